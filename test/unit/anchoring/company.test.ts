// Passages that stood near each other speak for each other's places.
import { expect, test } from 'vitest';
import { type Anchoring, anchorAll, type Wanted } from '@/utils/anchoring/anchor';
import { describeText } from '@/utils/anchoring/describe';
import { canonical } from '@/utils/text/canonical';
import { paper } from './cases';

const filler = (seed: number): string => canonical(paper(seed, 40));
const rule = 'Every contract above ten thousand pounds shall be published within thirty days.';
const twin = 'Every contract above ten thousand euros shall be published within sixty days.';
const left = 'The board met in spring and found that the accounts of the harbour had been closed to all members but one. ';
const right = ' Nothing was said of the fees that had been asked of owners of small boats who lived on the other side of the bay.';
/** A third of what stood around it stands around the twin too. */
const around = (words: string): string =>
  `It was added late that ${left.slice(-40)}${words}${right.slice(0, 40)} or so the clerk believed.`;

const wantedAt = (source: string, quote: string, id: string): Wanted => {
  const at = source.indexOf(quote);
  if (at < 0) throw new Error(`"${quote}" is not in the text`);
  return { id, selectors: describeText(source, at, at + quote.length) };
};
const neighbours = [
  'A lamp was lit at the end of the mole on every night of that winter.',
  'The ferry to the island was late on nine days out of every ten.',
  'No fisherman was asked what he thought of the price of ice.',
];
const chapter = (words: string): string =>
  `${neighbours[0]} ${filler(31)} ${neighbours[1]} ${filler(33)} ${left}${words}${right} ${filler(32)} ${neighbours[2]}`;
const source = `${filler(41)}\n${chapter(rule)}\n${filler(42)} ${filler(43)}`;
const wanted = [wantedAt(source, rule, 'urn:rule'), ...neighbours.map((quote, i) => wantedAt(source, quote, `urn:${i}`))];
const find = async (text: string, list: readonly Wanted[]): Promise<Anchoring> => (await anchorAll(text, list)).get('urn:rule')!;
const wordsOf = (text: string, a: Anchoring): readonly string[] =>
  (a.status === 'ambiguous' ? a.candidates : 'start' in a ? [a] : []).map(({ start, end }) => text.slice(start, end));

test('a look-alike that stands where no neighbour leads is a doubt for the reader', async () => {
  const now = `${filler(41)}\n${neighbours[0]} ${filler(31)} ${neighbours[1]} ${filler(33)} ${filler(51)} ${neighbours[2]}\n${filler(42)} ${filler(47)} ${around(twin)} ${filler(43)}`;
  const a = await find(now, wanted);
  expect([a.status, wordsOf(now, a)]).toEqual(['ambiguous', [twin]]);
});

test('so is one whose neighbours are gone, all of them', async () => {
  const now = `${filler(41)}\n${filler(42)} ${filler(47)} ${around(twin)} ${filler(43)}`;
  const a = await find(now, wanted);
  expect([a.status, wordsOf(now, a)]).toEqual(['ambiguous', [twin]]);
});

test('the same sentence tagged by several people is no company, and alone it is taken as changed', async () => {
  const now = `${filler(41)}\n${filler(42)} ${filler(47)} ${around(twin)} ${filler(43)}`;
  const again = [1, 2, 3, 4].map((n) => wantedAt(source, rule.slice(n), `urn:again:${n}`));
  for (const list of [wanted.slice(0, 1), [wanted[0]!, ...again]]) {
    const a = await find(now, list);
    expect([a.status, wordsOf(now, a)]).toEqual(['changed', [twin]]);
  }
});

test('a changed passage that stands between its neighbours is taken as changed, wherever all of them have gone', async () => {
  const now = `${filler(44)} ${filler(45)}\n${filler(41)}\n${filler(46)}\n${chapter(twin).replace(left, 'Quite another beginning was put here. ')}\n${filler(42)}`;
  const a = await find(now, wanted);
  expect([a.status, wordsOf(now, a)]).toEqual(['changed', [twin]]);
});

test('the words where the neighbours lead win against the same words in likelier surroundings elsewhere', async () => {
  const other = 'Strangers came to the town and asked for rooms, and the price of bread rose by a half before they left again. ';
  const there = `${neighbours[0]} ${filler(31)} ${neighbours[1]} ${filler(33)} ${other}${rule} ${other} ${filler(32)} ${neighbours[2]}`;
  const now = `${filler(41)}\n${there}\n${filler(42)} It was added late that ${left.slice(-40)}${rule} ${filler(43)}`;
  const a = await find(now, wanted);
  expect('start' in a && now.slice(a.start - other.length, a.start)).toBe(other);
});

test.each([
  ['the passage', 60, 'exact'],
  ['a doubt for the reader, with little around them,', 40, 'ambiguous'],
])('the same words elsewhere are %s when it is missing where the neighbours lead to a look-alike', async (_what, n, status) => {
  const some = (words: string): string => `It was added late that ${left.slice(-n)}${words}${right.slice(0, n)} or so the clerk believed.`;
  const there = `${neighbours[0]} ${filler(31)} ${neighbours[1]} ${filler(33)} ${around(twin)} ${filler(61)} ${left}${right} ${filler(32)} ${neighbours[2]}`;
  const now = `${filler(41)}\n${there}\n${filler(42)} ${filler(47)} ${some(rule)} ${filler(43)}`;
  const a = await find(now, wanted);
  expect([a.status, wordsOf(now, a)]).toEqual([status, [rule]]);
});

test('a passage tagged on the page is taken as changed where it stood, though its neighbours were tagged in the reader view', async () => {
  const edited = (words: string, every: number): string =>
    words
      .split(' ')
      .map((word, i) => (i % every === 3 ? [...word].reverse().join('') : word))
      .join(' ');
  const menu = `${filler(52)}\n`.repeat(2);
  const onPage = wantedAt(menu + source, rule, 'urn:rule');
  const [before, after] = source.split(rule) as [string, string];
  const now = menu + [edited(before, 11), edited(rule, 12), edited(after, 11)].join('');
  const inReader = Array.from({ length: 12 }, (_, i) => {
    const from = Math.round(((i + 0.5) * source.length) / 12);
    return { id: `urn:reader:${i}`, selectors: describeText(source, from, from + 30) };
  });
  expect(menu.length).toBeGreaterThan(5_000);
  const a = await find(now, [onPage, ...inReader]);
  expect([a.status, wordsOf(now, a)]).toEqual(['changed', [edited(rule, 12)]]);
});
