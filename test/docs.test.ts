// What the docs say is there is there; what the words say is said somewhere.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROBLEM_CODES } from '@/utils/model/result';

const sources = ['components', 'entrypoints', 'utils'].flatMap((room) =>
  readdirSync(room, { recursive: true, withFileTypes: true }).flatMap((f) =>
    f.isFile() && /\.tsx?$/.test(f.name) ? [join(f.parentPath, f.name)] : [],
  ),
);
const code = sources.map((file) => readFileSync(file, 'utf8')).join('\n');
const config = readFileSync('wxt.config.ts', 'utf8');
const wordsFile = readFileSync('public/_locales/en/messages.json', 'utf8');
const words = JSON.parse(wordsFile) as Record<string, { message: string }>;
const scripts = (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }).scripts;

describe('the words for people', () => {
  it('hold a sentence for every problem', () => {
    const missing = PROBLEM_CODES.filter((problem) => words[`problem_${problem.replaceAll('-', '_')}`] === undefined);
    expect(missing).toEqual([]);
  });

  it('are each said once', () => {
    expect(wordsFile.match(/^ {2}"\w+":/gmu)).toHaveLength(Object.keys(words).length);
  });

  it('are all said somewhere', () => {
    const quoted = new Set(
      [...`${code}\n${config}`.matchAll(/(?<=['"](?:__MSG_)?)\w+?(?=(?:__)?['"])/gu)].map(([key]) => key.replace(/^__MSG_/u, '')),
    );
    const said = (key: string): boolean =>
      key.startsWith('problem_')
        ? PROBLEM_CODES.some((p) => key === `problem_${p.replaceAll('-', '_')}`)
        : quoted.has(key.replace(/_(one|other)$/u, ''));
    expect(Object.keys(words).filter((key) => !said(key))).toEqual([]);
  });

  it('are all there in the manifest', () => {
    for (const [, key = ''] of config.matchAll(/__MSG_(\w+)__/gu)) expect(words[key], key).toBeDefined();
  });
});

describe('the docs', () => {
  const docs = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md'];

  it.each(docs)('%s names only commands that exist', (doc) => {
    const named = [...readFileSync(doc, 'utf8').matchAll(/npm run ([a-z][\w:-]*)/gu)].map(([, name = '']) => name);
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  it.each(docs)('%s links only to files that exist', (doc) => {
    const links = [...readFileSync(doc, 'utf8').matchAll(/\]\((?!https?:)([^)#]+)\)/gu)].map(([, path = '']) => path);
    expect(links.filter((path) => !existsSync(path))).toEqual([]);
  });

  it('ARCHITECTURE.md names every room, and no room that is gone', () => {
    const text = readFileSync('ARCHITECTURE.md', 'utf8');
    const rooms = readdirSync('utils');
    expect(rooms.filter((room) => !new RegExp(`\\b${room}\\b`).test(text))).toEqual([]);
    const named = [...text.matchAll(/utils\/([a-z]+)/gu)].map(([, room = '']) => room);
    expect(named.filter((room) => !rooms.includes(room))).toEqual([]);
  });
});
