// How to talk to Chromium: the DevTools protocol over two pipes, which end with us and which the browser's brand does not forbid.
import type { ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { within } from './wait.ts';

export interface CdpEvent {
  readonly method: string;
  // What is in it depends on the method; each reader states what it expects.
  readonly params: Record<string, unknown>;
  readonly sessionId?: string;
}

export interface Cdp {
  send<T = unknown>(method: string, params?: object, sessionId?: string): Promise<T>;
  /** Every event of every session, in order. */
  on(listener: (event: CdpEvent) => void): void;
}

interface Message extends Partial<CdpEvent> {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Waiting {
  done(value: unknown): void;
  fail(error: Error): void;
}

/** Speaks with a browser that was started with `--remote-debugging-pipe`. */
export function connect(child: ChildProcess): Cdp {
  // The process was started with these two streams: 3 is written by us, 4 is read by us.
  const [input, output] = [child.stdio[3] as Writable, child.stdio[4] as Readable];
  const waiting = new Map<number, Waiting>();
  const listeners: ((event: CdpEvent) => void)[] = [];
  let last = 0;
  let rest = Buffer.alloc(0);

  const receive = (message: Message): void => {
    if (message.id === undefined) {
      if (message.method !== undefined) for (const listener of listeners) listener({ params: {}, ...message, method: message.method });
      return;
    }
    const caller = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error) caller?.fail(new Error(message.error.message));
    else caller?.done(message.result);
  };
  output.on('data', (data: Buffer) => {
    rest = Buffer.concat([rest, data]);
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      const text = rest.toString('utf8', 0, end);
      rest = rest.subarray(end + 1);
      receive(JSON.parse(text));
    }
  });
  const close = (): void => {
    for (const { fail } of waiting.values()) fail(new Error('the browser has ended'));
    waiting.clear();
  };
  child.once('exit', close);
  input.on('error', close);
  output.on('error', close);

  const send = <T>(method: string, params: object = {}, sessionId?: string): Promise<T> => {
    const id = ++last;
    const answer = new Promise<T>((done, fail) => {
      // The protocol promises the result's shape by the method's name.
      waiting.set(id, { done: (value) => done(value as T), fail: (error) => fail(new Error(`${method}: ${error.message}`)) });
      input.write(`${JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) })}\0`);
    });
    return within(answer, `Chromium's answer to ${method}`);
  };
  return { send, on: (listener) => listeners.push(listener) };
}
