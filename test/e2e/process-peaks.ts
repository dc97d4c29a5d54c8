// How much more memory did any process of a browser hold at its peak? The system keeps count, so nothing has to look at the right moment. Linux alone.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

const isTold = existsSync('/proc/self/clear_refs');

function statusOf(id: number | string): string {
  try {
    return readFileSync(`/proc/${id}/status`, 'utf8');
  } catch {
    // It has ended since.
    return '';
  }
}

const field = (status: string, name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'mu').exec(status)?.[1] ?? 0);

/** Every process that this one began, and those that they began. */
function below(): readonly number[] {
  const parents = readdirSync('/proc').flatMap((name): (readonly [number, number])[] =>
    /^\d+$/u.test(name) ? [[Number(name), field(statusOf(name), 'PPid')]] : [],
  );
  const found = new Set([process.pid]);
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const [id, parent] of parents) if (found.has(parent)) found.add(id);
  }
  found.delete(process.pid);
  return [...found];
}

/** Counts anew from now. Value: asks for the largest growth since, MB; 0 where the system does not tell. */
export function watchPeaks(): () => number {
  if (!isTold) return () => 0;
  const before = new Map<number, number>();
  for (const id of below()) {
    try {
      writeFileSync(`/proc/${id}/clear_refs`, '5');
      before.set(id, field(statusOf(id), 'VmRSS'));
    } catch {
      // It has ended since.
    }
  }
  return () => Math.round(Math.max(0, ...[...before].map(([id, from]) => field(statusOf(id), 'VmHWM') - from)) / 1024);
}
