// Does what leaves for other programs come back as it was, as far as the format holds it, and do the judges of the formats agree?
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { outlineOf } from '@/utils/concepts/scheme';
import { planMerge } from '@/utils/exchange/plan-merge';
import { writeHypothesis } from '@/utils/exchange/foreign/write-hypothesis';
import { writeRefiProject } from '@/utils/exchange/foreign/write-refi';
import { writeRefiProjects } from '@/utils/exchange/foreign/write-refi-projects';
import { zipped } from '@/utils/exchange/foreign/write-zip';
import { conceptsOf, quote, type Annotation } from '@/utils/model/annotation';
import type { AnnotationSet } from '@/utils/model/annotation-set';
import { canonical } from '@/utils/text/canonical';
import { unpaced } from '@/utils/text/pace';
import { anySet, applied, EMPTY, ME, SET } from '../make';
import { read } from './make-project';

const COLOURS = ['#a1840e', '#2a6fb5', '#b5482a', '#3c8a4a', '#7a4fa3', '#0f7f86', '#a33b6f', '#5b5b5b'];

async function joined(files: Parameters<typeof zipped>[0], at: string): Promise<Uint8Array> {
  const parts = await zipped(files, at, unpaced);
  return new Uint8Array(await new Blob([...parts]).arrayBuffer());
}

const projectOf = async (
  set: AnnotationSet,
  textOf: (document: string, source: string) => string | undefined = () => undefined,
): Promise<Uint8Array> =>
  joined(
    await writeRefiProject({
      set,
      outlines: set.codebooks.map(outlineOf),
      colours: COLOURS,
      textOf: async (d, s) => textOf(d, s),
      pace: unpaced,
    }),
    set.created,
  );

/** XML may hold no control characters, a text no half ones. */
const inXml = (text: string): string => text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
const seen = (a: Annotation): string => inXml(canonical(quote(a)));
const notes = (a: Annotation): readonly string[] =>
  a.bodies.flatMap((b) => (b.purpose === 'commenting' && b.value !== '' ? [b.value] : []));

const inProject = (a: Annotation): unknown => [
  a.id,
  a.document,
  a.target.source,
  a.creator.id,
  a.created,
  a.modified,
  seen(a),
  [...new Set(conceptsOf(a))],
  [...new Set(notes(a).map(inXml))],
];

describe('a set that leaves as a REFI-QDA project', () => {
  test('comes back equal in what the format holds, whatever the text that is kept', async () => {
    await fc.assert(
      fc.asyncProperty(
        anySet,
        fc.array(fc.constantFrom('Some words. ', 'quoted 🏠 ', '\n\n', 'naïve ', '\r\n'), { maxLength: 8 }),
        fc.boolean(),
        async (set, glue, hasText) => {
          const text = [...glue, ...set.annotations.map((a, i) => quote(a) + (glue[i % (glue.length || 1)] ?? ' '))].join('');
          const back = await read(await projectOf(set, () => (hasText ? text : undefined)));
          expect(back.refused).toEqual([]);
          const visible = set.annotations.filter((a) => seen(a) !== '');
          expect(new Map(back.set.annotations.map((a) => [a.id, inProject(a)]))).toEqual(new Map(visible.map((a) => [a.id, inProject(a)])));
          for (const book of set.codebooks) {
            const there = back.set.codebooks.find((b) => b.scheme.id === book.scheme.id);
            expect(there?.concepts.map((c) => [c.id, c.prefLabel, c.definition])).toEqual(
              outlineOf(book).inOrder.map(({ concept: c }) => [c.id, inXml(c.prefLabel), inXml(c.definition).replace(/\r\n?/gu, '\n')]),
            );
          }
        },
      ),
    );
  });

  test('comes back with its words where the kept text begins as if it were in UTF-16', async () => {
    const first = SET.annotations[0]!;
    const exact = '!\u0000¡';
    const set = { ...SET, annotations: [{ ...first, target: { ...first.target, selectors: [{ type: 'TextQuoteSelector' as const, exact, prefix: '', suffix: '' }] } }] }; // prettier-ignore
    const back = await read(await projectOf(set, () => exact));
    expect(quote(back.set.annotations[0]!)).toBe('!¡');
  });

  test('is parted where it would be more than is read, and comes back whole from its parts, one after the other', async () => {
    const [first] = SET.annotations;
    const annotations = Array.from({ length: 60 }, (_, i) => ({
      ...first!,
      id: `urn:uuid:00000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
    }));
    const parts = {
      set: { ...SET, annotations },
      outlines: SET.codebooks.map(outlineOf),
      colours: COLOURS,
      textOf: async () => quote(first!),
      pace: unpaced,
    };
    const none = { entries: 2_000, xml: 1e7, all: 1e7, elements: 1e6 };
    const one = await writeRefiProjects(parts, none);
    expect(one).toEqual([await writeRefiProject(parts)]);
    const xml = Math.ceil(one[0]![0]!.text.length / 2.5);
    const files = await writeRefiProjects(parts, { ...none, xml });
    expect(files.length).toBeGreaterThan(2);
    for (const [project] of files) expect(project!.text.length).toBeLessThanOrEqual(xml);
    let here = EMPTY;
    for (const archive of files) here = applied(here, planMerge(here, await read(await joined(archive, SET.created))));
    const whole = applied(EMPTY, planMerge(EMPTY, await read(await joined(one[0]!, SET.created))));
    expect(new Map(here.annotations.map((a) => [a.id, a]))).toEqual(new Map(whole.annotations.map((a) => [a.id, a])));
    expect([here.documents, here.schemes, here.concepts]).toEqual([whole.documents, whole.schemes, whole.concepts]);
    // Where a codebook alone is too large, parts are no help.
    expect((await writeRefiProjects(parts, { ...none, xml: 10 })).length).toBeLessThan(61);
  });

  test('brings nothing new to the library that it left', async () => {
    const local = {
      ...EMPTY,
      documents: SET.documents,
      schemes: SET.codebooks.map((b) => b.scheme),
      concepts: SET.codebooks.flatMap((b) => b.concepts),
      annotations: SET.annotations,
    };
    const plan = planMerge(local, await read(await projectOf(SET)));
    expect(plan).toMatchObject({
      annotationsToAdd: [],
      documentsToAdd: [],
      documentsToExtend: [],
      conceptsToAdd: [],
      schemesToAdd: [],
      annotationsDiffering: [],
      conceptsDiffering: [],
      annotationsSame: 3,
    });
  });

  test('goes into another library with authors, document and codebook', async () => {
    const here = applied(EMPTY, planMerge(EMPTY, await read(await projectOf(SET))));
    expect(here.documents).toMatchObject([
      { id: SET.documents[0]?.id, metadata: SET.documents[0]?.metadata, keys: SET.documents[0]?.keys },
    ]);
    expect(here.schemes).toMatchObject([
      { id: SET.codebooks[0]?.scheme.id, title: 'Canteen codebook', description: 'Words for meals.', language: 'en' },
    ]);
    expect(here.annotations.map((a) => a.creator)).toEqual(SET.annotations.map((a) => a.creator));
  });

  test('keeps the id of an annotation of another program, so that it is not added again', async () => {
    const [first] = SET.annotations;
    const theirs = { ...(first as Annotation), id: 'https://hypothes.is/a/LOCXbsOCEeaQl6f6fQh87Q' };
    const back = await read(await projectOf({ ...SET, annotations: [theirs] }));
    expect(back.set.annotations.map(inProject)).toEqual([inProject(theirs)]);
  });

  test('gives equal bytes for equal sets', async () => {
    expect(await projectOf(SET)).toEqual(await projectOf(SET));
  });
});

const inHypothesis = (set: AnnotationSet) => {
  const labels = new Map(
    set.codebooks.flatMap((b) => b.concepts.map((c) => [c.id, c.prefLabel.replace(/\p{Surrogate}/gu, '\uFFFD').trim()])),
  );
  return (a: Annotation): unknown => [
    a.id,
    a.target.source,
    a.target.pageLabel,
    quote(a),
    a.creator.id,
    a.creator.name,
    a.created,
    a.modified,
    [...new Set(conceptsOf(a).map((c) => labels.get(c)))].sort(),
    notes(a).join('\n\n'),
  ];
};

describe('a set that leaves for Hypothesis', () => {
  test('comes back equal in what the format holds', async () => {
    await fc.assert(
      fc.asyncProperty(anySet, async (set) => {
        fc.pre(set.annotations.length > 0);
        const back = await read(await joined(writeHypothesis(set), set.created));
        expect(back.refused).toEqual([]);
        const held = inHypothesis(set);
        // A page has its label only where it has a number.
        const paged = (a: Annotation): Annotation =>
          a.target.selectors.some((s) => s.type === 'FragmentSelector')
            ? a
            : { ...a, target: { ...a.target, pageLabel: undefined as never } };
        expect(new Map(back.set.annotations.map((a) => [a.id, inHypothesis(back.set)(a)]))).toEqual(
          new Map(set.annotations.map((a) => [a.id, held(paged(a))])),
        );
      }),
    );
  });

  test('keeps the annotators of both programs apart', async () => {
    const theirs = { id: 'acct:mark@hypothes.is', name: 'Mark' };
    const [first] = SET.annotations;
    const set = {
      ...SET,
      annotations: [{ ...(first as Annotation), creator: theirs, id: 'https://hypothes.is/a/LOCXbsOCEeaQl6f6fQh87Q' }],
    };
    const [file] = writeHypothesis(set);
    expect(JSON.parse(file?.text ?? '')).toMatchObject({
      export_userid: `acct:Ada.Reader@${ME.id.slice(9)}.mutual-margin.invalid`,
      annotations: [{ id: 'LOCXbsOCEeaQl6f6fQh87Q', user: 'acct:mark@hypothes.is' }],
    });
  });
});

const judges = resolve(process.env['CONFORMANCE'] ?? '../shared/conformance');
const hasJudges = existsSync(join(judges, 'node_modules'));
if (!hasJudges) console.log(`skipped: the format checkers are not installed in ${judges} (npm install there, or set CONFORMANCE)`);

describe.skipIf(!hasJudges)('the judge of', () => {
  const work = mkdtempSync(join(tmpdir(), 'trade-'));
  afterAll(() => rmSync(work, { recursive: true, force: true }));
  const judged = (checker: string, name: string, content: string | Uint8Array): string => {
    const path = join(work, name);
    writeFileSync(path, content);
    try {
      return execFileSync('node', [join(judges, checker), path], { encoding: 'utf8' });
    } catch (error) {
      return String((error as { stdout?: unknown }).stdout);
    }
  };

  test('REFI-QDA projects passes ours without a warning, with a text and without one', async () => {
    const text = 'Before it all.\n\nAs we said, the cooks answer to those who eat and no more.\nevery 🏠 counts';
    for (const kept of [undefined, text]) {
      const verdict = judged('check-qdpx.mjs', 'set.qdpx', await projectOf(SET, () => kept));
      expect(verdict).toMatch(/^OK .*3 selection\(s\), 3 coding\(s\)/u);
      expect(verdict).not.toContain('WARN');
    }
  });

  test('REFI-QDA projects passes any of ours', async () => {
    const { check } = (await import(join(judges, 'check-qdpx.mjs'))) as {
      check(file: string): Promise<{ report: { faults: unknown[]; warnings: unknown[] } }>;
    };
    const path = join(work, 'any.qdpx');
    await fc.assert(
      fc.asyncProperty(anySet, async (set) => {
        writeFileSync(path, await projectOf(set));
        const { faults, warnings } = (await check(path)).report;
        // Codebooks may call two concepts alike; that is theirs to mend.
        expect([...faults, ...warnings.filter((w) => !String(w).includes('two codes named'))]).toEqual([]);
      }),
    );
  });

  test('Hypothesis passes ours', () => {
    for (const { text } of writeHypothesis(SET)) {
      const verdict = judged('check-hypothesis.mjs', 'set.json', text);
      expect(verdict).toMatch(/^OK/u);
      expect(verdict).not.toContain('WARN');
    }
  });
});
