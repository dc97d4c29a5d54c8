// Is a passage of the page found in the reader view, and one of the reader view on the page? In Chromium, by the code that ships.
//   npm run eval:agreement -- DIR...
// Each DIR holds a folder a page with `page.html` or `source.html`; what a page loads is not there.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { bundle } from './bundle.ts';
import type { Agreement } from './agreement/both-views.ts';

declare global {
  var agreement: (html: string) => Promise<Agreement>;
}

const { positionals } = parseArgs({ allowPositionals: true });
const files = positionals
  .flatMap((folder) =>
    readdirSync(folder)
      .toSorted()
      .flatMap((page) => [join(folder, page, 'page.html'), join(folder, page, 'source.html')]),
  )
  .filter((file) => existsSync(file));

const script = await bundle(`import { agreement } from '@/test/run/agreement/both-views.ts'; globalThis.agreement = agreement;`);
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const sum = { pages: files.length, agreeing: 0, lines: 0, failed: 0 };
try {
  const tab = await browser.newPage();
  await tab.route('**/*', (route) =>
    route.request().isNavigationRequest() && route.request().frame() === tab.mainFrame()
      ? route.fulfill({
          contentType: 'text/html; charset=utf-8',
          body: `<!doctype html><body><script>${script.replaceAll('</script', String.raw`<\/script`)}</script>`,
        })
      : route.abort(),
  );
  await tab.goto('https://reader.example/');
  for (const file of files) {
    const { lines, failed } = await tab.evaluate((html) => globalThis.agreement(html), readFileSync(file, 'utf8'));
    for (const line of failed) console.log(`${file}: ${line}`);
    sum.lines += lines;
    sum.failed += failed.length;
    if (failed.length === 0) sum.agreeing++;
  }
} finally {
  await browser.close();
}
console.log(JSON.stringify(sum));
