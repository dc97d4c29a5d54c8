// What does a column of somebody's table hold? Known by its heading, as coding programs and people write them.
import { composed } from '../../text/composed';

/** What a row may say of a concept. */
export const COLUMNS = [
  'path',
  'label',
  'parent',
  'altLabels',
  'definition',
  'scopeNote',
  'example',
  'paint',
  'colour',
  'id',
  'broader',
  'related',
  'notWhen',
  'notation',
  'retired',
  'replacedBy',
] as const;
export type Column = (typeof COLUMNS)[number];

/** The better names first; letters alone count, without case. */
const NAMES: Readonly<Record<Column, readonly string[]>> = {
  path: ['path', 'codepath', 'conceptpath', 'fullpath', 'hierarchy', 'hierarchicalname'],
  label: ['label', 'preflabel', 'preferredlabel', 'name', 'codename', 'tag', 'code', 'concept', 'term', 'title', 'node', 'theme'],
  parent: ['parent', 'parentcode', 'parentname', 'parentlabel', 'parentconcept', 'parentid', 'broaderconcept', 'category', 'group'],
  altLabels: ['alternativelabels', 'altlabels', 'altlabel', 'alternativelabel', 'synonyms', 'alsocalled', 'othernames', 'aliases'],
  definition: ['definition', 'description', 'meaning', 'comment', 'memo', 'codememo'],
  scopeNote: ['scopenote', 'scopenotes', 'usewhen', 'whentouse', 'inclusioncriteria', 'inclusion', 'includes'],
  example: ['example', 'examples', 'examplequote'],
  paint: ['paint'],
  colour: ['color', 'colour', 'codecolor', 'colorhex'],
  id: ['id', 'iri', 'uri', 'guid', 'identifier', 'codeid'],
  broader: ['broaderids', 'broader', 'broaderid', 'broaderiris'],
  related: ['relatedids', 'related', 'relatedid', 'relatediris'],
  notWhen: ['notwhen', 'donotusewhen', 'whennottouse', 'exclusioncriteria', 'exclusion', 'excludes'],
  notation: ['notation', 'number', 'codenumber', 'sign', 'abbreviation'],
  retired: ['retired', 'deprecated'],
  replacedBy: ['replacedbyid', 'replacedby'],
};

const lettersOf = (heading: string): string =>
  composed(heading, 'NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

export interface Header {
  /** Which cell holds what. */
  readonly at: ReadonlyMap<Column, number>;
  /** Headings of columns that have no place here. */
  readonly others: readonly string[];
}

/** Each column once: of two that could hold the same the one with the better name. `undefined` when none names a concept. */
export function headerOf(headings: readonly string[]): Header | undefined {
  const letters = headings.map(lettersOf);
  const at = new Map<Column, number>();
  for (const column of COLUMNS) {
    const [best] = NAMES[column].map((name) => letters.indexOf(name)).filter((i) => i >= 0 && ![...at.values()].includes(i));
    if (best !== undefined) at.set(column, best);
  }
  if (!at.has('path') && !at.has('label')) return undefined;
  const taken = new Set(at.values());
  return { at, others: headings.filter((heading, i) => !taken.has(i) && heading.trim() !== '') };
}
