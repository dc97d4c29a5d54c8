// The reader says which part of a page is its text: asked of the page while it is open, kept for its site, taken back.
import type { Capture } from '@/utils/model/document';
import type { BlockDescription, PageBlock, SitePick } from '@/utils/model/page-block';
import { fail, ok, type Result } from '@/utils/model/result';
import { forgetSitePick, keepSitePick, siteOf, sitePick } from '@/utils/shell/site-picks';
import { tabPages } from '@/utils/shell/tab-pages';
import { captureTab } from './capture-tab';
import { now, type Desk } from './desk';
import { blocksOfCapture } from './read-capture';
import { keepReading, type Reading } from './read-page';
import { withoutFragment } from './tag-passage';

export interface PageParts {
  readonly capture: Capture;
  readonly page: PageBlock;
}

/** The page of this address as it stands in a tab now. Problem: `page-not-open`. */
async function captureOf(source: string): Promise<Result<Capture>> {
  for (const [tab, { head }] of await tabPages()) {
    if (head === undefined || withoutFragment(head.url) !== source) continue;
    const capture = await captureTab(tab);
    if (capture.ok && withoutFragment(capture.value.url) === source) return capture;
  }
  return fail('page-not-open', source);
}

/** Problems: `page-not-open`, and those of `blocksOfCapture`. */
export async function partsOf(source: string): Promise<Result<PageParts>> {
  const capture = await captureOf(source);
  if (!capture.ok) return capture;
  const page = blocksOfCapture(capture.value);
  return page.ok ? ok({ capture: capture.value, page: page.value }) : page;
}

export interface Repicked {
  readonly reading: Reading;
  /** What had been chosen before, for undo. */
  readonly before: SitePick | undefined;
}

/** Reads the page again by this choice and keeps it for the site; without a choice, by what is found. Problems: those of reading and storage. */
export async function readBy(desk: Desk, capture: Capture, description: BlockDescription | undefined): Promise<Result<Repicked>> {
  const site = siteOf(capture.url);
  const before = await sitePick(site);
  const reading = await keepReading(desk, capture, description);
  if (!reading.ok) return reading;
  await (description === undefined ? forgetSitePick(site) : keepSitePick({ site, description, at: now() }));
  return ok({ reading: reading.value, before });
}

/** Lets the choice go. The page is read again where it is open; else `undefined`, and it will be when it is read next. */
export async function readAsFound(desk: Desk, source: string): Promise<Result<Reading | undefined>> {
  const capture = await captureOf(source);
  if (!capture.ok) {
    await forgetSitePick(siteOf(source));
    return ok(undefined);
  }
  const read = await readBy(desk, capture.value, undefined);
  return read.ok ? ok(read.value.reading) : read;
}
