// Choosing the text of a page by keys and by pointer.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { BlockPicker } from '@/components/BlockPicker';
import type { PageBlock } from '@/utils/model/page-block';
import { PAGE_PARTS } from '../../gallery/specimens-page';
import { clear, dress, settle, show } from './stage';

beforeEach(() => dress('light', 360));
afterEach(clear);

const keys = async (text: string) => {
  await userEvent.keyboard(text);
  await settle();
};
async function open(words = 40) {
  const onPick = vi.fn((_block: PageBlock) => undefined);
  const onCancel = vi.fn(() => undefined);
  const stage = show(<BlockPicker page={PAGE_PARTS} words={words} onPick={onPick} onCancel={onCancel} />);
  await settle();
  return { stage, onPick, onCancel, said: () => stage.querySelector('[role=status]')?.textContent ?? '' };
}
const chosen = (): string => document.querySelector('[data-chosen]')?.textContent ?? '';

test('stands first on the innermost part that holds what was found, with its words counted', async () => {
  const { said } = await open();
  expect(said()).toMatch(/^43 words: “Lamps on the pier/);
  expect(chosen()).toContain('put off the lamps');
});

test('takes in more and less and goes beside by the arrow keys, and Enter takes the part', async () => {
  const { said, onPick } = await open();
  await keys('{ArrowUp}');
  expect(said()).toMatch(/^67 words/);
  await keys('{ArrowDown}');
  expect(said()).toMatch(/^43 words/);
  await keys('{ArrowRight}');
  expect(chosen()).toContain('Other papers');
  await keys('{ArrowRight}{Enter}');
  expect(onPick).toHaveBeenCalledTimes(1);
  expect(onPick.mock.calls[0]?.[0].words).toBe(24);
});

test('a part is outlined under the pointer and chosen by a press, then the keys go on from there', async () => {
  const { said } = await open();
  const side = document.querySelector<HTMLElement>('[data-block="3"]')!;
  await userEvent.hover(side);
  expect(side.hasAttribute('data-hovered')).toBe(true);
  expect(said()).toMatch(/^43/);
  await userEvent.click(side);
  await settle();
  expect(side.hasAttribute('data-chosen')).toBe(true);
  await keys('{ArrowUp}');
  expect(said()).toMatch(/^67 words/);
});

test('Escape leaves all as it is', async () => {
  const { onCancel, onPick } = await open();
  await keys('{ArrowUp}{Escape}');
  expect(onCancel).toHaveBeenCalledTimes(1);
  expect(onPick).not.toHaveBeenCalled();
});
