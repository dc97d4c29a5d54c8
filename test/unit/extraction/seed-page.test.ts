// The founding essay, rebuilt as the page it stood on, read by the bundled extraction in a real browser under the extension's own policy.
import { existsSync, readFileSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MainText } from '@/utils/extraction/html';
import { readingText } from '@/utils/extraction/reading-text';
import type { Capture } from '@/utils/model/document';
import type { Result } from '@/utils/model/result';
import { bundle } from '../../run/bundle.ts';
import { AROUND, readSeedText, seedPage } from '../../make-seed-page.ts';

const ESSAY = '../shared/seed/markets-or-mutuals.txt';
const present = existsSync(ESSAY);
if (!present) console.log(`left out: ${ESSAY} is not here`);

declare global {
  var read: (capture: Capture) => Result<MainText>;
}

const ENTRY = `import { mainText } from '@/utils/extraction/html.ts';
const policy = trustedTypes.createPolicy('app', { createHTML: (html) => html });
globalThis.read = (capture) => mainText(capture, (html) => new DOMParser().parseFromString(policy.createHTML(html), 'text/html'));`;

describe.skipIf(!present)('the founding essay on its page', () => {
  let browser: Browser;
  let page: Page;
  let text = '';
  let metadata: MainText['metadata'] | undefined;
  const seed = readSeedText(present ? readFileSync(ESSAY, 'utf8') : '');

  beforeAll(async () => {
    const script = await bundle(ENTRY);
    browser = await chromium.launch({
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu'],
    });
    page = await browser.newPage();
    await page.route('**/*', (route) =>
      new URL(route.request().url()).pathname === '/read.js'
        ? route.fulfill({ contentType: 'text/javascript; charset=utf-8', body: script })
        : route.fulfill({
            contentType: 'text/html',
            headers: {
              'content-security-policy': "default-src 'none'; script-src 'self'; require-trusted-types-for 'script'; trusted-types app",
            },
            body: '<!doctype html><script src="/read.js"></script>',
          }),
    );
    await page.goto('https://reader.example/');
    const html = seedPage(readFileSync(ESSAY, 'utf8'));
    const result = await page.evaluate((capture) => globalThis.read(capture), {
      url: 'https://commonground.example/2012/04/07/markets-or-mutuals/',
      html,
      contentType: 'text/html',
    });
    expect(result.ok).toBe(true);
    if (result.ok) {
      text = readingText(result.value.content);
      metadata = result.value.metadata;
    }
  }, 60_000);
  afterAll(() => browser?.close());

  test('every paragraph of the article is in the main text, whole and in order, and nothing else is', () => {
    expect(seed.paragraphs.length).toBeGreaterThan(8);
    expect(text.split('\n\n')).toEqual(seed.paragraphs.map((p) => p.replace(/\s+/g, ' ')));
  });

  test('no words of the comment form, the sharing bar, the sidebar or the footer', () => {
    for (const words of [...seed.form, ...AROUND.share, ...AROUND.navigation, ...AROUND.sidebar, ...AROUND.footer, AROUND.site]) {
      expect(text).not.toContain(words);
    }
  });

  test('title, author, date and publisher are known', () => {
    expect(metadata).toMatchObject({
      title: seed.title,
      authors: ['Robin Ashdown'],
      published: '2012-04-07',
      publisher: AROUND.site,
      language: 'en',
    });
  });
});
