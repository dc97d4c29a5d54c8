// Sets to test with: one written out by hand, and arbitrary ones whose records fit together.
import * as fc from 'fast-check';
import type { Annotation, Annotator, Body, Target } from '@/utils/model/annotation';
import type { AnnotationSet } from '@/utils/model/annotation-set';
import type { Codebook, Concept, ConceptScheme } from '@/utils/model/concept';
import type { Origins, PaperDocument } from '@/utils/model/document';
import { byId, type Iri } from '@/utils/model/ids';
import type { LocalState, MergePlan } from '@/utils/model/merge';
import type { Selector, TextPositionSelector } from '@/utils/model/selector';

export const AT = '2026-11-22T10:00:00.000Z';
export const ME: Annotator = { id: 'urn:uuid:00000000-0000-4000-8000-0000000000aa', name: 'Ada Reader' };
export const OTHER: Annotator = { id: 'urn:uuid:00000000-0000-4000-8000-0000000000bb', name: 'Ben Reader' };
export const id = (n: number): Iri => `urn:uuid:00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const PAPER: PaperDocument = {
  id: id(1),
  metadata: {
    title: 'Who answers for the meals?',
    authors: ['A. Cook', 'B. Server'],
    publisher: 'The Canteen Trust',
    published: '2012-04',
    language: 'en-GB',
    doi: '10.1000/meals',
  },
  sources: [{ url: 'https://canteen.example/papers?id=7|8', key: '//canteen.example/papers?id=7%7C8', seen: AT }],
  keys: ['//canteen.example/papers?id=7%7C8', 'doi:10.1000/meals'],
  created: AT,
  modified: AT,
};

export const SCHEME: ConceptScheme = {
  id: id(2),
  title: 'Canteen codebook',
  description: 'Words for meals.',
  language: 'en',
  builtIn: false,
  created: AT,
  modified: AT,
};

export const concept = (n: number, prefLabel: string, more: Partial<Concept> = {}): Concept => ({
  id: id(n),
  scheme: SCHEME.id,
  prefLabel,
  altLabels: [],
  definition: '',
  scopeNote: '',
  example: '',
  broader: [],
  related: [],
  paint: 3,
  created: AT,
  modified: AT,
  ...more,
});

export const CODEBOOK: Codebook = {
  scheme: SCHEME,
  concepts: [
    concept(10, 'Accountability', {
      altLabels: ['answering', 'giving account'],
      definition: 'Being held to answer.',
      scopeNote: 'Not responsibility.',
      example: '“They answer to eaters.”',
    }),
    concept(11, 'To users', { broader: [id(10)] }),
    concept(12, 'Open books', { related: [id(11)] }),
  ],
};

export const position = (start: number, exact: string, astralBefore?: number): TextPositionSelector => {
  const plain: TextPositionSelector = { type: 'TextPositionSelector', start, end: start + exact.length };
  return astralBefore === undefined ? plain : Object.assign({}, plain, { astralBefore });
};

export function target(exact: string, start = 100): Target {
  const at = (value: string, offset: number) => ({ type: 'XPathSelector', value, refinedBy: position(offset, '') }) as const;
  return {
    source: 'https://canteen.example/papers?id=7|8',
    selectors: [
      { type: 'TextQuoteSelector', exact, prefix: 'As we said, ', suffix: ' and no more.' },
      position(start, exact),
      { type: 'RangeSelector', startSelector: at('/html[1]/body[1]/p[2]', 3), endSelector: at('/html[1]/body[1]/p[3]', 9) },
    ],
    headings: ['Meals', 'Who pays'],
  };
}

export const annotation = (n: number, exact: string, more: Partial<Annotation> = {}): Annotation => ({
  id: id(n),
  document: PAPER.id,
  target: target(exact),
  bodies: [
    { purpose: 'tagging', concept: id(11) },
    { purpose: 'commenting', value: 'See the <b>minutes</b>.' },
  ],
  creator: ME,
  created: AT,
  modified: '2026-11-22T11:00:00.000Z',
  ...more,
});

export const SET: AnnotationSet = {
  id: id(3),
  label: 'Meals, spring',
  creator: ME,
  created: AT,
  documents: [PAPER],
  codebooks: [CODEBOOK],
  annotations: [
    annotation(20, 'the cooks answer to those who eat'),
    annotation(21, 'every 🏠 counts', {
      bodies: [
        { purpose: 'tagging', concept: id(10) },
        { purpose: 'tagging', concept: id(12) },
      ],
      creator: OTHER,
    }),
    annotation(22, 'open books', { bodies: [], formerTargets: [target('open book'), target('open ledgers')] }),
  ],
};

/** Links sorted and records in order of id: what a file keeps of a set. */
export const canonical = (set: AnnotationSet): AnnotationSet => ({
  ...set,
  documents: [...set.documents].sort(byId),
  annotations: [...set.annotations].sort(byId),
  codebooks: [...set.codebooks]
    .sort((a, b) => byId(a.scheme, b.scheme))
    .map(({ scheme, concepts }) => ({
      scheme,
      concepts: concepts.map((c) => ({ ...c, broader: [...c.broader].sort(), related: [...c.related].sort() })),
    })),
});

export const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));

const words = fc.oneof(
  fc.constantFrom(
    '',
    'plain words',
    '<script>alert(1)</script>',
    'naïve 🏠🏡 café',
    '"quoted" \\ back',
    '\u202Eevil',
    'a\nb',
    '=1+1',
    '__proto__',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
);
const some = words.filter((w) => w.trim() !== '');
const time = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2200-12-31T00:00:00Z'), noInvalidDate: true })
  .map((d) => d.toISOString());
const number = fc.integer({ min: 0, max: 40 });
const address = fc
  .tuple(number, fc.constantFrom('', '?a=b|c', '?q=%', '?x={1}^`', '/é', "/a'b(c)*", '?[x]=1'))
  .map(([n, tail]) => `https://papers.example/${n}${tail}`);

const selectors = fc
  .tuple(some, words, words, fc.nat(10_000), fc.option(fc.nat(50), { nil: undefined }), fc.boolean())
  .map(([exact, prefix, suffix, start, astral, hasPage]): readonly Selector[] => [
    { type: 'TextQuoteSelector', exact, prefix, suffix },
    position(start + 2 * (astral ?? 0), exact, astral),
    ...(hasPage ? [{ type: 'FragmentSelector', value: 'page=12', conformsTo: 'http://tools.ietf.org/rfc/rfc3778' } as const] : []),
  ]);
const targets = fc.record(
  {
    source: address,
    selectors,
    headings: fc.array(words, { maxLength: 3 }),
    pageLabel: fc.constantFrom('iv', '12', 'A-3'),
    isRecognised: fc.constant(true as const),
  },
  { requiredKeys: ['source', 'selectors', 'headings'] },
);

const someWords = words.filter((text) => text !== '');
/** Facts that a file keeps as they are: the writer's own hand becomes the sender's, see `round-trip.test.ts`. */
const details = fc.record(
  {
    subtitle: someWords,
    updated: fc.constantFrom('2013', '2013-05-06'),
    number: fc.constantFrom('HC 123', '12'),
    isbn: fc.constant('9783161484100'),
    kind: someWords,
    licence: fc.constantFrom('https://licences.example/open', 'Open Licence 3.0'),
  },
  { requiredKeys: [] },
);
const origins = fc.record(
  { title: fc.constantFrom('citation', 'sender'), authors: fc.constant('page'), number: fc.constantFrom('page', 'json-ld') },
  { requiredKeys: [] },
);

const documentsOf = fc.uniqueArray(number, { minLength: 1, maxLength: 4 }).chain((numbers) =>
  fc.tuple(
    ...numbers.map((n) =>
      fc
        .record({
          title: words,
          author: fc.array(words, { maxLength: 2 }),
          publisher: words,
          language: fc.constantFrom('', 'en'),
          url: address,
          at: time,
          details,
          origins,
          isEdition: fc.boolean(),
        })
        .map(
          (d): PaperDocument => ({
            id: id(1000 + n),
            // A chain in the order of the numbers, so that no circle comes of it.
            ...(d.isEdition && n > Math.min(...numbers) && { editionOf: id(1000 + Math.max(...numbers.filter((m) => m < n))) }),
            metadata: { title: d.title, authors: d.author, publisher: d.publisher, published: '2012', language: d.language, doi: '' },
            ...(Object.keys(d.details).length === 0 ? {} : { details: d.details }),
            ...(Object.keys(d.origins).length === 0 ? {} : { origins: d.origins as Origins }),
            sources: [{ url: d.url, key: `//papers.example/${n}`, seen: d.at }],
            keys: [`//papers.example/${n}`],
            created: d.at,
            modified: d.at,
          }),
        ),
    ),
  ),
);

const codebookOf = fc.uniqueArray(number, { minLength: 1, maxLength: 5 }).chain((numbers) =>
  fc
    .tuple(
      some,
      words,
      fc.tuple(
        ...numbers.map((n, i) =>
          fc
            .record({
              label: some,
              altLabels: fc.uniqueArray(words, { maxLength: 3 }),
              definition: words,
              example: words,
              isTop: fc.boolean(),
            })
            .map(
              (c): Concept =>
                concept(3000 + n, c.label, {
                  scheme: id(2000),
                  altLabels: c.altLabels.filter((l) => l !== c.label),
                  definition: c.definition,
                  example: c.example,
                  broader: c.isTop ? [] : [id(3000 + (numbers[i - 1] ?? 99))],
                }),
            ),
        ),
      ),
    )
    .map(
      ([title, description, concepts]): Codebook => ({
        scheme: { ...SCHEME, id: id(2000), title, description: description === title ? '' : description, builtIn: false },
        concepts,
      }),
    ),
);

/** Any set whose annotations name its own documents and concepts. */
export const anySet: fc.Arbitrary<AnnotationSet> = fc.tuple(documentsOf, codebookOf).chain(([documents, codebook]) => {
  const body: fc.Arbitrary<Body> = fc.oneof(
    fc.constantFrom(...codebook.concepts).map((c): Body => ({ purpose: 'tagging', concept: c.id })),
    fc.constantFrom(...codebook.concepts).map((c): Body => ({ purpose: 'tagging', concept: c.id, version: AT })),
    words.map((value): Body => ({ purpose: 'commenting', value })),
  );
  const one = fc.record({
    n: number,
    document: fc.constantFrom(...documents),
    target: targets,
    bodies: fc.array(body, { maxLength: 4 }),
    creator: fc.constantFrom(ME, OTHER, { ...OTHER, name: '' }),
    created: time,
    modified: time,
    former: fc.option(fc.array(targets, { maxLength: 2 }), { nil: undefined }),
    isStarred: fc.boolean(),
    refused: fc.option(fc.uniqueArray(some, { maxLength: 2 }), { nil: undefined }),
  });
  return fc
    .record({ label: words, created: time, many: fc.uniqueArray(one, { selector: (a) => a.n, maxLength: 6 }) })
    .map(({ label, created, many }) => ({
      id: id(3),
      label,
      creator: ME,
      created,
      documents,
      codebooks: [codebook],
      annotations: many.map(
        (a): Annotation => ({
          id: id(4000 + a.n),
          document: a.document.id,
          target: a.target,
          bodies: a.bodies,
          creator: a.creator,
          created: a.created,
          modified: a.modified,
          ...(a.former === undefined ? {} : { formerTargets: a.former }),
          ...(a.refused === undefined ? {} : { refusedWordings: a.refused }),
          ...(a.isStarred && { isStarred: true }),
        }),
      ),
    }));
});

export const EMPTY: LocalState = { me: ME.id, documents: [], schemes: [], concepts: [], annotations: [] };

/** The library after a plan in which nothing differing was taken. */
export function applied(local: LocalState, plan: MergePlan): LocalState {
  const put = <T extends { readonly id: Iri }>(have: readonly T[], news: readonly T[]): T[] =>
    [...new Map([...have, ...news].map((r) => [r.id, r])).values()].sort(byId);
  return {
    me: local.me,
    documents: put(local.documents, [...plan.documentsToAdd, ...plan.documentsToExtend]),
    schemes: put(local.schemes, plan.schemesToAdd),
    concepts: put(local.concepts, plan.conceptsToAdd),
    annotations: put(local.annotations, [...plan.annotationsToAdd, ...plan.annotationsToExtend]),
  };
}
