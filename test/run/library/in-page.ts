// What is measured in the library's page, and the same work on Dexie alone.
import { Dexie } from 'dexie';
import { generate } from './generate';

const rest = (): Promise<void> => new Promise((done) => setTimeout(done, 0));
const frame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done));
const now = (): number => performance.now();
const field = (): HTMLInputElement => document.querySelector<HTMLInputElement>('.found-search input')!;

/** ms from the start of the navigation until passages stand there, and until the whole library has been read. */
export async function opened(): Promise<{ readonly shown: number; readonly whole: number; readonly worst: number }> {
  let [last, worst, shown] = [await frame(), 0, Number.NaN];
  for (;;) {
    const at = await frame();
    worst = Math.max(worst, at - last);
    last = at;
    if (Number.isNaN(shown) && document.querySelector('.found-row[data-passage]') !== null) shown = now();
    if (document.querySelector('.chooser') !== null) return { shown, whole: now(), worst };
  }
}

function type(words: string): void {
  const input = field();
  input.value = words;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

/** ms of each keystroke until the new answer is drawn: its number, and the first rows with their words. */
export async function searched(queries: readonly string[]): Promise<readonly number[]> {
  const times: number[] = [];
  for (const query of queries) {
    for (let n = 1; n <= query.length; n++) {
      await frame();
      const start = now();
      type(query.slice(0, n));
      do await rest();
      while (document.querySelector('.found-rows .ghost-row') !== null);
      times.push(now() - start);
    }
    type('');
    await frame();
    await frame();
  }
  return times;
}

/** ms between frames while the list is scrolled by the wheel, and then from end to end in leaps. */
export async function scrolled(): Promise<{ readonly wheel: readonly number[]; readonly leaps: readonly number[] }> {
  const list = document.querySelector<HTMLElement>('.found-frame')!;
  const run = async (frames: number, to: (i: number) => number): Promise<readonly number[]> => {
    const gaps: number[] = [];
    let last = await frame();
    for (let i = 0; i < frames; i++) {
      list.scrollTop = to(i);
      const at = await frame();
      gaps.push(at - last);
      last = at;
    }
    return gaps;
  };
  const wheel = await run(240, (i) => i * 120);
  const leaps = await run(120, (i) => (i / 119) * (list.scrollHeight - list.clientHeight));
  list.scrollTop = 0;
  return { wheel, leaps };
}

/** Longest time between two frames from now until `isOver`, and how long that was, ms. */
export async function watched(isOver: () => boolean): Promise<{ readonly took: number; readonly worst: number }> {
  const start = now();
  let [last, worst] = [await frame(), 0];
  while (!isOver()) {
    const at = await frame();
    worst = Math.max(worst, at - last);
    last = at;
  }
  return { took: now() - start, worst };
}

/** The floor: the same by Dexie, without index, checks, journal or anything drawn. ms */
export async function floor(query: string): Promise<Readonly<Record<'open' | 'search' | 'export' | 'import', number>>> {
  const db = await new Dexie('mutual-margin').open();
  const all = db.table('annotations');
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const start = now();
    await work();
    return now() - start;
  };
  const open = await timed(async () => [await all.count(), await all.orderBy('modified').reverse().limit(30).toArray()]); // prettier-ignore
  const search = await timed(() => all.filter((a) => JSON.stringify(a.target).includes(query)).limit(30).toArray()); // prettier-ignore
  let text = '';
  const out = await timed(async () => void (text = JSON.stringify(await all.toArray())));
  const copy = new Dexie('bench-floor');
  copy.version(1).stores({ annotations: 'id, document, modified' });
  const back = await timed(() => copy.table('annotations').bulkAdd(JSON.parse(text)));
  await copy.delete();
  db.close();
  return { open, search, export: out, import: back };
}

Object.assign(globalThis, { bench: { generate, opened, searched, scrolled, watched, floor } });
