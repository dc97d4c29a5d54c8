// Pages larger, deeper and worse written than any person makes end with a text or a plain answer. How long the full sizes take: `bench:large`.
import { expect, test } from 'vitest';
import { mainText } from '@/utils/extraction/html';
import { dropPageTalk } from '@/utils/extraction/page-talk';
import { readingText } from '@/utils/extraction/reading-text';
import { LARGE } from '../../run/extraction/large-pages';

const parse = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');

const read = (body: string): string | undefined => {
  const html = `<!doctype html><title>A page of the council</title><body>${body}`;
  const found = mainText({ url: 'https://harbour.example/a', html, contentType: 'text/html' }, parse);
  if (!found.ok) expect(found.problem.code).toBe('no-main-text');
  return found.ok ? readingText(found.value.content) : undefined;
};

test.each(Object.keys(LARGE))('%s, or a tenth of so many', (name) => {
  const text = read(LARGE[name]!(0.1));
  expect(text).toContain('the council met, heard the pier master');
});

test('words under more levels than are drawn stay, each block on a line of its own', () => {
  const report = Array.from(
    { length: 8 },
    (_, n) => `<p>On day ${n} the council met, heard the pier master, and put off the lamps.</p>`,
  ).join('');
  const text = read(
    `<article>${report}${'<div>'.repeat(200)}<p>One <b>bold</b> word.</p>Between.<p>Last.</p>${'</div>'.repeat(200)}${report}</article>`,
  );
  expect(text).toContain('One bold word.\nBetween.\nLast.\n');
});

test('of a page with tens of thousands of paragraphs the text is there, and neither menu nor foot', () => {
  const menu = '<nav class="menu"><ul><li><a href="/bins">Bins and taxes</a></li><li><a href="/town">Your town</a></li></ul></nav>';
  const days = Array.from({ length: 35_000 }, (_, n) => `<p>Day ${n}, as agreed.</p>`).join('');
  const foot = '<footer><p>All of this is published by the council.</p></footer>';
  const text = read(`${menu}<div class="page"><h1>A page of the council</h1><h2>The days</h2>${days}</div>${foot}`);
  expect(text?.startsWith('The days\n\nDay 0, as agreed.')).toBe(true);
  expect(text?.endsWith('Day 34999, as agreed.')).toBe(true);
});

test.each([
  ['questions on the page in one box', '<p>Was this page helpful?</p>'],
  ['questions in one box behind elements without a word', '<p></p>', '<p>Was this page helpful?</p>'],
  ['tools in one block', '<span>Print this page</span>'],
  ['tools in one block behind elements without a word', '<i></i>', '<span>Print this page</span>'],
])('a page that says a line of its own 100,000 times is looked through once: %s', (_name, ...parts) => {
  const { body } = parse(`<div>${parts.map((part) => part.repeat(100_000)).join('')}</div><h1>The pier</h1>`);
  dropPageTalk(body);
  expect(body.textContent).toContain('The pier');
});
