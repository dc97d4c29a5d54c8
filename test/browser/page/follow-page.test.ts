// How often a page that never rests is looked at.
import { afterEach, expect, test, vi } from 'vitest';
import { followPage } from '@/entrypoints/page/follow-page';

const life = new AbortController();
afterEach(() => {
  life.abort();
  vi.useRealTimers();
});

/** Looks at a page that changes all the time within 20 s. */
async function looksAt(isOther: boolean): Promise<number> {
  vi.useFakeTimers();
  let looks = 0;
  const onContent = async (): Promise<boolean> => {
    looks += 1;
    soon();
    return isOther;
  };
  const quiet = { onAddress: async () => undefined, onLost: () => undefined, isIntact: () => true };
  const soon = followPage({ onContent, ...quiet, signal: life.signal });
  soon();
  await vi.advanceTimersByTimeAsync(20_000);
  return looks;
}

test('one that only moves its pictures about is looked at as often as any, one whose words change ever more seldom', async () => {
  expect(await looksAt(false)).toBe(50);
  expect(await looksAt(true)).toBeLessThan(10);
});

test('one whose look has failed is looked at again after its next change', async () => {
  vi.useFakeTimers();
  const heard: unknown[] = [];
  const unheard = (event: PromiseRejectionEvent): void => {
    heard.push(event.reason);
    event.preventDefault();
  };
  addEventListener('unhandledrejection', unheard);
  let looks = 0;
  const onContent = async (): Promise<boolean> => {
    looks += 1;
    if (looks === 1) throw new Error('the line was cut');
    return false;
  };
  const quiet = { onAddress: async () => undefined, onLost: () => undefined, isIntact: () => true };
  const soon = followPage({ onContent, ...quiet, signal: new AbortController().signal });
  soon();
  await vi.advanceTimersByTimeAsync(1_000);
  soon();
  await vi.advanceTimersByTimeAsync(1_000);
  vi.useRealTimers();
  await new Promise((done) => setTimeout(done, 50));
  removeEventListener('unhandledrejection', unheard);
  expect(looks).toBe(2);
  expect(heard).toHaveLength(1);
});
