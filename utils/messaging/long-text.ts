// How a long text crosses between contexts: in pieces over a port, so that neither end is held up. A message is written out
// within the call that sends it: 2 MB in one cost the page 40 to 100 ms (measured in Chromium), each piece costs under 5.
import { browser, type Browser } from 'wxt/browser';
import { fail, ok, type Result } from '@/utils/model/result';

type Port = Browser.runtime.Port;

/** UTF-16 units a message. */
const PIECE = 65_536;

/** Calls back when the other end has gone or was never there; why is read, else Chromium writes it to the console as unheard. */
export function onGone(port: Port, callback: () => void): void {
  port.onDisconnect.addListener(() => {
    void browser.runtime.lastError;
    callback();
  });
}

/** Names of the ports: a page sends its canonical text to be searched; a page is asked for its HTML. */
export type TextPort = 'find' | 'capture';

type Rest = () => Promise<void> | undefined;

/** Sends the text and then what ends it. `rest` is awaited between pieces. Nothing is thrown when the other end has gone. */
export async function sendLongText(port: Port, text: string, { last, rest }: { last: object; rest: Rest }): Promise<void> {
  let isGone = false;
  onGone(port, () => (isGone = true));
  await sendPieces(port, text, { last, rest, isGone: () => isGone });
}

interface Sending {
  readonly last: object;
  readonly rest: Rest;
  readonly isGone: () => boolean;
}

async function sendPieces(port: Port, text: string, { last, rest, isGone }: Sending): Promise<void> {
  for (let at = 0; at < text.length; at += PIECE) {
    if (isGone()) return;
    port.postMessage(text.slice(at, at + PIECE));
    await rest();
  }
  if (!isGone()) port.postMessage(last);
}

/** A text that came through a port, and what ended it, as it came. */
export interface SentText {
  readonly text: string;
  readonly last: unknown;
}

/** Hears each text that comes through a port; `message-refused` for one longer than `limit` units. */
export function hearLongTexts(port: Port, limit: number, onText: (sent: Result<SentText>) => void): void {
  let pieces: string[] = [];
  let length = 0;
  port.onMessage.addListener((piece: unknown) => {
    if (typeof piece === 'string') {
      length += piece.length;
      if (length <= limit) pieces.push(piece);
      return;
    }
    onText(
      length > limit ? fail('message-refused', `a text of more than ${limit} characters`) : ok({ text: pieces.join(''), last: piece }),
    );
    pieces = [];
    length = 0;
  });
}

/** How a text has come of the one before, as it crosses: the new words, in pieces, and what says where they stand. */
export interface TextNow {
  readonly words: string;
  readonly last: object;
}

/** A line to the background, open for as long as both ends are there, on which it is asked about one text after the other. */
export interface TextLine {
  /** By `change` alone, while the other end remembers the text of the last time; else the whole text goes over, ended by `{}`. */
  ask<T>(text: string, change: TextNow | undefined): Promise<Result<T>>;
}

interface OpenLine {
  readonly port: Port;
  isGone: boolean;
  hear: (answer: Result<unknown>) => void;
}

function openLine(name: TextPort): OpenLine {
  const port = browser.runtime.connect({ name });
  const line: OpenLine = { port, isGone: false, hear: () => undefined };
  // Both ends are this build of the extension; the background answers with a Result.
  port.onMessage.addListener((message: unknown) => line.hear(message as Result<unknown>));
  onGone(port, () => {
    line.isGone = true;
    line.hear(fail('page-gone'));
  });
  return line;
}

export function textLine(name: TextPort, rest: Rest): TextLine {
  let line: OpenLine | undefined;
  const askOn = async (at: OpenLine, words: string, last: object): Promise<Result<unknown>> => {
    const answer = new Promise<Result<unknown>>((done) => (at.hear = done));
    await sendPieces(at.port, words, { last, rest, isGone: () => at.isGone });
    return at.isGone ? fail('page-gone') : answer;
  };
  const askOnce = async (text: string, change: TextNow | undefined): Promise<Result<unknown>> => {
    if (line?.isGone === false && change !== undefined) {
      // A page that slept may not have been told that its line was cut; then sending throws.
      const answered = await askOn(line, change.words, change.last).catch(() => fail('page-gone'));
      // The background forgets when it is put to sleep; what it could not follow it ends the line for.
      if (answered.ok || answered.problem.code !== 'page-gone') return answered;
    }
    line?.port.disconnect();
    line = openLine(name);
    return askOn(line, text, {});
  };
  let turn: Promise<unknown> = Promise.resolve();
  return {
    ask: <T>(text: string, change: TextNow | undefined) => {
      const mine = turn.then(() => askOnce(text, change));
      turn = mine.catch(() => undefined);
      return mine as Promise<Result<T>>; // who asks knows what the background answers
    },
  };
}

/** Asks the content script of a tab for its page's HTML; `page-gone` when there is none, `message-refused` when it is longer than `limit` units. */
export async function askForText(tab: number, limit: number): Promise<Result<SentText>> {
  const port = browser.tabs.connect(tab, { name: 'capture' satisfies TextPort, frameId: 0 });
  const sent = await new Promise<Result<SentText>>((done) => {
    onGone(port, () => done(fail('page-gone')));
    hearLongTexts(port, limit, done);
  });
  port.disconnect();
  return sent;
}
