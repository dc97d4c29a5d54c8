import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepPdf, knownReading, learnFromPaper, type PdfFile } from '@/utils/desk/keep-pdf';
import type { Library } from '@/utils/library/db';
import { update } from '@/utils/library/documents';
import type { ReadingNode } from '@/utils/model/document';
import type { PdfPaper } from '@/utils/pdf/read-paper';
import { clearShelf, ME, openShelf, value } from '../library/shelf';

vi.mock('@/utils/desk/tag-passage', () => ({ withoutFragment: (url: string) => url }));
vi.mock('@/utils/shell/settings', () => ({ pdfBudgetItem: { getValue: async () => 2_000 } }));
vi.mock('@/utils/desk/desk', () => ({ now: () => '2026-11-22T10:00:00.000Z' }));

const FILE: PdfFile = { bytes: new TextEncoder().encode('%PDF-1.7 a scan'), url: 'https://example.org/scan.pdf', name: 'scan.pdf' };

/** A paper whose pages from the second on are pictures, of which so many are recognised. */
function paperWith(recognised: number): PdfPaper {
  const content: readonly ReadingNode[] = ['Printed.', ...Array.from({ length: recognised }, (_, i) => `Scanned ${i}.`)].map(
    (words, page) => ({
      tag: 'p',
      children: [{ tag: 'span', page, label: String(page + 1), ...(page > 0 && { isRecognised: true }), children: [] }, words],
    }),
  );
  return {
    reading: { content, text: '', runs: [], headings: [] },
    metadata: { title: 'A scan', authors: [], language: 'en' },
    origins: {},
    metas: [],
    labels: ['1', '2', '3'],
    printed: ['', '', ''],
    wordless: [1, 2].slice(recognised),
    recognised: [1, 2].slice(0, recognised),
    paper: { paragraphs: [], numbers: [], bodySize: 10 } as unknown as PdfPaper['paper'], // not asked for
  };
}

describe('a PDF that was read before', () => {
  let library: Library;
  const desk = () => ({ library, me: { id: ME, name: '' } });

  beforeEach(async () => {
    library = await openShelf();
  });
  afterEach(() => clearShelf());

  it('shows its kept text at once', async () => {
    const { snapshot } = value(await keepPdf(desk(), FILE, paperWith(1)));
    expect((await knownReading(desk(), FILE, 1))?.snapshot.content).toEqual(snapshot.content);
  });

  it('does not show a text that lacks pages recognised since: it would change while it is read', async () => {
    value(await keepPdf(desk(), FILE, paperWith(0)));
    expect(await knownReading(desk(), FILE, 2)).toBeUndefined();
  });

  it('keeps the text with recognised pages when their words are not on this machine', async () => {
    const { snapshot } = value(await keepPdf(desk(), FILE, paperWith(2)));
    const again = value(await keepPdf(desk(), FILE, paperWith(0)));
    expect(again.snapshot.content).toEqual(snapshot.content);
  });

  it('is called by what is printed on it as soon as that has been recognised, unless the reader has named it', async () => {
    const named = (title: string, origin: 'file' | 'text', recognised: number): PdfPaper => ({
      ...paperWith(recognised),
      metadata: { title, authors: [], language: 'en' },
      origins: { title: origin },
    });
    const printed = named('Response to the inquiry', 'text', 2);
    const { document } = value(await keepPdf(desk(), FILE, named('Response to ... - GOV.UK', 'file', 0)));
    const learnt = value(await learnFromPaper(desk(), document, printed));
    expect([learnt.metadata.title, learnt.origins?.title]).toEqual(['Response to the inquiry', 'text']);
    value(await update(library, document.id, { metadata: { ...learnt.metadata, title: 'My scan' }, details: {} }));
    expect(value(await learnFromPaper(desk(), document, printed)).metadata.title).toBe('My scan');
  });
});
