import { PDFDocument, StandardFonts } from 'pdf-lib';
import { render } from 'preact';
import { describe, expect, it } from 'vitest';
import { ReadingView } from '@/components/ReadingView';
import { readDom } from '@/utils/anchoring/dom-text';
import { pictured } from '@/utils/pdf/pictures';
import { readPaper } from '@/utils/pdf/read-paper';
import { bytesOf, open, paperOf, read } from './open';

const TASTE = { size: 19, width: 68, spacing: 1.6, scheme: 'auto' } as const;

describe('a PDF', () => {
  it('in two columns is read column by column, a sentence over its page end whole', async () => {
    const { reading } = await paperOf('two-columns.pdf');
    expect(reading.text).toContain(
      'within ten days of its signature, so that the whole-system view of what is spent in the county is there for all to read. In section D',
    );
    expect(reading.text.indexOf('In section A the first column')).toBeLessThan(reading.text.indexOf('The second column of section A'));
    expect(reading.text).not.toMatch(/Public Accounts Paper|Open books for every council\n/u);
  });

  it('has its title from its largest words, its headings, its note apart, and the numbers that are printed', async () => {
    const { metadata, labels, reading, paper } = await paperOf('two-columns.pdf');
    expect(metadata).toMatchObject({ title: 'Open Books for Every Council', language: 'en' });
    expect(labels).toEqual(['i', 'ii', '1', '2', '3', '4']);
    expect(reading.headings.map((h) => reading.text.slice(h.start, h.end))).toContain('Section C: what was asked');
    expect(paper.paragraphs.filter((p) => p.kind === 'note')).toHaveLength(1);
  });

  it('shows in the reader view the very text that leads back to its pages', async () => {
    const { reading } = await paperOf('two-columns.pdf');
    const place = document.body.appendChild(document.createElement('div'));
    const metadata = { title: '', authors: [], publisher: '', published: '', language: '', doi: '' };
    render(<ReadingView metadata={metadata} source="urn:x" content={reading.content} taste={TASTE} />, place);
    const shown = await readDom(place.querySelector('.reading-text')!);
    expect(shown.text).toBe(reading.text);
    expect(reading.headings.map((h) => shown.headingsAt(h.end).at(-1))).toEqual(
      reading.headings.map((h) => reading.text.slice(h.start, h.end)),
    );
    expect([...place.querySelectorAll<HTMLElement>('.page-mark')].map((m) => m.dataset['label'])).toEqual(['i', 'ii', '1', '2', '3', '4']);
    place.remove();
  });

  it('leads from each character back to the page and the run of glyphs that it came from', async () => {
    const pdf = await open(await bytesOf('two-columns.pdf'));
    if (!pdf.ok) throw new Error(pdf.problem.code);
    const paper = await readPaper(pdf.value);
    if (!paper.ok) throw new Error(paper.problem.code);
    const { text, runs } = paper.value.reading;
    for (const page of [0, 2, 5]) {
      const { items } = await (await pdf.value.document.getPage(page + 1)).getTextContent();
      for (const run of runs.filter((r) => r.page === page)) {
        const item = items[run.item] as { str: string };
        expect(item.str.slice(run.from, run.from + run.length).replace(/\s/gu, ' ')).toBe(text.slice(run.at, run.at + run.length));
      }
    }
    await pdf.value.close();
  });

  it('that lies on its side or stands on end is read as it is read by turning the sheet', async () => {
    const { reading } = await paperOf('rotated.pdf');
    expect(reading.text.match(/Read from the left edge of the sheet\. Every service that is bought/gu)).toHaveLength(2);
  });

  it('in Arabic is read from the right, the two letters of one glyph in their order', async () => {
    expect((await paperOf('right-to-left.pdf')).reading.text).toBe('مشكلات المسؤولية');
  });

  it('says which of its pages are pictures without text; an empty page is none', async () => {
    const made = await PDFDocument.create();
    const font = await made.embedFont(StandardFonts.Helvetica);
    const dot = document.createElement('canvas');
    dot.getContext('2d')!.fillRect(10, 10, 40, 40);
    const picture = await made.embedPng(dot.toDataURL('image/png'));
    const words = (): void => made.addPage([300, 300]).drawText('Here stands what can be read.', { x: 20, y: 150, size: 9, font });
    words();
    made.addPage([300, 300]).drawImage(picture);
    made.addPage([300, 300]).drawImage(picture);
    made.addPage([300, 300]);
    words();
    const pdf = await open(await made.save());
    if (!pdf.ok) throw new Error(pdf.problem.code);
    const paper = await readPaper(pdf.value);
    const pictures = paper.ok && (await pictured(pdf.value, paper.value.wordless));
    await pdf.value.close();
    expect(pictures).toEqual([1, 2]);
  });

  it('of a thousand pages is read to its end', async () => {
    const made = await PDFDocument.create();
    const font = await made.embedFont(StandardFonts.Helvetica);
    for (let i = 1; i <= 1000; i++)
      made.addPage([300, 300]).drawText(`Here the text of sheet ${i} says what it has to say.`, { x: 20, y: 150, size: 9, font });
    const pdf = await open(await made.save());
    if (!pdf.ok) throw new Error(pdf.problem.code);
    const told: number[] = [];
    const paper = await readPaper(pdf.value, { onPage: (done) => told.push(done) });
    await pdf.value.close();
    expect(told).toHaveLength(1000);
    expect(paper.ok && paper.value.reading.text).toMatch(/sheet 1000 says what it has to say\.$/u);
  }, 120_000);
});

describe('a PDF that does not simply open', () => {
  it('opens when it is locked without a password', async () => {
    expect((await paperOf('locked-without-password.pdf')).reading.text).toContain('What is locked away can still be read');
  });

  it('asks for its password, again after a wrong one, and opens with the right one', async () => {
    const asked: boolean[] = [];
    const pdf = await open(await bytesOf('locked.pdf'), ['wrong', 'open sesame'], asked);
    expect(pdf.ok).toBe(true);
    expect(asked).toEqual([false, true]);
    if (pdf.ok) await pdf.value.close();
  });

  it.each([
    ['is not opened without its password', 'locked.pdf', 'pdf-locked'],
    ['says that it is empty', 'empty.pdf', 'file-empty'],
    ['says that it is no PDF', 'page.pdf', 'file-not-pdf'],
    ['says that it is damaged beyond reading', 'cut-off.pdf', 'file-damaged'],
    ['says that it is a form of another program', 'form.pdf', 'pdf-form'],
    ['says that it holds pictures only', 'wordless.pdf', 'pdf-no-text'],
  ])('%s', async (_what, name, code) => expect(await read(name)).toMatchObject({ ok: false, problem: { code } }));

  it('opens when its table of places is damaged', async () => {
    expect((await paperOf('damaged-places.pdf')).reading.text).toBe((await paperOf('two-columns.pdf')).reading.text);
  });

  it('runs no script and calls nobody when it would like to', async () => {
    expect((await paperOf('hostile.pdf')).reading.text).toContain('A paper that would like to call home.');
    expect('__pwned' in globalThis).toBe(false);
    expect(performance.getEntriesByType('resource').filter((r) => r.name.includes('127.0.0.1:9/'))).toEqual([]);
  });
});
