// How does a quote pack stand in a file? As a Web Annotation collection of its own, whose one page lists passages in the pack's order by
// their names, with our words beside it for what the Recommendation has none: comments and checks.
import type { Pack, PackLine, QuoteCheck } from '../model/pack';
import { unlessEmpty } from './context';
import { isObject, list, type JsonObject } from './json-text';
import { keepValid, type Kept, type Placed } from './keep-valid';
import { packSchema } from './pack-schema';
import { readIri } from './skos';
import { readTime } from './times';
import { readAnnotator, writeAnnotator } from './web-annotation';

/** Written with their prefix, as `mm:formatVersion`: the terms of format version 1 stay as they are. */
export const PACKS = 'mm:pack';
const GROUPING = 'mm:grouping';
const LINES = 'mm:packLine';
const OF = 'mm:passage';
const COMMENT = 'mm:comment';
const CHECKED = { kept: 'mm:checkedWithKept', live: 'mm:checkedWithPage' } as const;

const checkObject = ({ at, outcome, taken, found }: QuoteCheck): JsonObject => ({
  'mm:at': at,
  'mm:outcome': outcome,
  ...(taken === undefined ? {} : { 'mm:textOf': taken }),
  ...(found === undefined ? {} : { 'mm:found': found }),
});

function lineObject({ annotation, comment, kept, live }: PackLine): readonly JsonObject[] {
  const said = {
    ...unlessEmpty(COMMENT, comment),
    ...(kept === undefined ? {} : { [CHECKED.kept]: checkObject(kept) }),
    ...(live === undefined ? {} : { [CHECKED.live]: checkObject(live) }),
  };
  return Object.keys(said).length === 0 ? [] : [{ [OF]: { id: annotation }, ...said }];
}

/** The pack as an object of a JSON-LD file. A page must hold an item: an empty pack has none. */
export function packObject({ id, title, creator, created, modified, grouping, lines }: Pack): JsonObject {
  const items = lines.map((line) => line.annotation);
  const first = { id: `${id}${id.includes('#') ? '/' : '#'}page-1`, type: 'AnnotationPage', partOf: id, startIndex: 0, items };
  return {
    id,
    type: 'AnnotationCollection',
    label: title,
    creator: writeAnnotator(creator),
    created,
    modified,
    ...(grouping === 'none' ? {} : { [GROUPING]: grouping }),
    total: items.length,
    ...(items.length === 0 ? {} : { first }),
    ...unlessEmpty(LINES, lines.flatMap(lineObject)),
  };
}

function readCheck(value: unknown): unknown {
  if (!isObject(value)) return value;
  const { 'mm:at': at, 'mm:outcome': outcome, 'mm:textOf': taken, 'mm:found': found } = value;
  return { at: readTime(at), outcome, ...(taken !== undefined && { taken: readTime(taken) }), ...(found !== undefined && { found }) };
}

/** What may be a pack, for `packSchema` to judge. */
function packCandidate(json: unknown): unknown {
  if (!isObject(json)) return json;
  const { id, label, creator, created, modified, first } = json;
  const lines = list(json[LINES]).filter(isObject);
  const said = new Map(lines.map((line) => [readIri(line[OF]), line]));
  const items = isObject(first) ? list(first['items']) : [];
  return {
    id: readIri(id),
    title: label,
    creator: readAnnotator(creator),
    created: readTime(created),
    modified: readTime(modified),
    grouping: json[GROUPING] ?? 'none',
    lines: items.map((item) => {
      const annotation = readIri(item);
      const { [COMMENT]: comment = '', [CHECKED.kept]: kept, [CHECKED.live]: live } = said.get(annotation) ?? {};
      return {
        annotation,
        comment,
        ...(kept !== undefined && { kept: readCheck(kept) }),
        ...(live !== undefined && { live: readCheck(live) }),
      };
    }),
  };
}

/** The packs of a file of ours. */
export const packsOfFile = (collection: JsonObject): Kept<Pack, Placed> =>
  keepValid(
    packSchema,
    list(collection[PACKS]).map((json, i): Placed => ({ where: `${PACKS}[${i}]`, candidate: packCandidate(json) })),
  );
