// References as files for other programs: what a reader of theirs makes of ours must be what we wrote.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeBibtex } from '@/utils/citation/bibtex';
import type { CslItem, CslName } from '@/utils/citation/csl';
import { REFERENCE_FORMATS, referenceFile } from '@/utils/citation/files';
import { writeRis } from '@/utils/citation/ris';
import { workOf } from '@/utils/citation/work';
import { anyMetadata, paper } from './make';

const judges = process.env['CONFORMANCE'] ?? '../shared/conformance';
const hasJudges = existsSync(join(judges, 'node_modules'));
if (!hasJudges) console.log('citation: the conformance judges are not installed here; their verdict is skipped');
const samples = join(judges, 'citations/expected/items.csl.json');
const hasSamples = existsSync(samples);

const PAPERS = [
  paper(),
  paper(
    { authors: ['Department for Business, Energy and Industrial Strategy', 'Anna van der Berg', 'Cole, J. K.'] },
    'https://example.org/a.pdf',
    'urn:uuid:e',
  ),
  paper({ title: 'Costs & “gains”: 50% of #1 {open} ~ a_b^c \\ $5', published: '2012', authors: [], doi: '10.1234/a_b' }, '', 'urn:uuid:f'),
  paper({ title: '', authors: ['Nguyễn, Thị Lan'], published: '' }, 'https://example.org/q?a=1&b={2}', 'urn:uuid:g'),
  paper({ title: 'The NHS after Brexit', published: '2016-06-24', authors: ['Zoë Müller-Čapek'] }, 'https://example.org/n_1', 'urn:uuid:h'),
];

/** Both readers take a body’s whole name for a family name. */
const nameIn = ({ family = '', given = '', literal, ...rest }: CslName & { readonly 'non-dropping-particle'?: string }): string =>
  [rest['non-dropping-particle'], literal ?? family, given]
    .filter((part) => part !== undefined && part !== '')
    .join('|')
    .replaceAll('|', ' ')
    .replace(/,$/, '');

function compared(item: CslItem): Readonly<Record<string, unknown>> {
  const { title, author, issued, DOI, URL, publisher, type } = item;
  return { title, author: author?.map(nameIn), issued: issued?.['date-parts'], DOI, URL, publisher, isReport: type === 'report' };
}

const readBack = (text: string, type: string): readonly CslItem[] =>
  plugins.input.chain(text, { forceType: type }) as unknown as readonly CslItem[];

describe('a file of references', () => {
  test.each(REFERENCE_FORMATS)('as %s is the same whatever the order of the documents', (format) => {
    expect(referenceFile(PAPERS.toReversed(), format)).toEqual(referenceFile(PAPERS, format));
  });

  test.skipIf(!hasJudges)('as CSL-JSON passes its judge', () => {
    const work = mkdtempSync(join(tmpdir(), 'references-'));
    try {
      const sampled = fc
        .sample(anyMetadata, { numRuns: 200, seed: 7 })
        .map((m, i) => paper(m, `https://example.org/${i}`, `urn:uuid:${i}`));
      for (const [name, papers] of [
        ['papers.json', PAPERS.filter((p) => p.sources.length > 0 || p.metadata.published !== '')],
        ['any.json', sampled],
      ] as const) {
        const path = join(work, name);
        writeFileSync(path, referenceFile(papers, 'csl-json').content);
        expect(execFileSync('node', [join(judges, 'check-csljson.mjs'), '--strict', path]).toString()).toMatch(/^OK/mu);
      }
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  });

  test('as BibTeX gives another program the same works', () => {
    const items = PAPERS.map((p) => workOf(p));
    expect(readBack(writeBibtex(items), '@biblatex/text').map(compared)).toEqual(items.map((item) => compared(asBibtex(item))));
  });

  test('as RIS gives another program the same works', () => {
    const items = PAPERS.map((p) => workOf(p));
    expect(readBack(writeRis(items), '@ris/file').map(compared).map(withoutCommas)).toEqual(items.map(compared).map(withoutCommas));
  });

  test.skipIf(!hasSamples)('of the shared items gives another program their titles, names and dates', () => {
    const items = JSON.parse(readFileSync(samples, 'utf8')) as readonly CslItem[];
    const core = (item: CslItem): unknown => [item.title, item.author?.map(nameIn), item.issued?.['date-parts'], item.DOI];
    expect(readBack(writeBibtex(items), '@biblatex/text').map(core)).toEqual(items.map(core));
    // This reader takes neither author nor day of what is in a newspaper.
    const read = items.filter((item) => item.type !== 'article-newspaper');
    expect(readBack(writeRis(read), '@ris/file').map(core)).toEqual(read.map(core));
  });

  test('as BibTeX has each key once, in letters that every program takes', () => {
    const keys = [...writeBibtex([...PAPERS, ...PAPERS].map((p) => workOf(p))).matchAll(/^@\w+\{([^,]+),$/gm)].map(([, key = '']) => key);
    expect(keys).toHaveLength(PAPERS.length * 2);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.every((key) => /^[a-z][a-z0-9-]*$/.test(key))).toBe(true);
  });

  test('whatever a page says of itself, has no line that is not whole', () => {
    fc.assert(
      fc.property(fc.array(anyMetadata, { maxLength: 4 }), (all) => {
        const papers = all.map((m, i) => paper(m, 'https://example.org/a', `urn:uuid:${i}`));
        const ris = referenceFile(papers, 'ris').content;
        expect(ris.split('\r\n').filter((line) => line !== '' && !/^[A-Z][A-Z0-9] {2}- [^\r\n]*$/u.test(line))).toEqual([]);
        expect(ris.match(/^TY /gm)?.length ?? 0).toBe(papers.length);
        const bibtex = referenceFile(papers, 'bibtex').content;
        const bare = bibtex.replace(/\\[{}]/g, '');
        expect(bare.split('{').length).toBe(bare.split('}').length);
        expect(JSON.parse(referenceFile(papers, 'csl-json').content)).toHaveLength(papers.length);
        for (const content of [ris, bibtex]) expect(content).not.toMatch(/undefined|NaN|\[object|\p{Surrogate}/u);
      }),
    );
  });
});

/** RIS parts names at commas, and has no way to say that a body's name has some of its own. */
const withoutCommas = (work: Readonly<Record<string, unknown>>): unknown => ({
  ...work,
  author: (work['author'] as readonly string[] | undefined)?.map((name) => name.replaceAll(',', '')),
});

/** An address holds no brace, and a site is no publisher in BibTeX but an organization. */
const asBibtex = (item: CslItem): CslItem => ({
  ...item,
  ...(item['container-title'] === undefined ? {} : { publisher: item['container-title'] }),
  ...(item.URL === undefined
    ? item.DOI === undefined
      ? {}
      : { URL: `https://doi.org/${item.DOI}` }
    : { URL: item.URL.replace('{', '%7B').replace('}', '%7D') }),
});
