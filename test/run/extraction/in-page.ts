// Runs in the browser: our extraction as it ships, Readability and defuddle as they come, each on a fresh inert copy of the page.
import { Readability } from '@mozilla/readability';
import Defuddle from 'defuddle';
import { mainText } from '@/utils/extraction/html';
import { quietTags } from '@/utils/extraction/quiet-tags';
import { readingText } from '@/utils/extraction/reading-text';
import { readingTree } from '@/utils/extraction/reading-tree';
import type { Metadata, ReadingNode } from '@/utils/model/document';
import { normalised } from './measure';
import { READERS, type ReaderName } from './readers';
import { expectedPieces, KINDS, keptPieces, pieces, type Kind, type Piece } from './structure';

export interface Read {
  readonly text: string;
  /** Without parsing the page; the median of the runs. */
  readonly ms: number;
  /** Wanted and kept, by kind. */
  readonly structure: Readonly<Record<Kind, readonly [wanted: number, kept: number]>>;
  readonly metadata: Partial<Metadata>;
  /** Pieces of the page that were wanted and are not there, to be read by a person. */
  readonly lost: readonly string[];
}

export interface Asked {
  readonly url: string;
  readonly html: string;
  readonly expected: string;
  readonly runs: number;
  /** Only these are run; the others answer with nothing. */
  readonly readers: readonly ReaderName[];
}

interface Found {
  readonly content: readonly ReadingNode[];
  readonly metadata: Partial<Metadata>;
}
type Reader = (asked: Asked, parse: (html: string) => Document) => Found;

const NONE: Found = { content: [], metadata: {} };
const parsed = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');
const tree = (html: string, url: string): readonly ReadingNode[] => readingTree(parsed(html).body, url);

/** A parsed page has our address as its base; peers resolve links against it. */
function withBase(doc: Document, url: string): Document {
  if (doc.querySelector('base') === null) doc.head.prepend(Object.assign(doc.createElement('base'), { href: url }));
  return doc;
}

const readers: Readonly<Record<ReaderName, Reader>> = {
  ours: ({ url, html }, parse) => {
    const read = mainText({ url, html, contentType: 'text/html' }, (given) => parse(quietTags(given)));
    return read.ok ? read.value : NONE;
  },
  readability: ({ url, html }, parse) => {
    const article = new Readability(withBase(parse(html), url)).parse();
    return article === null || article === undefined
      ? NONE
      : {
          content: tree(article.content ?? '', url),
          metadata: { title: article.title ?? '', language: article.lang ?? '' },
        };
  },
  defuddle: ({ url, html }, parse) => {
    const article = new Defuddle(withBase(parse(html), url), { url }).parse();
    return { content: tree(article.content, url), metadata: { title: article.title, language: article.language } };
  },
};

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function readAs(name: ReaderName, asked: Asked, wanted: readonly Piece[]): Read {
  let found = NONE;
  const times = Array.from({ length: asked.readers.includes(name) ? asked.runs : 0 }, () => {
    let parsing = 0;
    const timed = (html: string): Document => {
      const before = performance.now();
      const doc = parsed(html);
      parsing += performance.now() - before;
      return doc;
    };
    const before = performance.now();
    try {
      found = readers[name](asked, timed);
    } catch {
      found = NONE;
    }
    return performance.now() - before - parsing;
  });
  // The title stands over the text in a reader view, whatever heading it was.
  const title = normalised(found.metadata.title ?? '');
  const kept = [...pieces(found.content), ...wanted.filter((p) => p.kind === 'headings' && p.around === title)];
  const of = (kind: Kind, all: readonly Piece[]): readonly Piece[] => all.filter((p) => p.kind === kind);
  return {
    text: readingText(found.content),
    ms: median(times),
    structure: Object.fromEntries(
      KINDS.map((kind) => [kind, [of(kind, wanted).length, keptPieces(of(kind, kept), of(kind, wanted))]]),
    ) as unknown as Read['structure'],
    metadata: found.metadata,
    lost: wanted.filter((p) => keptPieces(kept, [p]) === 0).map((p) => `${p.kind}: ${p.name.slice(0, 80)}`),
  };
}

declare global {
  var evaluate: (asked: Asked) => Readonly<Record<ReaderName, Read>>;
}

globalThis.evaluate = (asked) => {
  const wanted = expectedPieces(readingTree(parsed(asked.html).body, asked.url), asked.expected);
  return Object.fromEntries(READERS.map((name) => [name, readAs(name, asked, wanted)])) as Record<ReaderName, Read>;
};
