// What another program's reader sees: LibreOffice opens the Word document and the table of quotes, and prints them. Where it is not
// installed this is skipped, with a line.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeTable } from '@/utils/exchange/quotes/table';
import { writeWordFile } from '@/utils/exchange/quotes/word';
import { wordFile } from '@/utils/exchange/quotes/word-file';
import type { CollectedQuote, QuoteCollection } from '@/utils/model/quotes';
import { atOnce } from '@/utils/text/pace';
import { COLLECTION, QUOTE, WORDS } from './make';

const runs = (program: string, ...args: readonly string[]): boolean => spawnSync(program, args, { stdio: 'ignore' }).status === 0;
const isThere = runs('soffice', '--version') && runs('pdftotext', '-v');
/** What opens texts and what opens tables are installed one by one; elsewhere than on Debian both are believed to be there. */
const FOLDER = '/usr/lib/libreoffice/program';
const opens = (part: 'sw' | 'sc'): boolean => isThere && (!existsSync(FOLDER) || existsSync(join(FOLDER, `lib${part}lo.so`)));
const CAN = { writer: opens('sw'), calc: opens('sc') };
for (const [part, can] of Object.entries(CAN)) if (!can) console.log(`skipped: no LibreOffice (${part}) with pdftotext here`);

/** Words that programs take for something of their own: formulas, quotation marks, signs of markup, another script, a long cell. */
const HARD: readonly Partial<CollectedQuote>[] = [
  { quote: '=1+1 is what the council calls an account' },
  { quote: 'She said “it’s 3 < 4, & that’s that”; he, "no"' },
  { quote: 'Who answers?\nThose who are paid.', note: 'Line one\nLine two' },
  { quote: 'من يحاسب من؟ أسئلة', concepts: ['المساءلة'] },
  { quote: `The end of a long one ${'word '.repeat(120)}is here` },
];
const collection: QuoteCollection = {
  ...COLLECTION,
  groups: [{ heading: 'Who answers for the meals?', quotes: HARD.map((hard, i) => ({ ...QUOTE, id: `urn:q:${i}`, ...hard })) }],
};

describe('LibreOffice', () => {
  const folder = mkdtempSync(join(tmpdir(), 'office-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** All words of the file as it is printed. */
  const printed = (name: string, content: string | Uint8Array, ...how: readonly string[]): string => {
    writeFileSync(join(folder, name), content);
    // A profile of its own: another of its windows may be open.
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const made = spawnSync('soffice', [profile, '--headless', ...how, '--convert-to', 'pdf', '--outdir', folder, join(folder, name)], { encoding: 'utf8' }); // prettier-ignore
    const pdf = join(folder, name.replace(/\.\w+$/u, '.pdf'));
    expect(made.status, made.stderr).toBe(0);
    spawnSync('pdftotext', ['-layout', pdf, `${pdf}.txt`]);
    return readFileSync(`${pdf}.txt`, 'utf8').replace(/\s+/gu, ' ');
  };

  it.skipIf(!CAN.writer)('prints every quote of the Word document with its citation and the references', { timeout: 120_000 }, async () => {
    const bytes = await writeWordFile(atOnce(wordFile(collection, WORDS)));
    const words = printed('quotes.docx', bytes);
    for (const part of [
      '=1+1 is what the council calls an account',
      'it’s 3 < 4, & that’s that”; he, "no"',
      'Those who are paid.',
      'word is here',
      '(Cook, 2012, p. iv)',
      'Line two',
      'References',
      'Cook, A. (2012) Who answers for the meals?',
    ]) // prettier-ignore
      expect(words).toContain(part);
    expect(words).toMatch(/\p{Script=Arabic}/u);
  });

  it.skipIf(!CAN.calc)('shows the table as words, runs no formula, and keeps what stands in a cell together', { timeout: 120_000 }, () => {
    // What its dialog offers by itself for a file that begins with a byte order mark; without a window nobody looks at the mark (7.4).
    const words = printed('quotes.csv', writeTable(collection), '--infilter=CSV:44,34,76,1');
    for (const part of ['=1+1 is what', 'She said “it’s 3 < 4, & that’s that”; he, "no"', 'Who answers? Those who are paid.', 'A. Cook'])
      expect(words).toContain(part);
    expect(words).not.toMatch(/Err:|#NAME|#VALUE|Ã|â€/u);
  });
});
