// The page side: wires selection, marks and messages together. It holds no note, tag or name, and changes nothing of the
// page but for one wordless button, and the picker's frame, out of sight until something is tagged.
import { browser, type Browser } from 'wxt/browser';
import { shownNames } from '@/utils/anchoring/shown-names';
import { readHead } from '@/utils/extraction/head';
import { finder } from '@/utils/marking/finder';
import { markRoot, type MarkedRoot } from '@/utils/marking/marked-root';
import { call } from '@/utils/messaging/call';
import { sendLongText, textLine, type TextPort } from '@/utils/messaging/long-text';
import { asChosen, readEnvelope, type Pointed } from '@/utils/messaging/protocol';
import { fail, ok, type Result } from '@/utils/model/result';
import { createPainter, newStem, type Painter } from '@/utils/painting/painter';
import type { Pace } from '@/utils/text/pace';
import { followPage } from './follow-page';
import { pageIsDark, sliceOfPage } from './page-facts';
import { revealRange, seenAt } from './reveal';
import { offerButton } from './selection-button';
import { tagging, type Tagging } from './tagging';

/** A web page at work. */
export interface Page {
  /** Tells the background which page this is, and shows its passages. */
  hello(): Promise<void>;
}

interface Parts {
  readonly marked: MarkedRoot;
  readonly painter: Painter;
  readonly tags: Tagging;
  readonly tag: () => Promise<Result<null>>;
  readonly pace: Pace;
  readonly signal: AbortSignal;
}

export function mount(): Page {
  const life = new AbortController();
  const { signal } = life;
  const stem = newStem();
  const painter = createPainter(CSS.highlights, stem);
  const pace = sliceOfPage();
  let soon = (): void => undefined;
  const find = finder(textLine('find', pace));
  const marked = markRoot({ root: () => document.body, painter, pace, find, onChange: () => soon(), signal });
  const tags = tagging(marked, painter);
  let greeted: Promise<void> = Promise.resolve();
  const hello = (): Promise<void> => (greeted = greet(marked, stem));
  const onAddress = (): Promise<void> => {
    marked.forget();
    return hello();
  };
  const button = offerButton({ onSelection: tags.expect, onTag: () => void tag(), isBusy: tags.isOpen, signal });
  const tag = (): Promise<Result<null>> => {
    button.hide();
    return tags.start(greeted);
  };
  answerMessages({ marked, painter, tags, tag, pace, signal });
  seenAt(marked, (ids) => void call('page', 'seen', ids), signal);
  soon = followPage({ onContent: () => marked.refresh(), onAddress, onLost: painter.renew, isIntact: painter.isIntact, signal });
  endWithExtension(life);
  return { hello };
}

/** How often it is looked whether the extension is still there (ms). */
const LOOK = 5_000;

/** When the extension is updated or taken away, this copy can reach nobody: it leaves the page, and the next click brings a new one. */
function endWithExtension(life: AbortController): void {
  const timer = setInterval(() => {
    // Chromium takes the name away; Firefox ends the script itself.
    if ((browser.runtime as { id?: string } | undefined)?.id !== undefined) return; // typed as if it could not happen
    clearInterval(timer);
    life.abort();
  }, LOOK);
}

async function greet(marked: MarkedRoot, stem: string): Promise<void> {
  const head = readHead(document, location.href);
  const greeting = await call('page', 'hello', { head, names: stem, scheme: pageIsDark() ? 'dark' : 'light' });
  // Without passages there is nothing to find, and the page is not read.
  if (greeting.ok && greeting.value.passages > 0) await marked.update();
}

async function answer(name: string, payload: unknown, parts: Parts): Promise<Result<unknown>> {
  const { marked, painter, tags, tag, signal } = parts;
  switch (name) {
    case 'changed':
      await marked.update();
      return ok(null);
    case 'tag':
      return tag();
    case 'closePicker':
      // As in `show`: from our own pages alone.
      tags.close((payload as { isSaved: boolean }).isSaved);
      return ok(null);
    case 'show': {
      // Only the background and our own pages can send this; what it names is looked up, not trusted.
      const { id, place } = payload as Pointed;
      const range = marked.rangeOf(id, place);
      return ok(range === undefined ? 'nowhere' : await revealRange(range, painter, signal));
    }
    case 'describe': {
      const { id, place } = payload as Pointed;
      return asChosen(await marked.describeFound(id, place));
    }
    case 'selected':
      return ok(document.getSelection()?.toString() ?? '');
    case 'selection':
      return tags.choose();
    default:
      return fail('message-refused', name);
  }
}

function answerMessages(parts: Parts): void {
  const listen = (message: unknown, sender: { id?: string }, reply: (answer: unknown) => void): true | undefined => {
    const envelope = readEnvelope(message);
    if (envelope?.door !== 'to-page' || sender.id !== browser.runtime.id) return undefined;
    answer(envelope.name, envelope.payload, parts).then(reply, (cause: unknown) => reply(fail('unexpected', String(cause))));
    return true;
  };
  const hand = (port: Browser.runtime.Port): void => {
    if (port.sender?.id !== browser.runtime.id || port.name !== ('capture' satisfies TextPort)) return;
    const last = { url: location.href, contentType: document.contentType, shown: shownNames(document) };
    void sendLongText(port, document.documentElement.outerHTML, { last, rest: parts.pace });
  };
  const { onMessage, onConnect } = browser.runtime;
  onMessage.addListener(listen);
  onConnect.addListener(hand);
  parts.signal.addEventListener('abort', () => {
    onMessage.removeListener(listen);
    onConnect.removeListener(hand);
    parts.tags.end();
    parts.marked.forget();
    parts.painter.end();
  });
}
