// How long does our extraction take on pages that nobody should write, beside Readability alone? In Chromium, by the code that ships.
//   npm run bench:large [-- --only PART] [--json FILE]
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { LARGE } from './extraction/large-pages.ts';
import { openReaders } from './extraction/stage.ts';

const { values } = parseArgs({ options: { only: { type: 'string', default: '' }, json: { type: 'string' } } });
const names = Object.keys(LARGE).filter((name) => name.includes(values.only));
const rows: Record<string, unknown> = {};
const { evaluate, close } = await openReaders();
try {
  for (const name of names) {
    const html = `<!doctype html><title>A page of the council</title><body>${LARGE[name]!()}`;
    const { ours, readability } = await evaluate({
      url: 'https://harbour.example/a',
      html,
      expected: '',
      runs: 1,
      readers: ['ours', 'readability'],
    });
    rows[name] = {
      MB: (html.length / 1e6).toFixed(1),
      'ours ms': Math.round(ours.ms),
      'Readability ms': Math.round(readability.ms),
      'units of text': ours.text.length,
    };
    console.log(name, JSON.stringify(rows[name]));
  }
} finally {
  await close();
}
console.table(rows);
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(rows, undefined, 1)}\n`);
