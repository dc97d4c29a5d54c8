// How long the journeys wait, and what they say when it was too long.
import fs from 'node:fs';
import path from 'node:path';

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** The promise's value, or an error that names `what` after `ms`. */
export async function within<T>(promise: Promise<T>, what: string, ms = 90_000): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_done, fail) => {
    timer = setTimeout(() => fail(new Error(`Waited ${ms / 1000} s for ${what}`)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The first value that is neither undefined nor false; an error on the way counts as "not yet" and is told at the end. */
export async function until<T>(probe: () => Promise<T | undefined | false> | T | undefined | false, what: string, ms = 90_000): Promise<T> {
  const end = Date.now() + ms;
  let last = '';
  for (;;) {
    try {
      const value = await within(Promise.resolve(probe()), what, ms);
      if (value !== undefined && value !== false) return value;
      last = '';
    } catch (error) {
      last = `: ${error instanceof Error ? error.message : String(error)}`;
    }
    if (Date.now() > end) throw new Error(`Waited ${ms / 1000} s for ${what}${last}`);
    await pause(50);
  }
}

const UNFINISHED = /\.(crdownload|part)$/;

/** Tells finished files of a folder one after the other; unfinished ones end in `.crdownload` or `.part`, still grow, or are empty: Firefox keeps the name so. */
export function downloadsIn(folder: string | undefined): () => Promise<string> {
  // A second file of the same name may replace the first: name, size and time together are one download.
  const marks = (): readonly (readonly [name: string, mark: string])[] =>
    (folder !== undefined && fs.existsSync(folder) ? fs.readdirSync(folder) : []).flatMap((name) => {
      // Undefined when it was renamed since.
      const { size, mtimeMs } = fs.statSync(path.join(folder ?? '', name), { throwIfNoEntry: false }) ?? { size: 0, mtimeMs: 0 };
      return size === 0 && !UNFINISHED.test(name) ? [] : [[name, `${name} ${size} ${mtimeMs}`]];
    });
  const told = new Set(marks().map(([, mark]) => mark));
  let before = new Set<string>();
  return async () => {
    if (folder === undefined) throw new Error('waitForDownload needs the option `downloads`');
    return until(() => {
      const now = marks();
      const settled = before;
      before = new Set(now.map(([, mark]) => mark));
      if (now.some(([name]) => UNFINISHED.test(name))) return undefined;
      const [name, mark] = now.find(([n, m]) => !n.startsWith('.') && !told.has(m) && settled.has(m)) ?? [];
      if (name === undefined || mark === undefined) return undefined;
      told.add(mark);
      return path.join(folder, name);
    }, `a download in ${folder}`);
  };
}
