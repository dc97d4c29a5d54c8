// What the gallery shows: a small library in words of our own.
import { BUILT_IN } from '@/utils/concepts/seed';
import { bodies, conceptsOf, type AnchorStatus, type Annotation, type Annotator } from '@/utils/model/annotation';
import type { Concept } from '@/utils/model/concept';
import type { Metadata, PaperDocument, ReadingNode } from '@/utils/model/document';
import type { MergePlan } from '@/utils/model/merge';
import { fail, ok, type Result } from '@/utils/model/result';
import type { Passage } from '@/components/passage';

export const CONCEPTS: readonly Concept[] = BUILT_IN.concepts;

/** The built-in concept of that name; a name that is not there is a mistake in the gallery. */
export function concept(prefLabel: string): Concept {
  const found = CONCEPTS.find((c) => c.prefLabel.toLowerCase() === prefLabel.toLowerCase());
  if (found === undefined) throw new Error(`no concept “${prefLabel}”`);
  return found;
}

export const RECENT = [
  'multiple lines of direct accountability',
  'open books',
  'market-making',
  'information asymmetry',
  'co-operative',
].map((n) => concept(n).id);

/** A codebook as large as any that is used. */
export const MANY: readonly Concept[] = Array.from({ length: 2000 }, (_, i) => ({
  ...concept('open books'),
  id: `urn:example:concept:${i}`,
  prefLabel: `${['Housing', 'Care', 'Transport', 'Energy'][i % 4] ?? ''} measure ${i}`,
  altLabels: [],
  broader: [],
}));

export const ME: Annotator = { id: 'urn:example:me', name: 'Ines Okafor' };
export const COLLEAGUE: Annotator = { id: 'urn:example:tomas', name: 'Tomás Whitfield' };

export const SHORT = 'Every quarter the books lie open on the table in the library.';
export const LONG =
  'The board answers to those who use the clinic, to those who work in it, and to the town that pays for it; and it answers to each of them directly, in a meeting that any of them may attend, with the figures of the quarter on the wall and time kept free for questions that nobody has prepared. Where a contract would have asked for a report once a year, the three groups ask for one whenever they meet, and they meet often. What is learnt in one of these rooms is carried into the others by the people themselves.';

interface Made {
  readonly id: string;
  readonly exact: string;
  readonly names: readonly string[];
  readonly note?: string;
  readonly by?: Annotator;
  readonly document?: string;
}

export function annotation({ id, exact, names, note = '', by = ME, document = 'urn:example:doc:1' }: Made): Annotation {
  return {
    id: `urn:example:annotation:${id}`,
    document,
    target: {
      source: 'https://www.example.org/papers/clinic',
      selectors: [{ type: 'TextQuoteSelector', exact, prefix: '', suffix: '' }],
      headings: [],
    },
    bodies: bodies(
      names.map((n) => concept(n).id),
      note,
    ),
    creator: by,
    created: '2026-11-03T09:12:00.000Z',
    modified: '2026-11-17T15:40:00.000Z',
  };
}

export function passage(
  made: Made,
  status: AnchorStatus | undefined = 'exact',
  { found, sureness, places }: Pick<Passage, 'found' | 'sureness' | 'places'> = {},
): Passage {
  const { by = ME } = made;
  return {
    annotation: annotation(made),
    isMine: by === ME,
    status,
    ...(found && { found }),
    ...(sureness && { sureness }),
    ...(places && { places }),
  };
}

export const PASSAGES: readonly Passage[] = [
  passage({
    id: '1',
    exact: LONG,
    names: ['multiple lines of direct accountability', 'governance participation'],
    note: 'The clearest statement of it so far. Compare with the housing paper, section 3.',
  }),
  passage({ id: '2', exact: SHORT, names: ['open books'] }, 'moved'),
  passage({
    id: '3',
    exact: 'The tender left room for one bidder, and one bidder came.',
    names: ['market-making', 'barriers to entry', 'commissioning'],
    by: COLLEAGUE,
    note: 'Is this really market-making, or just a bad tender?',
  }),
  passage({ id: '4', exact: 'Staff hold a third of the seats.', names: ['staff empowerment', 'quasi-mutual'] }, 'changed', {
    found: 'Staff hold a quarter of the seats.',
  }),
  passage({ id: '5', exact: 'See the annual report.', names: ['regular information flow'] }, 'ambiguous', {
    places: [120, 4210, 9034].map((start) => ({ start, end: start + 22, words: 'See the annual report.' })),
  }),
  passage(
    {
      id: '6',
      exact: 'No service shall be let for more than five years.',
      names: ['two-stage contracting'],
      note: 'Gone from the second edition?',
    },
    'orphan',
  ),
];

export const METADATA: Metadata = {
  title: 'A clinic that answers to its town: three years of a public service mutual',
  authors: ['Mara Lindqvist', 'Joseph Adeyemi'],
  publisher: 'Institute for Shared Services',
  published: '2026-04',
  language: 'en',
  doi: '',
};

export const SOURCE = 'https://www.example.org/papers/clinic';

export const DOCUMENTS: readonly PaperDocument[] = [
  'A clinic that answers to its town',
  'Letting buses: contracts and what they leave out',
  'Who may ask? Information rights in school trusts',
].map((title, i) => ({
  id: `urn:example:doc:${i + 1}`,
  metadata: { ...METADATA, title, authors: i === 1 ? [] : METADATA.authors, published: ['2026-04', '2019', '2023-09-14'][i] ?? '' },
  sources: [{ url: `https://www.example.org/papers/${i + 1}`, key: `example.org/papers/${i + 1}`, seen: '2026-11-01T08:00:00.000Z' }],
  keys: [`example.org/papers/${i + 1}`],
  created: '2026-11-01T08:00:00.000Z',
  modified: '2026-11-01T08:00:00.000Z',
}));

export const ANNOTATIONS: readonly Annotation[] = [
  ...PASSAGES.map((p) => p.annotation),
  annotation({
    id: '7',
    exact: 'The route was let twice.',
    names: ['two-stage contracting', 'contract terms and letting'],
    document: 'urn:example:doc:2',
  }),
  annotation({
    id: '8',
    exact: 'Nobody outside the trust saw the figures.',
    names: ['information asymmetry'],
    document: 'urn:example:doc:3',
  }),
];

const [first, , third] = PASSAGES.map((p) => p.annotation);

export const EMPTY_PLAN: MergePlan = {
  label: 'Clinic reading group, November',
  creatorName: 'Tomás Whitfield',
  documentsToAdd: [],
  documentsToExtend: [],
  schemesToAdd: [],
  conceptsToAdd: [],
  annotationsToAdd: [],
  annotationsToExtend: [],
  annotationsSame: 12,
  conceptsSame: 36,
  annotationsDiffering: [],
  conceptsDiffering: [],
  namesakes: [],
  leftOut: [],
  refused: [],
};

const NAMESAKE = {
  ...concept('open books'),
  id: 'urn:example:namesake',
  definition: 'Shelves without doors.',
  scheme: 'urn:example:theirs',
};

export const PLAN: MergePlan = {
  ...EMPTY_PLAN,
  remarks: ['Positions were read as UTF-16 units: 302 of 303 passages then begin and end at the edges of words.'],
  documentsToAdd: DOCUMENTS.slice(1, 2),
  conceptsToAdd: [{ ...concept('open books'), id: 'urn:example:new', prefLabel: 'open minutes' }, NAMESAKE],
  annotationsToAdd: [
    annotation({ id: '9', exact: 'Minutes are posted the same evening.', names: ['regular information flow'], by: COLLEAGUE }),
    annotation({ id: '10', exact: 'Any resident may ask.', names: ['user voice'], by: COLLEAGUE }),
  ],
  annotationsDiffering:
    first === undefined || third === undefined
      ? []
      : [
          {
            mine: first,
            theirs: {
              ...first,
              bodies: bodies(
                [concept('multiple lines of direct accountability').id],
                'Two lines, not three: the town pays through the council.',
              ),
              modified: '2026-11-19T10:02:00.000Z',
            },
            own: true,
          },
          {
            mine: third,
            theirs: {
              ...third,
              bodies: bodies([concept('market-making').id], 'On reflection: market-making.'),
              modified: '2026-11-20T18:30:00.000Z',
            },
            own: false,
          },
        ],
  conceptsDiffering: [
    {
      mine: concept('open books'),
      theirs: {
        ...concept('open books'),
        definition: 'Accounts that anyone may read at any time, contracts included.',
        modified: '2026-11-18T09:00:00.000Z',
      },
      own: false,
    },
  ],
  namesakes: [{ mine: concept('open books'), theirs: NAMESAKE, home: 'Accountability and commissioning' }],
  leftOut: [
    { what: 'language', n: 12, names: ['de'] },
    { what: 'statements', n: 4, names: ['license', 'publisher'] },
  ],
  refused: [
    { where: 'first.items[3]', problem: { code: 'record-invalid', detail: 'target.selector: no quote' } },
    { where: 'first.items[9]', problem: { code: 'record-without-document', detail: 'urn:uuid:2f…91' } },
  ],
};

export const READING: readonly ReadingNode[] = [
  { tag: 'h2', children: ['What the contract could not see'] },
  {
    tag: 'p',
    children: [
      'When the clinic opened, its contract ran to ',
      { tag: 'em', children: ['ninety pages'] },
      '. It named a price for each visit and a penalty for each delay, and it said ',
      { tag: 'a', href: 'https://www.example.org/contract', children: ['in its second schedule'] },
      ' how both were to be counted.',
      { tag: 'sup', children: ['1'] },
    ],
  },
  { tag: 'blockquote', children: [{ tag: 'p', children: ['We knew the numbers by heart. We did not know the people.'] }] },
  { tag: 'p', children: [LONG] },
  { tag: 'h3', children: ['Who asks, and how often'] },
  {
    tag: 'ul',
    children: [
      { tag: 'li', children: ['Users: every month, in the waiting room.'] },
      { tag: 'li', children: ['Staff: every week, before the first appointment.'] },
      { tag: 'li', children: ['The town: every quarter, in the library.'] },
    ],
  },
  {
    tag: 'table',
    children: [
      { tag: 'caption', children: ['Meetings held in three years'] },
      {
        tag: 'thead',
        children: [
          {
            tag: 'tr',
            children: [
              { tag: 'th', children: ['Group'] },
              { tag: 'th', children: ['Meetings'] },
              { tag: 'th', children: ['Questions asked'] },
            ],
          },
        ],
      },
      {
        tag: 'tbody',
        children: [
          {
            tag: 'tr',
            children: [
              { tag: 'td', children: ['Users'] },
              { tag: 'td', children: ['36'] },
              { tag: 'td', children: ['412'] },
            ],
          },
          {
            tag: 'tr',
            children: [
              { tag: 'td', children: ['Staff'] },
              { tag: 'td', children: ['150'] },
              { tag: 'td', children: ['1,020'] },
            ],
          },
        ],
      },
    ],
  },
  { tag: 'p', children: ['None of this is in the contract. All of it is why the contract was kept.'] },
];

/** Callbacks that say in the console what was asked. */
export const said =
  (what: string) =>
  (...args: readonly unknown[]): void =>
    console.info(what, ...args);
export const saved = (): Promise<Result<unknown>> => Promise.resolve(ok(null));
export const refused = (): Promise<Result<unknown>> => Promise.resolve(fail('storage-full', '12 kB needed'));
export const made = (label: string): Promise<Result<Concept>> =>
  Promise.resolve(
    ok({
      ...concept('open books'),
      id: `urn:example:made:${label}`,
      prefLabel: label,
      definition: '',
      scopeNote: '',
      example: '',
      paint: 6,
    }),
  );

/** How many of the specimens have each concept, and which have this one. */
export function usesOf(id: string | undefined): {
  readonly counts: ReadonlyMap<string, number>;
  readonly passages: readonly Annotation[];
} {
  const counts = new Map<string, number>();
  for (const used of ANNOTATIONS.flatMap(conceptsOf)) counts.set(used, (counts.get(used) ?? 0) + 1);
  return { counts, passages: ANNOTATIONS.filter((a) => id !== undefined && conceptsOf(a).includes(id)) };
}
