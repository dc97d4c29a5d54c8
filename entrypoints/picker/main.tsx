// The picker's frame: a page of ours beside the selection. It is loaded and drawn, out of sight, before it is needed; then it is told the
// token of its one draft, and asks the background for everything else.
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
import type { Offer, Typed } from '@/utils/messaging/protocol';
import type { Codebook } from '@/utils/model/concept';
import type { Capture } from '@/utils/model/document';
import type { Problem, Result } from '@/utils/model/result';
import { pickOn } from '@/utils/shell/site-picks';
import { browserLanguage, browserMessage } from '@/utils/shell/words';
import { useNarrowing } from '../sidepanel/use-narrowing';

configureWords(browserMessage, browserLanguage());

/** Empty until something is tagged. */
let token = '';
let shownAt = 0;
/** Clicks count only when the frame has stood still that long (ms): a page cannot slide it under a pointer in time. */
const SETTLE = 400;
/** Letters of a token. */
const TOKEN = 36;
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

interface PickerProps {
  readonly known: Known;
  readonly quote: string;
  /** There is a draft. */
  readonly isOpen: boolean;
}

function Picker({ known: { books, recent, only }, quote, isOpen }: PickerProps) {
  // After the form stands: reading the page must not keep the reader waiting.
  useEffect(() => void (isOpen && setTimeout(() => void capture(), PAUSE)), [isOpen]);
  const concepts = useMemo(() => books.flatMap((book) => book.concepts), [books]);
  const narrowing = useNarrowing(books, only);
  return (
    <>
      <h1 class="for-readers">{t('tagPassage')}</h1>
      <Narrowed.Provider value={narrowing}>
        <TagForm
          quote={quote}
          concepts={concepts}
          recent={recent}
          focusFirst={isOpen}
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
for (const type of ['click', 'pointerdown', 'pointerup', 'keydown'] as const) {
  addEventListener(
    type,
    (event) => {
      const isRushed = token === '' || (type !== 'keydown' && performance.now() - shownAt < SETTLE);
      if (event.isTrusted && !isRushed) return;
      event.stopImmediatePropagation();
      event.preventDefault();
    },
    { capture: true },
  );
}
addEventListener('pagehide', () => void flush());

/** What may be chosen, as the frame was told of it last. */
interface Known extends Omit<Offer, 'choice'> {
  readonly state: string;
  readonly books: readonly Codebook[];
}

let known: Known | undefined;
/** Of the passage, once there is one. */
let quote = '';

async function learn(app: HTMLElement): Promise<void> {
  const offer = await call('picker', 'offer', known === undefined ? {} : { state: known.state });
  if (!offer.ok) return refuse(app, offer.problem);
  const { choice, recent, only } = offer.value;
  const isAsKnown = choice === null && only === known?.only && recent.join(' ') === known.recent.join(' ');
  if (isAsKnown) return;
  const now = choice === null ? known : { state: choice.state, books: choice.codebooks.map(unfolded) };
  if (now !== undefined) known = { ...now, recent, only };
  draw(app);
}

function draw(app: HTMLElement): void {
  if (known !== undefined) render(<Picker known={known} quote={quote} isOpen={token !== ''} />, app);
}

function refuse(app: HTMLElement, problem: Problem): void {
  render(<Notice kind="error" problem={problem} actions={[{ label: t('cancel'), onAct: leave }]} />, app);
}

/** The form stands before the passage's words, so that a reader who writes on loses no letter. */
async function open(app: HTMLElement): Promise<void> {
  shownAt = performance.now();
  app.classList.remove('unseen');
  const opening = call('picker', 'open', { token });
  void learn(app);
  // So soon that it has not yet been told what may be chosen.
  if (known === undefined) render(<p class="loading">{t('loading')}</p>, app);
  draw(app);
  const opened = await opening;
  if (!opened.ok) return refuse(app, opened.problem);
  ({ quote } = opened.value);
  draw(app);
}

const app = document.getElementById('app');

/** One token in the life of the frame, told by the page around it, which can tell it nothing else. */
addEventListener('message', ({ data }) => {
  if (app === null || token !== '' || typeof data !== 'string' || data.length !== TOKEN) return;
  token = data;
  void open(app);
});
if (app !== null) void learn(app);
