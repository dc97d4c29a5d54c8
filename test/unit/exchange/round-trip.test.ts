// Does a set come back from its file as it was? And is the file the same whoever writes it?
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { BUILT_IN } from '@/utils/concepts/seed';
import { withStar } from '@/utils/model/annotation';
import type { AnnotationSet } from '@/utils/model/annotation-set';
import { readSet } from '@/utils/exchange/read';
import { extractSchemes, writeCodebook } from '@/utils/exchange/skos';
import { writeSet } from '@/utils/exchange/write';
import { annotation, anySet, bytes, canonical, concept, id, position, SCHEME, SET } from './make';

function reread(set: AnnotationSet) {
  const read = readSet(bytes(writeSet(set)));
  if (!read.ok) throw new Error(`${read.problem.code} ${read.problem.detail}`);
  return read.value;
}

describe('a set that is written and read again', () => {
  test('is the set that was written, whatever is in it', () => {
    fc.assert(
      fc.property(anySet, (set) => {
        const { set: back, refused } = reread(set);
        expect(refused).toEqual([]);
        expect(back).toEqual(canonical(set));
      }),
      { numRuns: 200 },
    );
  });

  test('gives the same bytes in whatever order its records come', () => {
    fc.assert(
      fc.property(
        anySet.chain((set) =>
          fc.tuple(
            fc.constant(set),
            fc.shuffledSubarray([...set.annotations], { minLength: set.annotations.length }),
            fc.shuffledSubarray([...set.documents], { minLength: set.documents.length }),
          ),
        ),
        ([set, annotations, documents]) => {
          expect(writeSet({ ...set, annotations, documents })).toBe(writeSet(set));
        },
      ),
      { numRuns: 50 },
    );
  });

  test('keeps links to concepts that are not in it', () => {
    const codebooks = [{ scheme: SCHEME, concepts: [concept(11, 'To users', { broader: [id(10)], related: [id(12)] })] }];
    expect(reread({ ...SET, annotations: [], codebooks }).set.codebooks).toEqual(codebooks);
  });

  test('carries where each fact was found; what the sender wrote is the sender’s to whoever reads it', () => {
    const [paper] = SET.documents;
    const facts = { details: { number: 'HC 123' }, origins: { title: 'annotator', number: 'page' } } as const;
    const sent = { ...SET, documents: [{ ...paper!, ...facts }] };
    expect(reread(sent).set.documents[0]).toMatchObject({ details: facts.details, origins: { title: 'sender', number: 'page' } });
    expect(reread(reread(sent).set).set).toEqual(reread(sent).set);
  });

  test('passes over a field or an origin that a later version may bring', () => {
    const file = JSON.parse(writeSet(SET));
    file.documents[0]['mm:origin'] = ['title citation', 'mood page', 'doi hearsay', 7];
    const read = readSet(bytes(file));
    expect(read.ok && read.value.refused).toEqual([]);
    expect(read.ok && read.value.set.documents[0]?.origins).toEqual({ title: 'citation' });
  });

  test('may be empty: then it has no page', () => {
    const empty = { ...SET, documents: [], codebooks: [], annotations: [] };
    expect(JSON.parse(writeSet(empty))).toMatchObject({ total: 0 });
    expect(JSON.parse(writeSet(empty))).not.toHaveProperty('first');
    expect(reread(empty)).toEqual({ set: empty, refused: [] });
  });

  test('drops keys that no record has', () => {
    const file = JSON.parse(writeSet(SET));
    file.first.items[0].__evil = { a: 1 };
    file.first.items[0].creator.isAdmin = true;
    const read = readSet(bytes(file));
    expect(read).toEqual({ ok: true, value: { set: canonical(SET), refused: [] } });
  });
});

describe('positions in a file', () => {
  const written = (exact: string, start: number, astral?: number) => {
    const one = annotation(20, exact);
    const selectors = [one.target.selectors[0]!, position(start, exact, astral)];
    const set = { ...SET, annotations: [{ ...one, target: { ...one.target, selectors } }] };
    expect(reread(set).set.annotations[0]?.target.selectors).toEqual(selectors);
    return JSON.parse(writeSet(set)).first.items[0].target.selector[1];
  };

  test('count an emoji inside the passage once', () => {
    expect(written('every 🏠 counts', 100)).toEqual({ type: 'TextPositionSelector', start: 100, end: 114 });
  });

  test('count an emoji before the passage once, where it is known', () => {
    const text = '🏠🏡 every 🏠 counts';
    expect(written('every 🏠 counts', text.indexOf('every'), 2)).toEqual({
      type: 'TextPositionSelector',
      start: 3,
      end: 17,
      astralBefore: 2,
    });
    expect([...text].slice(3, 17).join('')).toBe('every 🏠 counts');
  });
});

describe('a file of format version 1', () => {
  const golden = resolve('test/fixtures/sets/v1.json');
  test('is read as on the day it was frozen', () => {
    const read = readSet(readFileSync(golden));
    expect(read).toEqual({ ok: true, value: { set: canonical(SET), refused: [] } });
  });
  test('is what is written today', () => {
    expect(writeSet(SET)).toBe(readFileSync(golden, 'utf8'));
  });
});

const conformance = resolve(process.env['CONFORMANCE'] ?? '../shared/conformance');
const hasJudges = existsSync(join(conformance, 'node_modules'));
if (!hasJudges) console.log(`skipped: the format checkers are not installed in ${conformance} (npm install there, or set CONFORMANCE)`);

describe.skipIf(!hasJudges)('outside judges', () => {
  const folder = hasJudges ? mkdtempSync(join(tmpdir(), 'sets-')) : '';
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const judge = (checker: string, flag: string, text: string): string => {
    const file = join(folder, 'file.jsonld');
    writeFileSync(file, text);
    const run = spawnSync(process.execPath, [join(conformance, checker), flag, file], { encoding: 'utf8' });
    return run.stdout + run.stderr;
  };

  test('find neither fault nor warning in a set, with its own codebook and the built-in one', () => {
    const out = judge('check-webanno.mjs', '--strict', writeSet({ ...SET, codebooks: [...SET.codebooks, BUILT_IN] }));
    expect(out).toMatch(/^OK .*AnnotationCollection, 3 annotations/u);
    expect(out).not.toMatch(/WARN/u);
  }, 90_000);

  test('find neither fault nor warning where wordings were refused', () => {
    const annotations = SET.annotations.map((a) => ({ ...a, refusedWordings: ['open roads', 'open doors'] }));
    const text = writeSet({ ...SET, annotations });
    expect(text).toContain('"mm:refusedWording": ["open roads","open doors"]');
    const out = judge('check-webanno.mjs', '--strict', text);
    expect(out).toMatch(/^OK .*AnnotationCollection, 3 annotations/u);
    expect(out).not.toMatch(/WARN/u);
  }, 90_000);

  test('find neither fault nor warning where passages are starred, which the Recommendation calls bookmarking', () => {
    const annotations = SET.annotations.map((a) => withStar(a, true));
    const text = writeSet({ ...SET, annotations });
    expect(text).toContain('"motivation": ["classifying","bookmarking"]');
    const out = judge('check-webanno.mjs', '--strict', text);
    expect(out).toMatch(/^OK .*AnnotationCollection, 3 annotations/u);
    expect(out).not.toMatch(/WARN/u);
  }, 90_000);

  test('find neither fault nor warning in an empty set', () => {
    const out = judge('check-webanno.mjs', '--strict', writeSet({ ...SET, annotations: [] }));
    expect(out).toMatch(/^OK /u);
    expect(out).not.toMatch(/WARN/u);
  }, 90_000);

  test('find no fault in sets of any content', () => {
    for (const set of fc.sample(anySet, { numRuns: 6, seed: 7 }))
      expect(judge('check-webanno.mjs', '--strict', writeSet(set))).toMatch(/^OK /mu);
  }, 60_000);

  test('take the codebook of a set, and the built-in one, for good SKOS', () => {
    const [inSet = ''] = extractSchemes(writeSet(SET));
    expect(inSet).toBe(writeCodebook(canonical(SET).codebooks[0]!));
    for (const text of [
      inSet,
      writeCodebook(BUILT_IN),
      writeCodebook({ scheme: { ...SCHEME, description: '' }, concepts: [concept(11, 'Alone', { broader: [id(10)] })] }),
    ]) {
      // The checker also wishes for a licence and a namespace; a reader's codebook has neither.
      expect(judge('check-skos.mjs', '--codebook', text)).toMatch(/^OK /mu);
    }
  }, 60_000);
});
