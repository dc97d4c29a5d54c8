// The cases a to i: what is done to passages, to what stands around them and to the text they stand in.
import type { Chance } from './chance.ts';
import { blanks, decomposed, ligatures, lines, reordered, rough, scrap, signs, softHyphens } from './edits.ts';
import { blocksOf, type Edit, edited, ownerAcross, type Span, type Tracked } from './tracked.ts';

export interface Given {
  readonly r: Chance;
  readonly text: string;
  readonly spans: readonly Span[];
  /** Words of the text. */
  readonly words: readonly string[];
  /** Text of other documents. */
  readonly other: string;
}

export interface Mutation {
  readonly name: string;
  readonly does: (t: Tracked, given: Given) => Tracked;
  /** The passages are gone after it. */
  readonly gone?: boolean;
  /** The passages are written down after it and looked for in the text before it. */
  readonly reverse?: boolean;
}

/** The same done to every passage. */
const toEach =
  (deed: (given: Given, span: Span, owner: number, t: Tracked) => readonly Edit[]) =>
  (t: Tracked, given: Given): Tracked =>
    edited(
      t,
      given.spans.flatMap((span, i) => deed(given, span, i + 1, t)),
    );

const words =
  (share: number) =>
  ({ r, text, words: all }: Given, span: Span, owner: number): readonly Edit[] =>
    rough(r, text, span, { share, owner, words: all });

const AROUND = 33;
const ELSEWHERE = 300;
function editedContext({ r, text, words: all }: Given, { start, end }: Span): readonly Edit[] {
  const deed = { share: 0.2, owner: 0, words: all };
  return [
    ...rough(r, text, { start: Math.max(0, start - AROUND), end: start - 1 }, deed),
    ...rough(r, text, { start: end + 1, end: Math.min(text.length, end + AROUND) }, deed),
  ];
}

function otherContext({ r, text, other }: Given, { start, end }: Span): readonly Edit[] {
  const from = Math.max(0, start - 40);
  const to = Math.min(text.length, end + 40);
  const blank = (at: number): string => (/\s/.test(text[at] ?? ' ') ? ' ' : '');
  return [
    { at: from, cut: start - from, put: scrap(r, other, r.between(30, 60)) + blank(start - 1), owner: 0 },
    { at: end, cut: to - end, put: blank(end) + scrap(r, other, r.between(30, 60)), owner: 0 },
  ];
}

/** `count` copies of the passage, each with `kept` characters of its context, in front of other blocks. */
function copies(
  { r, text, other }: Given,
  { start, end }: Span,
  t: Tracked,
  how: { count: number; kept: number; far: number },
): readonly Edit[] {
  const blocks = blocksOf(text);
  const blank = how.kept > 0 ? '' : ' ';
  // Elsewhere: a copy that is put right beside the passage would take its context.
  const isBeside = (at: number): boolean => at > start - ELSEWHERE && at < end + ELSEWHERE;
  return Array.from({ length: how.count }, () => r.pick(blocks).start).flatMap((at): readonly Edit[] =>
    ownerAcross(t, at) > 0 || isBeside(at)
      ? []
      : [
          {
            at,
            cut: 0,
            put: `${scrap(r, other, how.far)}${blank}${text.slice(Math.max(0, start - how.kept), end + how.kept)}${blank}${scrap(r, other, how.far)}\n`,
            owner: 0,
          },
        ],
  );
}

const typography = (t: Tracked, { r }: Given): Tracked => blanks(r, softHyphens(r, ligatures(decomposed(signs(t)))));

function ofSameText({ r, text, spans }: Given, { start, end }: Span): readonly Edit[] {
  const length = end - start;
  let from = 0;
  for (let tries = 0; tries < 40; tries++) {
    from = r.between(0, text.length - length);
    if (spans.every((s) => from >= s.end || from + length <= s.start)) break;
  }
  return [{ at: start, cut: length, put: text.slice(from, from + length), owner: 0 }];
}

const cut = (start: number, end: number, put = ''): readonly Edit[] => [{ at: start, cut: end - start, put, owner: 0 }];

const present: readonly Mutation[] = [
  { name: 'a shift only', does: (t) => t },
  ...[0.02, 0.05, 0.1, 0.2].map((share): Mutation => ({ name: `b edit ${100 * share} %`, does: toEach(words(share)) })),
  { name: 'c context edited 20 %', does: toEach(editedContext) },
  { name: 'c context replaced', does: toEach(otherContext) },
  {
    name: 'c context replaced, edit 10 %',
    does: toEach((given, span, owner) => [...otherContext(given, span), ...words(0.1)(given, span, owner)]),
  },
  { name: 'd quotes and dashes', does: signs },
  { name: 'd blanks', does: (t, { r }) => blanks(r, t) },
  { name: 'd soft hyphens', does: (t, { r }) => softHyphens(r, t) },
  { name: 'd ligatures', does: ligatures },
  { name: 'd NFD', does: decomposed },
  { name: 'd all', does: typography },
  { name: 'e three copies', does: toEach((given, span, _owner, t) => copies(given, span, t, { count: 3, kept: 0, far: 60 })) },
  { name: 'e two copies, half context', does: toEach((given, span, _owner, t) => copies(given, span, t, { count: 2, kept: 14, far: 40 })) },
  {
    name: 'e decoy',
    does: toEach((given, span, owner, t) => [
      ...words(0.05)(given, span, owner),
      ...copies(given, span, t, { count: 1, kept: 0, far: 60 }),
    ]),
  },
  { name: 'f reorder', does: (t, { r }) => reordered(r, t) },
  { name: 'g lines', does: (t) => lines(t) },
  { name: 'g lines, running heads', does: (t) => lines(t, { heads: true }) },
  { name: 'g lines glued', does: (t) => lines(t, { glued: true }) },
  {
    name: 'i revision',
    does: (t, given) =>
      blanks(given.r, signs(toEach((g, span, owner) => [...words(0.05)(g, span, owner), ...editedContext(g, span)])(t, given))),
  },
];

const gone: readonly Mutation[] = [
  { name: 'h deleted, context kept', does: toEach((_g, { start, end }) => cut(start, end)) },
  {
    name: 'h deleted with 150 around',
    does: toEach((g, { start, end }) => cut(Math.max(0, start - 150), Math.min(g.text.length, end + 150))),
  },
  { name: 'h replaced by another text', does: toEach((g, { start, end }) => cut(start, end, scrap(g.r, g.other, end - start))) },
  { name: 'h replaced by the same text', does: toEach(ofSameText) },
].map((m) => ({ ...m, gone: true }));

const reversed = present
  .filter((m) => m.name === 'd all' || m.name.startsWith('g '))
  .map((m): Mutation => ({ ...m, name: `${m.name}, reversed`, reverse: true }));

export const mutations: readonly Mutation[] = [...present, ...reversed, ...gone].toSorted((a, b) =>
  a.name[0]! < b.name[0]! ? -1 : a.name[0]! > b.name[0]! ? 1 : 0,
);
