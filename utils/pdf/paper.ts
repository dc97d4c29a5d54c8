// From the pages of a PDF to the paper that a reader reads: flowing text with headings, lists and notes, and where each page begins.
import { blocksOf, type Block, type Body } from './blocks.ts';
import { regionsOf, type Columns } from './columns.ts';
import { flow, join, type Paragraph } from './flow.ts';
import { vocabularyOf } from './hyphens.ts';
import type { Line } from './lines.ts';
import { partNotes } from './notes.ts';
import { commonest, type Fonts, type Page, type Piece } from './page.ts';
import { withBrackets } from './plain-letters.ts';
import { runningLines } from './running-lines.ts';
import { unpaced, type Pace } from '../text/pace.ts';

export interface Paper {
  /** In reading order; notes stand after the paragraphs of their page's last one. */
  readonly paragraphs: readonly Paragraph[];
  /** By page index, numbers that its running lines carry, as printed. */
  readonly numbers: readonly (readonly string[])[];
  /** What its running lines say above the text, each wording once. */
  readonly heads: readonly string[];
  /** Size of most of its letters, pt. */
  readonly bodySize: number;
}

/** `fonts` are told by the worker, while what does not ask for them is worked out here. */
export async function paperOf(pages: readonly Page[], fonts: Fonts | Promise<Fonts>, pace: Pace = unpaced): Promise<Paper> {
  const running = await runningLines(pages, pace);
  const texts = pages.map((page, i) => ({ ...page, items: page.items.filter((item) => !running.items[i]?.has(item.index)) }));
  const body = await bodyOf(texts, await fonts, pace);
  const notes: { readonly after: number; readonly lines: readonly Line[] }[] = [];
  const blocks: (readonly Block[])[] = [];
  const lines: Line[] = [];
  const columns: Columns[] = [];
  let hasNotesBefore = false;
  for (const page of texts) {
    await pace();
    const regions = regionsOf(page.items, page.index, columns);
    const parted = partNotes(regions, { height: page.height, bodySize: body.size, hasNotesBefore });
    hasNotesBefore = parted.notes.length > 0;
    blocks.push(blocksOf(parted.body, body));
    notes.push(...parted.notes.map((note) => ({ after: page.index, lines: note })));
    lines.push(...regions.flatMap((r) => r.lines));
  }
  const words = await vocabularyOf(lines.map((l) => l.text), pace); // prettier-ignore
  const paragraphs = await flow(blocks, words, pace);
  const asNote = (note: readonly Line[]): Paragraph => {
    const pieces: Piece[] = [];
    for (const line of note) join(pieces, line, words);
    return { kind: 'note', level: 0, size: note[0]!.size, pieces };
  };
  const waiting = notes.map(({ after, lines: note }) => ({ after, note: asNote(note) }));
  const all = withNotes(paragraphs, waiting).map((p) => ({ ...p, pieces: withBrackets(p.pieces) }));
  return { paragraphs: all, numbers: running.numbers, heads: running.heads, bodySize: body.size };
}

/** Notes stand before the first paragraph that begins on a later page. */
function withNotes(
  paragraphs: readonly Paragraph[],
  notes: readonly { readonly after: number; readonly note: Paragraph }[],
): readonly Paragraph[] {
  const all: Paragraph[] = [];
  let next = 0;
  for (const paragraph of paragraphs) {
    const page = paragraph.pieces[0]?.page ?? 0;
    for (; next < notes.length && notes[next]!.after < page; next++) all.push(notes[next]!.note);
    all.push(paragraph);
  }
  return [...all, ...notes.slice(next).map((n) => n.note)];
}

async function bodyOf(pages: readonly Page[], fonts: Fonts, pace: Pace): Promise<Body> {
  const sizes = new Map<number, number>();
  const lengths = new Map<string, number>();
  for (const { items, height } of pages) {
    await pace();
    for (const { size, font, text, y } of items) {
      // In the lower half there may be more words of notes than of text.
      if (y > height / 2) continue;
      sizes.set(size, (sizes.get(size) ?? 0) + text.length);
      lengths.set(font, (lengths.get(font) ?? 0) + text.length);
    }
  }
  const [font] = [...lengths].sort((a, b) => b[1] - a[1])[0] ?? [''];
  return { size: commonest(sizes, 0.5, 10), font, fonts };
}
