import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textFragmentUrl } from '@/utils/citation/text-fragment';
import type { TextQuoteSelector } from '@/utils/model/selector';
import { findDirective, parseDirective } from './match-directive';

const SUITE = '../shared/conformance/text-fragments';
const URL_ = 'https://example.org/paper';

const TEXT = [
  'Who answers to whom?',
  'Contents',
  'The depot, the drivers and the council',
  'The depot belonged to the drivers’ co-operative (founded in 1998), and the council paid it by the journey – 3.50 a head & no more.',
  'Every quarter the co-operative opened its books to the council, and twice a year the riders’ forum asked what it liked: why the 42 ran late, why the night bus was cut, what the new depot cost. Nobody was obliged to like the answers, but somebody had to give them, in the room, to people who would take the bus home. The council called this soft; the riders called it the only meeting that ever changed a timetable.',
  'Nobody was obliged',
  'It would be wrong to call it privatisation. It would be wrong to call it anything else.',
].join('\n');

/** The selector of a quote that stands in `[brackets]` around its first occurrence, with `context` characters either side. */
function select(exact: string, context = 32, text = TEXT): TextQuoteSelector {
  const at = text.indexOf(exact);
  return selectAt(at, at + exact.length, context, text);
}
const selectAt = (start: number, end: number, context: number, text: string): TextQuoteSelector => ({
  type: 'TextQuoteSelector',
  exact: text.slice(start, end),
  prefix: text.slice(Math.max(0, start - context), start),
  suffix: text.slice(end, end + context),
});
const found = (url: string, text = TEXT) => {
  const place = findDirective(text, url);
  return place === undefined ? undefined : text.slice(place.start, place.end);
};

describe('the link to a passage', () => {
  test('spells out a short quote in one block', () => {
    expect(textFragmentUrl(URL_, select('why the night bus was cut'))).toBe(`${URL_}#:~:text=why%20the%20night%20bus%20was%20cut`);
  });
  test('encodes what is syntax in a directive, and what would end a link in running text', () => {
    const url = textFragmentUrl(
      URL_,
      select('co-operative (founded in 1998), and the council paid it by the journey – 3.50 a head & no more'),
    );
    expect(url).toBe(
      `${URL_}#:~:text=co%2Doperative%20%28founded%20in%201998%29%2C%20and%20the%20council%20paid%20it%20by%20the%20journey%20%E2%80%93%203.50%20a%20head%20%26%20no%20more`,
    );
    expect(found(url)).toBe('co-operative (founded in 1998), and the council paid it by the journey – 3.50 a head & no more');
  });
  test('adds words from either side of a quote that is short', () => {
    const url = textFragmentUrl(URL_, select('books'));
    expect(parseDirective(url)).toEqual({ prefix: 'operative opened its', start: 'books', end: '', suffix: 'to the council' });
    expect(found(url)).toBe('books');
  });
  test('takes context from the block before and never across two', () => {
    const url = textFragmentUrl(URL_, select('Contents'));
    expect(parseDirective(url)).toMatchObject({ prefix: 'answers to whom?', start: 'Contents' });
    expect(found(url)).toBe('Contents');
  });
  test('finds the very place among several, when the document is known', () => {
    const heading = selectAt(TEXT.lastIndexOf('Nobody was obliged'), TEXT.lastIndexOf('Nobody was obliged') + 18, 60, TEXT);
    expect(findDirective(TEXT, textFragmentUrl(URL_, heading, { text: TEXT }))?.start).toBe(TEXT.lastIndexOf('Nobody was obliged'));
    const second = TEXT.lastIndexOf('It would be wrong to call it');
    expect(findDirective(TEXT, textFragmentUrl(URL_, selectAt(second, second + 28, 60, TEXT), { text: TEXT }))?.start).toBe(second);
    expect(textFragmentUrl(URL_, select('timetable'), { text: TEXT })).toBe(`${URL_}#:~:text=timetable`);
  });
  test('names a quote across blocks by its first and last words', () => {
    const exact = TEXT.slice(TEXT.indexOf('council paid it'), TEXT.indexOf(', and twice a year'));
    const url = textFragmentUrl(URL_, select(exact));
    expect(parseDirective(url)).toMatchObject({ start: 'council paid it by the journey', end: 'opened its books to the council' });
    expect(found(url)).toBe(exact);
  });
  test('names a long quote by its first and last words', () => {
    const exact = TEXT.slice(TEXT.indexOf('Every quarter'), TEXT.indexOf(' The council called'));
    expect(exact.length).toBeGreaterThan(300);
    const url = textFragmentUrl(URL_, select(exact));
    expect(url.length).toBeLessThan(150);
    expect(found(url)).toBe(exact);
  });
  test('takes a word that was half selected whole, or leaves it out when it is not known whole', () => {
    expect(found(textFragmentUrl(URL_, select('hy the night bus was cu')))).toBe('why the night bus was cut');
    expect(found(textFragmentUrl(URL_, { ...select('hy the night bus was cu'), prefix: 'w', suffix: 't' }))).toBe('the night bus was');
    expect(found(textFragmentUrl(URL_, { ...select(' the night bus was '), prefix: '', suffix: '' }))).toBe('the night bus was');
  });
});

describe('the address', () => {
  const fragmentFor = (url: string) => textFragmentUrl(url, select('why the night bus was cut'));
  const DIRECTIVE = ':~:text=why%20the%20night%20bus%20was%20cut';
  test('keeps its fragment and loses an older directive', () => {
    expect(fragmentFor(`${URL_}#s2`)).toBe(`${URL_}#s2${DIRECTIVE}`);
    expect(fragmentFor(`${URL_}#s2:~:text=old&text=older`)).toBe(`${URL_}#s2${DIRECTIVE}`);
    expect(fragmentFor(`${URL_}#:~:text=old`)).toBe(`${URL_}#${DIRECTIVE}`);
    expect(fragmentFor(`${URL_}?q=1#!/a#b`)).toBe(`${URL_}?q=1#!/a#b${DIRECTIVE}`);
  });
  test('of a PDF gets the page when it is known, and never a directive', () => {
    const pdf = 'https://example.org/paper.PDF?v=2';
    const page = { type: 'FragmentSelector', value: 'page=12', conformsTo: 'http://tools.ietf.org/rfc/rfc3778' } as const;
    expect(textFragmentUrl(`${pdf}#page=3`, select('books'), { fragment: page })).toBe(`${pdf}#page=12`);
    expect(textFragmentUrl(pdf, select('books'))).toBe(pdf);
    expect(textFragmentUrl(URL_, select('why the night bus was cut'), { fragment: { type: 'FragmentSelector', value: 's2' } })).toContain(
      DIRECTIVE,
    );
  });
  test('that no browser scrolls in stays as it is', () => {
    expect(fragmentFor('urn:x-pdf:abc')).toBe('urn:x-pdf:abc');
    expect(textFragmentUrl(`${URL_}#s2`, { type: 'TextQuoteSelector', exact: '— …', prefix: 'a ', suffix: ' b' })).toBe(`${URL_}#s2`);
  });
});

describe('whatever is selected', () => {
  const words = fc.constantFrom(
    'the',
    'council',
    'co-operative',
    '(mutual)',
    '3.5',
    'riders’',
    'accountability,',
    'is',
    'to',
    'État',
    'Nº',
    '市場',
    '“open',
    'books”',
    '👩‍🏫',
    '&',
    '–',
  );
  const block = fc.array(words, { minLength: 1, maxLength: 70 }).map((w) => w.join(' '));
  const document = fc.array(block, { minLength: 1, maxLength: 5 }).map((b) => b.join('\n'));

  test('from word to word, with the document known: the link finds the passage, or the same words, never nothing', () => {
    fc.assert(
      fc.property(document, fc.nat(), fc.nat(), (text, a, b) => {
        const gaps = [0, ...Array.from(text.matchAll(/\s/g), (m) => m.index), text.length];
        const [from = 0, to = 0] = [gaps[a % gaps.length] ?? 0, gaps[b % gaps.length] ?? 0].sort((x, y) => x - y);
        const selector = selectAt(from, to, 80, text);
        const url = textFragmentUrl(URL_, selector, { text });
        if (parseDirective(url) === undefined) {
          expect(selector.exact).not.toMatch(/[\p{L}\p{N}]/u);
          return;
        }
        const place = found(url, text);
        expect(place).toBeDefined();
        // Where the document repeats itself within the context kept, the first of equals is found: same ends, all the same.
        const bare = (s: string) => s.match(/[\p{L}\p{N}]+/gu) ?? [];
        expect(bare(place ?? '')[0]?.toLowerCase()).toBe(bare(selector.exact)[0]?.toLowerCase());
        expect(
          bare(place ?? '')
            .at(-1)
            ?.toLowerCase(),
        ).toBe(bare(selector.exact).at(-1)?.toLowerCase());
      }),
      { numRuns: 300 },
    );
  });

  test('at any two offsets, in any text: a URL that parses, and no exception', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 400 }),
        fc.string({ maxLength: 40 }),
        fc.string({ unit: 'binary', maxLength: 40 }),
        (exact, prefix, suffix) => {
          const url = textFragmentUrl(URL_, { type: 'TextQuoteSelector', exact, prefix: prefix + '\ud83d', suffix: '\udc69' + suffix });
          expect(new URL(url).href).toBe(url);
          if (url !== URL_) expect(parseDirective(url)).toBeDefined();
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe.skipIf(!existsSync(SUITE))('the matcher of these tests against the public suite', () => {
  interface Case {
    readonly fragment: string;
    readonly matches: boolean;
    readonly description: string;
  }
  /** These turn on boxes, hidden or generated content: a page is needed, text alone will not do. */
  const NEEDS_A_PAGE =
    /generated|visibility|hidden|invisible|display: none|Iframe|image|Inline node|multi-node|start of a node|overlapping rejected|apostrophe|3\.5/i;
  const html = existsSync(SUITE) ? readFileSync(`${SUITE}/find-range.target.html`, 'utf8') : '';
  const text = html
    .replace(/<(style|title|iframe)[\s\S]*?<\/\1>|<!--[\s\S]*?-->|<div style="(?:display|visibility)[^>]*>.*?<\/div>/g, '')
    .replace(/<\/?(?:p|div|body|br)\b[^>]*>/g, '\u0000')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&nbsp;', ' ')
    .replace(/\s+/g, ' ')
    .split(/ ?(?:\u0000 ?)+/)
    .filter((b) => b !== '')
    .join('\n');
  const cases = existsSync(SUITE) ? (JSON.parse(readFileSync(`${SUITE}/find-range.cases.json`, 'utf8')) as readonly Case[]) : [];
  const plain = cases.filter((c) => !NEEDS_A_PAGE.test(c.description));

  test.each(plain)('$fragment: $description', ({ fragment, matches }) => {
    expect(findDirective(text, fragment) !== undefined).toBe(matches);
  });
  test('covers most of it', () => {
    console.info(`text directives: ${plain.length} of ${cases.length} cases need no page`);
    expect(plain.length).toBeGreaterThan(40);
  });
});

if (!existsSync(SUITE)) console.info(`skipped: the public cases of text directives, ${SUITE} is not here`);
