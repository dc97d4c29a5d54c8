// What the library and the settings answer, as pages see it: never an answer about something else.
import { render } from 'preact';
import { afterEach, expect, test } from 'vitest';
import { useFact, useLive } from '@/utils/desk/use-live';
import { clear, settle, show } from './components/stage';

afterEach(clear);

/** What was drawn for each question. */
const drawn: (readonly [question: string, answer: string | undefined])[] = [];

function Live({ of }: { readonly of: string }) {
  drawn.push([of, useLive(async () => `about ${of}`, [of])]);
  return null;
}

function Fact({ of }: { readonly of: string }) {
  const never = () => () => undefined;
  drawn.push([of, useFact(async () => `about ${of}`, never, [of])]);
  return null;
}

test.each([
  ['of the library', Live],
  ['of the settings', Fact],
])('an answer %s is not drawn for another question, not even once', async (_, Asking) => {
  drawn.length = 0;
  const stage = show(<Asking of="one" />);
  await expect.poll(() => drawn.at(-1), { timeout: 10_000 }).toEqual(['one', 'about one']);
  render(<Asking of="two" />, stage);
  await settle();
  await expect.poll(() => drawn.at(-1), { timeout: 10_000 }).toEqual(['two', 'about two']);
  expect(drawn.filter(([question, answer]) => answer !== undefined && answer !== `about ${question}`)).toEqual([]);
});
