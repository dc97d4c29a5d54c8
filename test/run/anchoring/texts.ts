// The texts that are measured on, and which of them may be tuned on. The split is by name, so a text never changes sides.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chanceOf, numberOf } from './chance.ts';

export interface Document {
  readonly name: string;
  readonly text: string;
  /** May be looked at when thresholds are set; the others are for the last word only. */
  readonly isForTuning: boolean;
}

const LEAST = 4000;

const document = (name: string, text: string): Document => ({ name, text, isForTuning: numberOf(`side ${name}`) % 2 === 0 });

/** Expected main texts of a corpus's pages (`html/<page>/expected.json`). */
export function corpusTexts(folder: string): readonly Document[] {
  const pages = join(folder, 'html');
  if (!existsSync(pages)) return [];
  return readdirSync(pages)
    .toSorted()
    .flatMap((page): readonly Document[] => {
      const file = join(pages, page, 'expected.json');
      const text = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { text?: string }).text : undefined;
      return text !== undefined && text.length >= LEAST ? [document(page, text)] : [];
    });
}

/** Every `.txt` of a folder. */
export function folderTexts(folder: string): readonly Document[] {
  return readdirSync(folder)
    .toSorted()
    .filter((file) => file.endsWith('.txt'))
    .map((file) => document(file, readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n')))
    .filter((d) => d.text.length >= LEAST);
}

/** Text of the same split's other documents, so that nothing unseen is ever in a tuned case. */
export function otherText(documents: readonly Document[], of: Document): string {
  const others = documents.filter((d) => d.isForTuning === of.isForTuning && d.name !== of.name);
  return chanceOf(`other ${of.name}`)
    .shuffled(others)
    .slice(0, 4)
    .map((d) => d.text.slice(0, 60_000))
    .join('\n');
}
