// The page and the background reckon alike: what the page holds as found is what is found in its text, whatever is lost between them.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { textFollower, type FindShown } from '@/utils/desk/follow-text';
import { carried } from '@/utils/marking/carried';
import { finder } from '@/utils/marking/finder';
import type { Found } from '@/utils/marking/marked-root';
import { fail, ok, type Result } from '@/utils/model/result';
import { changed, type TextChange } from '@/utils/text/text-change';

/** Every `#` with what stands around it is a passage, told by its number in the text. */
const foundIn = (text: string): readonly Found[] =>
  [...text.matchAll(/#/gu)].map((m, n) => ({ id: `urn:${n}`, status: 'exact', start: m.index, end: m.index + 1, paints: [] }));
const findShown: FindShown = async (text) => ok({ found: foundIn(text), modified: new Map(), document: 'urn:paper' });

const byPlace = (list: readonly Found[]): readonly Found[] => list.toSorted((a, b) => a.start - b.start);
const whole = '....#....'.repeat(200);

interface Fate {
  readonly asleep: boolean;
  readonly failing: boolean;
  readonly other: boolean;
}

/** As `textLine` asks: the change alone while the other end may know the text before; all of it when that did not follow. */
function between(fate: () => Fate) {
  let document = 'urn:paper';
  let follow = textFollower(findShown);
  const begin = (): void => {
    follow = textFollower(async (text, before) => {
      if (fate().failing) throw new Error('no library');
      const found = await findShown(text, before);
      return found.ok ? ok({ ...found.value, document }) : found;
    });
  };
  begin();
  return finder({
    async ask(text, change) {
      if (fate().asleep) begin();
      if (fate().other) document += '+';
      const told = async (words: string, last: object) =>
        follow(words, structuredClone(last)).catch((cause: unknown) => fail('unexpected', String(cause)));
      const first = change && (await told(change.words, change.last));
      if (first !== undefined) return structuredClone(first);
      begin();
      return structuredClone((await told(text, {})) as Result<never>);
    },
  });
}

const change = fc.record({ at: fc.nat(1_000), cut: fc.nat(30), text: fc.constantFrom('', '#', 'new words', '#'.repeat(9)) });
const rare = (): fc.Arbitrary<boolean> => fc.nat(4).map((n) => n === 0);
const rounds = fc.array(fc.record({ changes: fc.array(change, { maxLength: 3 }), asleep: rare(), failing: rare(), other: rare() }), {
  maxLength: 8,
});

it('through sleep, errors and another document', async () => {
  await fc.assert(
    fc.asyncProperty(rounds, async (all) => {
      let fate: Fate = { asleep: false, failing: false, other: false };
      const find = between(() => fate);
      let text = whole;
      let before = await find(text, undefined);
      expect(byPlace(before)).toEqual(foundIn(text));
      for (const { changes, ...now } of all) {
        fate = now;
        const list: TextChange[] = [];
        for (const { at, cut, text: words } of changes) {
          const from = (list.at(-1)?.to ?? 0) + at;
          if (from + cut <= text.length) list.push({ from, to: from + cut, text: words });
        }
        text = changed(text, list);
        const found = await find(text, list);
        expect(byPlace(found)).toEqual(now.failing ? byPlace([...carried(before, list).values()]) : foundIn(text));
        before = found;
      }
    }),
  );
});

it('what has not changed is not told again', async () => {
  const follow = textFollower(findShown);
  expect(await follow(whole, {})).toMatchObject({ ok: true, value: { again: false, other: { length: 200 } } });
  const last = { change: { cuts: [{ from: 900, to: 900, length: 3 }], length: whole.length + 3 } };
  const told = await follow('new', last);
  expect(told?.ok === true && told.value.other.length).toBeLessThan(60);
});

it.each([
  ['a change without a text before', [['new', { change: { cuts: [{ from: 0, to: 0, length: 3 }], length: 3 } }]]],
  [
    'a change of another text',
    [
      ['....#', {}],
      ['new', { change: { cuts: [{ from: 0, to: 0, length: 3 }], length: 9 } }],
    ],
  ],
  [
    'what is no change at all',
    [
      ['....#', {}],
      ['new', { changes: [] }],
    ],
  ],
  [
    'a change after one that it could not follow',
    [
      ['....#', {}],
      ['', { change: { cuts: [], length: 9 } }],
      ['', { change: { cuts: [], length: 5 } }],
    ],
  ],
] as const)('%s is not followed', async (_what, messages) => {
  const follow = textFollower(findShown);
  let told: unknown = null;
  for (const [words, last] of messages) told = await follow(words, last);
  expect(told).toBeUndefined();
});
