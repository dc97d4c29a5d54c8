// The reader view leaves out what stands around a text: which passages are then still what they were?
import { expect, it } from 'vitest';
import { anchorAll } from '@/utils/anchoring/anchor';
import { describeText } from '@/utils/anchoring/describe';
import { inExcerpt } from '@/utils/desk/in-excerpt';

const MENU = 'News Publications Events About us Contact Search the site Sign in. ';
const NOTE = 'All figures come from the returns of the harbour office itself.';
const TEASER = ' The price of a quay: what it costs to keep a stone wall standing. Read on.';
const BODY = 'The board met in spring, and its minutes are kept in the town library.\n';

async function found(text: string) {
  const page = MENU + NOTE + TEASER;
  const selectors = describeText(page, MENU.length, MENU.length + NOTE.length);
  const place = (await anchorAll(text, [{ id: 'urn:uuid:one', selectors }])).get('urn:uuid:one');
  if (place === undefined || !('start' in place)) throw new Error(place?.status);
  return inExcerpt([place], text)[0];
}

it('a line whose neighbours on the page were all left out is found in the reader view as it stood', async () => {
  expect(await found(BODY + NOTE)).toMatchObject({ status: 'exact', start: BODY.length, end: BODY.length + NOTE.length });
});

it('words that stand twice where none of their surroundings stand are not taken for exact', async () => {
  expect(await found(`${BODY + NOTE}\n${BODY.toUpperCase()}${NOTE}`).catch((error: Error) => error.message)).not.toMatchObject({
    status: 'exact',
  });
});

it('what was changed or is in doubt stays so', () => {
  const all = [
    { status: 'changed', start: 0, end: 4 },
    { status: 'ambiguous', start: 0, end: 4 },
    { status: 'orphan', start: -1, end: -1 },
  ] as const;
  expect(inExcerpt(all, 'Some words')).toEqual(all);
});
