import { expect, test } from 'vitest';
import { xmpMetas } from '@/utils/pdf/xmp';

const packet = (values: Readonly<Record<string, unknown>>) => xmpMetas({ get: (name) => values[name] ?? null });

test('a packet says what the work is under the names of pages’ heads', () => {
  expect(
    packet({ 'dc:creator': ['A. Byron', ' '], 'dc:publisher': 'The\n Press', 'prism:doi': '10.1000/x', 'dc:date': '2024-03-05' }),
  ).toEqual([
    ['dc.creator', 'A. Byron'],
    ['dc.publisher', 'The Press'],
    ['prism.doi', '10.1000/x'],
    ['dc.date', '2024-03-05'],
  ]);
});

test('the day on which the file was made is not the day of the work', () => {
  expect(packet({ 'dc:date': '2024-03-05', 'xmp:createdate': '2024-03-05T10:00:00Z' })).toEqual([]);
});

test('numbers of programs, owners and addresses that are none say nothing', () => {
  expect(packet({ 'dc:identifier': 'uuid:9780306406157', 'dc:rights': 'Crown 2024', 'xmprights:webstatement': '2024' })).toEqual([]);
  expect(packet({ 'dc:identifier': 'doi:10.1000/x', 'dc:rights': 'Open Government Licence' })).toEqual([
    ['dc.identifier', 'doi:10.1000/x'],
    ['dcterms.license', 'Open Government Licence'],
  ]);
});

test('whatever a packet holds, little of it is read', () => {
  expect(packet({ 'dc:title': 7, 'dc:publisher': { a: 1 }, 'dc:creator': [null, 'x'.repeat(9_000)] })).toEqual([
    ['dc.creator', 'x'.repeat(2_000)],
  ]);
  expect(packet({ 'dc:creator': Array.from({ length: 500 }, (_, i) => `N ${i}`) })).toHaveLength(100);
  expect(xmpMetas(null)).toEqual([]);
});

test('what a description says in attributes is read, and an element goes before it', () => {
  const raw = `<x:xmpmeta><rdf:RDF><rdf:Description rdf:about='' dc:title="Meals &amp; who pays &#x2014; a &quot;note&quot;" pdf:Producer='P > 1'
    prism:DOI='10.1000/x' dc:publisher="Not this one"/><rdf:Description dc:title="A second"/></rdf:RDF></x:xmpmeta>`;
  const get = (name: string): unknown => (name === 'dc:publisher' ? 'The Press' : null);
  expect(xmpMetas({ get, getRaw: () => raw })).toEqual([
    ['dc.title', 'Meals & who pays — a "note"'],
    ['dc.publisher', 'The Press'],
    ['prism.doi', '10.1000/x'],
  ]);
  expect(xmpMetas({ get: () => null, getRaw: () => '<rdf:Description dc:title="&#x110000;&#0;unended' })).toEqual([]);
  expect(xmpMetas({ get: () => null, getRaw: () => undefined })).toEqual([]);
});
