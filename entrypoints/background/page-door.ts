// Answers the content script of a web page.
import { PAGE_ASKS, parseAsk } from '@/utils/exchange/door-messages';
import type { Desk } from '@/utils/desk/desk';
import { passagesOf } from '@/utils/desk/find-passages';
import { findShown, type Shown } from '@/utils/desk/find-shown';
import type { FindShown } from '@/utils/desk/follow-text';
import { keysOf } from '@/utils/desk/tag-passage';
import * as annotations from '@/utils/library/annotations';
import * as documents from '@/utils/library/documents';
import type { Chosen } from '@/utils/messaging/protocol';
import type { PaperDocument } from '@/utils/model/document';
import { fail, ok, type Result } from '@/utils/model/result';
import { highlightCss } from '@/utils/painting/palette';
import { highlightNames } from '@/utils/painting/painter';
import { keepDraft, NOTHING_TYPED, discardDraft, drafts, isWorthKeeping } from '@/utils/shell/drafts';
import { addHighlightRules } from '@/utils/shell/inject';
import { setTabPage, tabPage, updateTabPage, type TabPage } from '@/utils/shell/tab-pages';
import { briskPace, until } from '@/utils/text/pace';
import { greeting, takeReady } from './greeted';
import { deskAtHand } from './open-desk';

export interface Page {
  readonly tab: number;
  readonly url: string;
}

async function documentShown(
  page: Pick<TabPage, 'keys'> | undefined,
): Promise<Result<{ desk: Desk; document: PaperDocument | undefined }>> {
  const keys = page?.keys ?? [];
  const opened = await deskAtHand();
  if (!opened.ok) return opened;
  return ok({ desk: opened.value, document: keys.length === 0 ? undefined : await documents.find(opened.value.library, keys) });
}

async function hello(payload: unknown, page: Page): Promise<Result<{ passages: number }>> {
  const ask = parseAsk(PAGE_ASKS.hello, payload);
  if (!ask.ok) return ask;
  const head = { ...ask.value.head, url: page.url };
  const now: Pick<TabPage, 'head' | 'keys'> = { head, keys: keysOf(head) };
  const { paints, emphasis } = highlightNames(ask.value.names);
  const rules = highlightCss(paints, { focusName: emphasis, scheme: ask.value.scheme });
  let added: Promise<void> | undefined;
  const addRules = (): Promise<void> => (added ??= addHighlightRules(page.tab, rules));
  const hold = greeting(page.tab);
  const noted = setTabPage(page.tab, now);
  noted.catch(() => undefined);
  const shown = await documentShown(now);
  const passages = shown.ok && shown.value.document ? await annotations.countOf(shown.value.desk.library, shown.value.document.id) : 0;
  if (shown.ok && passages > 0)
    // Read once the tab is noted: of what changes from then on it is told.
    hold({ shown: noted.then(() => passagesShown(shown.value, now)), addRules });
  else await Promise.all([noted, addRules()]);
  return shown.ok ? ok({ passages }) : shown;
}

/** As long as nothing loads or moves to another address, a tab shows one page. */
const nameOf = (page: Pick<TabPage, 'head' | 'keys'> | undefined): string => JSON.stringify([page?.head?.url, page?.keys]);

async function passagesShown(
  shown: { desk: Desk; document: PaperDocument | undefined },
  page: Parameters<typeof nameOf>[0],
): Promise<Result<Shown>> {
  const { desk: at, document } = shown;
  return ok({ ...shown, passages: document && (await passagesOf(at, document.id)), page: nameOf(page) });
}

/** How a page's line is answered. */
export interface Finding {
  /** Reads what will be looked for; to be called when a text is on its way, which takes longer. */
  readAhead(): void;
  readonly find: FindShown;
}

/** Where the passages of the document that a tab shows stand in its canonical text; `life` ends when that page goes. */
export function findIn(tab: number, life: AbortSignal): Finding {
  const read = async (): Promise<Result<Shown>> => {
    const page = await tabPage(tab);
    const now = await documentShown(page);
    return now.ok ? passagesShown(now.value, page) : now;
  };
  let addRules = async (): Promise<void> => undefined;
  const next = (): Promise<Result<Shown>> => {
    const ready = takeReady(tab);
    if (ready !== undefined) addRules = ready.addRules;
    return ready?.shown ?? read();
  };
  let ahead: Promise<Result<Shown>> | undefined;
  const find = findShown({
    shown() {
      const now = ahead ?? next();
      ahead = undefined;
      return now;
    },
    note: (placings, page) => updateTabPage(tab, { placings }, (now) => !life.aborted && nameOf(now) === page),
    pace: until(life, briskPace()),
  });
  return {
    readAhead() {
      ahead ??= next();
      // Why it failed is told to whoever asks for it.
      ahead.catch(() => undefined);
    },
    async find(text, before) {
      const [found] = await Promise.all([find(text, before), addRules()]);
      return found;
    },
  };
}

/** An empty draft of another tab may still be open in its picker; after an hour nobody waits for it. */
const EMPTY_DRAFT_LIFE = 3_600_000;

async function discardStale(): Promise<void> {
  const stale = (await drafts()).filter((d) => !isWorthKeeping(d) && Date.now() - Date.parse(d.at) > EMPTY_DRAFT_LIFE);
  await Promise.all(stale.map((d) => discardDraft(d.token)));
}

async function choose(chosen: Chosen, { tab }: Page): Promise<Result<{ token: string }>> {
  const head = (await tabPage(tab))?.head;
  if (head === undefined) return fail('page-gone');
  const token = crypto.randomUUID();
  // After the answer, for which the reader waits. Nothing is typed yet; whatever will be is kept with all of this.
  void keepDraft({ token, head, chosen, typed: NOTHING_TYPED, at: new Date().toISOString() }).then(discardStale, () => undefined);
  return ok({ token });
}

export async function answerPage(name: keyof typeof PAGE_ASKS, payload: unknown, page: Page): Promise<Result<unknown>> {
  switch (name) {
    case 'hello':
      return hello(payload, page);
    case 'choose': {
      const ask = parseAsk(PAGE_ASKS.choose, payload);
      return ask.ok ? choose(ask.value, page) : ask;
    }
    case 'seen': {
      const ask = parseAsk(PAGE_ASKS.seen, payload);
      if (ask.ok) await updateTabPage(page.tab, { seen: { ids: ask.value, at: Date.now() } });
      return ask.ok ? ok(null) : ask;
    }
  }
}
