// Runs in the page that `in-browser.ts` serves: every speed case, one row told after the other.
import { type Meter, speedOf } from './speed.ts';
import { speedCases, type Wish } from './speed-cases.ts';
import type { Document } from './texts.ts';

/** What the page asks its server for. */
export interface SpeedAsked {
  readonly documents: readonly Document[];
  readonly wish: Wish;
}

/** A page knows the wall clock only; and nobody tells it what memory typed arrays take. */
const meter: Meter = {
  clock: () => performance.now(),
  rest: () => new Promise((done) => void setTimeout(done, 0)),
  bytes: () => 0,
};

const tell = (path: string, what: string): Promise<unknown> => fetch(path, { method: 'POST', body: what });

try {
  const { documents, wish } = (await (await fetch('/asked.json')).json()) as SpeedAsked;
  for (const c of speedCases(documents, wish)) await tell('/row', JSON.stringify(await speedOf(c, meter)));
  await tell('/done', '');
} catch (error) {
  await tell('/failed', String(error));
}
