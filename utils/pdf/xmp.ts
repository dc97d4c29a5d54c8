// What a PDF says of its work in its XMP packet, as names and values of the kind that pages write into their head.
// Of a hundred names few are about the work: those of the file (when it was made, by which program) are never taken for it.

/** As pdf.js hands it out: names in lower case; `dc:creator` and `dc:subject` as lists. */
export interface XmpPacket {
  get(name: string): unknown;
  /** The packet as it stands in the file. */
  getRaw?(): unknown;
}

/** A name that pages' heads use, too, with its value. */
export type Meta = readonly [name: string, content: string];

/** UTF-16 units of a value, and values of a name: more is no name and no date. */
const LONGEST = 2_000;
const MOST = 100;

/** Names of the packet by the name under which the value is read. Issue numbers and names of journals have no field. */
const NAMES: readonly (readonly [xmp: string, meta: string])[] = [
  ['dc:title', 'dc.title'],
  ['dc:creator', 'dc.creator'],
  ['dc:publisher', 'dc.publisher'],
  ['dc:language', 'dc.language'],
  ['prism:doi', 'prism.doi'],
  ['pdfx:doi', 'prism.doi'],
  ['crossmark:doi', 'prism.doi'],
  ['prism:isbn', 'prism.isbn'],
  ['prism:issn', 'prism.issn'],
  ['prism:eissn', 'prism.eissn'],
  ['prism:publicationdate', 'prism.publicationdate'],
  ['prism:coverdate', 'prism.publicationdate'],
];

const isText = (value: unknown): value is string => typeof value === 'string';

/** UTF-16 units of a packet that are looked at: what is longer holds pictures. */
const RAW = 200_000;
const DESCRIPTION = /<rdf:Description\b((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>/giu;
const ATTRIBUTE = /([\w-]+:[\w-]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/gu;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const plain = (value: string): string =>
  value.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/giu, (_, hex, decimal, name: string | undefined) => {
    if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? '';
    const code = hex === undefined ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });

/** What RDF may also say in attributes of a description, which pdf.js does not read. An element of the name goes before. */
function withAttributes(packet: XmpPacket): XmpPacket {
  const raw = packet.getRaw?.();
  if (!isText(raw) || raw.length > RAW) return packet;
  const said = new Map<string, string>();
  for (const [, attributes = ''] of raw.matchAll(DESCRIPTION))
    for (const [, name = '', double, single] of attributes.matchAll(ATTRIBUTE)) {
      const key = name.toLowerCase();
      if (!said.has(key)) said.set(key, plain(double ?? single ?? ''));
    }
  return { get: (name) => packet.get(name) ?? said.get(name) };
}

function valuesOf(packet: XmpPacket, name: string): readonly string[] {
  const value = packet.get(name);
  const all: readonly unknown[] = Array.isArray(value) ? value.slice(0, MOST) : [value];
  return all.filter(isText).map((text) => text.slice(0, LONGEST).replace(/\s+/gu, ' ').trim()).filter((text) => text !== ''); // prettier-ignore
}

/** Other identifiers are numbers of a program's own. */
const IDENTIFIER = /^(?:doi:?|10\.\d{4,9}\/|https?:\/\/(?:dx\.)?doi\.org\/|(?:urn:)?isbn)/i;
/** Most statements of rights name an owner, not a licence. */
const LICENCE = /licen[cs]e|creative commons|public domain|\bCC[ -](?:BY|0)\b/i;

/** Programs write the day of the file's making as the day of the work: it tells nothing of when that was published. */
function datesOf(packet: XmpPacket): readonly Meta[] {
  const made = ['xmp:createdate', 'xmp:modifydate', 'xmp:metadatadate', 'xap:createdate', 'xap:modifydate'].flatMap((name) =>
    valuesOf(packet, name).map((day) => day.slice(0, 10)),
  );
  return valuesOf(packet, 'dc:date').flatMap((date) => (made.includes(date.slice(0, 10)) ? [] : [['dc.date', date] as const]));
}

/** What the packet says of the work; empty when there is none. Never throws. */
export function xmpMetas(given: XmpPacket | null | undefined): readonly Meta[] {
  if (given === null || given === undefined) return [];
  const packet = withAttributes(given);
  const statement = valuesOf(packet, 'xmprights:webstatement').filter((address) => /^https?:\/\/\S+$/i.test(address));
  const rights = [...valuesOf(packet, 'xmprights:usageterms'), ...valuesOf(packet, 'dc:rights')].filter((text) => LICENCE.test(text));
  return [
    ...NAMES.flatMap(([name, meta]) => valuesOf(packet, name).map((value) => [meta, value] as const)),
    ...valuesOf(packet, 'dc:identifier').flatMap((id) => (IDENTIFIER.test(id) ? [['dc.identifier', id] as const] : [])),
    ...datesOf(packet),
    ...[...statement, ...rights].map((licence) => ['dcterms.license', licence] as const),
  ];
}
