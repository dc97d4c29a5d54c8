// Are the files of other programs read? Collections, pages, lists and single annotations, in their own ways of writing.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { planMerge } from '@/utils/exchange/plan-merge';
import { readSet, type ReadSet } from '@/utils/exchange/read';
import { applied, bytes, EMPTY } from './make';

function read(value: unknown): ReadSet {
  const result = readSet(bytes(value));
  if (!result.ok) throw new Error(`${result.problem.code} ${result.problem.detail}`);
  return result.value;
}

const quote = { type: 'TextQuoteSelector', exact: 'open books' };
const plain = {
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  id: 'https://other.example/1',
  type: 'Annotation',
  created: '2020-02-03T10:00:00+02:00',
  target: { source: 'https://www.paper.example/a/#part', selector: quote },
};

const tag = (value: string) => ({ type: 'TextualBody', purpose: 'tagging', value });

describe('an annotation of another program', () => {
  test('becomes an annotation of a document known by its address', () => {
    const { set, refused } = read(plain);
    expect(refused).toEqual([]);
    expect(set.documents).toMatchObject([
      { id: 'https://www.paper.example/a/', keys: ['//paper.example/a'], sources: [{ url: 'https://www.paper.example/a/' }] },
    ]);
    expect(set.annotations).toMatchObject([
      {
        document: 'https://www.paper.example/a/',
        created: '2020-02-03T08:00:00.000Z',
        modified: '2020-02-03T08:00:00.000Z',
        creator: { name: 'Unknown annotator' },
        target: { headings: [], selectors: [{ ...quote, prefix: '', suffix: '' }] },
      },
    ]);
  });

  test('is found in a list, a page and a collection', () => {
    const page = { id: 'https://other.example/p', type: 'AnnotationPage', items: [plain] };
    const collection = { id: 'https://other.example/c', type: ['AnnotationCollection'], label: 'Theirs', first: page };
    for (const file of [[plain], page, collection]) expect(read(file).set.annotations).toEqual(read(plain).set.annotations);
    expect(read(collection).set).toMatchObject({ id: 'https://other.example/c', label: 'Theirs' });
  });

  test('may write bodies, targets, selectors and creators as one value or as a list', () => {
    const note = { type: 'TextualBody', value: 'A note' };
    const one = read({ ...plain, body: note, creator: 'https://other.example/jo' });
    const many = read({
      ...plain,
      body: [note],
      creator: [{ id: 'https://other.example/jo', type: 'Person' }],
      target: [{ ...plain.target, selector: [quote] }],
    });
    expect(many).toEqual(one);
    expect(one.set.annotations).toMatchObject([
      { bodies: [{ purpose: 'commenting', value: 'A note' }], creator: { id: 'https://other.example/jo', name: '' } },
    ]);
    expect(read({ ...plain, bodyValue: 'A note' }).set.annotations[0]?.bodies).toEqual([{ purpose: 'commenting', value: 'A note' }]);
  });

  test('brings its tags as concepts of a codebook made from the file', () => {
    const file = {
      id: 'https://other.example/c',
      type: 'AnnotationCollection',
      label: 'Theirs',
      created: '2021-01-01T00:00:00Z',
      first: {
        type: 'AnnotationPage',
        items: [
          { ...plain, body: [tag('power'), tag('öffentlich & frei')] },
          { ...plain, id: 'https://other.example/2', body: tag('power') },
        ],
      },
    };
    const { set } = read(file);
    expect(set.codebooks).toMatchObject([
      {
        scheme: { id: 'https://other.example/c#tags', title: 'Tags of Theirs', language: 'und' },
        concepts: [{ prefLabel: 'öffentlich & frei' }, { prefLabel: 'power' }],
      },
    ]);
    expect(set.annotations[1]?.bodies).toEqual([{ purpose: 'tagging', concept: 'https://other.example/c#tag=power' }]);
    const plan = planMerge(EMPTY, read(file));
    expect(plan.refused).toEqual([]);
    expect(planMerge(applied(EMPTY, plan), read(file))).toMatchObject({
      annotationsToAdd: [],
      conceptsToAdd: [],
      documentsToAdd: [],
      annotationsSame: 2,
      conceptsSame: 2,
    });
  });

  test('with a quote inside a page selector keeps both', () => {
    const selector = { type: 'FragmentSelector', conformsTo: 'http://tools.ietf.org/rfc/rfc3778', value: 'page=4', refinedBy: quote };
    expect(
      read({ ...plain, target: { source: 'https://paper.example/a.pdf', selector } }).set.annotations[0]?.target.selectors.map(
        (s) => s.type,
      ),
    ).toEqual(['FragmentSelector', 'TextQuoteSelector']);
  });

  test('keeps the first of several passages and says what is left out', () => {
    const { set, refused } = read({ ...plain, target: [plain.target, plain.target] });
    expect(set.annotations).toHaveLength(1);
    expect(refused).toMatchObject([
      { where: 'annotation.target[1]', problem: { detail: 'an annotation has one passage here; 1 more left out' } },
    ]);
  });

  test('of a whole page, without a quote, is refused by name', () => {
    expect(read([plain, { ...plain, id: 'https://other.example/3', target: 'https://paper.example/a' }]).refused).toMatchObject([
      { where: '[1]', problem: { code: 'record-invalid', detail: 'target.selectors: no quote' } },
    ]);
  });

  test('elsewhere on the web is not fetched, and that is said', () => {
    const { set, refused } = read({ type: 'AnnotationCollection', first: 'https://other.example/p1', total: 9 });
    expect(set.annotations).toEqual([]);
    expect(refused).toMatchObject([{ where: 'first', problem: { detail: expect.stringContaining('nothing is fetched') } }]);
  });
});

const samples = resolve(process.env['CONFORMANCE'] ?? '../shared/conformance', 'webanno/w3c-web-annotation-tests');
const hasSamples = existsSync(samples);
if (!hasSamples) console.log(`skipped: no samples of the Recommendation at ${samples}`);

test.skipIf(!hasSamples)('every sample of the Recommendation is read or refused in words, and none throws', () => {
  const files = readdirSync(samples, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /sample/u.test(name) && /\.json(ld)?$/u.test(name),
  );
  expect(files.length).toBeGreaterThan(50);
  for (const name of files) {
    const result = readSet(readFileSync(join(samples, name)));
    const said = result.ok ? result.value.refused.map((r) => r.problem.detail) : [result.problem.detail];
    expect(
      said.every((s) => s !== ''),
      name,
    ).toBe(true);
    expect(result.ok && result.value.set.annotations.length === 0 ? said.length : 1, name).toBeGreaterThan(0);
  }
});
