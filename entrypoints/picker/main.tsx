// The picker's frame: a page of ours beside the selection. It knows one draft, by the token in its address, and asks the
// background for everything else.
import '@/components/theme.css';
import './style.css';
import { render } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { Narrowed } from '@/components/narrowing';
import { Notice } from '@/components/Notice';
import { TagForm } from '@/components/TagForm';
import { configureWords, t } from '@/components/words';
import { call } from '@/utils/messaging/call';
import { unfolded } from '@/utils/messaging/compact-codebooks';
import type { Answer, Typed } from '@/utils/messaging/protocol';
import type { Capture } from '@/utils/model/document';
import type { Result } from '@/utils/model/result';
import { pickOn } from '@/utils/shell/site-picks';
import { browserLanguage, browserMessage } from '@/utils/shell/words';
import { useNarrowing } from '../sidepanel/use-narrowing';

configureWords(browserMessage, browserLanguage());

const token = location.hash.slice(1);
/** Clicks count only when the frame has stood still that long (ms): a page cannot slide it under a pointer in time. */
const SETTLE = 400;
/** Typing is kept after this pause (ms). */
const PAUSE = 150;

const leave = (): void => void call('picker', 'close', { token });

let keeping = 0;
let latest: Typed | undefined;
function keep(typed: Typed): void {
  latest = typed;
  clearTimeout(keeping);
  keeping = window.setTimeout(flush, PAUSE);
}
function flush(): Promise<unknown> | undefined {
  clearTimeout(keeping);
  const typed = latest;
  latest = undefined;
  return typed === undefined ? undefined : call('picker', 'keep', { token, typed });
}

let captured: Promise<Result<Capture | null>> | undefined;

/** The page's HTML, asked for once, while the reader types; `null` when its main text is kept already. */
const capture = (): Promise<Result<Capture | null>> => (captured ??= call('picker', 'capture', { token }));

/**
 * Keeps the text that proves the passage, out of the reader's sight: a long page takes seconds to be read, in which nothing could be
 * typed here. A page without main text has none; its passages keep their quotes all the same.
 */
async function prove(): Promise<void> {
  const page = await capture();
  if (!page.ok || page.value === null) return;
  const { readCapture } = await import('@/utils/desk/read-capture');
  const text = readCapture(page.value, await pickOn(page.value.url));
  if (text.ok) await call('picker', 'prove', { token, content: text.value.content });
}

/** The page takes the frame away when it shows another page. Where the page itself has gone first, Firefox refuses to go anywhere. */
function end(): void {
  try {
    location.replace('about:blank');
  } catch {
    // Gone already.
  }
}

type Opened = Extract<Answer<'picker', 'open'>, { readonly ok: true }>['value'];

function Picker({ opened }: { readonly opened: Opened }) {
  // After the form stands: reading the page must not keep the reader waiting.
  useEffect(() => void setTimeout(() => void capture(), PAUSE), []);
  const books = useMemo(() => opened.codebooks.map(unfolded), [opened]);
  const concepts = useMemo(() => books.flatMap((book) => book.concepts), [books]);
  const narrowing = useNarrowing(books, opened.only);
  return (
    <>
      <h1 class="for-readers">{t('tagPassage')}</h1>
      <Narrowed.Provider value={narrowing}>
        <TagForm
          quote={opened.quote}
          concepts={concepts}
          recent={opened.recent}
          initial={opened.typed}
          onDraft={keep}
          onCreate={(label, within) => call('picker', 'create', { token, label, ...(within !== undefined && { within }) })}
          onSave={async (typed) => {
            latest = undefined;
            clearTimeout(keeping);
            // Before the draft goes, which says what page it is.
            void capture();
            const saved = await call('picker', 'save', { token, typed });
            if (saved.ok) {
              leave();
              void prove().then(end, end);
            }
            return saved;
          }}
          onCancel={async () => {
            await flush();
            leave();
          }}
        />
      </Narrowed.Provider>
    </>
  );
}

// Only a hand on the mouse or a key counts, and a mouse only when the frame did not just appear.
const shownAt = performance.now();
for (const type of ['click', 'pointerdown', 'pointerup', 'keydown'] as const) {
  addEventListener(
    type,
    (event) => {
      const rushed = type !== 'keydown' && performance.now() - shownAt < SETTLE;
      if (event.isTrusted && !rushed) return;
      event.stopImmediatePropagation();
      event.preventDefault();
    },
    { capture: true },
  );
}
addEventListener('pagehide', () => void flush());

const app = document.getElementById('app');
if (app !== null) {
  // Asked before anything is drawn: the answer takes as long as the rest of the frame.
  void call('picker', 'open', { token }).then((opened) =>
    render(
      opened.ok ? (
        <Picker opened={opened.value} />
      ) : (
        <Notice kind="error" problem={opened.problem} actions={[{ label: t('cancel'), onAct: leave }]} />
      ),
      app,
    ),
  );
  render(<p class="loading">{t('loading')}</p>, app);
}
