// A concept made in passing: in which codebook it is, and when there is none.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AT, clearShelf, concept, fill, ME, openShelf, scheme, world } from '../library/shelf';
import type { Desk } from '@/utils/desk/desk';
import { createConcept } from '@/utils/desk/tag-passage';
import * as codebooks from '@/utils/library/codebooks';
import { changeCodebook } from '@/utils/library/change-codebook';
import { editScheme } from '@/utils/concepts/change';
import type { Concept } from '@/utils/model/concept';
import type { Result } from '@/utils/model/result';

vi.mock('@/utils/shell/settings', () => ({ annotator: () => Promise.reject(new Error('not asked here')) }));
vi.mock('@/utils/desk/desk', () => ({ now: () => '2026-11-22T10:00:00.000Z' }));

let desk: Desk;
const group = { ...scheme(), id: 'urn:example:group', title: 'Group' };
beforeEach(async () => {
  desk = { library: await openShelf(world()), me: { id: ME, name: '' } };
  await fill(desk.library, {
    schemesToAdd: [group],
    conceptsToAdd: [{ ...concept('a'), scheme: group.id, prefLabel: 'Open books' }],
  });
});
afterEach(clearShelf);

const made = (done: Result<Concept>): Concept => {
  if (!done.ok) throw new Error(done.problem.code);
  return done.value;
};
const homeOf = async ({ id }: Concept) =>
  (await codebooks.all(desk.library)).find((book) => book.concepts.some((c) => c.id === id))?.scheme.title;

test('is of the codebook that is tagged from', async () => {
  const one = made(await createConcept(desk, '  New   ledger ', group.id));
  expect([one.prefLabel, await homeOf(one)]).toEqual(['New ledger', 'Group']);
});

test('is of the reader’s own codebook where all are tagged from, or a built-in one', async () => {
  await fill(desk.library, { schemesToAdd: [{ ...scheme(), id: 'urn:example:built-in', title: 'Shipped', builtIn: true }] });
  expect(await homeOf(made(await createConcept(desk, 'One')))).toBe(codebooks.OWN_SCHEME_TITLE);
  expect(await homeOf(made(await createConcept(desk, 'Two', 'urn:example:built-in')))).toBe(codebooks.OWN_SCHEME_TITLE);
});

test('is the one that has the label already, but not that of another codebook than the one chosen', async () => {
  expect(made(await createConcept(desk, 'Open books')).id).toBe(concept('a').id);
  const own = made(await createConcept(desk, 'Own word'));
  expect(made(await createConcept(desk, 'Own word', group.id)).id).not.toBe(own.id);
});

test('is none where the codebook is closed, whoever asks', async () => {
  const own = await codebooks.ownScheme(desk.library, AT);
  for (const book of [group, own.ok ? own.value : group])
    expect((await changeCodebook(desk.library, editScheme(book, { title: book.title, description: '', isClosed: true }, AT))).ok).toBe(
      true,
    );
  for (const within of [group.id, undefined])
    expect(await createConcept(desk, 'New ledger', within)).toMatchObject({ ok: false, problem: { code: 'codebook-closed' } });
});
