// A page of ours in Chromium, with the production engine in it and the PDFs of a folder beside it.
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import preact from '@preact/preset-vite';
import { chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { serve } from '../../site/server.ts';

export interface Stage {
  readonly page: Page;
  /** Of a PDF of the folder, by the name of its own folder. */
  address(id: string): string;
  end(): Promise<void>;
}

const RECOGNITION_FILES = ['tesseract.js-core/tesseract-core-simd-lstm.wasm', '@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz'];

/** Names of the folders that hold a `document.pdf`. */
export const papersIn = (folder: string, part: string): readonly string[] =>
  readdirSync(folder).filter((id) => id.includes(part) && existsSync(join(folder, id, 'document.pdf')));

/** `html`: a file beside this one. */
export async function startStage(html: string, folder: string, ids: readonly string[]): Promise<Stage> {
  const root = resolve(import.meta.dirname, '../../..');
  const site = mkdtempSync(join(tmpdir(), 'pdf-stage-'));
  await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': root } },
    plugins: [preact()],
    worker: { format: 'es' },
    build: { outDir: site, emptyOutDir: true, rollupOptions: { input: join(import.meta.dirname, html) } },
  });
  for (const part of ['cmaps', 'standard_fonts', 'wasm'])
    cpSync(join(root, 'node_modules/pdfjs-dist', part), join(site, 'pdfjs', part), { recursive: true });
  mkdirSync(join(site, 'recognition'));
  for (const file of RECOGNITION_FILES) copyFileSync(join(root, 'node_modules', file), join(site, 'recognition', basename(file)));
  for (const id of ids) copyFileSync(join(folder, id, 'document.pdf'), join(site, `${id}.pdf`));
  const server = await serve({ folder: site });
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  const page = await browser.newPage();
  await page.goto(server.url(`/${html}`));
  return {
    page,
    address: (id) => server.url(`/${encodeURIComponent(id)}.pdf`),
    async end() {
      await browser.close();
      await server.close();
      rmSync(site, { recursive: true, force: true });
    },
  };
}
