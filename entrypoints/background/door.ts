// The one door between web pages and the library. A content script may speak only of the page its tab shows, and learns of
// an annotation only where it is; the picker's frame knows one draft; our other pages only ask for word to be passed on.
import { browser, type Browser } from 'wxt/browser';
import { textFollower } from '@/utils/desk/follow-text';
import { DESK_ASKS, LONGEST_PAGE, PAGE_ASKS, PICKER_ASKS, parseAsk } from '@/utils/exchange/door-messages';
import { fail, type Result } from '@/utils/model/result';
import { callPage } from '@/utils/messaging/call';
import { hearLongTexts, onGone, type TextPort } from '@/utils/messaging/long-text';
import { readEnvelope, type Envelope } from '@/utils/messaging/protocol';
import { answerDesk } from './desk-door';
import { answerPage, findIn, type Page } from './page-door';
import { answerPicker } from './picker-door';

type Sender = Browser.runtime.MessageSender;

const pathOf = (sender: Sender): string | undefined => {
  const home = browser.runtime.getURL('/');
  return sender.url?.startsWith(home) ? sender.url.slice(home.length).replace(/[?#].*$/su, '') : undefined;
};

/**
 * The address as the browser has it. A page may have moved to another address of its site without a load: `sender.url` may
 * still be that of the load, the tab's is of now; another site than the sender's is a tab that has gone on meanwhile.
 */
function addressOf(sender: Sender & { url: string }): string {
  const now = sender.tab?.url;
  return now?.startsWith(`${new URL(sender.url).origin}/`) === true ? now : sender.url;
}

/** The page that speaks, when it is one of the web; our own pages have no business at its door. */
function pageOf(sender: Sender): Page | undefined {
  if (sender.tab?.id === undefined || sender.url === undefined || pathOf(sender) !== undefined || sender.frameId !== 0) return undefined;
  return { tab: sender.tab.id, url: addressOf({ ...sender, url: sender.url }) };
}

async function answer(envelope: Envelope, sender: Sender): Promise<Result<unknown>> {
  const { door, name, payload } = envelope;
  const refuse = fail('message-refused', `${door}.${name}`);
  if (door === 'page' && Object.hasOwn(PAGE_ASKS, name)) {
    const asked = name as keyof typeof PAGE_ASKS; // checked in the line above
    const page = pageOf(sender);
    return page === undefined ? refuse : answerPage(asked, payload, page);
  }
  if (door === 'picker' && Object.hasOwn(PICKER_ASKS, name)) {
    if (pathOf(sender) !== 'picker.html') return refuse;
    return answerPicker(name as keyof typeof PICKER_ASKS, payload, sender.tab?.id); // checked two lines above
  }
  if (door === 'desk' && name === 'changed') {
    const path = pathOf(sender);
    if (path === undefined || path === 'picker.html') return refuse;
    const ask = parseAsk(DESK_ASKS.changed, payload);
    return ask.ok ? answerDesk(ask.value) : ask;
  }
  return refuse;
}

/** A page's text comes in pieces, and after that what has changed in it, for as long as the line is open. */
function answerTexts(port: Browser.runtime.Port): void {
  const page = port.sender?.id === browser.runtime.id ? pageOf(port.sender) : undefined;
  if (page === undefined || port.name !== ('find' satisfies TextPort)) return port.disconnect();
  const life = new AbortController();
  const end = (): void => {
    life.abort();
    port.disconnect();
  };
  // What is being found for a page that has gone is left, and noted of no other.
  onGone(port, () => life.abort());
  const { readAhead, find } = findIn(page.tab, life.signal);
  // With the first piece of each text, and so before the last.
  port.onMessage.addListener(readAhead);
  const follow = textFollower(find);
  let turn: Promise<void> = Promise.resolve();
  hearLongTexts(port, LONGEST_PAGE, (sent) => {
    turn = turn.then(async () => {
      if (life.signal.aborted) return;
      const failed = (cause: unknown): Result<never> => fail('unexpected', String(cause));
      const answered = sent.ok ? await follow(sent.value.text, sent.value.last).catch(failed) : undefined;
      if (life.signal.aborted) return;
      // What this end cannot follow is asked again on a new line, with all of the text.
      if (answered === undefined) end();
      else port.postMessage(answered);
      if (answered?.ok === true && answered.value.isPart) void callPage(page.tab, 'changed', null);
    });
  });
}

export function answerDoors(): void {
  browser.runtime.onMessage.addListener((message: unknown, sender, reply) => {
    const envelope = readEnvelope(message);
    if (envelope === undefined || envelope.door === 'to-page' || sender.id !== browser.runtime.id) return undefined;
    answer(envelope, sender).then(reply, (cause: unknown) => reply(fail('unexpected', String(cause))));
    return true;
  });
  browser.runtime.onConnect.addListener(answerTexts);
}
