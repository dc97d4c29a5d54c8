// A browser page that holds the extractors and nothing else, without a network.
import { chromium } from 'playwright-core';
import { bundle } from '../bundle.ts';
import type { Asked, Read } from './in-page.ts';
import type { ReaderName } from './readers.ts';

export interface Stage {
  readonly evaluate: (asked: Asked) => Promise<Readonly<Record<ReaderName, Read>>>;
  readonly close: () => Promise<void>;
}

export async function openReaders(): Promise<Stage> {
  const script = await bundle(`import '@/test/run/extraction/in-page.ts';`);
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const tab = await browser.newPage();
  await tab.route('**/*', (route) =>
    new URL(route.request().url()).pathname === '/readers.js'
      ? route.fulfill({ contentType: 'text/javascript; charset=utf-8', body: script })
      : route.fulfill({
          contentType: 'text/html',
          headers: { 'content-security-policy': `default-src 'none'; script-src 'self'` },
          body: '<!doctype html><script src="/readers.js"></script>',
        }),
  );
  await tab.goto('https://reader.example/');
  return { evaluate: (asked) => tab.evaluate((given) => globalThis.evaluate(given), asked), close: () => browser.close() };
}
