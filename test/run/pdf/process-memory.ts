// How much memory do the browser's processes take that draw pages? All that a process holds, its share of the browser's code too.
import { readdirSync, readFileSync } from 'node:fs';

interface Process {
  readonly id: number;
  readonly parent: number;
  readonly megabytes: number;
}

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // It has ended since.
    return '';
  }
};

function all(): readonly Process[] {
  return readdirSync('/proc').flatMap((name) => {
    const status = /^\d+$/u.test(name) ? read(`/proc/${name}/status`) : '';
    const number = (field: string): number => Number(new RegExp(`^${field}:\\s+(\\d+)`, 'mu').exec(status)?.[1] ?? 0);
    return status === '' ? [] : [{ id: Number(name), parent: number('PPid'), megabytes: number('VmRSS') / 1024 }];
  });
}

/** The largest of the processes below this one whose command line holds all of `parts`, MB. */
export function largestProcess(...parts: readonly string[]): number {
  const processes = all();
  const below = new Set([process.pid]);
  for (let before = 0; before < below.size; ) {
    before = below.size;
    for (const { id, parent } of processes) if (below.has(parent)) below.add(id);
  }
  const own = processes.filter(({ id }) => below.has(id) && parts.every((part) => read(`/proc/${id}/cmdline`).includes(part)));
  return Math.round(Math.max(0, ...own.map((p) => p.megabytes)));
}

export interface MemoryWatch {
  /** The most since the last call, MB. */
  peak(): number;
  now(): number;
  stop(): void;
}

/** Looks every 100 ms. */
export function watchMemory(...parts: readonly string[]): MemoryWatch {
  let most = 0;
  const look = (): number => {
    const now = largestProcess(...parts);
    most = Math.max(most, now);
    return now;
  };
  const timer = setInterval(look, 100);
  return {
    now: look,
    peak() {
      look();
      const peak = most;
      most = 0;
      return peak;
    },
    stop: () => clearInterval(timer),
  };
}
