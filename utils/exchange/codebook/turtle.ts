// A codebook as SKOS in Turtle: the same triples as the JSON-LD file, but for earlier meanings, for programs that read no JSON-LD. RDF 1.1 Turtle, section 6.
import type { Codebook, Concept } from '../../model/concept';
import type { Iri } from '../../model/ids';
import { NS, toUri } from '../context';
import { altLabelsOf, descriptionOf, linksOf, NO_LINKS, topsOf, type Links } from './links';

const PREFIXES = [
  ['dc', 'http://purl.org/dc/elements/1.1/'],
  ['dcterms', 'http://purl.org/dc/terms/'],
  ['mm', NS],
  ['owl', 'http://www.w3.org/2002/07/owl#'],
  ['prov', 'http://www.w3.org/ns/prov#'],
  ['skos', 'http://www.w3.org/2004/02/skos/core#'],
  ['xsd', 'http://www.w3.org/2001/XMLSchema#'],
] as const;

const SHORT: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const literal = (text: string): string =>
  `"${text.replace(/["\\\p{Cc}\u2028\u2029]/gu, (c) => SHORT[c] ?? `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)}"`;

type Line = readonly [predicate: string, objects: readonly string[]];

const texts = (predicate: string, all: readonly string[], language: string): Line => [
  predicate,
  all.filter((text) => text !== '').map((text) => `${literal(text)}@${language}`),
];
const iris = (predicate: string, ids: readonly Iri[]): Line => [predicate, ids.map((id) => `<${toUri(id)}>`)];
const time = (predicate: string, at: string): Line => [predicate, [`${literal(at)}^^xsd:dateTime`]];

function block(id: Iri, type: string, lines: readonly Line[]): string {
  const said = lines.filter(([, objects]) => objects.length > 0).map(([predicate, objects]) => `  ${predicate} ${objects.join(', ')}`);
  return `<${toUri(id)}> a ${type} ;\n${said.join(' ;\n')} .\n`;
}

const conceptBlock = (concept: Concept, language: string, links: Links): string =>
  block(concept.id, 'skos:Concept', [
    iris('skos:inScheme', [concept.scheme]),
    texts('skos:prefLabel', [concept.prefLabel], language),
    texts('skos:altLabel', altLabelsOf(concept), language),
    texts('skos:definition', [concept.definition], language),
    texts('skos:scopeNote', [concept.scopeNote], language),
    texts('mm:notWhen', [concept.notWhen ?? ''], language),
    texts('skos:example', [concept.example], language),
    ['skos:notation', concept.notation ? [literal(concept.notation)] : []],
    iris('skos:broader', links.broader),
    iris('skos:related', links.related),
    iris('mm:broaderElsewhere', links.broaderElsewhere),
    iris('mm:relatedElsewhere', links.relatedElsewhere),
    ['mm:paint', [String(concept.paint)]],
    time('dcterms:created', concept.created),
    time('dcterms:modified', concept.modified),
    ['mm:place', concept.place === undefined ? [] : [literal(String(concept.place))]],
    iris('prov:wasDerivedFrom', concept.derivedFrom ? [concept.derivedFrom] : []),
    ...(concept.retired ? ([['owl:deprecated', ['true']], time('mm:retired', concept.retired.at)] as const) : []),
    iris('dcterms:isReplacedBy', concept.retired?.replacedBy ? [concept.retired.replacedBy] : []),
  ]);

/** A file to save as `.ttl`: the scheme, then its concepts in their order. Equal codebooks give equal bytes. */
export function writeTurtle({ scheme, concepts }: Codebook): string {
  const links = linksOf(concepts);
  const head = PREFIXES.map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .\n`).join('');
  const top = block(scheme.id, 'skos:ConceptScheme', [
    texts('dcterms:title', [scheme.title], scheme.language),
    texts('dcterms:description', [descriptionOf(scheme)], scheme.language),
    ['dc:language', [literal(scheme.language)]],
    ['mm:builtIn', [String(scheme.builtIn)]],
    ['mm:closed', scheme.closed ? ['true'] : []],
    time('dcterms:created', scheme.created),
    time('dcterms:modified', scheme.modified),
    iris('prov:wasDerivedFrom', scheme.derivedFrom ? [scheme.derivedFrom] : []),
    iris('skos:hasTopConcept', topsOf(concepts, links)),
  ]);
  return [head, top, ...concepts.map((c) => conceptBlock(c, scheme.language, links.get(c.id) ?? NO_LINKS))].join('\n');
}
