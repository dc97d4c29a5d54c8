// A codebook as REFI-QDA 1.0 (`.qdc`), for NVivo, ATLAS.ti, MAXQDA, QualCoder and others. A code stands under one other code and
// has a name, a colour and one description; whatever else a concept has is told in the description, under headings of its own.
import { sha1 } from '@noble/hashes/legacy.js';
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import type { Concept, Outline, PlacedConcept } from '../../model/concept';
import type { Iri } from '../../model/ids';
import { altLabelsOf } from './links';

/** Lines of a description that begin a part of it. What stands before the first is the definition. */
export const HEADINGS = [
  'Scope note:',
  'Do not use when:',
  'Example:',
  'Alternative labels:',
  'Also below:',
  'Related:',
  'Notation:',
  'Retired:',
  'Identifier:',
] as const;

const UUID = /^urn:uuid:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/u;

/** RFC 9562, appendix: the name space of names that are addresses. */
const ADDRESSES = hexToBytes('6ba7b8119dad11d180b400c04fd430c8');

/** The concept's own UUID in lower case; for any other IRI the UUID of version 5 (RFC 9562, 5.5) that is made of it, always the same. */
export function guidOf(id: Iri): string {
  const own = UUID.exec(id)?.[1];
  if (own !== undefined) return own;
  // Not the browser's own: each of its answers is waited for, and a file may have tens of thousands of passages to be named.
  const marked = sha1(concatBytes(ADDRESSES, new TextEncoder().encode(id))).slice(0, 16);
  marked[6] = ((marked[6] ?? 0) & 0x0f) | 0x50;
  marked[8] = ((marked[8] ?? 0) & 0x3f) | 0x80;
  return bytesToHex(marked).replace(/^(.{8})(.{4})(.{4})(.{4})/u, '$1-$2-$3-$4-');
}

/** XML 1.0, section 2.2: these characters may stand in no document, not even escaped; U+FFFD stands for each. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** White space that a reader of XML would turn into something else is written by number: line feeds in attributes, returns anywhere. */
const escaped = (text: string, spaces: RegExp): string =>
  text
    .replace(FORBIDDEN, '\uFFFD')
    .replace(/[&<>"]/gu, (c) => NAMED[c] ?? c)
    .replace(spaces, (c) => `&#${c.charCodeAt(0)};`);
export const attribute = (text: string): string => escaped(text, /[\t\n\r]/gu);
export const content = (text: string): string => escaped(text, /\r/gu);

const onOneLine = (text: string): string => text.replace(/\s*[\n\r]+\s*/gu, ' ');

/** A line of the reader's own that looks like a heading gets a backslash before it, and so does one that has some already. */
const asOwnWords = (text: string): string => text.replace(new RegExp(`^\\\\*(?:${HEADINGS.join('|')})$`, 'gmu'), '\\$&');

const HEADING = new RegExp(`^(?:${HEADINGS.join('|')})$`, 'u');
const OWN_WORDS = new RegExp(`^\\\\(\\\\*(?:${HEADINGS.join('|')}))$`, 'gmu');

/** A description taken apart again, by heading; the definition stands under the empty one. */
export function partsOfDescription(description: string): ReadonlyMap<string, string> {
  let at: string[] = [];
  const parts = new Map<string, string[]>([['', at]]);
  for (const line of description.split('\n')) {
    if (!HEADING.test(line)) {
      at.push(line);
      continue;
    }
    // The empty line before a heading belongs to no part.
    if (at.at(-1) === '') at.pop();
    parts.set(line, (at = []));
  }
  return new Map([...parts].map(([heading, all]) => [heading, all.join('\n').replace(OWN_WORDS, '$1')]));
}

function descriptionOf(placed: PlacedConcept, known: ReadonlyMap<Iri, Concept>): string {
  const { concept, parent } = placed;
  const named = (ids: readonly Iri[]): string =>
    [...new Set(ids)]
      .sort()
      .map((id) => onOneLine(`${known.get(id)?.prefLabel ?? ''} (${id})`).trim())
      .join('\n');
  const parts: Record<(typeof HEADINGS)[number], string> = {
    'Scope note:': asOwnWords(concept.scopeNote),
    'Do not use when:': asOwnWords(concept.notWhen ?? ''),
    'Example:': asOwnWords(concept.example),
    'Alternative labels:': asOwnWords(
      altLabelsOf(concept)
        .map(onOneLine)
        .filter((label) => label !== '')
        .join('\n'),
    ),
    'Also below:': named(concept.broader.filter((id) => id !== parent?.concept.id)),
    'Related:': named(concept.related),
    'Notation:': asOwnWords(onOneLine(concept.notation ?? '')),
    'Retired:': concept.retired
      ? [concept.retired.at, named(concept.retired.replacedBy ? [concept.retired.replacedBy] : [])].join('\n').trim()
      : '',
    'Identifier:': UUID.test(concept.id) ? '' : concept.id,
  };
  const headed = HEADINGS.flatMap((heading) => (parts[heading] === '' ? [] : [`${heading}\n${parts[heading]}`]));
  return [...(concept.definition === '' ? [] : [asOwnWords(concept.definition)]), ...headed].join('\n\n');
}

/** The codes of a codebook as lines of XML, each below the one above it. `colours` are `#rrggbb` by paint. */
export async function codeLines({ inOrder }: Outline, colours: readonly string[]): Promise<readonly string[]> {
  const known = new Map(inOrder.map(({ concept }) => [concept.id, concept]));
  const open: PlacedConcept[] = [];
  const lines: string[] = [];
  const pad = (): string => ' '.repeat(open.length + 2);
  const closeUntil = (parent: PlacedConcept | undefined): void => {
    while (open.length > 0 && open.at(-1) !== parent) {
      open.pop();
      lines.push(`${pad()}</Code>`);
    }
  };
  for (const placed of inOrder) {
    closeUntil(placed.parent);
    const { id, prefLabel, paint } = placed.concept;
    const colour = colours[paint] === undefined ? '' : ` color="${colours[paint]}"`;
    lines.push(`${pad()}<Code guid="${guidOf(id)}" name="${attribute(prefLabel)}" isCodable="true"${colour}>`);
    const description = descriptionOf(placed, known);
    if (description !== '') lines.push(`${pad()} <Description>${content(description)}</Description>`);
    open.push(placed);
  }
  closeUntil(undefined);
  return lines;
}

/**
 * A file to save as `.qdc`. `colours` are `#rrggbb` by paint. The schema wants at least one code: callers ask `inOrder.length` first.
 * Equal codebooks give equal bytes.
 */
export async function writeRefi(outline: Outline, colours: readonly string[]): Promise<string> {
  const root = '<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Mutual Margin">';
  const lines = await codeLines(outline, colours);
  return ['<?xml version="1.0" encoding="utf-8"?>', root, ' <Codes>', ...lines, ' </Codes>', '</CodeBook>', ''].join('\n');
}
