// Pictures of the library in light and dark, wide and at 360 px: empty, one document, and as large as is asked for.
//   node test/run/library-pictures.ts [--out DIR] [--documents 200] [--passages 4000]
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startChromium } from '../e2e/chromium.ts';
import { bundle } from './bundle.ts';

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'test/.out/pictures' },
    documents: { type: 'string', default: '200' },
    passages: { type: 'string', default: '4000' },
  },
});
mkdirSync(values.out, { recursive: true });
const code = await bundle(`import { generate } from '@/test/run/library/generate'; globalThis.generate = generate;`);
for (const [scheme, width] of [
  ['light', 1280],
  ['dark', 360],
] as const) {
  const driver = await startChromium({ scheme, width: width === 360 ? 500 : width, height: 900 });
  try {
    const page = await driver.extensionPage('library.html');
    await page.waitFor(`document.querySelector('h1') !== null`, 'the library');
    await page.evaluate(`void (0, eval)(${JSON.stringify(code)})`);
    const picture = async (name: string): Promise<void> => {
      await new Promise((done) => setTimeout(done, 900));
      await page.screenshot(join(values.out, `library-${name}-${scheme}-${width}.png`));
    };
    await picture('empty');
    const size = { documents: Number(values.documents), passages: Number(values.passages), seed: 7 };
    await page.evaluate(`generate(${JSON.stringify(size)}).then(() => true)`);
    await page.reload();
    await page.waitFor(`document.querySelector('.found-row[data-passage]') !== null`, 'the passages');
    await picture('large');
    await page.goto(page.url.replace(/library.html.*/u, 'library.html?q=accountab+mark'));
    await page.waitFor(`document.querySelector('.hit') !== null`, 'what was found');
    await picture('found');
    await page.evaluate(`document.querySelector('.found-row[data-passage]').click()`);
    await picture('open');
    await page.evaluate(`document.querySelector('.library-side').scrollIntoView()`);
    await picture('side');
    for (const error of driver.errors) console.log(error);
  } finally {
    await driver.stop();
  }
}
