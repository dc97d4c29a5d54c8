import { describe, expect, it } from 'vitest';
import { turns, type Turns } from '@/utils/pdf/turns';

/** Turns by a clock that is turned by hand; `begun` are the pages that had their turn, with what ends it. */
function made() {
  let time = 1_000;
  let waiting: { at: number; call: () => void }[] = [];
  let frame: (() => void)[] = [];
  const all: Turns = turns({
    now: () => time,
    later: (call, ms) => void waiting.push({ at: time + ms, call }),
    onFrame: (call) => void frame.push(call),
  });
  const passFrame = (): void => {
    const due = frame;
    frame = [];
    for (const call of due) call();
  };
  const begun = new Map<string, () => void>();
  const wish = (page: string, distance = 0): AbortController => {
    const ended = new AbortController();
    void all
      .stays(ended.signal)
      .then(() => all.take({ distance: () => distance, signal: ended.signal }))
      .then(
        (end) => end && begun.set(page, end),
        () => undefined,
      );
    return ended;
  };
  const pass = async (ms: number): Promise<readonly string[]> => {
    time += ms;
    for (let rounds = 0; rounds < 4; rounds++) {
      for (let i = 0; i < 8; i++) await Promise.resolve();
      const due = waiting.filter((w) => w.at <= time);
      waiting = waiting.filter((w) => w.at > time);
      for (const { call } of due) call();
      for (let i = 0; i < 8; i++) await Promise.resolve();
    }
    return [...begun.keys()];
  };
  return { wish, pass, end: (page: string) => begun.get(page)?.(), all, onFrame: (call: () => void) => void frame.push(call), passFrame };
}

describe('pages that are to be drawn', () => {
  it('are drawn two at a time, the nearest first', async () => {
    const { wish, pass, end } = made();
    wish('first');
    expect(await pass(0)).toEqual(['first']);
    wish('far', 900);
    wish('near', 10);
    wish('between', 400);
    expect(await pass(1_000)).toEqual(['first', 'near']);
    end('first');
    expect(await pass(0)).toEqual(['first', 'near', 'between']);
    end('near');
    expect(await pass(0)).toEqual(['first', 'near', 'between', 'far']);
  });

  it('are not drawn when they are scrolled past', async () => {
    const { wish, pass } = made();
    wish('first');
    await pass(0);
    const passed = wish('passed');
    await pass(100);
    passed.abort();
    wish('last');
    expect(await pass(100)).toEqual(['first']);
    expect(await pass(100)).toEqual(['first', 'last']);
  });

  it('wait no longer than the one before them takes', async () => {
    const { wish, pass, end } = made();
    const left = wish('left while it is drawn');
    await pass(0);
    wish('second');
    wish('third');
    await pass(1_000);
    left.abort();
    end('left while it is drawn');
    expect(await pass(0)).toEqual(['left while it is drawn', 'second', 'third']);
  });

  it('are drawn in frames of their own, in turn', () => {
    const { all, onFrame, passFrame } = made();
    const drawn: string[] = [];
    const draw = (page: string, steps: number): void =>
      all.frame(() =>
        onFrame(() => {
          drawn.push(page);
          if (steps > 1) draw(page, steps - 1);
        }),
      );
    draw('first', 3);
    draw('second', 2);
    const frames = Array.from({ length: 6 }, () => {
      passFrame();
      return drawn.splice(0).join();
    });
    expect(frames).toEqual(['first', 'second', 'first', 'second', 'first', '']);
  });
});
