// Do the benches and evaluations start? Node runs them as they are written: every file that one imports must be named in full.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const RUNS = join(ROOT, 'test/run');
/** Types are gone before anything is loaded. */
const IMPORT = /^(?:import|export)(?! type)[^'"`;]*?from\s+'(\.[^']+)'|^import\s+'(\.[^']+)'|\bimport\('(\.[^']+)'\)/gmu;

/** Imports that lead nowhere, from a file on. */
function broken(file: string, seen: Set<string>): readonly string[] {
  if (seen.has(file) || !file.endsWith('.ts')) return [];
  seen.add(file);
  return [...readFileSync(file, 'utf8').matchAll(IMPORT)].flatMap(([, from, bare, late]) => {
    const name = from ?? bare ?? late ?? '';
    const to = join(dirname(file), name.replace(/\?.*$/u, ''));
    return /\.\w+$/u.test(to) && existsSync(to) ? broken(to, seen) : [`${relative(ROOT, file)}: ${name}`];
  });
}

test('every bench and evaluation finds all that it loads', () => {
  const seen = new Set<string>();
  const runs = readdirSync(RUNS).filter((name) => /^(?:bench|eval|start|screenshots)\b.*\.ts$/u.test(name));
  expect(runs.length).toBeGreaterThan(10);
  expect(runs.flatMap((name) => broken(join(RUNS, name), seen))).toEqual([]);
  expect(seen.size).toBeGreaterThan(50);
});
