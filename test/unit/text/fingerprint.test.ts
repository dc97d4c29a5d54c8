import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprintOf, kinship, likeness, type Fingerprint } from '@/utils/text/fingerprint';

/** Numbers that look random and are the same in every run (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const VOCABULARY =
  'the of and to in that is for by on with which public service council contract money people who are not their books open commissioner provider cost year quality account report audit budget officer claim decision procurement transparency oversight duty tender staff users contracts providers costs community regional national evidence performance published against between without within'.split(
    ' ',
  );

/** Paragraphs of a paper: sentences of words that papers share, common ones more often. */
function paragraphs(seed: number, count = 40): readonly string[] {
  const roll = dice(seed);
  const word = (): string => VOCABULARY[Math.floor(roll() ** 2 * VOCABULARY.length)]!;
  const sentence = (): string => {
    const words = Array.from({ length: 8 + Math.floor(roll() * 18) }, word);
    if (roll() < 0.2) words.push(String(Math.floor(roll() * 3_000)));
    const text = words.join(' ');
    return `${text[0]!.toUpperCase()}${text.slice(1)}.`;
  };
  return Array.from({ length: count }, () => Array.from({ length: 5 }, sentence).join(' '));
}

const PAPER = paragraphs(1);
const LICENCE = paragraphs(99, 4);
const asPage = (parts: readonly string[]): string => parts.join('\n\n');

/** In lines of a printed page, long words broken by a hyphen. */
const asLines = (parts: readonly string[]): string => asPage(parts).replace(/(.{60}\w{3})(\w{3,} )/g, '$1\u00ad\n$2');
/** With a running head and a number on each page. */
const withHeads = (parts: readonly string[]): string =>
  parts.map((p, i) => (i % 4 === 3 ? `${p}\nOpen books for every council\n${i}` : p)).join('\n');
const withNotes = (parts: readonly string[]): string =>
  parts.map((p, i) => p.replace(/\. /, `.${i} `)).join('\n') +
  parts.map((_, i) => `\n${i} See the report of the auditor, part ${i}.`).join('');
const shouted = (parts: readonly string[]): string =>
  asPage(parts.map((p, i) => (i % 5 === 0 ? p.toUpperCase() : p.replaceAll('.', ' …'))));

/** Each nth word another. */
const reworded = (parts: readonly string[], n: number): string =>
  asPage(parts)
    .split(' ')
    .map((w, i) => (i % n === n - 1 ? 'revised' : w))
    .join(' ');
const renumbered = (parts: readonly string[]): string => asPage(parts).replace(/\d+/g, (d) => String(Number(d) + 17));

const PAIRS: readonly (readonly [kin: string, what: string, a: string, b: string])[] = [
  ['same', 'the very text', asPage(PAPER), asPage(PAPER)],
  ['same', 'in lines, with hyphens', asPage(PAPER), asLines(PAPER)],
  ['same', 'with running heads and page numbers', asPage(PAPER), withHeads(PAPER)],
  ['same', 'with signs of notes in the text and the notes at its end', asPage(PAPER), withNotes(PAPER)],
  ['same', 'with headings in capitals and other stops', asPage(PAPER), shouted(PAPER)],
  ['same', 'with a page of licence before it', asPage(PAPER), asPage([...LICENCE, ...PAPER])],
  ['edited', 'another edition with two more chapters', asPage(PAPER), asPage([...PAPER, ...paragraphs(2, 24)])],
  ['edited', 'another edition with a third of the paragraphs new', asPage(PAPER), asPage(PAPER.map((p, i) => (i % 3 === 0 ? paragraphs(i + 50, 1)[0]! : p)))],
  ['edited', 'another edition with one word in thirty changed', asPage(PAPER), reworded(PAPER, 30)],
  ['same', 'another edition with every figure changed, which only the reader can tell', asPage(PAPER), renumbered(PAPER)],
  ['edited', 'half of the paper', asPage(PAPER), asPage(PAPER.slice(0, 20))],
  ['other', 'another paper in the same words', asPage(PAPER), asPage(paragraphs(3))],
  ['other', 'another paper of the series, with the same front matter', asPage([...LICENCE, ...PAPER]), asPage([...LICENCE, ...paragraphs(4)])],
  ['other', 'a chapter that quotes three of its paragraphs', asPage(PAPER), asPage([...paragraphs(5, 30), ...PAPER.slice(0, 3)])],
  ['other', 'a summary in a few of its sentences', asPage(PAPER), asPage(PAPER.slice(0, 6))],
]; // prettier-ignore

const print = async (text: string): Promise<Fingerprint> => {
  const made = await fingerprintOf(text);
  if (made === undefined) throw new Error('too short');
  return made;
};

describe('two texts are', () => {
  it.each(PAIRS)('%s: %s', async (kin, _what, a, b) => {
    const [x, y] = [await print(a), await print(b)];
    expect(kinship(x, y), `likeness ${likeness(x, y)}`).toBe(kin);
    expect(kinship(y, x)).toBe(kin);
  });
});

describe('a fingerprint', () => {
  it('is not made of a text that is too short to be told from others', async () => {
    expect(await fingerprintOf('Open books. '.repeat(20))).toBeUndefined();
    expect(await fingerprintOf('')).toBeUndefined();
  });

  it('holds for scripts without blanks', async () => {
    const roll = dice(7);
    const text = Array.from({ length: 4_000 }, () => String.fromCharCode(0x4e00 + Math.floor(roll() * 900))).join('');
    expect(kinship(await print(text), await print(text.replace(/.{40}/gu, '$&\n')))).toBe('same');
  });

  it('is the same whatever breaks, blanks and case lie between the letters', () =>
    fc.assert(
      fc.asyncProperty(fc.integer(), fc.array(fc.nat({ max: 8_000 }), { maxLength: 40 }), async (seed, places) => {
        const text = asPage(paragraphs(seed, 12));
        let other = text.toUpperCase();
        for (const at of places) other = `${other.slice(0, at)}${at % 2 === 0 ? '\n' : ' \u00ad'}${other.slice(at)}`;
        expect(await print(other)).toEqual(await print(text));
      }),
      { numRuns: 25 },
    ));

  it('tells a likeness near the true share of common stretches', () =>
    fc.assert(
      fc.asyncProperty(fc.integer(), fc.integer({ min: 0, max: 20 }), async (seed, common) => {
        const shared = paragraphs(seed, 20).slice(0, common);
        const a = [...shared, ...paragraphs(seed + 1, 20 - common)];
        const b = [...shared, ...paragraphs(seed + 2, 20 - common)];
        const [x, y] = [grams(asPage(a)), grams(asPage(b))];
        const both = [...x].filter((g) => y.has(g)).length;
        const truth = both / (x.size + y.size - both);
        expect(Math.abs(likeness(await print(asPage(a)), await print(asPage(b))) - truth)).toBeLessThan(0.12);
      }),
      { numRuns: 25 },
    ));

  it('is like itself and as like to another as the other to it', () =>
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(), { maxLength: 600 }), fc.uniqueArray(fc.nat(), { maxLength: 600 }), (a, b) => {
        const [x, y] = [a, b].map((all) => Uint32Array.from(all).sort().slice(0, 512)) as [Fingerprint, Fingerprint];
        expect(likeness(x, y)).toBe(likeness(y, x));
        expect(likeness(x, x)).toBe(x.length === 0 ? 0 : 1);
      }),
    ));
});

/** All stretches of a text, counted plainly. */
function grams(text: string): ReadonlySet<string> {
  const letters = text.toLowerCase().replace(/[^a-z0-9]/g, '');
  return new Set(Array.from({ length: letters.length - 23 }, (_, i) => letters.slice(i, i + 24)));
}
