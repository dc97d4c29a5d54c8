// How one context calls another; every failure to reach it is a `Problem`, never an exception.
import { browser } from 'wxt/browser';
import { fail, type Result } from '@/utils/model/result';
import type { Answer, Ask, Calls } from './protocol';

const unreachable = (cause: unknown): Result<never> => fail('unexpected', cause instanceof Error ? cause.message : String(cause));

/** Calls the background through one of its doors. */
export async function call<D extends 'page' | 'picker' | 'desk', N extends keyof Calls[D] & string>(
  door: D,
  name: N,
  payload: Ask<D, N>,
): Promise<Answer<D, N>> {
  try {
    const answer: unknown = await browser.runtime.sendMessage({ door, name, payload });
    // Both ends are this build of the extension; the background always answers with a Result.
    return (answer ?? fail('unexpected', `no answer to ${door}.${name}`)) as Answer<D, N>;
  } catch (cause) {
    return unreachable(cause) as Answer<D, N>;
  }
}

/** Calls the content script of a tab; `page-gone` when there is none. */
export async function callPage<N extends keyof Calls['to-page'] & string>(
  tab: number,
  name: N,
  payload: Ask<'to-page', N>,
): Promise<Answer<'to-page', N>> {
  try {
    const answer: unknown = await browser.tabs.sendMessage(tab, { door: 'to-page', name, payload }, { frameId: 0 });
    return (answer ?? fail('page-gone')) as Answer<'to-page', N>;
  } catch {
    return fail('page-gone') as Answer<'to-page', N>;
  }
}

/** The same for a tab that shows our reader view: a page of ours, which has no content script. */
export async function callReader<N extends keyof Calls['to-page'] & string>(
  tab: number,
  name: N,
  payload: Ask<'to-page', N>,
): Promise<Answer<'to-page', N>> {
  try {
    const answer: unknown = await browser.runtime.sendMessage({ door: 'to-page', name, payload, tab });
    return (answer ?? fail('page-gone')) as Answer<'to-page', N>;
  } catch {
    return fail('page-gone') as Answer<'to-page', N>;
  }
}
