// Same, changed or gone: what a check says of a quote's words, and what it says where there is nothing to compare with.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { addPapers, annotation, clearShelf, fill, ME, openShelf, paper, snapshot, value } from '../library/shelf';
import { checkWithKept, judgeIn } from '@/utils/desk/check-quotes';
import type { Desk } from '@/utils/desk/desk';
import * as annotations from '@/utils/library/annotations';
import * as snapshots from '@/utils/library/snapshots';
import type { Annotation } from '@/utils/model/annotation';
import { unpaced } from '@/utils/text/pace';

const BEFORE = 'The council met on a Tuesday to look at the contract once more. ';
const AFTER = ' Nobody had brought the ledger, so the meeting was short and ended early.';
const QUOTE = 'Every payment under the contract is published within thirty days, in a form that a patient reader can add up.';
const of = (exact: string, over: Partial<Annotation> = {}): Annotation =>
  annotation({
    target: {
      source: 'https://example.org/paper-1',
      selectors: [{ type: 'TextQuoteSelector', exact, prefix: BEFORE.slice(-32), suffix: AFTER.slice(0, 32) }],
      headings: [],
    },
    ...over,
  });
const outcome = async (text: string, a = of(QUOTE)) => (await judgeIn(text, [a])).get(a.id);

test('the same words are the same, wherever they stand and however their lines break', async () => {
  expect(await outcome(BEFORE + QUOTE + AFTER)).toEqual({ outcome: 'same' });
  expect(await outcome(`${AFTER}\nSomething else that was put in since.\n${QUOTE}`)).toEqual({ outcome: 'same' });
  expect(await outcome(BEFORE + QUOTE.replace('published within', 'published\nwithin') + AFTER)).toEqual({ outcome: 'same' });
});

test('a word, a number or a sign that differs is a change, with the words that stand there now', async () => {
  for (const [from, to] of [
    ['thirty', 'forty'],
    ['is published', 'is not published'],
    ['patient', 'patient'.toUpperCase()],
  ] as const) // prettier-ignore
    expect(await outcome(BEFORE + QUOTE.replace(from, to) + AFTER)).toEqual({ outcome: 'changed', found: QUOTE.replace(from, to) });
});

test('words that are nowhere are gone, and so is what the reader has called another passage', async () => {
  expect(await outcome(BEFORE + AFTER)).toEqual({ outcome: 'gone' });
  const changed = QUOTE.replace('thirty', 'forty');
  expect(await outcome(BEFORE + changed + AFTER, of(QUOTE, { refusedWordings: [changed] }))).toEqual({ outcome: 'gone' });
});

const how = () => ({ pace: unpaced, now: () => '2026-03-01T00:00:00.000Z', signal: new AbortController().signal, onProgress: vi.fn() });
let desk: Desk;
beforeEach(async () => {
  desk = { library: await openShelf(), me: { id: ME, name: '' } };
  await addPapers(desk.library, paper(), paper({ n: 2 }));
});
afterEach(clearShelf);

test('a quote is compared with the newest text of its copy, and the check says of when that is', async () => {
  await fill(desk.library, { annotationsToAdd: [of(QUOTE), of(QUOTE, { id: 'urn:uuid:elsewhere', document: paper({ n: 2 }).id })] });
  const text = (words: string, taken: string) => snapshot({ taken, content: [{ tag: 'p', children: [BEFORE + words + AFTER] }] });
  value(await snapshots.put(desk.library, text(QUOTE, '2026-01-01T00:00:00.000Z')));
  value(await snapshots.put(desk.library, text(QUOTE.replace('thirty', 'forty'), '2026-02-01T00:00:00.000Z')));
  const asked = how();
  const checks = await checkWithKept(desk, await annotations.all(desk.library), asked);
  expect(checks.get(of(QUOTE).id)).toMatchObject({
    outcome: 'changed',
    taken: '2026-02-01T00:00:00.000Z',
    found: QUOTE.replace('thirty', 'forty'),
  });
  expect(checks.get('urn:uuid:elsewhere')).toEqual({ at: '2026-03-01T00:00:00.000Z', outcome: 'no-text' });
  expect(asked.onProgress).toHaveBeenLastCalledWith(2, 2);
});

test('a check that is cancelled says nothing of what it has not looked at', async () => {
  await fill(desk.library, { annotationsToAdd: [of(QUOTE)] });
  const ended = new AbortController();
  ended.abort();
  expect((await checkWithKept(desk, await annotations.all(desk.library), { ...how(), signal: ended.signal })).size).toBe(0);
});
