// What did a Kindle clip? Blocks between lines of `==========`, in the language of the device: title, what and where and when, words.
// A note belongs to the highlight at its place; a highlight that was made anew leaves its old block behind.
import type { Refused } from '../../model/merge';
import { refuse } from '../keep-valid';
import { timeIn } from './kindle-dates';
import { addressOf, coinedId, grouped, UNKNOWN, type Gathered, type Passage, type Work } from './passages';

const END = /^={10}\s*$/u;

/** Words for them in the languages of the devices. */
const BOOKMARK = /bookmark|lesezeichen|marcador|signet|segnalibro|bladwijzer|закладк|书签|書籤|ブックマーク/iu;
const NOTE = /\bnote\b|\bnota\b|notiz|notitie|заметк|笔记|筆記|メモ/iu;

type Kind = 'highlight' | 'note' | 'bookmark';

interface Clip {
  readonly where: string;
  readonly title: string;
  readonly kind: Kind;
  /** As printed: `27` or `125-126`. */
  readonly page: string;
  /** Locations of the device, both ends; of a clip without, those of its page. */
  readonly place: readonly [from: number, to: number];
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

function clipOf(block: readonly string[], where: string): Clip | undefined {
  const lines = block.map((l) => l.replace(/^\ufeff/u, ''));
  const at = lines.findIndex((l) => l.trim() !== '');
  const [title = '', about = '', ...rest] = at < 0 ? [] : lines.slice(at);
  if (!/^\s*-\s/u.test(about)) return undefined;
  const parts = about.replace(/^\s*-\s/u, '').split('|');
  const time = parts.length > 1 ? (parts.at(-1) ?? '') : '';
  const said = (parts.length > 1 ? parts.slice(0, -1) : parts).join('|');
  const page = /(?:page|seite|página|pagina|страниц\S*)\s+([\divxlc]+(?:\s*[-–]\s*\d+)?)/iu.exec(said)?.[1] ?? '';
  const located = said.replace(/(?:page|seite|página|pagina|страниц\S*)\s+\S+/iu, '');
  const location = /\d+(?:\s*[-–]\s*\d+)?/u.exec(located)?.[0] ?? '';
  return {
    where,
    title: title.trim(),
    kind: BOOKMARK.test(said) ? 'bookmark' : NOTE.test(said) ? 'note' : 'highlight',
    page,
    location,
    place: rangeOf(location || page),
    created: timeIn(time),
    words: rest.join('\n').trim(),
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
  return { keys: [address], address, title, authors: author === '' ? [] : [author] };
}

const letters = (words: string): string => words.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();

/** Is this clip of the same book and place, and are its words those of the other or part of them? */
function isReplaced(old: Clip, later: Clip): boolean {
  if (old.title !== later.title || old.place[0] > later.place[1] || later.place[0] > old.place[1]) return false;
  const [a, b] = [letters(old.words), letters(later.words)];
  return a !== '' && (b.includes(a) || a.includes(b));
}

/** The highlight that a note stands at: it ends there, or holds the place. */
function homeOf(note: Clip, highlights: readonly Clip[]): Clip | undefined {
  const [at] = note.place;
  const there = highlights.filter((h) => h.title === note.title && h.place[0] <= at && at <= h.place[1]);
  return there.find((h) => h.place[1] === at) ?? there[0];
}

async function passageOf(clip: Clip, notes: readonly string[]): Promise<Passage> {
  return {
    where: clip.where,
    id: await coinedId('kindle', clip.title, clip.page, clip.location, clip.words),
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

function blocksOf(text: string): readonly (readonly string[])[] {
  const blocks: string[][] = [[]];
  for (const line of text.split(/\r\n?|\n/u)) {
    if (END.test(line.replace(/^\ufeff/u, ''))) blocks.push([]);
    else blocks.at(-1)?.push(line);
  }
  return blocks.filter((block) => block.some((line) => line.trim() !== ''));
}

/** Clippings name no annotator; works have no address and are known by title and author. */
export async function readKindle(text: string): Promise<Gathered> {
  const refused: Refused[] = [];
  const clips = blocksOf(text).flatMap((block, i) => {
    const clip = clipOf(block, `clipping ${i + 1}`);
    if (clip === undefined)
      refused.push(refuse(`clipping ${i + 1}`, 'record-invalid', 'its second line does not say what and where it is'));
    return clip ?? [];
  });
  const say = (clip: Clip, why: string): void => void refused.push(refuse(clip.where, 'record-invalid', why));
  const worded = clips.filter((c) => c.kind === 'highlight' && c.words !== '');
  const byTitle = grouped(worded, (c) => c.title);
  const kept = worded.filter((clip) => {
    const beside = byTitle.get(clip.title) ?? [];
    const replaced = beside.slice(beside.indexOf(clip) + 1).find((later) => isReplaced(clip, later));
    if (replaced !== undefined) say(clip, `the passage was marked again later, see ${replaced.where}`);
    return replaced === undefined;
  });
  const notes = new Map<Clip, string[]>();
  for (const clip of clips) {
    if (clip.kind === 'bookmark') say(clip, 'a bookmark, without words');
    else if (clip.words === '') say(clip, 'it has no words; perhaps the limit of the book for clippings was reached');
    else if (clip.kind === 'note') {
      const home = homeOf(clip, kept);
      if (home === undefined) say(clip, `a note without a highlighted passage: ${clip.words.slice(0, 100)}`);
      else notes.set(home, [...(notes.get(home) ?? []), clip.words]);
    }
  }
  const passages = await Promise.all(kept.map((clip) => passageOf(clip, notes.get(clip) ?? [])));
  return { program: 'Kindle', label: 'Kindle clippings', passages, refused, remarks: ['Clippings do not say who made them.'] };
}
