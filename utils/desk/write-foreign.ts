// A set in the formats of other programs: with the kept texts of its documents where the format wants them.
import { outlineOf } from '@/utils/concepts/scheme';
import { writeHypothesis } from '@/utils/exchange/foreign/write-hypothesis';
import { writeRefiProjects } from '@/utils/exchange/foreign/write-refi-projects';
import { zipped } from '@/utils/exchange/foreign/write-zip';
import { readingText } from '@/utils/extraction/reading-text';
import type { Library } from '@/utils/library/db';
import * as snapshots from '@/utils/library/snapshots';
import type { AnnotationSet, SetFormat } from '@/utils/model/annotation-set';
import type { Iri } from '@/utils/model/ids';
import { PALETTE } from '@/utils/painting/palette';
import type { Pace } from '@/utils/text/pace';

export interface Written {
  readonly content: string | readonly Uint8Array<ArrayBuffer>[];
  /** Of the file's name. */
  readonly ending: string;
  /** Media type. */
  readonly type: string;
}

/** The kept text of this copy, else of any copy of the document. */
async function textOf(library: Library, document: Iri, source: string): Promise<string | undefined> {
  const snapshot = (await snapshots.latest(library, document, source)) ?? (await snapshots.latest(library, document));
  return snapshot === undefined ? undefined : readingText(snapshot.content);
}

/** A very large set as several projects, since more is not read than is safe. */
async function projects(library: Library, set: AnnotationSet, pace: Pace): Promise<readonly Written[]> {
  const all = await writeRefiProjects({
    set,
    outlines: set.codebooks.map(outlineOf),
    colours: PALETTE.map((swatch) => swatch.light.line),
    textOf: (document, source) => textOf(library, document, source),
    pace,
  });
  const written: Written[] = [];
  for (const files of all) written.push({ content: await zipped(files, set.created, pace), ending: '.qdpx', type: 'application/zip' });
  return written;
}

/** One document is one file; several are an archive of such files, which Hypothesis takes one by one. */
async function hypothesis(set: AnnotationSet, pace: Pace): Promise<Written> {
  const files = writeHypothesis(set);
  const [first] = files;
  if (first !== undefined && files.length === 1) return { content: first.text, ending: '.json', type: 'application/json' };
  return { content: await zipped(files, set.created, pace), ending: '.zip', type: 'application/zip' };
}

export const written = async (
  library: Library,
  set: AnnotationSet,
  format: Exclude<SetFormat, 'web-annotation'>,
  pace: Pace,
): Promise<readonly Written[]> => (format === 'refi' ? projects(library, set, pace) : [await hypothesis(set, pace)]);
