// What a quote pack is: passages chosen to be handed over, in the reader's own order, each with a comment and what was found when it was checked.
import type { Annotator } from './annotation';
import { canonicalJson, type Iri } from './ids';

/** `none`: one row of passages as the reader has ordered them. */
export const PACK_GROUPINGS = ['none', 'document', 'concept'] as const;
export type PackGrouping = (typeof PACK_GROUPINGS)[number];

/**
 * What became of the words of a quote. `no-text`: nothing is there to compare with; `not-allowed`: the reader did not allow the
 * site; `not-reached`: the page did not come; `is-pdf`: a PDF that could not be read anew.
 */
export const CHECK_OUTCOMES = ['same', 'changed', 'gone', 'no-text', 'not-allowed', 'not-reached', 'is-pdf'] as const;
export type CheckOutcome = (typeof CHECK_OUTCOMES)[number];

/** What was found when a quote was compared: a fact of that time, about those words. */
export interface QuoteCheck {
  /** UTC. */
  readonly at: string;
  readonly outcome: CheckOutcome;
  /** When the text it was compared with was read, UTC; absent where there was none. */
  readonly taken?: string;
  /** The words that stand there now, of a changed quote; cut at `LONGEST_FOUND`. */
  readonly found?: string;
}

/** UTF-16 units of `found`: a pack is one record of limited size. */
export const LONGEST_FOUND = 1_000;

/** With the text that is kept, and with the page as it was. */
export const CHECKED_AGAINST = ['kept', 'live'] as const;
export type CheckedAgainst = (typeof CHECKED_AGAINST)[number];

export interface PackLine {
  /** It need not be here: a line outlives its passage, and a colleague's pack may come without it. */
  readonly annotation: Iri;
  /** Plain text; may be empty. */
  readonly comment: string;
  readonly kept?: QuoteCheck;
  readonly live?: QuoteCheck;
}

export interface Pack {
  readonly id: Iri;
  readonly title: string;
  readonly creator: Annotator;
  /** UTC. */
  readonly created: string;
  /** UTC, of the last change of title, grouping or lines; a check is none. */
  readonly modified: string;
  readonly grouping: PackGrouping;
  /** In the reader's order; a passage stands once. */
  readonly lines: readonly PackLine[];
}

/** Stands in the name of a row that holds further lines of a pack: no pack's own name has it. */
export const LINES_PART = '#mm-lines-';

export type PackChange = (pack: Pack) => Pack;

/** At the end, without those that are in it already. */
export const withPassages =
  (ids: readonly Iri[], at: string): PackChange =>
  (pack) => {
    const known = new Set(pack.lines.map((line) => line.annotation));
    const news = [...new Set(ids)].filter((id) => !known.has(id)).map((annotation): PackLine => ({ annotation, comment: '' }));
    return news.length === 0 ? pack : { ...pack, lines: [...pack.lines, ...news], modified: at };
  };

export const withoutPassage =
  (id: Iri, at: string): PackChange =>
  (pack) => {
    const lines = pack.lines.filter((line) => line.annotation !== id);
    return lines.length === pack.lines.length ? pack : { ...pack, lines, modified: at };
  };

/** To stand directly before `next`, at the end where that is not given. */
export const withPassageBefore =
  (id: Iri, next: Iri | undefined, at: string): PackChange =>
  (pack) => {
    const line = pack.lines.find((one) => one.annotation === id);
    if (line === undefined || next === id) return pack;
    const rest = pack.lines.filter((one) => one !== line);
    const place = rest.findIndex((one) => one.annotation === next);
    const lines = place < 0 ? [...rest, line] : rest.toSpliced(place, 0, line);
    return lines.every((one, i) => one === pack.lines[i]) ? pack : { ...pack, lines, modified: at };
  };

export const withComment =
  (id: Iri, comment: string, at: string): PackChange =>
  (pack) =>
    pack.lines.every((line) => line.annotation !== id || line.comment === comment)
      ? pack
      : { ...pack, lines: pack.lines.map((line) => (line.annotation === id ? { ...line, comment } : line)), modified: at };

export const withHeading =
  (heading: Partial<Pick<Pack, 'title' | 'grouping'>>, at: string): PackChange =>
  (pack) => {
    const next = { ...pack, ...heading };
    return next.title === pack.title && next.grouping === pack.grouping ? pack : { ...next, modified: at };
  };

/** What was found of each line's passage; lines of others keep what they have. */
export const withChecks =
  (against: CheckedAgainst, checks: ReadonlyMap<Iri, QuoteCheck>): PackChange =>
  (pack) => ({
    ...pack,
    lines: pack.lines.map((line) => {
      const check = checks.get(line.annotation);
      return check === undefined ? line : { ...line, [against]: check };
    }),
  });

/** What a pack says: who made it, its title, which passages in which order with which words. Dates and checks aside. */
export const packStatement = ({ creator, title, grouping, lines }: Pack): string =>
  canonicalJson([creator.id, title, grouping, lines.map((line) => [line.annotation, line.comment])]);
