// The short ways (letter by letter, near where it is expected) tell what a search of the whole text tells.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Anchoring, anchorAll, type Wanted } from '@/utils/anchoring/anchor';
import { describeText } from '@/utils/anchoring/describe';
import { nearbyIn } from '@/utils/anchoring/nearby';
import { queriesOf, soughtOf } from '@/utils/anchoring/query';
import { verbatim } from '@/utils/anchoring/verbatim';
import { anchorInWhole } from '@/utils/anchoring/whole-text';
import { canonical } from '@/utils/text/canonical';
import { unpaced } from '@/utils/text/pace';
import { chance, paper } from './cases';

async function inWhole(text: string, wanted: readonly Wanted[]): Promise<ReadonlyMap<string, Anchoring>> {
  const all = new Map<string, Anchoring>();
  const sought = soughtOf(wanted);
  const origins = sought.flatMap(({ start }) => (start === undefined ? [] : [start]));
  const queries = await queriesOf(sought, unpaced);
  await anchorInWhole(text, queries, { moves: [], origins, tell: (id, answer) => void all.set(id, answer), pace: unpaced });
  return all;
}

/** Sentences of another paper come in, others go, letters are mistyped. */
function revised(seed: number, source: string, typos: number): string {
  const r = chance(seed);
  let text = source;
  for (let i = 0; i < 12; i++) {
    const at = text.indexOf('. ', Math.floor(r() * text.length)) + 2;
    text =
      r() < 0.5 ? text.slice(0, at) + paper(900 + seed + i, 2) + text.slice(at) : text.slice(0, at) + text.slice(at + Math.floor(r() * 90));
  }
  for (let i = 0; i < typos; i++) {
    const at = Math.floor(r() * text.length);
    text = `${text.slice(0, at)}${'aeiou'[i % 5]}${text.slice(at + (i % 2))}`;
  }
  return text;
}

const placeOf = (a: Anchoring | undefined): string => (a !== undefined && 'start' in a ? `${a.start} to ${a.end}` : (a?.status ?? 'none'));

const source = canonical(paper(1, 220));
const made = fc.record({
  seed: fc.nat(10_000),
  typos: fc.constantFrom(0, 40, 150),
  spans: fc.array(fc.tuple(fc.nat(source.length - 400), fc.integer({ min: 20, max: 350 })), { minLength: 140, maxLength: 300 }),
});

test('the short ways and the whole text tell the same places', async () => {
  let [all, otherwise] = [0, 0];
  await fc.assert(
    fc.asyncProperty(made, async ({ seed, typos, spans }) => {
      const text = revised(seed, source, typos);
      const wanted = spans.map(([at, length], i): Wanted => ({ id: `urn:${i}`, selectors: describeText(source, at, at + length) }));
      const [short, whole] = [await anchorAll(text, wanted), await inWhole(text, wanted)];
      const { starts } = await verbatim(text, soughtOf(wanted), unpaced);
      const others = wanted.filter(({ id }) => placeOf(short.get(id)) !== placeOf(whole.get(id)));
      expect(others.filter(({ id }) => starts[Number(id.slice(4))]! >= 0)).toEqual([]);
      all += wanted.length;
      otherwise += others.length;
    }),
    { numRuns: 12 },
  );
  // A passage of which a part was cut out may be told apart from a lost one a little sooner or later.
  expect(otherwise / all).toBeLessThan(0.01);
}, 60_000);

test('a copy that kept its surroundings is no proof against the passage itself, whose surroundings were touched', async () => {
  const beforeBoth = 'Auditors look at the books of every agency once a year and tell the board what they have found, so that ';
  const quote = 'members may see whether the money was spent as it was granted';
  const behind = (part: string): string =>
    ` by the ${part} part of the act, which the board itself publishes within thirty days of its decision.`;
  const chapter = (seed: number): string => `\n${paper(seed, 30)}\n`;
  const written = `${chapter(40)}${beforeBoth}${quote}${behind('first')}${chapter(41)}${beforeBoth}${quote}${behind('second')}${chapter(42)}`;
  const at = written.lastIndexOf(quote);
  const touched = written.lastIndexOf(beforeBoth);
  const now = `${chapter(43)}${written.slice(0, touched)}${written.slice(touched).replace('tell the board', 'told the board').replace('thirty', 'forty')}`;
  const a = (await anchorAll(now, [{ id: 'urn:q', selectors: describeText(written, at, at + quote.length) }])).get('urn:q')!;
  expect(
    a.status === 'ambiguous' || placeOf(a) === `${now.lastIndexOf(quote)} to ${now.lastIndexOf(quote) + quote.length}`,
    placeOf(a),
  ).toBe(true);
});

test.each([
  [
    'its like',
    'Approvals for High Priority Infrast',
    'ructur eProjects), all',
    'ructure Projects), all',
    ' infrastructure projects that meet the criteria',
  ],
  [
    'a likelier one',
    'Wo setrien jahrzehnetlang laufen ohnve Gund. Wir suchen also nun nach der Herkunft und sehen andere Methoden der Fernseh',
    'setrien jahrzehnetlang laufen ohnve Grund',
    'serien jahrzehntelang laufen ohne Grund',
    ' sollten diese weiterhin',
  ],
])(
  'a changed passage whose surroundings all stand is found where it is told to stand, with %s near',
  async (_, prefix, exact, now, suffix) => {
    const [head, tail] = [paper(50, 12), paper(51, 12)];
    const [before, after] = [`${head} ${prefix}`, `${suffix} ${tail}`];
    const selectors = describeText(before + exact + after, before.length, before.length + exact.length);
    const [query] = await queriesOf(soughtOf([{ id: 'urn:q', selectors }]), unpaced);
    const look = nearbyIn(before + now + after);
    const a = look(query!, { starts: [before.length, before.length], isTold: true });
    expect(placeOf(a)).toBe(`${before.length} to ${before.length + now.length}`);
  },
);

/** One paragraph a line; captions and headings stand between some of them. */
function withLinesBetween(seed: number, lines: readonly string[]): string {
  const r = chance(seed);
  return lines
    .flatMap((line, i) => (r() < 0.5 ? [line] : [`Main article: ${paper(500 + i, 1).slice(0, 12 + Math.floor(r() * 60))}`, line]))
    .join('\n');
}

test('a passage whose words stand letter by letter is never told as changed, whatever stands between passages now', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(10_000), fc.integer({ min: 4, max: 40 }), async (seed, count) => {
      const lines = Array.from({ length: count }, (_, i) => paper(3_000 + seed + i, 1 + (i % 3)));
      const before = canonical(lines.join('\n'));
      const now = canonical(withLinesBetween(seed, lines));
      let end = -1;
      const wanted = before.split('\n').map((line, i): Wanted => {
        const start = end + 1;
        end = start + line.length;
        return { id: `urn:${i}`, selectors: describeText(before, start, end) };
      });
      const found = await anchorAll(now, wanted);
      const told = before.split('\n').map((line, i) => {
        const a = found.get(`urn:${i}`);
        return a !== undefined && 'start' in a && now.slice(a.start, a.end) === line ? a.status : 'elsewhere';
      });
      expect(told.filter((status) => status === 'changed')).toEqual([]);
    }),
    { numRuns: 60 },
  );
}, 60_000);
