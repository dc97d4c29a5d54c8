// What does a SKOS file say of one concept? Each breach of the rules for labels is mended and told.
import type { Iri } from '../../model/ids';
import type { Refused } from '../../model/merge';
import { NS, toUri } from '../context';
import { mended, type ConceptCandidate, type FileFacts } from './found';
import { gather } from './gather';
import { textsIn, writtenTag } from './languages';
import { readDay } from './skos-dates';
import { DCT, OWL, PROV, RDFS, SKOS, SKOSXL, type Statements, type Term } from './triples';

export interface ConceptReading {
  readonly s: Statements;
  readonly facts: FileFacts;
  /** Lower case; empty for none. */
  readonly language: string;
  readonly idOf: (x: string) => Iri;
  readonly nameOf: (x: string) => string;
  /** Related links that SKOS forbids, as `from to`. */
  readonly unrelated: ReadonlySet<string>;
  readonly collections: ReadonlySet<string>;
  readonly refused: Refused[];
  /** How many texts in other languages were passed over, by language. */
  readonly foreign: Map<string, number>;
}

const names = (terms: readonly Term[]): readonly string[] => terms.filter((t) => t.kind !== 'text').map((t) => t.value);

const PARTING = new Set(['/', '#', ':']);

/** The last part of an IRI, as words. */
export function lastPart(iri: string): string {
  let to = iri.length;
  while (to > 0 && PARTING.has(iri.charAt(to - 1))) to -= 1;
  let from = to;
  while (from > 0 && !PARTING.has(iri.charAt(from - 1))) from -= 1;
  const last = from === to ? iri : iri.slice(from, to);
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

/** Labels of SKOS-XL are nodes of their own. */
function labelTerms(x: string, word: string, s: Statements): readonly Term[] {
  const plain = s.of(x, SKOS + word);
  return plain.length > 0 ? plain : names(s.of(x, SKOSXL + word)).flatMap((node) => s.of(node, `${SKOSXL}literalForm`));
}

function said(terms: readonly Term[], r: ConceptReading, isNeeded = true): readonly string[] {
  const { texts, others } = textsIn(terms, r.language, isNeeded);
  for (const language of others.map((t) => writtenTag(t.language))) r.foreign.set(language, (r.foreign.get(language) ?? 0) + 1);
  return texts.filter((text) => text !== '');
}

function labelsOf(x: string, r: ConceptReading): Pick<ConceptCandidate, 'prefLabel' | 'altLabels'> {
  const { s } = r;
  const tell = (what: string): void => void r.refused.push(mended(r.nameOf(x), what));
  const [preferred, ...more] = said(labelTerms(x, 'prefLabel', s), r).filter((label) => label.trim() !== '');
  const label = preferred ?? said(s.of(x, `${RDFS}label`), r).find((one) => one.trim() !== '');
  if (label === undefined) tell(`skos:prefLabel: is missing; the concept is called “${lastPart(x)}” after its address`);
  if (more.length > 0)
    tell(`skos:prefLabel: ${more.length + 1} of them in one language (S14); “${more[0]?.slice(0, 60)}” is another name now`);
  const prefLabel = label ?? lastPart(x);
  const alternative = said(labelTerms(x, 'altLabel', s), r, false);
  const hidden = said(s.of(x, `${SKOS}hiddenLabel`), r, false);
  if (alternative.includes(prefLabel)) tell('skos:altLabel: it repeats the preferred label (S13); it is left out');
  const taken = new Set([prefLabel, ...alternative]);
  const clash = hidden.find((one) => taken.has(one));
  if (clash !== undefined) tell(`skos:hiddenLabel: “${clash.slice(0, 60)}” is a label already (S13); it is left out`);
  return { prefLabel, altLabels: [...new Set([...more, ...alternative])].filter((one) => one !== prefLabel) };
}

function linksOf(x: string, r: ConceptReading, inverse: ReturnType<typeof inverseOf>): Pick<ConceptCandidate, 'broader' | 'related'> {
  const { s } = r;
  const of = (p: string): readonly string[] => names(s.of(x, p));
  const up = [...of(`${SKOS}broader`), ...(inverse.get(x) ?? [])].filter((to) => !r.collections.has(to));
  // What is above at some distance is better than nothing.
  const above = up.length > 0 ? up : of(`${SKOS}broaderTransitive`);
  const related = of(`${SKOS}related`).filter((to) => !r.collections.has(to) && !r.unrelated.has(`${x} ${to}`));
  const sorted = (...all: readonly string[]): readonly Iri[] => [...new Set(all.map(r.idOf))].sort();
  return { broader: sorted(...above, ...of(`${NS}broaderElsewhere`)), related: sorted(...related, ...of(`${NS}relatedElsewhere`)) };
}

const inverses = new WeakMap<Statements, ReadonlyMap<string, readonly string[]>>();

/** What each concept is said to be narrower than, by others. */
function inverseOf(s: Statements): ReadonlyMap<string, readonly string[]> {
  const known = inverses.get(s);
  if (known !== undefined) return known;
  const up = new Map<string, string[]>();
  for (const [from, to] of s.links(`${SKOS}narrower`)) gather(up, to, from);
  inverses.set(s, up);
  return up;
}

function retiredOf(x: string, r: ConceptReading): { readonly retired?: unknown } {
  const { s, facts } = r;
  const [at] = s.of(x, `${NS}retired`);
  const isDeprecated = s.of(x, `${OWL}deprecated`).some((t) => t.value === 'true' || t.value === '1');
  if (at === undefined && !isDeprecated) return {};
  const [replacedBy] = names(s.of(x, `${DCT}isReplacedBy`));
  return { retired: { at: readDay(at?.value ?? '', facts.at), ...(replacedBy !== undefined && { replacedBy: toUri(replacedBy) }) } };
}

/** What may be a concept, for `conceptSchema` to judge. */
export function conceptOf(x: string, r: ConceptReading): ConceptCandidate {
  const { s, facts } = r;
  const all = (p: string): string => said(s.of(x, p), r).join('\n\n');
  const value = (p: string): string | undefined => s.of(x, p)[0]?.value;
  const date = (p: string): string => readDay(value(p) ?? '', facts.at);
  const scopeNote = [all(`${SKOS}scopeNote`), all(`${SKOS}note`)].filter((text) => text !== '').join('\n\n');
  const paint = Number(value(`${NS}paint`) ?? Number.NaN);
  const place = Number(value(`${NS}place`) ?? Number.NaN);
  const [origin] = names(s.of(x, `${PROV}wasDerivedFrom`));
  const notation = value(`${SKOS}notation`);
  const notWhen = all(`${NS}notWhen`);
  return {
    id: r.idOf(x),
    ...labelsOf(x, r),
    definition: all(`${SKOS}definition`),
    scopeNote,
    example: all(`${SKOS}example`),
    ...linksOf(x, r, inverseOf(s)),
    created: date(`${DCT}created`),
    modified: date(`${DCT}modified`),
    ...(Number.isInteger(paint) && { paint }),
    ...(Number.isFinite(place) && { place }),
    ...(notWhen !== '' && { notWhen }),
    ...(notation !== undefined && notation !== '' && { notation }),
    ...(origin !== undefined && { derivedFrom: toUri(origin) }),
    ...retiredOf(x, r),
  };
}
