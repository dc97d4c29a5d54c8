// Projects that are awkward and honest: names twice or not at all, times that were never set, characters that XML forbids. Whatever they say comes in,
// or is told.
import { crc32 } from 'node:zlib';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { ReadSet } from '@/utils/exchange/read';
import { readForeign } from '@/utils/exchange/foreign/read-foreign';
import { quote } from '@/utils/model/annotation';
import { planMerge } from '@/utils/exchange/plan-merge';
import { applied, EMPTY } from '../make';
import { AROUND, bytesOf, guid, read } from './make-project';

const TEXT = 'Who answers for the meals? The cooks answer to those who eat.\fOpening the books 📖 of a canteen is one thing.\n';
const CODE = `<CodeBook><Codes><Code guid="${guid(11)}" name="To users" isCodable="true" color="#a1840e"/></Codes></CodeBook>`;

/** A selection of the words, with whatever attributes and elements. */
function selection(
  words: string,
  attributes: string,
  inside = `<Coding><CodeRef targetGUID="${guid(11)}"/></Coding>`,
  text = TEXT,
): string {
  const start = Array.from(text.slice(0, text.indexOf(words))).length;
  return `<PlainTextSelection startPosition="${start}" endPosition="${start + [...words].length}" ${attributes}>${inside}</PlainTextSelection>`;
}
const source = (selections: string, name = 'Meals', path = 'internal://a.txt'): string =>
  `<TextSource guid="${guid(30)}" name="${name}" plainTextPath="${path}">${selections}</TextSource>`;

const project = (sources: string, more = '', code = CODE): string =>
  `<Project name="P" origin="Some Program">${code}<Sources>${sources}</Sources>${more}</Project>`;
const archive = (xml: string, files: Readonly<Record<string, string>> = { 'sources/a.txt': TEXT }): Uint8Array =>
  zipSync({ 'project.qde': bytesOf(xml), ...Object.fromEntries(Object.entries(files).map(([name, text]) => [name, bytesOf(text)])) });

const wordsIn = ({ set }: ReadSet): readonly string[] => set.annotations.map(quote);

describe('selections', () => {
  test('without a GUID, all on one line of the file, are passages of their own', async () => {
    const found = await read(archive(project(source(selection('The cooks', '') + selection('those who eat', '')))));
    expect([wordsIn(found), found.refused]).toEqual([['The cooks', 'those who eat'], []]);
  });

  test('without a GUID at one place of sources that have one name are passages of their own', async () => {
    const text = (words: string): string =>
      `<TextSource name="A"><PlainTextContent>${words}</PlainTextContent>${selection('Who', '')}</TextSource>`;
    const found = await read(archive(project(text('Who answers?') + text('Who pays?') + text('Who eats?'))));
    expect([wordsIn(found), found.refused]).toEqual([['Who', 'Who', 'Who'], []]);
  });

  test('that share a GUID are passages of their own', async () => {
    const found = await read(
      archive(project(source(selection('The cooks', `guid="${guid(1)}"`) + selection('those who eat', `guid="${guid(1)}"`)))),
    );
    expect([wordsIn(found), found.refused]).toEqual([['The cooks', 'those who eat'], []]);
    expect(new Set(found.set.annotations.map((a) => a.id)).size).toBe(2);
  });

  test.each(['1601-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '0001-01-01T00:00:00', 'yesterday'])(
    'made at %s come in without a time',
    async (at) => {
      const found = await read(archive(project(source(selection('The cooks', `creationDateTime="${at}"`)))));
      expect(found.set.annotations.map((a) => a.created)).toEqual(['1970-01-01T00:00:00.000Z']);
    },
  );

  test('made at a time that is written with a blank have it', async () => {
    const found = await read(archive(project(source(selection('The cooks', 'creationDateTime="2020-01-02 03:04:05"')))));
    expect(found.set.annotations.map((a) => a.created)).toEqual(['2020-01-02T03:04:05.000Z']);
  });

  test('over a form feed have the words that the kept text has', async () => {
    const found = await read(archive(project(source(selection('who eat.\fOpening', '')))));
    expect(wordsIn(found)).toEqual(['who eat.\nOpening']);
    expect(found.snapshots?.[0]?.content).toHaveLength(2);
  });

  test('whose title stands in the text as well are not taken to stand there', async () => {
    const outside = `<PlainTextSelection name="canteen" startPosition="9000" endPosition="9100"><Coding><CodeRef targetGUID="${guid(11)}"/></Coding></PlainTextSelection>`;
    const found = await read(archive(project(source(outside + selection('The cooks', '')))));
    expect(wordsIn(found)).toEqual(['The cooks']);
    expect(found.refused).toMatchObject([{ problem: { detail: 'its positions lie outside the text' } }]);
  });
});

/** Stored, with every number where ZIP64 has it, as programs that write a stream do. */
function zip64(files: Readonly<Record<string, string>>): Uint8Array {
  const numbers = (...all: readonly (readonly [value: number, bytes: 2 | 4 | 8])[]): Buffer =>
    Buffer.concat(
      all.map(([value, bytes]) => {
        const part = Buffer.alloc(8);
        part.writeBigUInt64LE(BigInt(value));
        return part.subarray(0, bytes);
      }),
    );
  const [out, table]: [Buffer[], Buffer[]] = [[], []];
  const length = (parts: readonly Buffer[]): number => parts.reduce((sum, part) => sum + part.length, 0);
  for (const [name, text] of Object.entries(files)) {
    const [path, bytes, at] = [Buffer.from(name), Buffer.from(text), length(out)];
    const [size, elsewhere] = [bytes.length, 0xffffffff];
    const head = [[45, 2], [0x800, 2], [0, 2], [0, 4], [crc32(bytes), 4], [elsewhere, 4], [elsewhere, 4], [path.length, 2]] as const; // prettier-ignore
    out.push(numbers([0x04034b50, 4], ...head, [20, 2]), path, numbers([1, 2], [16, 2], [size, 8], [size, 8]), bytes);
    table.push(numbers([0x02014b50, 4], [45, 2], ...head, [28, 2], [0, 2], [0, 2], [0, 2], [0, 4], [elsewhere, 4]), path);
    table.push(numbers([1, 2], [24, 2], [size, 8], [size, 8], [at, 8]));
  }
  const [begin, count] = [length(out), Object.keys(files).length];
  const record = numbers(
    [0x06064b50, 4],
    [44, 8],
    [45, 2],
    [45, 2],
    [0, 4],
    [0, 4],
    [count, 8],
    [count, 8],
    [length(table), 8],
    [begin, 8],
  );
  const locator = numbers([0x07064b50, 4], [0, 4], [begin + length(table), 8], [1, 4]);
  const end = numbers([0x06054b50, 4], [0, 2], [0, 2], [0xffff, 2], [0xffff, 2], [0xffffffff, 4], [0xffffffff, 4], [0, 2]);
  return new Uint8Array(Buffer.concat([...out, ...table, record, locator, end]));
}

test('words that only a name tells are without what nobody sees', async () => {
  const name = 'Open\u00ad the bo\u200boks';
  const found = await read(
    archive(project(source(`<PlainTextSelection name="${name}" startPosition="0" endPosition="${name.length}"/>`)), {}),
  );
  expect(wordsIn(found)).toEqual(['Open the books']);
});

describe('a project', () => {
  test('in an archive of ZIP64 is read', async () => {
    const found = await read(zip64({ 'project.qde': project(source(selection('The cooks', ''))), 'sources/a.txt': TEXT }));
    expect([wordsIn(found), found.refused]).toEqual([['The cooks'], []]);
  });

  test('whose texts have one name in several folders has each read where its path says', async () => {
    const other = 'Here different words stand, and more.';
    const xml = project(
      source(selection('The cooks', ''), 'A', 'one/a.txt') + source(selection('different words', '', undefined, other), 'B', 'two/a.txt'),
    );
    const found = await read(archive(xml, { 'sources/one/a.txt': TEXT, 'sources/two/a.txt': other }));
    expect([wordsIn(found), found.refused]).toEqual([['The cooks', 'different words'], []]);
  });

  test('with characters that XML forbids is read', async () => {
    const code = CODE.replace('To users', 'To\u0002 us&#x1F;ers');
    const found = await read(archive(project(source(selection('The cooks', '')), '', code)));
    expect(wordsIn(found)).toEqual(['The cooks']);
    expect(found.set.codebooks[0]?.concepts[0]?.prefLabel).toBe('To\uFFFD us\uFFFDers');
  });

  test('with a code whose name fills pages shortens it, and its passages keep it', async () => {
    const found = await read(archive(project(source(selection('The cooks', '')), '', CODE.replace('To users', '市'.repeat(12_000)))));
    expect(found.refused).toEqual([]);
    expect(found.set.annotations[0]?.bodies).toEqual([{ purpose: 'tagging', concept: found.set.codebooks[0]?.concepts[0]?.id }]);
  });

  test('that is exported again under new GUIDs, as ATLAS.ti does, brings only what is new in it', async () => {
    const exported = (from: number, more = ''): Uint8Array => {
      const by = `creatingUser="${guid(from + 1)}"`;
      const coded = `<Coding guid="${guid(from + 3)}" ${by}><CodeRef targetGUID="${guid(from + 4)}"/></Coding>`;
      const users = `<Users><User guid="${guid(from + 1)}" name="Ada"/></Users>`;
      const code = CODE.replace(guid(11), guid(from + 4));
      return archive(project(source(selection('The cooks', `guid="${guid(from + 2)}" ${by}`, coded) + more), '', users + code));
    };
    const here = applied(EMPTY, planMerge(EMPTY, await read(exported(1_000))));
    const again = planMerge(here, await read(exported(2_000)));
    expect([again.conceptsToAdd, again.schemesToAdd, again.annotationsToAdd, again.annotationsSame]).toEqual([[], [], [], 1]);
    const more = selection('those who eat', `guid="${guid(3_009)}"`, `<Coding><CodeRef targetGUID="${guid(3_004)}"/></Coding>`);
    const plan = planMerge(here, await read(exported(3_000, more)));
    expect(plan.annotationsToAdd.map(quote)).toEqual(['those who eat']);
    // It is tagged with the concept that is here.
    expect(plan.annotationsToAdd[0]?.bodies).toEqual(here.annotations[0]?.bodies);
  });

  test.each(['120,164', '(12,0),(30,0)', 'line:12'])(
    'that calls passages by their places, as “%s”, has no names to be left out',
    async (name) => {
      const { remarks } = await read(archive(project(source(selection('The cooks', `name="${name}"`))), { 'sources/a.txt': TEXT }));
      expect(remarks?.filter((words) => words.includes('Names of passages'))).toEqual([]);
    },
  );

  test('says what of it is left out', async () => {
    const memo = `<Notes><Note guid="${guid(5)}" name="m"><PlainTextContent>Words.</PlainTextContent><Coding><CodeRef targetGUID="${guid(11)}"/></Coding></Note></Notes>`;
    const titled = selection('The cooks', 'name="My own title"', `<NoteRef targetGUID="${guid(5)}"/>`);
    const xml = project(
      source(titled) + source('', 'Nobody’s', 'internal://b.txt'),
      `${memo}<Description>About it.</Description>`,
      CODE.replace('#a1840e', '#a1840f'),
    );
    const { remarks, refused } = await read(archive(xml, { 'sources/a.txt': TEXT, 'sources/b.txt': 'Uncoded.' }));
    expect(remarks?.slice(1)).toEqual([
      'Names of passages (1) that are not their words are left out.',
      'Not brought in: description of the project (1).',
      'Documents without passages are not brought in: “Nobody’s”.',
      'Colours of codes (1) become the nearest of the colours here.',
    ]);
    expect(refused).toMatchObject([
      { where: 'Coding of “m” (line 1)', problem: { detail: 'a code of a memo; passages of documents are coded here' } },
    ]);
  });

  test('of another program that is no REFI-QDA project is refused', async () => {
    expect(await readForeign(bytesOf('<Project Sdk="x"><PropertyGroup/></Project>'), AROUND)).toMatchObject({
      problem: { code: 'file-unknown' },
    });
  });
});

describe('a small file that asks for much', () => {
  test('with 20,000 selections outside a long text is answered all the same', async () => {
    const text = 'Who answers for the meals? The cooks do.\n'.repeat(20_000);
    const outside = Array.from(
      { length: 20_000 },
      (_, i) => `<PlainTextSelection name="Number ${i} of them" startPosition="9000000" endPosition="9000009"/>`,
    );
    const found = await read(archive(project(source(outside.join(''))), { 'sources/a.txt': text.padEnd(900_000) }));
    expect(found.refused).toHaveLength(20_000);
  });
});
