// The page side: wires selection, marks and messages together. It holds no note, tag or name, and changes nothing of the
// page but for one wordless button, and the frame of the picker while tagging.
import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { readHead } from '@/utils/extraction/head';
import { markRoot, type MarkedRoot } from '@/utils/marking/marked-root';
import { call } from '@/utils/messaging/call';
import { readEnvelope, type Chosen } from '@/utils/messaging/protocol';
import { fail, ok, type Result } from '@/utils/model/result';
import { createPainter, newStem } from '@/utils/painting/painter';
import { followPage } from './follow-page';
import { pageIsDark, sliceOfPage } from './page-facts';
import { showPicker } from './picker-frame';
import { offerButton } from './selection-button';
import { revealRange, seenAt } from './reveal';
import { selectedRange } from './selected-range';

interface Page {
  hello(): Promise<void>;
}

declare global {
  /** Our own mark, in the isolated world that no page can look into. */
  var mutualMargin: Page | undefined;
}

function mount(signal: AbortSignal): Page {
  const stem = newStem();
  const painter = createPainter(CSS.highlights, stem);
  const marked: MarkedRoot = markRoot({
    root: () => document.body,
    painter,
    pace: sliceOfPage(),
    async find(text) {
      const answer = await call('page', 'find', { text });
      return answer.ok ? answer.value : [];
    },
  });
  let greeted: Promise<void> = Promise.resolve();

  const hello = (): Promise<void> =>
    (greeted = (async () => {
      const head = readHead(document, location.href);
      const greeting = await call('page', 'hello', { head, names: stem, scheme: pageIsDark() ? 'dark' : 'light' });
      // Without passages there is nothing to find, and the page is not read.
      if (greeting.ok && greeting.value.passages > 0) await marked.update();
    })());

  const choose = async (): Promise<Result<Chosen>> => {
    const range = selectedRange();
    if (range === undefined) return fail('no-selection');
    const described = await marked.describe(range);
    return described.ok ? ok({ selectors: described.value.selectors, headings: described.value.headings }) : described;
  };
  let picker: { close(): void } | undefined;
  const closePicker = (): null => {
    picker?.close();
    picker = undefined;
    return null;
  };
  const tag = async (): Promise<void> => {
    const range = selectedRange();
    const chosen = await choose();
    if (!chosen.ok || range === undefined) return;
    await greeted;
    const answer = await call('page', 'choose', chosen.value);
    if (!answer.ok) return;
    closePicker();
    painter.emphasise(range);
    picker = showPicker(answer.value.frame, range, () => painter.emphasise(undefined));
  };

  const answer = async (name: string, payload: unknown): Promise<Result<unknown>> => {
    switch (name) {
      case 'changed':
        return ok((await marked.update()) ?? null);
      case 'tag':
        return ok((await tag()) ?? null);
      case 'closePicker':
        return ok(closePicker());
      case 'show': {
        // Only the background and our own pages can send this; the id is looked up, not trusted.
        const range = marked.rangeOf((payload as { id: string }).id);
        if (range !== undefined) revealRange(range, painter, signal);
        return ok(range !== undefined);
      }
      case 'selected':
        return ok(document.getSelection()?.toString() ?? '');
      case 'selection':
        return choose();
      case 'capture':
        return ok({ url: location.href, html: document.documentElement.outerHTML, contentType: document.contentType });
      default:
        return fail('message-refused', name);
    }
  };
  const listen = (message: unknown, sender: { id?: string }, reply: (answer: unknown) => void): true | undefined => {
    const envelope = readEnvelope(message);
    if (envelope?.door !== 'to-page' || sender.id !== browser.runtime.id) return undefined;
    answer(envelope.name, envelope.payload).then(reply, (cause: unknown) => reply(fail('unexpected', String(cause))));
    return true;
  };
  browser.runtime.onMessage.addListener(listen);
  signal.addEventListener('abort', () => {
    browser.runtime.onMessage.removeListener(listen);
    closePicker();
    painter.remove();
  });

  offerButton({ onTag: () => void tag(), signal });
  seenAt(marked, (ids) => void call('page', 'seen', ids), signal);
  followPage({ onContent: () => marked.refresh(), onAddress: hello, onLost: () => marked.repaint(), isIntact: painter.isIntact, signal });
  return { hello };
}

export default defineContentScript({
  matches: [],
  registration: 'runtime',
  async main(ctx) {
    // A second click injects a second copy, which finds the first at work and lets it greet again.
    const page = (globalThis.mutualMargin ??= mount(ctx.signal));
    ctx.onInvalidated(() => (globalThis.mutualMargin = undefined));
    await page.hello();
  },
});
