// What a page holds as found when the other end begins anew and tells a part first.
import { expect, it } from 'vitest';
import { finder, type FindingLine } from '@/utils/marking/finder';
import type { Found } from '@/utils/marking/marked-root';
import { fail, ok } from '@/utils/model/result';

const at = (id: string, start: number): Found => ({ id: `urn:${id}`, status: 'exact', start, end: start + 9, paints: [] });
const exact = at('exact', 1000);
const changed = at('changed', 2000);
const added = at('added', 3000);
type Answer = Awaited<ReturnType<FindingLine['ask']>>;
const part = (...other: Found[]): Answer => ok({ other, gone: [], again: false, isPart: true });
const all = (...other: Found[]): Answer => ok({ other, gone: [], again: false, isPart: false });

/** What the page holds after each of these answers; the text is the same each time. */
async function holding(...answers: readonly Answer[]): Promise<readonly (readonly Found[])[]> {
  const left = [...answers];
  const find = finder({ ask: async () => left.shift()! });
  const held: (readonly Found[])[] = [];
  for (const [n] of answers.entries()) held.push((await find('', n === 0 ? undefined : [])).toSorted((a, b) => a.start - b.start));
  return held;
}

it('of a page that is shown for the first time a part is held, and then all', async () => {
  expect(await holding(part(exact), all(exact, changed))).toEqual([[exact], [exact, changed]]);
});

it('what is shown stays while a part of it is told anew', async () => {
  const held = await holding(all(exact, changed), part(exact, added), all(exact, changed, added));
  expect(held.slice(1)).toEqual([
    [exact, changed, added],
    [exact, changed, added],
  ]);
});

it('what was deleted meanwhile goes with the rest of the answer', async () => {
  expect((await holding(all(exact, changed), part(exact), all(exact))).at(-1)).toEqual([exact]);
});

it('what is shown stays when the rest cannot be told', async () => {
  expect((await holding(all(exact, changed), part(exact), fail('unexpected'))).at(-1)).toEqual([exact, changed]);
});

it('of a page that shows something else nothing stays', async () => {
  const answers = [all(exact, changed), part(added)];
  const find = finder({ ask: async () => answers.shift()! });
  await find('', undefined);
  expect(await find('another', undefined)).toEqual([added]);
});
