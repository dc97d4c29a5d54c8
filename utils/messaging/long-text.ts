// How a long text crosses between contexts: in pieces over a port, so that neither end is held up. A message is written out
// within the call that sends it: 2 MB in one cost the page 40 to 100 ms (measured in Chromium), each piece costs under 5.
import { browser, type Browser } from 'wxt/browser';
import { fail, ok, type Result } from '@/utils/model/result';

type Port = Browser.runtime.Port;

/** UTF-16 units a message. */
const PIECE = 65_536;

/** Calls back when the other end has gone or was never there; why is read, else Chromium writes it to the console as unheard. */
function onGone(port: Port, callback: () => void): void {
  port.onDisconnect.addListener(() => {
    void browser.runtime.lastError;
    callback();
  });
}

/** Names of the ports: a page sends its canonical text to be searched; a page is asked for its HTML. */
export type TextPort = 'find' | 'capture';

/** Sends the text and then what ends it. `rest` is awaited between pieces. Nothing is thrown when the other end has gone. */
export async function sendLongText(port: Port, text: string, { last, rest }: { last: object; rest: () => Promise<void> | undefined }) {
  const gone = new AbortController();
  onGone(port, () => gone.abort());
  for (let at = 0; at < text.length; at += PIECE) {
    if (gone.signal.aborted) return;
    port.postMessage(text.slice(at, at + PIECE));
    await rest();
  }
  if (!gone.signal.aborted) port.postMessage(last);
}

/** The text that comes through a port and what ended it, as it came: `unknown`, and longer than `limit` units refused. */
export function gatherLongText(port: Port, limit: number): Promise<Result<{ text: string; last: unknown }>> {
  return new Promise((done) => {
    const pieces: string[] = [];
    let length = 0;
    onGone(port, () => done(fail('page-gone')));
    port.onMessage.addListener((piece: unknown) => {
      if (typeof piece !== 'string') return done(ok({ text: pieces.join(''), last: piece }));
      length += piece.length;
      if (length > limit) return done(fail('message-refused', `a text of more than ${limit} characters`));
      pieces.push(piece);
    });
  });
}

/** Sends a text to the background and waits for its answer. */
export async function askAboutText<T>(name: TextPort, text: string, rest: () => Promise<void> | undefined): Promise<Result<T>> {
  const port = browser.runtime.connect({ name });
  const answer = new Promise<Result<T>>((done) => {
    // Both ends are this build of the extension; the background answers with a Result.
    port.onMessage.addListener((message: unknown) => done(message as Result<T>));
    onGone(port, () => done(fail('page-gone')));
  });
  await sendLongText(port, text, { last: {}, rest });
  const answered = await answer;
  port.disconnect();
  return answered;
}

/** Asks the content script of a tab for its page's HTML; `page-gone` when there is none. */
export async function askForText(tab: number, limit: number): Promise<Result<{ text: string; last: unknown }>> {
  const port = browser.tabs.connect(tab, { name: 'capture' satisfies TextPort, frameId: 0 });
  const sent = await gatherLongText(port, limit);
  port.disconnect();
  return sent;
}
