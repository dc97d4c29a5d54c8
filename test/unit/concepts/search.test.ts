import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, foldText } from '@/utils/text/word-fold';
import { indexScheme } from '@/utils/concepts/scheme';
import { rank, RECENT_SHOWN } from '@/utils/concepts/search';
import { BUILT_IN } from '@/utils/concepts/seed';
import { anyConcepts, anyText, concept, manyConcepts } from './concept-maker';

const builtIn = indexScheme(BUILT_IN.concepts);
const idOf = (label: string) => BUILT_IN.concepts.find((c) => c.prefLabel === label)?.id ?? '';
const labels = (typed: string, recent: readonly string[] = []) => rank(builtIn, typed, recent.map(idOf)).map((r) => r.concept.prefLabel);

describe('typing a few letters', () => {
  test.each([
    ['op', 'Open books'],
    ['ac', 'Accountability'],
    ['co', 'Commissioning'],
    ['ma', 'Market-making'],
    ['coop', 'Co-operative'],
    ['co-op', 'Co-operative'],
    ['COOPERATIVE', 'Co-operative'],
    ['co-operative', 'Co-operative'],
    ['co-operative sch', 'Co-operative school trust or academy'],
    ['market making', 'Market-making'],
    ['marketmaking', 'Market-making'],
    ['quasi mutual', 'Quasi-mutual'],
    ['spinout', 'Spin-out'],
    ['mutual', 'Mutual learning'],
    ['mutuals', 'Public service mutual'],
    ['accountability', 'Accountability'],
    ['books', 'Open books'],
    ['to users', 'Accountability to users'],
    ['users account', 'Accountability to users'],
    ['members', 'Accountability to members and the community'],
    ['mlda', 'Multiple lines of direct accountability'],
    ['mda', 'Multiple lines of direct accountability'],
    ['ia', 'Independent assessment'],
    ['vert', 'Single vertical line of accountability'],
    ['kpi', 'Contractual accountability'],
    ['gam', 'Gaming the system'],
    ['ünions', 'Trade-union stance'],
    ['priv', 'Private or shareholder ownership'],
    ['asymm', 'Information asymmetry'],
    ['  open   BOOKS  ', 'Open books'],
    ['auditor', 'Independent assessment'],
  ])('%j puts %s first', (typed, first) => expect(labels(typed)[0]).toBe(first));

  test('finds nothing where nothing fits, and does not take chance letters for initials', () => {
    expect(labels('zzz')).toEqual([]);
    expect(labels('open zzz')).toEqual([]);
    expect(labels('oxb')).toEqual([]);
    expect(labels('bo').slice(0, 1)).toEqual(['Open books']);
  });

  test('ranks label, word of a label, other name, initials, middle, path, definition in this order', () => {
    const index = indexScheme([
      concept('Zero', { definition: 'About abbeys' }),
      concept('Path', { broader: ['house-abbey'] }),
      concept('Middle scabbed'),
      concept('a big bear egg'),
      concept('Other', { altLabels: ['new abbe'] }),
      concept('Other first', { altLabels: ['abbe'] }),
      concept('House abbey'),
      concept('Abbey rules'),
      concept('Abbe'),
    ]);
    expect(rank(index, 'abbe', []).map((r) => r.concept.prefLabel)).toEqual([
      'Abbe',
      'Abbey rules',
      'House abbey',
      'Other first',
      'Other',
      'a big bear egg',
      'Middle scabbed',
      'Path',
      'Zero',
    ]);
  });

  test('shows where it was found, in the original spelling', () => {
    const index = indexScheme([concept('Les écoles', { altLabels: ['École (co-opérative)'], definition: 'Straße der Schulen' })]);
    const found = (typed: string) => {
      const match = rank(index, typed, [])[0]?.matched;
      return match === undefined ? undefined : [match.field, match.text.slice(match.start, match.end)];
    };
    expect(found('ecol')).toEqual(['label', 'écol']);
    expect(found('les ecoles')).toEqual(['label', 'Les écoles']);
    expect(found('cooper')).toEqual(['altLabel', 'co-opér']);
    expect(found('cooperative')).toEqual(['altLabel', 'co-opérative']);
    expect(found('strasse')).toEqual(['definition', 'Straße']);
    expect(rank(builtIn, 'mda', [])[0]?.matched).toMatchObject({ field: 'label', start: 0 });
  });

  test('marks a letter whole that is typed as two, such as Ǽ by its a', () => {
    const matched = rank(indexScheme([concept('Ǽquity')]), 'a', [])[0]?.matched;
    expect(matched).toMatchObject({ text: 'Ǽquity', start: 0, end: 1 });
  });
  test('gives the path that leads to it', () => {
    expect(rank(builtIn, 'to staff', [])[0]?.path).toEqual(['Accountability', 'Multiple lines of direct accountability']);
  });
});

describe('what was used lately', () => {
  test('comes first among equals, and ahead of one step better, but not ahead of the very label', () => {
    expect(labels('co', ['Contractual accountability'])[0]).toBe('Contractual accountability');
    expect(labels('mutual', ['Public service mutual'])[0]).toBe('Public service mutual');
    expect(labels('accountability', ['Accountability to staff'])[0]).toBe('Accountability');
    expect(labels('gaming', ['Information asymmetry'])[0]).toBe('Gaming the system');
  });
  test('is lifted further the oftener it was used, but not ahead of the very label', () => {
    const others = [
      'Commissioning',
      'Mutual',
      'Open books',
      'User voice',
      'Gaming the system',
      'Co-operative',
      'Spin-out',
      'Market-making',
    ];
    const lately = ['Accountability to users', 'Accountability to staff'];
    expect(labels('acc to', [...others, ...lately]).slice(0, 2)).toEqual(lately);
    const often = [...others, ...lately, 'Accountability to staff', 'Accountability to staff', 'Accountability to staff'];
    expect(labels('acc to', often).slice(0, 2)).toEqual(lately.toReversed());
    const always = Array.from({ length: 1000 }, () => 'Accountability to staff');
    expect(labels('accountability', [...others, ...always])[0]).toBe('Accountability');
  });
  test('leads the list while nothing is typed, as many as there are digits; the rest follows in tree order', () => {
    const recent = ['User voice', 'Open books', 'User voice'];
    const all = labels('', recent);
    expect(all.slice(0, 4)).toEqual(['User voice', 'Open books', 'Commissioning', 'Two-stage contracting']);
    expect(all).toHaveLength(BUILT_IN.concepts.length);
    const many = BUILT_IN.concepts.map((c) => c.prefLabel).toReversed();
    expect(labels(' -- ', many).slice(0, RECENT_SHOWN)).toEqual(many.slice(0, 9));
    expect(labels('', many)[RECENT_SHOWN]).toBe('Commissioning');
  });
});

test('folding is the same with and without the way back', () => {
  for (const taken of ['⩴', 'a ⩴ b', '≠', '＇', '½', '℀']) expect(foldText(taken)).toBe(fold(taken).text);
  expect(fold('cafe\u0301s').text).toBe('cafes');
  fc.assert(
    fc.property(fc.oneof(anyText, fc.string()), (text) => {
      const { text: folded, at } = fold(text);
      expect(foldText(text)).toBe(folded);
      expect(at).toHaveLength(folded.length + 1);
      expect(at.toSorted((a, b) => a - b)).toEqual(at);
    }),
  );
});

describe('whatever is typed into whatever codebook', () => {
  const squeezed = (text: string) => fold(text).text.replaceAll(' ', '');

  test('every result holds every typed word, the order is the same each time, and a limit only cuts', () => {
    fc.assert(
      fc.property(anyConcepts, anyText, fc.array(fc.constantFrom('c0', 'c1', 'c2', 'gone')), (concepts, typed, recent) => {
        const index = indexScheme(concepts);
        const results = rank(index, typed, recent);
        expect(rank(index, typed, recent)).toEqual(results);
        expect(rank(index, typed, recent, 3)).toEqual(results.slice(0, 3));
        expect(new Set(results.map((r) => r.concept.id)).size).toBe(results.length);
        for (const { concept: c, path, matched } of results) {
          if (squeezed(typed) === '') {
            expect(matched).toBeUndefined();
            continue;
          }
          const everything = [...path, c.prefLabel, ...c.altLabels, c.definition].map(squeezed).join(' ');
          const initials = fold(c.prefLabel)
            .text.split(' ')
            .map((w) => w[0])
            .join('');
          for (const word of fold(typed).text.split(' ')) {
            const isSubsequence = [...word].reduce((at, letter) => (at < 0 ? at : initials.indexOf(letter, at) + 1 || -1), 0) >= 0;
            expect(everything.includes(word) || isSubsequence).toBe(true);
          }
          expect(matched?.text.slice(matched.start, matched.end)).not.toBe('');
        }
      }),
    );
  });

  test('a concept is found by its whole label and by every other name', () => {
    fc.assert(
      fc.property(anyConcepts, (concepts) => {
        const index = indexScheme(concepts);
        for (const { concept: c } of index.inOrder) {
          for (const name of [c.prefLabel, ...c.altLabels]) expect(rank(index, name, []).map((r) => r.concept)).toContain(c);
        }
      }),
    );
  });

  test('nothing typed lists everything once', () => {
    fc.assert(
      fc.property(anyConcepts, fc.array(fc.constantFrom('c0', 'c1', 'gone')), (concepts, recent) => {
        const index = indexScheme(concepts);
        expect(rank(index, '', recent)).toHaveLength(index.inOrder.length);
      }),
    );
  });

  test('each keystroke in a codebook of 2,000 concepts finds some', () => {
    const index = indexScheme(manyConcepts());
    const recent = ['c5', 'c77', 'c1999'];
    for (const typed of ['', 'm', 'mu', 'mut', 'mutual own', 'trust of lic']) {
      expect(rank(index, typed, recent, 50).length).toBeGreaterThan(0);
    }
  });
});
