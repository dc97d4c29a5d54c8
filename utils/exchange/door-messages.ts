// What may come through the door, as schemas: everything from a page's content script or the picker's frame is parsed here
// before anything is done with it. Strict, with limits; a message that does not fit is refused whole.
import { z } from 'zod';
import type { Chosen, Typed } from '@/utils/messaging/protocol';
import type { PageHead } from '@/utils/model/document';
import { fail, ok, type Result } from '@/utils/model/result';
import type { Cuts } from '@/utils/text/text-change';
import { pageHeadSchema, readingSchema, selectorSchema } from './schemas';

const iri = z.string().min(1).max(400);
const token = z.string().regex(/^[0-9a-f-]{36}$/);

const chosen: z.ZodType<Chosen> = z.strictObject({
  selectors: z.array(selectorSchema).min(1).max(8),
  headings: z.array(z.string().max(2_000)).max(12),
  pageLabel: z.exactOptional(z.string().min(1).max(200)),
  isRecognised: z.exactOptional(z.literal(true)),
});

const typed: z.ZodType<Typed> = z.strictObject({
  concepts: z.array(iri).max(200),
  note: z.string().max(40_000),
  search: z.string().max(1_000),
});

const head: z.ZodType<PageHead> = pageHeadSchema;

export const PAGE_ASKS = {
  hello: z.strictObject({ head, names: z.string().regex(/^[a-z]{10}$/), scheme: z.enum(['light', 'dark']) }),
  choose: chosen,
  seen: z.array(iri).max(1_000),
};

export const PICKER_ASKS = {
  offer: z.strictObject({ state: z.exactOptional(token) }),
  open: z.strictObject({ token }),
  keep: z.strictObject({ token, typed }),
  create: z.strictObject({ token, label: z.string().trim().min(1).max(300), within: z.exactOptional(iri) }),
  save: z.strictObject({ token, typed }),
  capture: z.strictObject({ token }),
  prove: z.strictObject({ token, content: readingSchema }),
  close: z.strictObject({ token }),
};

/** UTF-16 units of the longest page that is searched or captured. */
export const LONGEST_PAGE = 50_000_000;

const offset = z.int().min(0).max(LONGEST_PAGE);

const cuts: z.ZodType<Cuts> = z
  .array(z.strictObject({ from: offset, to: offset, length: offset }))
  .refine((list) => list.every(({ from, to }, n) => from <= to && (list[n - 1]?.to ?? 0) <= from), 'out of order');

/**
 * What ends a text that is to be searched: nothing more, or, when it is the new words of a change alone, where they stand in
 * the text that was sent before and how long (UTF-16 units) the whole is now.
 */
export const FIND_ASK = z.strictObject({ change: z.strictObject({ cuts, length: offset }).optional() });

export const DESK_ASKS = { changed: z.strictObject({ document: iri }) };

/** `message-refused` with the place in the message, when it does not fit. */
export function parseAsk<T>(schema: z.ZodType<T>, payload: unknown): Result<T> {
  const parsed = schema.safeParse(payload);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return fail('message-refused', issue === undefined ? '' : `${issue.path.join('.')}: ${issue.message}`);
}
