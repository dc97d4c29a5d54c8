// How to talk to Firefox: WebDriver BiDi over its own socket, no driver in between.
import { within } from './wait.ts';

export interface BidiEvent {
  readonly method: string;
  // What is in it depends on the method; each reader states what it expects.
  readonly params: Record<string, unknown>;
}

export interface Bidi {
  send<T = unknown>(method: string, params?: object): Promise<T>;
  on(listener: (event: BidiEvent) => void): void;
  /** Runs an expression in a context; promises are awaited, the value travels as JSON. Rejects when it throws. */
  evaluate<T>(context: string, expression: string): Promise<T>;
}

interface Message {
  readonly type: string;
  readonly id?: number;
  readonly method?: string;
  readonly params?: Record<string, unknown>;
  readonly result?: unknown;
  readonly error?: string;
  readonly message?: string;
}

interface Waiting {
  done(value: unknown): void;
  fail(error: Error): void;
}

interface Evaluation {
  readonly type: string;
  readonly result?: { readonly value?: string };
  readonly exceptionDetails?: { readonly text: string };
}

/** Opens the session. `address` is what Firefox prints as "WebDriver BiDi listening on". */
export async function connect(address: string): Promise<Bidi> {
  const socket = new WebSocket(`${address}/session`);
  const waiting = new Map<number, Waiting>();
  const listeners: ((event: BidiEvent) => void)[] = [];
  let last = 0;

  socket.addEventListener('message', ({ data }) => {
    const message: Message = JSON.parse(String(data));
    if (message.type === 'event' && message.method !== undefined) {
      for (const listener of listeners) listener({ method: message.method, params: message.params ?? {} });
    } else if (message.id !== undefined) {
      const caller = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.type === 'error') caller?.fail(new Error(message.message ?? message.error ?? 'no reason given'));
      else caller?.done(message.result);
    }
  });
  socket.addEventListener('close', () => {
    for (const { fail } of waiting.values()) fail(new Error('the browser has ended'));
    waiting.clear();
  });
  const opened = new Promise<void>((done, fail) => {
    socket.addEventListener('open', () => done(), { once: true });
    socket.addEventListener('error', () => fail(new Error(`No connection to ${address}`)), { once: true });
  });
  await within(opened, `Firefox to open ${address}`);

  const send = <T>(method: string, params: object = {}): Promise<T> => {
    const id = ++last;
    const answer = new Promise<T>((done, fail) => {
      // The protocol promises the result's shape by the method's name.
      waiting.set(id, { done: (value) => done(value as T), fail: (error) => fail(new Error(`${method}: ${error.message}`)) });
      socket.send(JSON.stringify({ id, method, params }));
    });
    return within(answer, `Firefox's answer to ${method}`);
  };
  const evaluate = async <T>(context: string, expression: string): Promise<T> => {
    // JSON, since BiDi's own form of values is a tree of types.
    const wrapped = `(async () => JSON.stringify({ value: await (${expression}\n) }))()`;
    const { type, result, exceptionDetails } = await send<Evaluation>('script.evaluate', {
      expression: wrapped,
      target: { context },
      awaitPromise: true,
    });
    if (type !== 'success') throw new Error(`${exceptionDetails?.text ?? 'failed'}\n  in: ${expression.slice(0, 300)}`);
    // JSON: the caller knows what it asked for.
    return (JSON.parse(result?.value ?? '{}') as { value?: T }).value as T;
  };
  return { send, on: (listener) => listeners.push(listener), evaluate };
}
