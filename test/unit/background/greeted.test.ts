// What is held for a page that has greeted is for its first text alone, and not for those who are told of a change.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { forgetReady, greeting, takeReady } from '@/entrypoints/background/greeted';
import { fail } from '@/utils/model/result';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  forgetReady();
  vi.useRealTimers();
});

const ready = () => ({ shown: Promise.resolve(fail('not-found')), addRules: vi.fn(async () => undefined) });

it('is taken once, by the tab that it was read for', () => {
  const mine = ready();
  greeting(1)(mine);
  expect(takeReady(2)).toBeUndefined();
  expect(takeReady(1)).toBe(mine);
  expect(takeReady(1)).toBeUndefined();
});

it('is let go when passages have changed, and its rules are added all the same', async () => {
  const mine = ready();
  greeting(1)(mine);
  forgetReady();
  expect(takeReady(1)).toBeUndefined();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(mine.addRules).toHaveBeenCalled();
});

it('is not held where passages have changed since the greeting', () => {
  const hold = greeting(1);
  forgetReady();
  hold(ready());
  expect(takeReady(1)).toBeUndefined();
});

it('is not held for the page that has greeted in the tab since, and needs nothing held', () => {
  const hold = greeting(1);
  greeting(1);
  hold(ready());
  expect(takeReady(1)).toBeUndefined();
});

it('tells of a failure only who takes it', async () => {
  const lost = Promise.reject(new Error('gone'));
  greeting(1)({ shown: lost, addRules: () => Promise.reject(new Error('gone')) });
  await vi.advanceTimersByTimeAsync(1_000);
  await expect(takeReady(1)?.shown).rejects.toThrow('gone');
});
