// Answers the picker's frame: it names its draft by a token that only the frame's address holds.
import { PICKER_ASKS, parseAsk } from '@/utils/exchange/door-messages';
import { captureTab } from '@/utils/desk/capture-tab';
import { holdsQuote, keepText } from '@/utils/desk/keep-text';
import { annotationOf, saveDraft } from '@/utils/desk/save-draft';
import { createConcept, keysOf } from '@/utils/desk/tag-passage';
import * as annotations from '@/utils/library/annotations';
import * as codebooks from '@/utils/library/codebooks';
import * as documents from '@/utils/library/documents';
import { callPage } from '@/utils/messaging/call';
import { compacted } from '@/utils/messaging/compact-codebooks';
import type { Offer, Typed } from '@/utils/messaging/protocol';
import type { Iri } from '@/utils/model/ids';
import type { Capture, ReadingNode } from '@/utils/model/document';
import { fail, ok, type Result } from '@/utils/model/result';
import { quoteOf } from '@/utils/model/selector';
import { discardDraft, draft, isWorthKeeping, keepDraft } from '@/utils/shell/drafts';
import { pickerCodebookItem } from '@/utils/shell/settings';
import { desk } from './open-desk';
import { tellTabs } from './tabs';

/** The library hands out the same object while nothing has changed in it. */
const states = new WeakMap<object, string>();

async function offer(known: string | undefined): Promise<Result<Offer>> {
  const opened = await desk();
  if (!opened.ok) return opened;
  const { library } = opened.value;
  const [books, recent, only] = await Promise.all([codebooks.all(library), annotations.usedLately(library), pickerCodebookItem.getValue()]);
  const state = states.get(books) ?? crypto.randomUUID();
  states.set(books, state);
  return ok({ choice: state === known ? null : { state, codebooks: books.map(compacted) }, recent, only });
}

async function open(token: string): Promise<Result<{ quote: string }>> {
  const kept = await draft(token);
  return kept === undefined ? fail('not-found') : ok({ quote: quoteOf(kept.chosen.selectors)?.exact ?? '' });
}

async function keep(token: string, typed: Typed): Promise<Result<null>> {
  const kept = await draft(token);
  if (kept === undefined) return fail('not-found');
  await keepDraft({ ...kept, typed });
  return ok(null);
}

async function save(token: string, typed: Typed): Promise<Result<null>> {
  const kept = await draft(token);
  if (kept === undefined) return fail('not-found');
  await keepDraft({ ...kept, typed });
  const opened = await desk();
  if (!opened.ok) return opened;
  const saved = await saveDraft(opened.value, kept, typed);
  if (!saved.ok) return saved;
  await tellTabs(saved.value.keys);
  return ok(null);
}

async function close(token: string, tab: number | undefined): Promise<Result<null>> {
  const kept = await draft(token);
  if (kept !== undefined && !isWorthKeeping(kept)) await discardDraft(token);
  // After the answer: the page ends the frame that waits for it. A draft that was saved is gone.
  if (tab !== undefined) setTimeout(() => void callPage(tab, 'closePicker', { isSaved: kept === undefined }), 0);
  return ok(null);
}

async function capture(token: string, tab: number | undefined): Promise<Result<Capture | null>> {
  const kept = await draft(token);
  if (kept === undefined || tab === undefined) return fail('not-found');
  const opened = await desk();
  if (!opened.ok) return opened;
  const document = await documents.find(opened.value.library, keysOf(kept.head));
  const quote = quoteOf(kept.chosen.selectors)?.exact ?? '';
  const isHeld = document !== undefined && (await holdsQuote(opened.value, document.id, { url: kept.head.url, quote }));
  return isHeld ? ok(null) : captureTab(tab);
}

async function prove(token: string, content: readonly ReadingNode[]): Promise<Result<null>> {
  const opened = await desk();
  if (!opened.ok) return opened;
  const annotation = await annotations.get(opened.value.library, annotationOf(token));
  if (annotation === undefined) return fail('not-found');
  const kept = await keepText(opened.value, annotation.document, { url: annotation.target.source, content });
  return kept.ok ? ok(null) : kept;
}

async function create(label: string, within: Iri | undefined): Promise<Result<unknown>> {
  const opened = await desk();
  return opened.ok ? createConcept(opened.value, label, within) : opened;
}

export async function answerPicker(name: keyof typeof PICKER_ASKS, payload: unknown, tab: number | undefined): Promise<Result<unknown>> {
  switch (name) {
    case 'offer': {
      const ask = parseAsk(PICKER_ASKS.offer, payload);
      return ask.ok ? offer(ask.value.state) : ask;
    }
    case 'open': {
      const ask = parseAsk(PICKER_ASKS.open, payload);
      return ask.ok ? open(ask.value.token) : ask;
    }
    case 'keep': {
      const ask = parseAsk(PICKER_ASKS.keep, payload);
      return ask.ok ? keep(ask.value.token, ask.value.typed) : ask;
    }
    case 'create': {
      const ask = parseAsk(PICKER_ASKS.create, payload);
      return ask.ok ? create(ask.value.label, ask.value.within) : ask;
    }
    case 'save': {
      const ask = parseAsk(PICKER_ASKS.save, payload);
      return ask.ok ? save(ask.value.token, ask.value.typed) : ask;
    }
    case 'capture': {
      const ask = parseAsk(PICKER_ASKS.capture, payload);
      return ask.ok ? capture(ask.value.token, tab) : ask;
    }
    case 'prove': {
      const ask = parseAsk(PICKER_ASKS.prove, payload);
      return ask.ok ? prove(ask.value.token, ask.value.content) : ask;
    }
    case 'close': {
      const ask = parseAsk(PICKER_ASKS.close, payload);
      return ask.ok ? close(ask.value.token, tab) : ask;
    }
  }
}
