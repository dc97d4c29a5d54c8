// The library's answers, against a plain reading of the same question.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ask, asking, type Answer } from '@/utils/finding/ask';
import { findingsOf } from '@/utils/finding/checks';
import { CHECKED, EVERYTHING, type Question } from '@/utils/finding/question';
import { dropPassages, emptyShelf, putPassages, setChecks, setConcepts, setDocuments } from '@/utils/finding/shelf';
import { conceptsOf, type Annotation } from '@/utils/model/annotation';
import type { Iri } from '@/utils/model/ids';
import type { Pack, QuoteCheck } from '@/utils/model/pack';
import { annotation, COLLEAGUE, concept, ME, paper } from '../library/shelf';

const CONCEPTS = [concept('Contracting'), concept('Two-stage', { broader: [concept('Contracting').id] }), concept('Voice')];
const PAPERS = [
  paper({ n: 1, metadata: { ...paper().metadata, title: 'Zebra crossings', authors: ['Ötzi Äpfel'] } }),
  paper({ n: 2, metadata: { ...paper().metadata, title: 'Aardvarks' } }),
];
const WORDS = ['open', 'opening', 'books', 'naïve', 'trust'];

const passages = fc
  .array(
    fc.record({
      words: fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 }),
      note: fc.constantFrom('', 'Trust me'),
      document: fc.constantFrom(...PAPERS.map((p) => p.id)),
      concepts: fc.subarray(CONCEPTS.map((c) => c.id)),
      creator: fc.constantFrom({ id: ME, name: 'Me' }, { id: COLLEAGUE, name: 'Ben Naïve' }),
      day: fc.integer({ min: 1, max: 9 }),
      isRefused: fc.boolean(),
      isStarred: fc.boolean(),
    }),
    { maxLength: 12 },
  )
  .map((all) =>
    all.map((p, i) =>
      annotation({
        n: i,
        note: p.note,
        document: p.document,
        concepts: p.concepts,
        creator: p.creator,
        created: `2026-04-0${p.day}T10:00:00.000Z`,
        modified: `2026-05-0${p.day}T10:00:00.000Z`,
        target: {
          source: 'https://example.org/paper-1',
          selectors: [
            { type: 'TextQuoteSelector', exact: p.words.join(' '), prefix: '', suffix: '' },
            { type: 'TextPositionSelector', start: 100 - i, end: 110 },
          ],
          headings: [],
        },
        ...(p.isRefused && { refusedWordings: ['another'] }),
        ...(p.isStarred && { isStarred: true }),
      }),
    ),
  );

const questions: fc.Arbitrary<Question> = fc.record({
  words: fc.constantFrom('', 'op', 'OPEN book', 'naive', '"open books"', 'trust', 'zebra', 'apfel', 'contract', 'nothing'),
  concepts: fc.subarray(CONCEPTS.map((c) => c.id)),
  documents: fc.subarray(PAPERS.map((p) => p.id)),
  annotators: fc.subarray([ME, COLLEAGUE]),
  marks: fc.subarray(['starred', 'refused'] as const),
  checked: fc.subarray([...CHECKED]),
  from: fc.constantFrom('', '2026-04-03'),
  to: fc.constantFrom('', '2026-04-06'),
  order: fc.constantFrom('newest', 'oldest', 'document'),
  see: fc.constant('passages'),
});

const plain = (text: string): string => ` ${text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9|]+/g, ' ').trim()} `; // prettier-ignore
const above = (id: Iri): readonly Iri[] => [id, ...(CONCEPTS.find((c) => c.id === id)?.broader ?? [])];

/** As a reader would look through a pile. */
function meets(a: Annotation, q: Question, leftOut?: string): boolean {
  const document = PAPERS.find((p) => p.id === a.document)!;
  const all = plain(
    [
      ...a.target.selectors.flatMap((s) => (s.type === 'TextQuoteSelector' ? [s.exact] : [])),
      ...a.bodies.flatMap((b) => (b.purpose === 'commenting' ? [b.value] : [])),
      a.creator.name,
      ...conceptsOf(a).map((id) => CONCEPTS.find((c) => c.id === id)!.prefLabel),
      document.metadata.title,
      ...document.metadata.authors,
    ].join(' | '),
  );
  const words = q.words.startsWith('"') ? [`${plain(q.words)}`] : plain(q.words).trim().split(' ').filter(Boolean).map((w) => ` ${w}`); // prettier-ignore
  const day = a.created.slice(0, 10);
  const isIn = (facet: string, chosen: readonly string[], own: readonly string[]): boolean =>
    leftOut === facet || chosen.length === 0 || own.some((o) => chosen.includes(o));
  return (
    words.every((word) => all.includes(word)) &&
    isIn('documents', q.documents, [a.document]) &&
    isIn('annotators', q.annotators, [a.creator.id]) &&
    isIn('marks', q.marks, marksOf(a)) &&
    isIn('checked', q.checked, [checkedOf(a)]) &&
    isIn('concepts', q.concepts, conceptsOf(a).flatMap(above)) &&
    (q.from === '' || day >= q.from) &&
    (q.to === '' || day <= q.to)
  );
}

const marksOf = (a: Annotation): readonly string[] => [...(a.isStarred ? ['starred'] : []), ...(a.refusedWordings ? ['refused'] : [])];

/** By the last digit of its id: what a check found, before or after the passage was changed. */
const FOUND: Readonly<Record<string, QuoteCheck>> = {
  '1': { at: '2026-06-01T00:00:00.000Z', outcome: 'same' },
  '2': { at: '2026-06-01T00:00:00.000Z', outcome: 'changed', found: 'other words' },
  '3': { at: '2026-06-01T00:00:00.000Z', outcome: 'gone' },
  '4': { at: '2026-06-01T00:00:00.000Z', outcome: 'not-reached' },
  '5': { at: '2026-01-01T00:00:00.000Z', outcome: 'changed', found: 'before it was mended' },
};
const checkedOf = ({ id }: Annotation): string => ({ '1': 'same', '2': 'changed', '3': 'gone' })[id.slice(-1)] ?? 'unchecked';
const packOf = (all: readonly Annotation[]): Pack => ({
  id: 'urn:x:pack',
  title: 'Checked',
  creator: { id: ME, name: 'Me' },
  created: '2026-06-01T00:00:00.000Z',
  modified: '2026-06-01T00:00:00.000Z',
  grouping: 'none',
  lines: all.map(({ id }) => {
    const live = FOUND[id.slice(-1)];
    return { annotation: id, comment: '', ...(live && { live }) };
  }),
});

function shelfOf(all: readonly Annotation[]) {
  const shelf = emptyShelf();
  putPassages(shelf, all);
  setDocuments(shelf, PAPERS);
  setConcepts(shelf, CONCEPTS);
  setChecks(shelf, findingsOf([packOf(all)]));
  return shelf;
}

const counted = (all: readonly Annotation[], of: (a: Annotation) => readonly Iri[]): Answer['counts']['documents'] => {
  const counts = new Map<Iri, number>();
  for (const a of all) for (const id of new Set(of(a))) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
};
const sorted = (counts: ReadonlyMap<string, number>) => [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1));

describe('the library', () => {
  it('answers as somebody who looks at each passage', () =>
    fc.assert(
      fc.property(passages, fc.array(questions, { minLength: 1, maxLength: 4 }), (all, several) => {
        const asked = asking(shelfOf(all));
        for (const q of several) {
          const answer = ask(asked, q);
          expect(answer.ids.toSorted()).toEqual(all.filter((a) => meets(a, q)).map((a) => a.id)); // prettier-ignore
          const without = (facet: string) => all.filter((a) => meets(a, q, facet));
          expect(sorted(answer.counts.documents)).toEqual(sorted(counted(without('documents'), (a) => [a.document])));
          expect(sorted(answer.counts.concepts)).toEqual(sorted(counted(without('concepts'), (a) => conceptsOf(a).flatMap(above))));
          expect(sorted(answer.counts.checked)).toEqual(sorted(counted(without('checked'), (a) => [checkedOf(a)])));
          expect(sorted(answer.counts.annotators)).toEqual(sorted(counted(without('annotators'), (a) => [a.creator.id])));
        }
      }),
    ));

  it('remembers nothing that has changed since', () => {
    const shelf = shelfOf([annotation({ n: 1, note: 'open' }), annotation({ n: 2, note: '' })]);
    const asked = asking(shelf);
    const ids = () => ask(asked, { ...EVERYTHING, words: 'open' }).ids;
    expect(ids()).toEqual([annotation({ n: 1 }).id]);
    putPassages(shelf, [annotation({ n: 2, note: 'opened' }), annotation({ n: 3, note: 'opening' })]);
    dropPassages(shelf, [annotation({ n: 1 }).id]);
    expect(ids()).toEqual([annotation({ n: 2 }).id, annotation({ n: 3 }).id]);
  });

  it('puts passages by day, or by title and then as they stand in the text', () => {
    const at = (n: number, start: number, modified: string, document = PAPERS[0]!.id) =>
      annotation({
        n,
        document,
        modified,
        target: { ...annotation({ n }).target, selectors: [...annotation({ n }).target.selectors, { type: 'TextPositionSelector', start, end: start + 1 }] }, // prettier-ignore
      });
    const asked = asking(
      shelfOf([at(1, 500, '2026-01-02T00:00:00.000Z'), at(2, 20, '2026-01-01T00:00:00.000Z'), at(3, 900, '2026-01-03T00:00:00.000Z', PAPERS[1]!.id)]), // prettier-ignore
    );
    const order = (o: Question['order']) => ask(asked, { ...EVERYTHING, order: o }).ids.map((id) => Number(id.slice(-1)));
    expect([order('newest'), order('oldest'), order('document')]).toEqual([
      [3, 1, 2],
      [2, 1, 3],
      [3, 2, 1],
    ]);
  });

  it('goes by the check with the newest words, of whichever pack', () => {
    const line = (kept: QuoteCheck, live?: QuoteCheck): Pack => ({
      ...packOf([]),
      lines: [{ annotation: 'urn:x:1', comment: '', kept, ...(live && { live }) }],
    });
    const page: QuoteCheck = { at: '2026-06-02T00:00:00.000Z', outcome: 'changed', found: 'x' };
    // Compared later, but with a text that is older than the page was.
    const kept: QuoteCheck = { at: '2026-06-03T00:00:00.000Z', taken: '2026-05-01T00:00:00.000Z', outcome: 'same' };
    const outcome = (...packs: readonly Pack[]) => findingsOf(packs).get('urn:x:1')?.outcome;
    expect(outcome(line(kept, page))).toBe('changed');
    expect(outcome(line({ ...kept, taken: '2026-06-03T00:00:00.000Z' }, page))).toBe('same');
    expect(outcome(line(kept, page), line({ at: '2026-07-01T00:00:00.000Z', outcome: 'gone' }))).toBe('gone');
    expect(outcome(line({ at: '2026-07-01T00:00:00.000Z', outcome: 'no-text' }))).toBeUndefined();
  });

  it('is not led round a ring of concepts', () => {
    const [a, b] = [concept('A', { broader: [concept('B').id] }), concept('B', { broader: [concept('A').id] })];
    const shelf = shelfOf([annotation({ n: 1, concepts: [a.id] })]);
    setConcepts(shelf, [a, b]);
    expect(ask(asking(shelf), { ...EVERYTHING, concepts: [b.id] }).ids).toHaveLength(1);
  });
});
