// Finding passages again in texts that were shifted, edited, re-typeset, repeated and cut.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Anchoring, anchorAll, type Wanted } from '@/utils/anchoring/anchor';
import { describeText } from '@/utils/anchoring/describe';
import { canonical } from '@/utils/text/canonical';
import { pacer } from '@/utils/text/pace';
import { cases, paper, tally } from './cases';

const text = canonical(paper(1, 220));
const wantedAt = (source: string, quote: string, id = 'urn:q'): Wanted => {
  const at = source.indexOf(quote);
  if (at < 0) throw new Error(`"${quote}" is not in the text`);
  return { id, selectors: describeText(source, at, at + quote.length) };
};
const one = async (source: string, wanted: Wanted): Promise<Anchoring> => (await anchorAll(source, [wanted])).get(wanted.id)!;
const wordsOf = (source: string, a: Anchoring): string => ('start' in a ? source.slice(a.start, a.end) : a.status);

const before = 'The board met in spring. It found that accounts were closed to members. Members asked why.';
const after = 'Nothing was said of the fees. A second meeting was called for the autumn, and the press was invited.';
const sentence = 'Every contract above ten thousand pounds shall be published within thirty days.';
const small = `${before} ${sentence} ${after}`;

test('finds a passage exactly where the text has not changed', async () => {
  expect(await one(small, wantedAt(small, sentence))).toMatchObject({
    status: 'exact',
    by: 'quote',
    similarity: 1,
    start: before.length + 1,
    end: before.length + 1 + sentence.length,
  });
});

test('finds a passage again when a footnote number was inserted, and says that the words changed', async () => {
  const now = small.replace('pounds shall', 'pounds12 shall');
  const a = await one(now, wantedAt(small, sentence));
  expect(a.status).toBe('changed');
  expect(wordsOf(now, a)).toBe(sentence.replace('pounds', 'pounds12'));
});

test('finds the end of a passage whose last word was replaced', async () => {
  const now = small.replace('thirty days.', 'thirty weeks.');
  expect(wordsOf(now, await one(now, wantedAt(small, sentence)))).toBe(sentence.replace('days', 'weeks'));
});

test('a changed figure or sign is a change, even where only a full stop went', async () => {
  const source = small.replace('ten thousand', '1.5 million');
  const now = source.replace('1.5', '15');
  expect((await one(now, wantedAt(source, 'above 1.5 million pounds shall be published'))).status).toBe('changed');
});

test('typography is no change', async () => {
  const source = `${before} “It’s time” — she said… the oﬃce — must open its books to us. ${after}`;
  const now = `${before}\n\n"It's time" - she said... the of\u00adfice --\u00a0must open its books to us. ${after}`;
  const a = await one(now, wantedAt(source, '“It’s time” — she said… the oﬃce — must open its books'));
  expect(a.status).toBe('exact');
  expect(wordsOf(now, a)).toBe(`"It's time" - she said... the of\u00adfice --\u00a0must open its books`);
});

test('a sentence that was moved elsewhere says so', async () => {
  const elsewhere = 'Quite another chapter begins with rivers and with rain that falls on hills. ';
  const now = `${before} ${after} ${elsewhere.repeat(6)}${sentence} ${'Ships that pass at night are seldom counted by the harbour. '.repeat(6)}`;
  expect((await one(now, wantedAt(small, sentence))).status).toBe('moved');
});

test('an exact look-alike in other surroundings loses against the lightly edited original', async () => {
  const now = `${small.replace('above ten', 'over ten')} ${'Ships pass at night. '.repeat(20)} ${sentence} ${'Rain falls on hills. '.repeat(20)}`;
  const a = await one(now, wantedAt(small, sentence));
  expect(a.status).toBe('changed');
  expect(wordsOf(now, a)).toBe(sentence.replace('above', 'over'));
});

test('a short passage with typing errors is found where half of what stood around it stands, a look-alike where nothing does is none', async () => {
  const left = 'The minister told the house in April that the fund had been set up for towns along the coast, where ';
  const right = ' until the new harbour opens, and that no more than a third of it might be spent on roads or on bridges.';
  const quote = 'boats lie idle in the long winter';
  const typed = 'boats lie ilde in the logn winter';
  const written = canonical(`${paper(60, 40)}\n\n${left}${quote}${right}\n\n${paper(61, 40)}`);
  const wanted = wantedAt(written, quote);
  const half = written.replace(
    `${left.slice(-45)}${quote}${right.slice(0, 45)}`,
    `for all of them, and it was so that all of th ${typed} as they did when others came to look for it a`,
  );
  const a = await one(half, wanted);
  expect([a.status, wordsOf(half, a)]).toEqual(['changed', typed]);
  const elsewhere = canonical(`${paper(60, 40)} ${quote.replace('lie', 'lay')}. ${paper(63, 40)}`);
  expect((await one(elsewhere, wanted)).status).toBe('orphan');
});

test('few words that have changed, where of one side nothing is left, are a doubt for the reader, with the one place that they may be', async () => {
  const left = 'The minister told the house in April that the fund had been set up for towns along the coast, where ';
  const right = ' until the new harbour opens, and that no more than a third of it might be spent on roads or on bridges.';
  const quote = 'boats lie idle in the long winter';
  const other = 'boats lay idle in this long winter';
  const written = canonical(`${paper(60, 40)}\n\n${left}${quote}${right}\n\n${paper(61, 40)}`);
  const now = canonical(`${paper(62, 60)}\n\nNobody asked at that time who would pay for any of it: ${other}${right}\n\n${paper(61, 40)}`);
  const a = await one(now, wantedAt(written, quote));
  expect(a.status).toBe('ambiguous');
  expect('candidates' in a && a.candidates.map(({ start, end }) => now.slice(start, end))).toEqual([other]);
});

test('a passage that was deleted is an orphan, whatever stands near', async () => {
  const twin = 'Every invoice above two hundred euros must be archived within seven years.';
  expect((await one(`${before} ${after} ${twin}`, wantedAt(small, sentence))).status).toBe('orphan');
});

test('a look-alike elsewhere is not a passage whose surroundings stand without it', async () => {
  const twin = 'Every contract above five thousand pounds shall be published within ninety days.';
  const filler = 'Ships that pass at night are seldom counted by the harbour. '.repeat(4);
  expect((await one(`${before} ${after} ${filler} ${twin} ${filler}`, wantedAt(small, sentence))).status).toBe('orphan');
});

test('finds a passage whole that a running head of a page cuts in two', async () => {
  const now = small.replace('thousand pounds', 'thousand\n\n12 ANNUAL REPORT OF THE COMMISSION\n\npounds');
  const a = await one(now, wantedAt(small, sentence));
  expect(a.status).toBe('changed');
  expect(wordsOf(now, a)).toBe(sentence.replace('thousand pounds', 'thousand\n\n12 ANNUAL REPORT OF THE COMMISSION\n\npounds'));
});

test('finds a passage whole into which sentences were put, and says that the words changed', async () => {
  const [first, second] = [
    'Every contract above ten thousand pounds shall be published within thirty days of the day on which it was signed',
    ', together with the names of all who had offered to do the work and the reasons for which they were not chosen.',
  ];
  const put =
    ' by the clerk. The clerk shall keep a list of all of them. Whoever asks to see the list shall be shown it without a fee, on any working day, and be told who may answer questions about what stands in it';
  const source = `${paper(64, 30)}\n\n${before} ${first}${second} ${after}\n\n${paper(65, 30)}`;
  const now = source.replace(first, first + put);
  const a = await one(now, wantedAt(source, first + second));
  expect([a.status, wordsOf(now, a)]).toEqual(['changed', first + put + second]);
  // A quarter of the words gone besides leaves too little of them.
  const less = now.replace(
    second,
    ', and whatever else the council may think fit to tell the members of the public about it from time to time.',
  );
  expect(wordsOf(less, await one(less, wantedAt(source, first + second)))).not.toBe(first + put + second);
});

test('several equally good places are a doubt, not a guess', async () => {
  const page = `${'Terms apply to every order that is placed with us today. '.repeat(9)}`;
  const a = await one(`New front matter of quite some length here, with more words to shift the place. ${page}${page}`, {
    id: 'urn:q',
    selectors: [{ type: 'TextQuoteSelector', exact: 'every order that is placed', prefix: '', suffix: '' }],
  });
  expect(a.status).toBe('ambiguous');
});

test('a heading is told from the same words under it by the text above it, which ends where it begins', async () => {
  const above = `${before} The service was closed at the end of that year, and its code was handed over.`;
  const under = 'Harbour Persona is a way to sign in that keeps no password. It was used by nine ports.';
  const clean = `${above}\nHarbour Persona\n${under} ${after}`;
  const page = `${above}\nHarbour Persona[edit]\nMain article: Harbour Persona\n${under} ${after}`;
  const at = above.length + 1;
  const wanted = { id: 'urn:q', selectors: describeText(clean, at, at + 'Harbour Persona'.length) };
  expect(await one(`${after} ${after}\n${page}`, wanted)).toMatchObject({ status: 'exact', start: 2 * after.length + 2 + at });
});

test('a heading is told from the same words in a list of contents by the text under it', async () => {
  const under = 'Owners of docks under forty feet are exempt, unless goods are lifted there by machine.';
  const clean = `${before}\nBefore you begin\n${under} ${after}`;
  const page = `${before}\nOn this page\nBefore you begin\nSteps\nQuestions\nBefore you begin\n${under} ${after}`;
  const at = before.length + 1;
  const wanted = { id: 'urn:q', selectors: describeText(clean, at, at + 'Before you begin'.length) };
  expect(await one(page, wanted)).toMatchObject({ status: 'exact', start: page.indexOf('Before you begin\nOwners') });
});

test('where it was decides between places that are otherwise equal', async () => {
  const page = `${'Terms apply to every order that is placed with us today. '.repeat(20)}`;
  const at = page.indexOf('every order', 300);
  const a = await one(page, { id: 'urn:q', selectors: describeText(page, at, at + 26) });
  expect(a).toMatchObject({ start: at, end: at + 26, by: 'position' });
});

test.each([
  ['a whole text of one word', 'Yes', 0, 3],
  ['half a ligature’s word', 'ﬁne', 0, 1],
  ['an emoji without the one it is joined to', 'They are 👩\u200d👧 here, as everybody has seen them.', 11, 14],
  ['one of many lines that are all alike', 'a aa aaa a aa. '.repeat(40), 90, 104],
  ['a mark without its letter', 'x\u0316y', 1, 2],
])('%s is found where it was written down', async (_what, source, start, end) => {
  const a = await one(source, { id: 'urn:q', selectors: describeText(source, start, end) });
  expect(a).toMatchObject({ status: 'exact', start, end });
});

test('tells apart short quotes that stand many times by what stands beside them', async () => {
  const source = Array.from({ length: 300 }, (_, i) => `Row ${i}: cost ${i * 7} a.`).join('\n');
  const wanted = [3, 77, 299].map((i): Wanted => {
    const at = source.indexOf(`Row ${i}: `) + `Row ${i}: `.length;
    return { id: `urn:${i}`, selectors: describeText(source, at, at + 4) };
  });
  const found = await anchorAll(`A line more.\n${source}`, wanted);
  for (const i of [3, 77, 299]) {
    const a = found.get(`urn:${i}`)!;
    expect(a.status).toBe('exact');
    expect('start' in a && source.slice(0, a.start - 13).split('\n').length - 1).toBe(i);
  }
});

test('a passage of the whole page is exact in its main text alone, at other offsets', async () => {
  const page = `Home\nNews\nShare this\n${small}\nComments (3)\nLeave a reply\nAbout us`;
  for (const quote of [sentence, 'The board met in spring.', 'the press was invited.'])
    expect((await one(small, wantedAt(page, quote))).status, quote).toBe('exact');
});

test('white space at block borders makes no difference', async () => {
  const source = 'Years\n2010 2011\nIncome 5 6\nThe income of both years was spent on the harbour wall alone.';
  const glued = 'Years20102011Income56The income of both years was spent on the harbour wall alone.';
  const a = await one(glued, wantedAt(source, '2011\nIncome 5 6\nThe income'));
  expect(a.status).toBe('exact');
  expect(wordsOf(glued, a)).toBe('2011Income56The income');
});

test('finds passages after an emoji, in other scripts, and signs alone', async () => {
  const source =
    '😀😀 The émigré’s café. 委任と説明責任は一つの線ではなく多くの線である。公的資金はだれに対して説明されるのか。 Цена — высока! (§ 12) end of the text.';
  for (const quote of ['émigré’s café.', '説明責任は一つの線ではなく', 'Цена — высока!', '(§ 12)', '😀 The', '—', '!']) {
    const a = await one(`X ${source}`, wantedAt(source, quote));
    expect([quote, a.status, wordsOf(`X ${source}`, a)]).toEqual([quote, 'exact', quote]);
  }
});

test('every passage of a text is found in that text, at its place', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(text.length - 1), fc.integer({ min: 15, max: 300 })), { minLength: 1, maxLength: 30 }),
      async (spans) => {
        const wanted = spans.map(
          ([start, length], i): Wanted => ({ id: `urn:${i}`, selectors: describeText(text, start, Math.min(text.length, start + length)) }),
        );
        const found = await anchorAll(text, wanted);
        for (const [i, [start, length]] of spans.entries()) {
          const quote = text.slice(start, Math.min(text.length, start + length)).trim();
          const a = found.get(`urn:${i}`)!;
          expect(a.status).toBe('exact');
          expect(wordsOf(text, a).trim()).toBe(quote);
        }
      },
    ),
    { numRuns: 25 },
  );
});

test('no text and no selector makes it throw or answer outside the text', async () => {
  const odd = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '—', '😀', '\ud83d', '\u0301', 'ﬁ', 'é'), maxLength: 80 });
  await fc.assert(
    fc.asyncProperty(
      odd,
      fc.array(fc.record({ exact: odd, prefix: odd, suffix: odd, start: fc.integer({ min: -5, max: 1e7 }) }), { maxLength: 6 }),
      async (source, quotes) => {
        const wanted = quotes.map(
          ({ start, ...q }, i): Wanted => ({
            id: `urn:${i}`,
            selectors: [
              { type: 'TextQuoteSelector', ...q },
              { type: 'TextPositionSelector', start, end: start + 3 },
            ],
          }),
        );
        const found = await anchorAll(source, wanted);
        expect(found.size).toBe(wanted.length);
        for (const a of found.values()) {
          const spans = a.status === 'ambiguous' ? a.candidates : 'start' in a ? [a] : [];
          for (const { start, end } of spans) expect(0 <= start && start < end && end <= source.length).toBe(true);
        }
      },
    ),
    { numRuns: 300 },
  );
});

test.each([
  ['2 MB of one letter, quotes of all lengths', 'a'.repeat(2e6), 'a'.repeat(2e6)],
  ['2 MB of a short period', 'abcdefghij'.repeat(2e5), 'abcdefghij'.repeat(2e5).replaceAll('j', 'k')],
])(
  'stays bounded on %s',
  async (_what, source, described) => {
    const wanted = Array.from(
      { length: 300 },
      (_, i): Wanted => ({
        id: `urn:${i}`,
        selectors: [{ type: 'TextQuoteSelector', exact: described.slice(0, 20 + 34 * i), prefix: 'b', suffix: described.slice(0, 64) }],
      }),
    );
    const start = process.cpuUsage();
    await anchorAll(source, wanted);
    const { user, system } = process.cpuUsage(start);
    // A second on an idle machine; a product of text and quotes would take minutes.
    expect((user + system) / 1e6).toBeLessThan(20);
  },
  60_000,
);

test('quotes of 10,000 characters are found, as they were and edited all over', async () => {
  const long = canonical([...Array(8).keys()].map((seed) => paper(70 + seed, 220)).join('\n'));
  const spans = [0, 9_000, 31_000].map((at) => [long.indexOf(' ', at) + 1, long.indexOf(' ', at + 10_000)] as const);
  const wanted = spans.map(([start, end], i): Wanted => ({ id: `urn:${i}`, selectors: describeText(long, start, end) }));
  const exact = await anchorAll(`A line more.\n${long}`, wanted);
  const edited = long.replaceAll(' shall ', ' must ').replaceAll('council', 'counsil');
  const changed = await anchorAll(edited, wanted);
  for (const [i, [start, end]] of spans.entries()) {
    expect(exact.get(`urn:${i}`)).toMatchObject({ status: 'exact', start: 13 + start, end: 13 + end });
    const a = changed.get(`urn:${i}`)!;
    expect(a.status).toBe('changed');
    expect(wordsOf(edited, a).replaceAll(' must ', ' shall ').replaceAll('counsil', 'council')).toBe(long.slice(start, end));
  }
});

test('5,000 equal quotes each find their own place', async () => {
  const source = Array.from({ length: 5000 }, (_, i) => `Item ${i}. The same sentence of thirty letters stands here.`).join(' ');
  const wanted: Wanted[] = [];
  for (let at = source.indexOf('The same'); at >= 0; at = source.indexOf('The same', at + 1))
    wanted.push({
      id: `urn:${wanted.length}`,
      selectors: [
        {
          type: 'TextQuoteSelector',
          exact: source.slice(at, at + 35),
          prefix: source.slice(Math.max(0, at - 40), at),
          suffix: source.slice(at + 35, at + 75),
        },
        { type: 'TextPositionSelector', start: at, end: at + 35 },
      ],
    });
  const found = await anchorAll(source, wanted);
  for (const w of wanted) {
    const a = found.get(w.id)!;
    expect(a).toMatchObject({ status: 'exact', start: w.selectors[1]?.type === 'TextPositionSelector' ? w.selectors[1].start : -1 });
  }
}, 60_000);

test('asks its pace often enough to keep slices short', async () => {
  const long = canonical(Array.from({ length: 30 }, (_, i) => paper(i, 220)).join('\n'));
  const wanted = Array.from(
    { length: 400 },
    (_, i): Wanted => ({ id: `urn:${i}`, selectors: describeText(long, 500 + i * 900, 700 + i * 900) }),
  );
  let steps = 0;
  await anchorAll(long.replaceAll('e', 'é').replaceAll('shall', 'must'), wanted, () => void steps++);
  expect(steps).toBeGreaterThan(400);
  const paced = await anchorAll(
    long,
    wanted,
    pacer(
      2,
      () => new Promise((done) => void setImmediate(done)),
      () => performance.now(),
    ),
  );
  expect([...paced.values()].every((a) => a.status === 'exact')).toBe(true);
});

test.each(Object.keys(cases).filter((name) => !name.startsWith('gone')))('finds passages again after: %s', async (name) => {
  const t = await tally(
    name,
    [1, 2, 3, 4, 5, 6].map((seed) => canonical(paper(seed, 120))),
  );
  expect(t.right / t.all, JSON.stringify(t)).toBeGreaterThanOrEqual(0.96);
  expect(t.wrong / t.all, JSON.stringify(t)).toBeLessThanOrEqual(0.04);
});

test.each(Object.keys(cases).filter((name) => name.startsWith('gone')))('points nowhere when a passage is %s', async (name) => {
  const t = await tally(
    name,
    [1, 2, 3, 4, 5, 6].map((seed) => canonical(paper(seed, 120))),
  );
  expect(t.wrong / t.all, JSON.stringify(t)).toBeLessThanOrEqual(0.04);
});

const corpus = new URL('../../../../shared/corpus/html/', import.meta.url);
test('figures over the main texts of the corpus, printed', async () => {
  if (!existsSync(corpus)) return console.log('no corpus: figures left out');
  const texts = readdirSync(corpus).flatMap((id) => {
    const file = new URL(`${id}/expected.json`, corpus);
    if (!existsSync(file)) return [];
    const { text: t }: { text?: string } = JSON.parse(readFileSync(file, 'utf8'));
    return t !== undefined && t.length > 4000 ? [canonical(t)] : [];
  });
  const rows = [];
  for (const name of Object.keys(cases)) rows.push({ case: name, ...(await tally(name, texts)) });
  console.table(rows);
  expect(rows.length).toBeGreaterThan(0);
}, 120_000);
