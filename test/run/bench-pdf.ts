// How soon is a PDF of 500 pages there, and does it stay light? The built extension in Chromium, beside pdf.js alone reading the same text.
//   npm run bench:pdf [-- --pages N]
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { startChromium } from '../e2e/chromium.ts';
import { serve } from '../site/server.ts';
import { startStage } from './pdf/stage.ts';

const { values } = parseArgs({ options: { pages: { type: 'string', default: '500' } } });
const pages = Number(values.pages);
const LINE = 'Every service that is bought for the public has somebody who answers for it, and to whom.';

async function paper(): Promise<Uint8Array> {
  const made = await PDFDocument.create();
  const font = await made.embedFont(StandardFonts.TimesRoman);
  for (let i = 1; i <= pages; i++) {
    const page = made.addPage([595, 842]);
    page.drawText(`Section ${i}: what was asked`, { x: 60, y: 770, size: 16, font });
    for (let line = 0; line < 42; line++) {
      page.drawText(line === 0 ? `On sheet ${i} this stands first.` : LINE, { x: 60, y: 740 - 15 * line, size: 11, font });
    }
  }
  return made.save();
}

const told = (tasks: readonly number[]): { count: number; longestMs: number } => ({
  count: tasks.length,
  longestMs: Math.round(Math.max(0, ...tasks)),
});

const folder = mkdtempSync(join(tmpdir(), 'bench-pdf-'));
mkdirSync(join(folder, 'long'));
const bytes = await paper();
writeFileSync(join(folder, 'long', 'document.pdf'), bytes);
writeFileSync(join(folder, 'long.pdf'), bytes);

interface InPage {
  readonly pdfEngine: { plain(url: string): Promise<{ ms: number }>; read(url: string): Promise<{ ms: number }> };
}
const stage = await startStage('page.html', folder, ['long']);
const plain = await stage.page.evaluate((url) => (globalThis as unknown as InPage).pdfEngine.plain(url), stage.address('long'));
const read = await stage.page.evaluate((url) => (globalThis as unknown as InPage).pdfEngine.read(url), stage.address('long'));
await stage.end();

const site = await serve({ folder });
const driver = await startChromium();
try {
  const tab = await driver.openTab(site.url('/long.pdf'));
  const from = performance.now();
  await tab.pressToolbarButton();
  const reader = await driver.waitForTab('reader.html?pdf');
  const isRead = `document.querySelector('.pdf-page-input') !== null`;
  // A wait ends after 15 s; the text of so many pages may take longer.
  for (let tries = 0; tries < 8 && !(await reader.waitFor(isRead).then(() => true, () => false)); ) tries += 1; // prettier-ignore
  const textMs = performance.now() - from;
  await reader.activate();
  const reading = await reader.longTasks();
  const shownFrom = performance.now();
  await reader.evaluate(`document.querySelector('.pdf-bar .segment:last-of-type input').click()`);
  await reader.waitFor(`document.querySelector('.pdf-page canvas') !== null`, 'the first page');
  const pageMs = performance.now() - shownFrom;
  const memory = `performance.memory.usedJSHeapSize / 1048576`;
  const scroll = `(async () => {
    for (let at = 0; at < document.documentElement.scrollHeight; at += innerHeight * 4) {
      scrollTo({ top: at, behavior: 'instant' });
      await new Promise((done) => setTimeout(done, 60));
    }
    scrollTo({ top: 0, behavior: 'instant' });
    await new Promise((done) => setTimeout(done, 1500));
    return { mb: Math.round(${memory}), drawn: document.querySelectorAll('.pdf-page canvas').length };
  })()`;
  const rounds: unknown[] = [];
  for (let round = 0; round < 3; round++) rounds.push(await reader.evaluate(scroll));
  const all = await reader.longTasks();
  console.log(
    JSON.stringify(
      {
        pages,
        pdfjsAloneMs: Math.round(plain.ms),
        engineMs: Math.round(read.ms),
        pressToWholeTextMs: Math.round(textMs),
        pressToFirstPageMs: 'as the whole text: pages are shown after it',
        switchToPagesMs: Math.round(pageMs),
        tasksOver50msReading: told(reading),
        tasksOver50msScrolling: told(all.slice(reading.length)),
        scrolledEndToEnd: rounds,
      },
      null,
      1,
    ),
  );
} finally {
  await driver.stop();
  await site.close();
  rmSync(folder, { recursive: true, force: true });
}
