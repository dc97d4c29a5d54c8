// What does the reader ask of the library? Words and facets, as they stand in the address of the page.
import type { Iri } from '@/utils/model/ids';

/** What is stored of a passage beside what it states: a star, a wording refused for it, a target given anew. */
export const MARKS = ['starred', 'refused', 'renewed'] as const;
export type Mark = (typeof MARKS)[number];

/** What the last check of a quote pack found of the passage as it stands: `unchecked` where no check says anything of it. */
export const CHECKED = ['same', 'changed', 'gone', 'unchecked'] as const;
export type Checked = (typeof CHECKED)[number];

export const ORDERS = ['newest', 'oldest', 'document'] as const;
export type Order = (typeof ORDERS)[number];

/** As what it is seen: as passages, or its concepts beside documents, years or each other, or along one document. */
export const SEES = ['passages', 'documents', 'years', 'concepts', 'places'] as const;
export type See = (typeof SEES)[number];

/** Of one facet any may hold, of all facets each must; an empty one does not limit. */
export interface Question {
  /** As typed (see `termsOf`). */
  readonly words: string;
  /** With all that is narrower. */
  readonly concepts: readonly Iri[];
  readonly documents: readonly Iri[];
  readonly annotators: readonly Iri[];
  readonly marks: readonly Mark[];
  readonly checked: readonly Checked[];
  /** First and last day (`2026-04-07`, UTC) on which it was tagged; empty: no limit. */
  readonly from: string;
  readonly to: string;
  readonly order: Order;
  readonly see: See;
}

export const EVERYTHING: Question = {
  words: '',
  concepts: [],
  documents: [],
  annotators: [],
  marks: [],
  checked: [],
  from: '',
  to: '',
  order: 'newest',
  see: 'passages',
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const dayIn = (value: string | null): string => (value !== null && DAY.test(value) && !Number.isNaN(Date.parse(value)) ? value : '');

/** From an address: what it does not say, or says in no known way, does not limit. Never throws. */
export function readQuestion(address: URLSearchParams): Question {
  const all = (key: string): readonly string[] => [...new Set(address.getAll(key).filter((value) => value !== ''))];
  return {
    words: address.get('q') ?? '',
    concepts: all('concept'),
    documents: all('document'),
    annotators: all('annotator'),
    marks: MARKS.filter((mark) => address.getAll('mark').includes(mark)),
    checked: CHECKED.filter((outcome) => address.getAll('checked').includes(outcome)),
    from: dayIn(address.get('from')),
    to: dayIn(address.get('to')),
    order: ORDERS.find((order) => order === address.get('sort')) ?? EVERYTHING.order,
    see: SEES.find((see) => see === address.get('see')) ?? EVERYTHING.see,
  };
}

/** For an address: only what limits stands in it. */
export function writeQuestion(question: Question): URLSearchParams {
  const address = new URLSearchParams();
  if (question.words.trim() !== '') address.set('q', question.words);
  for (const concept of question.concepts) address.append('concept', concept);
  for (const document of question.documents) address.append('document', document);
  for (const annotator of question.annotators) address.append('annotator', annotator);
  for (const mark of question.marks) address.append('mark', mark);
  for (const outcome of question.checked) address.append('checked', outcome);
  if (question.from !== '') address.set('from', question.from);
  if (question.to !== '') address.set('to', question.to);
  if (question.order !== EVERYTHING.order) address.set('sort', question.order);
  if (question.see !== EVERYTHING.see) address.set('see', question.see);
  return address;
}

/** Whether it lets everything through, in whatever order and as whatever it is seen. */
export const isEverything = (question: Question): boolean =>
  writeQuestion({ ...question, order: EVERYTHING.order, see: EVERYTHING.see }).size === 0;
