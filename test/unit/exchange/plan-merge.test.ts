// What would an import do to a library, and what can it never do?
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planMerge } from '@/utils/exchange/plan-merge';
import { readSet, type ReadSet } from '@/utils/exchange/read';
import { writeSet } from '@/utils/exchange/write';
import type { AnnotationSet } from '@/utils/model/annotation-set';
import { withHistoryOf } from '@/utils/model/annotation';
import type { PaperDocument } from '@/utils/model/document';
import { byId, type Iri } from '@/utils/model/ids';
import type { LocalState, MergePlan } from '@/utils/model/merge';
import { annotation, anySet, applied, bytes, CODEBOOK, concept, EMPTY, id, ME, OTHER, PAPER, SCHEME, SET, target } from './make';

const incoming = (set: AnnotationSet): ReadSet => ({ set, refused: [] });
const after = (...sets: AnnotationSet[]): LocalState => sets.reduce((local, set) => applied(local, planMerge(local, incoming(set))), EMPTY);
const HERE = after(SET);

const renamed = (d: PaperDocument, name: (id: Iri) => Iri): PaperDocument => ({
  ...d,
  id: name(d.id),
  ...(d.editionOf !== undefined && { editionOf: name(d.editionOf) }),
});

/** The library with each document named by its first key, so that libraries with other ids compare. */
const plain = (local: LocalState): LocalState => {
  const key = new Map(local.documents.map((d) => [d.id, `urn:key:${d.keys[0]}`]));
  return {
    ...local,
    documents: local.documents.map((d) => renamed(d, (i) => key.get(i) ?? '')).sort(byId),
    annotations: local.annotations.map((x) => ({ ...x, document: key.get(x.document) ?? '' })),
  };
};

const isNothing = (plan: MergePlan): boolean =>
  [
    plan.documentsToAdd,
    plan.documentsToExtend,
    plan.schemesToAdd,
    plan.conceptsToAdd,
    plan.annotationsToAdd,
    plan.annotationsToExtend,
    plan.annotationsDiffering,
    plan.conceptsDiffering,
  ].every((all) => all.length === 0);

describe('importing', () => {
  test('adds all of a set to an empty library', () => {
    const plan = planMerge(EMPTY, incoming(SET));
    expect(plan).toMatchObject({
      label: 'Meals, spring',
      creatorName: 'Ada Reader',
      documentsToAdd: [PAPER],
      schemesToAdd: [SCHEME],
      conceptsToAdd: CODEBOOK.concepts,
      annotationsToAdd: SET.annotations,
      refused: [],
    });
  });

  test('the same file twice plans nothing the second time', () => {
    fc.assert(
      fc.property(anySet, anySet, (before, set) => {
        const local = after(before);
        const read = readSet(bytes(writeSet(set)));
        if (!read.ok) throw new Error(read.problem.detail);
        const first = planMerge(local, read.value);
        const second = planMerge(applied(local, first), read.value);
        // What differs is left as mine here and differs again; nothing else is left to do.
        expect(isNothing({ ...second, annotationsDiffering: [], conceptsDiffering: [] })).toBe(true);
        expect(second.annotationsDiffering).toEqual(first.annotationsDiffering);
        expect(second.annotationsSame).toBe(first.annotationsSame + first.annotationsToAdd.length);
      }),
      { numRuns: 60 },
    );
  });

  test('two sets that agree gives the same library in either order', () => {
    const halves = anySet.chain((set) => fc.tuple(fc.constant(set), fc.subarray([...set.annotations]), fc.subarray([...set.annotations])));
    fc.assert(
      fc.property(halves, fc.boolean(), ([set, some, others], isCopy) => {
        // The second set may know the same papers under ids of its own, made on another machine; the papers' keys tell.
        const rename = (i: string): string => (isCopy ? i.replace('urn:uuid:0', 'urn:uuid:9') : i);
        const a = { ...set, annotations: some };
        const b = {
          ...set,
          documents: set.documents.map((d) => renamed(d, rename)),
          annotations: others.map((x) => ({ ...x, document: rename(x.document) })),
        };
        expect(plain(after(b, a))).toEqual(plain(after(a, b)));
      }),
      { numRuns: 60 },
    );
  });

  test('gives the same plan in whatever order the records of the file come', () => {
    fc.assert(
      fc.property(anySet, anySet, (before, set) => {
        const local = after(before);
        const turned = { ...set, documents: set.documents.toReversed(), annotations: set.annotations.toReversed() };
        expect(planMerge(local, incoming(turned))).toEqual(planMerge(local, incoming(set)));
      }),
      { numRuns: 60 },
    );
  });

  test('changes neither library nor file', () => {
    const [local, file] = [structuredClone(HERE), structuredClone(incoming(SET))];
    planMerge(local, file);
    expect([local, file]).toEqual([HERE, incoming(SET)]);
  });
});

describe('annotations under an id that is known here', () => {
  const one = (more: Parameters<typeof annotation>[2], exact = 'the cooks answer to those who eat') =>
    incoming({ ...SET, annotations: [annotation(20, exact, more)] });

  test('are the same when only the version differs under which a concept was understood', () => {
    const [first, ...others] = SET.annotations;
    const bodies = first!.bodies.map((b) => (b.purpose === 'tagging' ? { ...b, version: '2026-11-25T10:00:00.000Z' } : b));
    expect(isNothing(planMerge(HERE, incoming({ ...SET, annotations: [{ ...first!, bodies }, ...others] })))).toBe(true);
  });

  test('are the same when only dates, the name or the order of tags differ', () => {
    const reversed = annotation(20, '').bodies.toReversed();
    const plan = planMerge(
      HERE,
      one({
        created: '2020-01-01T00:00:00.000Z',
        modified: '2020-01-01T00:00:00.000Z',
        creator: { ...ME, name: 'Ada R.' },
        bodies: reversed,
      }),
    );
    expect(plan.annotationsSame).toBe(1);
    expect(isNothing(plan)).toBe(true);
  });

  test.each([
    ['a note', one({ bodies: [{ purpose: 'commenting', value: 'Other words.' }] })],
    ['the annotator', one({ creator: OTHER })],
    ['the quote', one({}, 'other words')],
  ])('differ when %s differs, and mine is never replaced', (_what, file) => {
    const plan = planMerge(HERE, file);
    expect(plan.annotationsToAdd).toEqual([]);
    expect(plan.annotationsDiffering).toEqual([{ mine: SET.annotations[0], theirs: file.set.annotations[0], own: true }]);
  });

  test('of others may be replaced', () => {
    const plan = planMerge(HERE, incoming({ ...SET, annotations: [annotation(21, 'new words', { creator: OTHER })] }));
    expect(plan.annotationsDiffering).toMatchObject([{ own: false }]);
  });

  test('are the same when theirs is kept beside mine already', () => {
    const file = one({ bodies: [{ purpose: 'commenting', value: 'Theirs.' }] });
    const kept = { ...HERE, annotations: [...HERE.annotations, { ...file.set.annotations[0]!, id: id(77) }] };
    expect(planMerge(kept, file).annotationsSame).toBe(1);
  });
});

describe('the history of an annotation', () => {
  const [first, second, third] = ['one', 'two', 'three'].map((words) => target(words));
  const here = annotation(21, 'open books', { creator: OTHER, formerTargets: [first!, second!], refusedWordings: ['open roads'] });
  const there = { ...here, formerTargets: [third!, second!], refusedWordings: ['open doors'] };
  const local = { ...HERE, annotations: [here] };
  const file = (theirs: typeof here) => incoming({ ...SET, annotations: [theirs] });

  test('of others gains what the file knows more of, and nothing of it is a difference', () => {
    const plan = planMerge(local, file(there));
    expect(plan.annotationsSame).toBe(1);
    expect(plan.annotationsDiffering).toEqual([]);
    expect(plan.annotationsToExtend).toEqual([
      { ...here, formerTargets: [first, second, third], refusedWordings: ['open roads', 'open doors'] },
    ]);
    expect(planMerge({ ...local, annotations: plan.annotationsToExtend }, file(there)).annotationsToExtend).toEqual([]);
  });

  test('of my own is mine: no file hides a passage of mine', () => {
    const mine = { ...here, creator: ME };
    expect(isNothing(planMerge({ ...HERE, annotations: [mine] }, file({ ...there, creator: ME })))).toBe(true);
  });

  test('is the same whichever record comes first', () => {
    const whole = ({ formerTargets = [], refusedWordings = [] }: typeof here) => [
      new Set(formerTargets.map((t) => JSON.stringify(t))),
      new Set(refusedWordings),
    ];
    expect(whole(withHistoryOf(here, there))).toEqual(whole(withHistoryOf(there, here)));
  });

  test('keeps the place that the other record stood at, without what was refused there', () => {
    const moved = { ...here, target: third!, formerTargets: [here.target], refusedWordings: ['other words'] };
    expect(withHistoryOf(here, moved)).toEqual({ ...here, formerTargets: [first, second, third] });
  });

  test('does not tell targets apart by the order of their selectors', () => {
    const turned = { ...here.target, selectors: here.target.selectors.toReversed() };
    expect(withHistoryOf(here, { ...here, target: turned })).toBe(here);
  });
});

const copy = (n: number, key: string, url: string) => ({ url, key, seen: `2026-11-2${n}T00:00:00.000Z` });

describe('documents', () => {
  const theirs = {
    ...PAPER,
    id: id(500),
    keys: ['doi:10.1000/meals', '//mirror.example/meals'],
    sources: [copy(1, '//mirror.example/meals', 'https://mirror.example/meals')],
  };
  const file = incoming({ ...SET, documents: [theirs], annotations: [annotation(60, 'new', { document: theirs.id })] });

  test('are known by any key; annotations then point at the one that is here, which gains address and key', () => {
    const plan = planMerge(HERE, file);
    expect(plan.documentsToAdd).toEqual([]);
    expect(plan.documentsToExtend).toEqual([
      { ...PAPER, keys: [...PAPER.keys, '//mirror.example/meals'], sources: [...PAPER.sources, ...theirs.sources] },
    ]);
    expect(plan.annotationsToAdd[0]?.document).toBe(PAPER.id);
  });

  test('gain no key that another document here has', () => {
    const mirror = {
      ...PAPER,
      id: id(501),
      keys: ['//mirror.example/meals'],
      sources: [copy(2, '//mirror.example/meals', 'https://mirror.example/meals')],
    };
    const plan = planMerge({ ...HERE, documents: [PAPER, mirror] }, file);
    expect([...plan.documentsToAdd, ...plan.documentsToExtend]).toEqual([]);
  });
});

describe('concepts', () => {
  const book = (...concepts: (typeof CODEBOOK.concepts)[number][]) =>
    incoming({ ...SET, annotations: [], codebooks: [{ scheme: SCHEME, concepts }] });
  const known = CODEBOOK.concepts[0]!;

  test('are the same whatever their paint and dates', () => {
    const plan = planMerge(
      HERE,
      book({ ...known, paint: 5, modified: '2030-01-01T00:00:00.000Z', altLabels: known.altLabels.toReversed() }),
    );
    expect(plan.conceptsSame).toBe(1);
    expect(isNothing(plan)).toBe(true);
  });

  test('differ when the definition differs', () => {
    const theirs = { ...known, definition: 'Something else.' };
    expect(planMerge(HERE, book(theirs)).conceptsDiffering).toEqual([{ mine: known, theirs, own: false }]);
  });

  test('are the same whatever they meant before and wherever they stand among their siblings', () => {
    const earlier = [{ prefLabel: 'Old', definition: 'Old.', scopeNote: '', until: '2026-11-20T10:00:00.000Z', by: OTHER }];
    expect(isNothing(planMerge(HERE, book({ ...known, place: 4, earlier })))).toBe(true);
  });

  test('differ when they are retired there and used here, or are not to be used for something else', () => {
    for (const theirs of [
      { ...known, retired: { at: '2026-11-25T10:00:00.000Z', replacedBy: id(11) } },
      { ...known, notWhen: 'Not for meals.' },
    ])
      expect(planMerge(HERE, book(theirs)).conceptsDiffering).toEqual([{ mine: known, theirs, own: false }]);
  });

  test('of the built-in scheme are never changed, and new ones stand beside it', () => {
    const builtIn = { ...HERE, schemes: [{ ...SCHEME, builtIn: true }] };
    const plan = planMerge(builtIn, book({ ...known, definition: 'Hijacked.' }, concept(90, 'Of a newer edition')));
    expect(plan.conceptsDiffering).toEqual([]);
    expect(plan.conceptsSame).toBe(1);
    expect(plan.schemesToAdd).toMatchObject([{ id: `${SCHEME.id}/imported`, builtIn: false }]);
    expect(plan.conceptsToAdd).toMatchObject([{ id: id(90), scheme: `${SCHEME.id}/imported` }]);
    expect(isNothing(planMerge(applied(builtIn, plan), book(concept(90, 'Of a newer edition'))))).toBe(true);
  });

  test('in a file cannot call themselves built-in', () => {
    const file = incoming({ ...SET, codebooks: [{ ...CODEBOOK, scheme: { ...SCHEME, builtIn: true } }] });
    expect(planMerge(EMPTY, file).schemesToAdd).toEqual([SCHEME]);
  });

  test('that nobody defines make the annotation refused, with the reason', () => {
    const file = incoming({ ...SET, codebooks: [], annotations: [annotation(20, 'x')] });
    expect(planMerge(EMPTY, file).refused).toEqual([
      {
        where: `annotation ${id(20)}`,
        problem: { code: 'record-invalid', detail: `it names the concept ${id(11)}, which is neither in the file nor in your library` },
      },
    ]);
    expect(planMerge({ ...EMPTY, concepts: CODEBOOK.concepts }, file).annotationsToAdd).toHaveLength(1);
  });
});
