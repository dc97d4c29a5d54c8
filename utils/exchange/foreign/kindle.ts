// What did a Kindle clip? Blocks between lines of `==========`, in the language of the device: title, what and where and when, words.
// A note belongs to the highlight at its place; a highlight that was made anew leaves its old block behind.
import type { Refused } from '../../model/merge';
import { fail, ok, type Result } from '../../model/result';
import type { Pace } from '../../text/pace';
import { SET_LIMITS } from '../json-text';
import { refuse } from '../keep-valid';
import { NO_TIME } from '../web-annotation';
import { timeIn } from './kindle-dates';
import { homeOf, isReplaced, lettersOf, neighbours, type Placed } from './kindle-places';
import { addressOf, coinedId, UNKNOWN, type Gathered, type Passage, type Work } from './passages';

/** Clippings of one file; of a life with books some thousands. */
const MOST = 50_000;
const MOST_LINES = 2_000_000;
/** Characters of the line that says what, where and when: no device writes a tenth of that. */
const MOST_ABOUT = 1_000;
const END = /^={10}\s*$/u;

/** Words for them in the languages of the devices. */
const BOOKMARK = /bookmark|lesezeichen|marcador|signet|segnalibro|bladwijzer|закладк|书签|書籤|ブックマーク/iu;
const NOTE = /\bnote\b|\bnota\b|anotaç|notiz|notitie|заметк|笔记|筆記|备注|備註|メモ/iu;
/** A number of a page behind its word, or before it. */
const PAGE = /(?:page|seite|página|pagina|страниц\S*)\s+([\divxlc]+(?:\s*[-–]\s*\d+)?)|第?\s*(\d+(?:\s*[-–]\s*\d+)?)\s*(?:ページ|页|頁)/iu;
/** What a device writes in place of the words, once so much of a book is marked that its publisher allows no more: in angles, in its language. */
const LIMIT = /^<[^<>]+>$/u;

type Kind = 'highlight' | 'note' | 'bookmark';

interface Clip extends Placed {
  readonly where: string;
  readonly kind: Kind;
  /** As printed: `27` or `125-126`. */
  readonly page: string;
  readonly location: string;
  readonly created: string;
  readonly words: string;
}

export const isKindle = (text: string): boolean => {
  const lines = text.split(/\r?\n/u, 2_000);
  return lines.some((l) => END.test(l)) && lines.some((l) => /^\ufeff?\s*-\s.*\d/u.test(l));
};

/** `27`, `398-399`: a shortened second number (`1234-36`) is filled up from the first. */
function rangeOf(text: string): readonly [number, number] {
  const [, first = '', second = ''] = /(\d+)(?:\s*[-–]\s*(\d+))?/u.exec(text) ?? [];
  const from = Number(first);
  const to = second === '' ? from : Number(second.length < first.length ? first.slice(0, first.length - second.length) + second : second);
  return [from, Math.max(from, to)];
}

const placeOf = (order: number): string => `clipping ${order + 1}`;

function clipOf(block: readonly string[], order: number): Clip | undefined {
  const lines = block.map((l) => l.replace(/^\ufeff/u, ''));
  const first = lines.findIndex((l) => l.trim() !== '');
  const [title = '', about = '', ...rest] = first < 0 ? [] : lines.slice(first);
  if (!/^\s*-\s/u.test(about.slice(0, MOST_ABOUT))) return undefined;
  const words = rest.join('\n').trim();
  const parts = about
    .slice(0, MOST_ABOUT)
    .replace(/^\s*-\s/u, '')
    .split('|');
  const time = parts.length > 1 ? (parts.at(-1) ?? '') : '';
  const said = (parts.length > 1 ? parts.slice(0, -1) : parts).join('|');
  const paged = PAGE.exec(said);
  const page = paged?.[1] ?? paged?.[2] ?? '';
  const located = said.replace(PAGE, ' ');
  const location = /\d+(?:\s*[-–]\s*\d+)?/u.exec(located)?.[0] ?? '';
  const at = timeIn(time);
  return {
    where: placeOf(order),
    order,
    title: title.trim(),
    kind: BOOKMARK.test(said) ? 'bookmark' : NOTE.test(said) ? 'note' : 'highlight',
    page,
    location,
    place: rangeOf(location || page),
    // As it stands, where it cannot be read: then that is told.
    created: at === NO_TIME ? time.trim() : at,
    words: LIMIT.test(words) ? '' : words,
    letters: lettersOf(words),
  };
}

/** `Title (Author)`; of several brackets the last, with what is nested in it. */
function workOf(line: string): Work {
  let [open, depth] = [-1, 0];
  if (line.endsWith(')'))
    for (let i = line.length - 1; i >= 0; i -= 1) {
      if (line[i] === ')') depth += 1;
      if (line[i] === '(') depth -= 1;
      if (depth === 0) {
        open = i;
        break;
      }
    }
  const title = open <= 0 ? line : line.slice(0, open).trim();
  const author = open <= 0 ? '' : line.slice(open + 1, -1).trim();
  const address = addressOf('work', title, author);
  return { keys: [address], address, title, authors: author.split(';').flatMap((name) => name.trim() || []) };
}

function passageOf(clip: Clip, notes: readonly string[]): Passage {
  return {
    where: clip.where,
    id: coinedId('kindle', clip.title, clip.page, clip.location, clip.words),
    work: workOf(clip.title),
    selectors: [
      { type: 'TextQuoteSelector', exact: clip.words, prefix: '', suffix: '' },
      ...(clip.location === '' ? [] : [{ type: 'FragmentSelector', value: `location=${clip.location.replace(/\s/gu, '')}` }]),
    ],
    ...(clip.page === '' ? {} : { pageLabel: clip.page }),
    labels: [],
    notes,
    creator: UNKNOWN,
    created: clip.created,
  };
}

function blocksOf(lines: readonly string[]): readonly (readonly string[])[] {
  const blocks: string[][] = [[]];
  for (const line of lines) {
    if (END.test(line.replace(/^\ufeff/u, ''))) blocks.push([]);
    else blocks.at(-1)?.push(line);
  }
  return blocks.filter((block) => block.some((line) => line.trim() !== ''));
}

/** Those that were not made anew later; of the others it is said where. */
async function standing(clips: readonly Clip[], say: (clip: Clip, why: string) => void, pace: Pace): Promise<readonly Clip[]> {
  const around = neighbours(clips);
  const kept: Clip[] = [];
  for (const clip of clips) {
    await pace();
    const replaced = around(clip).find((later) => later.order > clip.order && isReplaced(clip, later));
    if (replaced === undefined) kept.push(clip);
    else say(clip, `the passage was marked again later, see ${replaced.where}`);
  }
  return kept;
}

/** The notes by the highlight that each belongs to; what is neither passage nor note of one is said. */
async function notesOn(
  kept: readonly Clip[],
  clips: readonly Clip[],
  say: (clip: Clip, why: string) => void,
  pace: Pace,
): Promise<ReadonlyMap<Clip, readonly string[]>> {
  const around = neighbours(kept);
  const notes = new Map<Clip, string[]>();
  for (const clip of clips) {
    await pace();
    if (clip.kind === 'bookmark') say(clip, 'a bookmark, without words');
    else if (clip.words === '') say(clip, 'it has no words, as when the limit of the book for clippings is reached');
    else if (clip.kind === 'note') {
      const home = homeOf(clip, around(clip));
      if (home === undefined) say(clip, `a note without a highlighted passage: ${clip.words.slice(0, 100)}`);
      else {
        const those = notes.get(home);
        // Thousands may lie on one highlight: they are not copied for each that comes.
        if (those === undefined) notes.set(home, [clip.words]);
        else those.push(clip.words);
      }
    }
  }
  return notes;
}

/** Clippings name no annotator; works have no address and are known by title and author. */
export async function readKindle(text: string, pace: Pace): Promise<Result<Gathered>> {
  const refused: Refused[] = [];
  const lines = text.split(/\r\n?|\n/u, MOST_LINES + 1);
  if (lines.length > MOST_LINES) return fail('file-too-many', `more than ${MOST_LINES} lines`);
  const blocks = blocksOf(lines);
  if (blocks.length > MOST) return fail('file-too-many', `more than ${MOST} clippings`);
  const long = blocks.findIndex((block) => block.reduce((sum, line) => sum + line.length, 0) > SET_LIMITS.string);
  if (long >= 0) return fail('file-too-large', `${placeOf(long)} is longer than ${SET_LIMITS.string} characters`);
  const clips: Clip[] = [];
  for (const [i, block] of blocks.entries()) {
    await pace();
    const clip = clipOf(block, i);
    if (clip === undefined) refused.push(refuse(placeOf(i), 'record-invalid', 'its second line does not say what and where it is'));
    else clips.push(clip);
  }
  const say = (clip: Clip, why: string): void => void refused.push(refuse(clip.where, 'record-invalid', why));
  const worded = clips.filter((c) => c.kind === 'highlight' && c.words !== '');
  const kept = await standing(worded, say, pace);
  const notes = await notesOn(kept, clips, say, pace);
  const passages: Passage[] = [];
  for (const clip of kept) {
    await pace();
    passages.push(passageOf(clip, notes.get(clip) ?? []));
  }
  return ok({ program: 'Kindle', label: 'Kindle clippings', passages, refused, remarks: ['Clippings do not say who made them.'] });
}
