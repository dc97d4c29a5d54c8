// The line on which a page asks about its text: cut, asleep, overlong or overtaken, the answer is to the text that was asked about.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type * as longText from '@/utils/messaging/long-text';

type Hear = (message: unknown) => void;

/** One end of a port; what it sends arrives at the other a turn later, and nothing after it has gone. */
function pair() {
  const make = () => ({ heard: new Set<Hear>(), gone: new Set<() => void>(), isOpen: true });
  const ends = [make(), make()] as const;
  const port = (mine: 0 | 1) => {
    const [own, other] = [ends[mine], ends[mine === 0 ? 1 : 0]];
    return {
      onMessage: { addListener: (f: Hear) => own.heard.add(f) },
      onDisconnect: { addListener: (f: () => void) => own.gone.add(f) },
      postMessage: (message: unknown) => {
        if (!own.isOpen) throw new Error('Attempting to use a disconnected port object');
        const copy = structuredClone(message);
        queueMicrotask(() => other.isOpen && other.heard.forEach((f) => f(copy)));
      },
      disconnect: () => {
        if (!own.isOpen) return;
        own.isOpen = other.isOpen = false;
        queueMicrotask(() => other.gone.forEach((f) => f()));
      },
    };
  };
  return { page: port(0), background: port(1), ends };
}

type Pair = ReturnType<typeof pair>;
type LongText = typeof longText;

let pairs: Pair[] = [];
let { textLine, hearLongTexts, sendLongText } = {} as LongText;
/** What the background was told, line by line, and how it answers. */
let told: { words: number; last: unknown }[][] = [];
let answer: (text: string, line: Pair) => unknown = (text) => ({ ok: true, value: text.length });

beforeEach(async () => {
  pairs = [];
  told = [];
  answer = (text) => ({ ok: true, value: text.length });
  const connect = () => {
    const line = pair();
    const { background: port } = line;
    const heard: (typeof told)[number] = [];
    pairs.push(line);
    told.push(heard);
    hearLongTexts(port as never, 200_000, (sent) => {
      if (sent.ok) heard.push({ words: sent.value.text.length, last: sent.value.last });
      const answered = sent.ok ? answer(sent.value.text, line) : sent;
      if (answered !== undefined) port.postMessage(answered);
    });
    return line.page;
  };
  vi.stubGlobal('browser', { runtime: { id: 'ours', connect, lastError: undefined } });
  vi.resetModules();
  ({ textLine, hearLongTexts, sendLongText } = await import('@/utils/messaging/long-text'));
});
afterEach(() => vi.unstubAllGlobals());

const rest = async (): Promise<void> => undefined;
const long = 'x'.repeat(150_000);
const change = { words: 'yy', last: { change: 1 } };

it('sends the whole text once, in pieces, and after that the changes alone', async () => {
  const line = textLine('find', rest);
  expect(await line.ask(long, undefined)).toEqual({ ok: true, value: 150_000 });
  expect(await line.ask(`${long}yy`, change)).toEqual({ ok: true, value: 2 });
  expect(told).toEqual([
    [
      { words: 150_000, last: {} },
      { words: 2, last: { change: 1 } },
    ],
  ]);
});

it.each([
  ['while nothing was asked', (line: Pair) => line.background.disconnect()],
  ['unheard by a page that slept', ({ ends }: Pair) => ends.forEach((end) => (end.isOpen = false))],
])('a line that was cut %s is opened anew, and all of the text goes over', async (_when, cut) => {
  const line = textLine('find', rest);
  await line.ask(long, undefined);
  cut(pairs[0]!);
  await rest();
  expect(await line.ask(`${long}yy`, change)).toEqual({ ok: true, value: 150_002 });
  expect(told[1]).toEqual([{ words: 150_002, last: {} }]);
});

it('what the background ends the line for is asked again on a new one, once', async () => {
  const line = textLine('find', rest);
  await line.ask(long, undefined);
  answer = (text, at) => (text.length === 2 ? void at.background.disconnect() : { ok: true, value: text.length });
  expect(await line.ask(`${long}yy`, change)).toEqual({ ok: true, value: 150_002 });
  answer = (_, at) => void at.background.disconnect();
  expect(await line.ask(`${long}zz`, change)).toMatchObject({ ok: false, problem: { code: 'page-gone' } });
  answer = (text) => ({ ok: true, value: text.length });
  expect(await line.ask(`${long}zz`, change)).toEqual({ ok: true, value: 150_002 });
});

it('an error of the background is passed on, and the line stays', async () => {
  const line = textLine('find', rest);
  await line.ask(long, undefined);
  answer = () => ({ ok: false, problem: { code: 'unexpected', detail: '' } });
  expect(await line.ask(`${long}yy`, change)).toMatchObject({ ok: false, problem: { code: 'unexpected' } });
  expect(pairs).toHaveLength(1);
});

it('what is asked while another answer is awaited is asked after it', async () => {
  const line = textLine('find', rest);
  const answers = await Promise.all([line.ask('one', undefined), line.ask('three', { words: 'ee', last: {} }), line.ask('x', undefined)]);
  expect(answers).toEqual([3, 2, 1].map((value) => ({ ok: true, value })));
});

it('a text that is too long is refused, and the next one heard', async () => {
  const line = textLine('find', rest);
  expect(await line.ask(long + long, undefined)).toMatchObject({ ok: false, problem: { code: 'message-refused' } });
  expect(await line.ask(long, undefined)).toEqual({ ok: true, value: 150_000 });
});

it('sending stops when the other end has gone', async () => {
  const { page, background } = pair();
  let slices = 0;
  await sendLongText(page as never, 'x'.repeat(1_000_000), {
    last: {},
    rest: async () => void (++slices === 2 && background.disconnect()),
  });
  expect(slices).toBeLessThan(5);
});
