// Are projects of other coding programs read, whatever their positions count in and however they name things?
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { planMerge } from '@/utils/exchange/plan-merge';
import { quote } from '@/utils/model/annotation';
import { applied, EMPTY } from '../make';
import { bytesOf, guid, projectXml, qdpx, QUOTES, read, TEXT, type Counting, type Shape } from './make-project';

const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
const standard: Shape = { text: TEXT, counting: { unit: 'points', crlfAs: 2, mark: false } };
const nvivo: Shape = {
  text: `\ufeff${crlf(TEXT)}`,
  counting: { unit: 'units', crlfAs: 2, mark: false },
  folder: 'Sources',
  guidOf: (n) => `{${guid(n).toUpperCase()}}`,
  origin: 'NVivo',
};

const shapes: readonly (readonly [string, Shape, string])[] = [
  ['the standard', standard, 'code points'],
  [
    'NVivo for Windows: UTF-16, CR LF, byte order mark, GUIDs in braces',
    nvivo,
    'UTF-16 units, CR LF as two, the byte order mark not counted',
  ],
  ['NVivo for Mac: UTF-16, LF', { ...standard, counting: { unit: 'units', crlfAs: 2, mark: false } }, 'UTF-16 units'],
  [
    'a program that counts the byte order mark',
    { ...nvivo, counting: { unit: 'units', crlfAs: 2, mark: true } },
    'UTF-16 units, CR LF as two, the byte order mark counted',
  ],
  [
    'ATLAS.ti: CR LF stored and counted as one, the file named after the project',
    { ...standard, text: crlf(TEXT), counting: { unit: 'points', crlfAs: 1, mark: false }, qde: 'Trial.qde', origin: 'ATLAS.ti' },
    'code points, CR LF as one',
  ],
  ['MAXQDA: CR LF as two', { ...standard, text: crlf(TEXT), origin: 'MAXQDA' }, 'code points, CR LF as two'],
  ['a program that counts bytes of UTF-8', { ...standard, counting: { unit: 'bytes', crlfAs: 2, mark: false } }, 'bytes of UTF-8'],
  ['qc: paths without internal://', { ...standard, path: (name) => name, origin: 'qc' }, 'code points'],
  ['paths with relative:///', { ...standard, path: (name) => `relative:///${name}` }, 'code points'],
  ['a draft namespace', { ...standard, namespace: 'urn:QDA-XML:project:0:10' }, 'code points'],
  ['no namespace', { ...standard, namespace: '' }, 'code points'],
  ['the text of a PDF', { ...standard, isPdf: true }, 'code points'],
];

describe('a REFI-QDA project', () => {
  test.each(shapes)('as %s writes it gives the passages that were coded', async (_name, shape, reading) => {
    const { set, refused, remarks } = await read(qdpx(shape));
    expect(refused).toEqual([]);
    expect(new Set(set.annotations.map(quote))).toEqual(new Set(QUOTES));
    expect(remarks?.[0]).toContain(`Positions were read as ${reading}: 4 of 4 passages`);
    expect(remarks?.slice(1)).toEqual(shape.isPdf === true ? ['Not brought in: places on pages (1).'] : []);
  });

  test('keeps its people apart: each has an annotation of their own', async () => {
    const { set } = await read(qdpx(standard));
    const by = (name: string) => set.annotations.filter((a) => a.creator.name === name).map(quote);
    expect(by('Ada')).toEqual([QUOTES[0], QUOTES[2], QUOTES[3]]);
    // Ben coded the second, and wrote a memo on the third.
    expect(by('Ben')).toEqual([QUOTES[1], QUOTES[2]]);
    expect(set.annotations.find((a) => a.creator.name === 'Ben' && quote(a) === QUOTES[2])?.bodies).toEqual([
      { purpose: 'commenting', value: 'Compare the minutes.' },
    ]);
    expect(set.annotations[0]).toMatchObject({
      id: `urn:uuid:${guid(100)}`,
      creator: { id: `urn:uuid:${guid(1)}` },
      created: '2020-05-06T10:00:00.000Z',
    });
  });

  test('gives its codes as a codebook with tree, definition and paint', async () => {
    const { set } = await read(qdpx(standard));
    expect(set.codebooks).toMatchObject([
      {
        scheme: { title: 'Meals & more' },
        concepts: [
          { id: `urn:uuid:${guid(10)}`, prefLabel: 'Giving account', broader: [] },
          {
            id: `urn:uuid:${guid(11)}`,
            prefLabel: 'To users',
            broader: [`urn:uuid:${guid(10)}`],
            definition: 'To those who eat.',
            paint: 0,
          },
          { prefLabel: 'Open books' },
        ],
      },
    ]);
  });

  test('brings its text along, in which the passages have their places', async () => {
    const { set, snapshots } = await read(qdpx(nvivo));
    expect(set.documents).toMatchObject([{ metadata: { title: 'Meals' }, keys: [expect.stringMatching(/^sha256:[0-9a-f]{64}$/u)] }]);
    expect(snapshots).toMatchObject([{ document: set.documents[0]?.id, source: set.documents[0]?.sources[0]?.url }]);
    const canonical = TEXT.replace('\n\n', '\n');
    for (const a of set.annotations) {
      const [, position] = a.target.selectors;
      expect(position).toMatchObject({ type: 'TextPositionSelector', start: canonical.indexOf(quote(a)) });
    }
  });

  test('with the page of a PDF keeps it', async () => {
    const { set } = await read(qdpx({ ...standard, isPdf: true }));
    expect(set.annotations.find((a) => quote(a) === QUOTES[1])?.target.selectors).toContainEqual(
      expect.objectContaining({ value: 'page=3' }),
    );
  });

  test('without users says that the annotator is unknown', async () => {
    const { set, refused } = await read(qdpx({ ...standard, users: false }));
    expect(refused).toEqual([]);
    expect(new Set(set.annotations.map((a) => a.creator.name))).toEqual(new Set(['Unknown annotator']));
    // The memo's author is still somebody.
    expect(set.annotations).toHaveLength(5);
  });

  test('alone as .qde, without its texts, gives the words that names tell, and refuses the others with the reason', async () => {
    const shape: Shape = { ...standard, nameOf: (words) => (words === QUOTES[0] ? words : 'a title') };
    const { set, refused } = await read(bytesOf(projectXml(shape)));
    expect(set.annotations.map(quote)).toEqual([QUOTES[0]]);
    expect(refused).toHaveLength(3);
    expect(refused[0]).toMatchObject({
      where: expect.stringContaining('PlainTextSelection of “Meals” (line'),
      problem: { detail: expect.stringContaining('its text is not in the file') },
    });
  });

  test('brings nothing when it comes in twice, and its documents are known in another project', async () => {
    const first = await read(qdpx(standard));
    const here = applied(EMPTY, planMerge(EMPTY, first));
    expect(planMerge(here, await read(qdpx(standard)))).toMatchObject({
      annotationsToAdd: [],
      documentsToAdd: [],
      conceptsToAdd: [],
      schemesToAdd: [],
      annotationsDiffering: [],
      annotationsSame: 5,
    });
    const other: Counting = { unit: 'units', crlfAs: 2, mark: false };
    const again = planMerge(here, await read(qdpx({ ...standard, counting: other, guidOf: (n) => guid(n + 5000), users: false })));
    expect(again.documentsToAdd).toEqual([]);
    expect(again.annotationsToAdd.map((a) => a.document)).toContain(first.set.documents[0]?.id);
  });

  test('gives the text only to a document that is new here', async () => {
    const plan = planMerge(EMPTY, await read(qdpx(standard)));
    expect(plan.snapshotsToAdd).toHaveLength(1);
    expect(planMerge(applied(EMPTY, plan), await read(qdpx(standard))).snapshotsToAdd).toBeUndefined();
  });

  test('of which a selection says nothing that can be used is refused by name, the rest goes on', async () => {
    const xml = projectXml(standard)
      .replace(/startPosition="\d+" endPosition="\d+"/u, 'startPosition="5" endPosition="5"')
      .replace(
        '<Sources>',
        `<Sources><PictureSource guid="${guid(70)}" name="Cook.jpg"><PictureSelection guid="${guid(71)}" firstX="1" firstY="1" secondX="2" secondY="2"/></PictureSource>`,
      );
    const { zipSync } = await import('fflate');
    const { set, refused } = await read(zipSync({ 'project.qde': bytesOf(xml), [`sources/${guid(31)}.txt`]: bytesOf(TEXT) }));
    expect(refused.map((r) => r.problem.detail)).toEqual(['a part of a picture; passages of text are kept here', 'an empty selection']);
    expect(set.annotations).toHaveLength(4);
  });
});

const samples = resolve(process.env['CONFORMANCE'] ?? '../shared/conformance', 'refi-qda');
const hasSamples = existsSync(samples);
if (!hasSamples) console.log(`skipped: no REFI-QDA samples at ${samples}`);

test.skipIf(!hasSamples).each([
  ['valid/spec-a2-simple-project.qde', 8, 7],
  ['invalid/atlasti-8-example-without-sources.qdpx', 8, 7],
  ['invalid/requal-test-project.qde', 3, 1],
  ['invalid/spec-a3-complex-project-draft-namespace.qde', 3, undefined],
])('the sample %s gives %i passages, and a reason for every other', async (file, passages, refusals) => {
  const { set, refused } = await read(new Uint8Array(readFileSync(join(samples, file))));
  expect(set.annotations).toHaveLength(passages);
  if (refusals !== undefined) expect(refused).toHaveLength(refusals);
  for (const { problem } of refused) expect(problem.detail).not.toBe('');
});
