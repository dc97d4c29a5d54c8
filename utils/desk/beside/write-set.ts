// A set of annotations as files, read and written a batch at a time.
import type { Library } from '@/utils/library/db';
import * as sets from '@/utils/library/sets';
import type { AnnotationSet, SetFormat } from '@/utils/model/annotation-set';
import { setFiles, type SetFiles } from '../set-files';
import type { Doing } from './jobs';
import { idsIn } from './messages';

export interface SetAsked {
  /** As `asLines` gives them. */
  readonly annotations: readonly string[];
  readonly about: Pick<AnnotationSet, 'id' | 'label' | 'creator' | 'created'>;
  readonly format: SetFormat;
}

export interface WrittenFile {
  readonly content: Blob;
  /** Of the file's name. */
  readonly ending: string;
  /** Media type. */
  readonly type: string;
}

/** None where none of the annotations is here any more; a very large set as several. Throws the signal's reason. */
export const writeSet = (library: Library, asked: SetAsked, doing: Doing): Promise<readonly WrittenFile[]> =>
  asked.format === 'web-annotation' ? ours(library, asked, doing) : others(library, asked, asked.format, doing);

/** Written as it is read: of 100,000 passages never more than a batch stands in memory. */
async function ours(
  library: Library,
  { annotations: lines, about }: SetAsked,
  { signal, pace, tell }: Doing,
): Promise<readonly WrittenFile[]> {
  const annotations = idsIn(lines);
  let writer: SetFiles | undefined;
  let done = 0;
  const taker: sets.SetTaker = {
    onAround: (around) => void (writer = setFiles(around)),
    onBatch: (batch, pictures) => {
      writer?.add(batch, pictures);
      tell('', (done += batch.length) / annotations.length);
    },
    signal,
  };
  const frame = await sets.tellSet(library, { annotations }, about, taker);
  const files = (await writer?.files(frame, pace)) ?? [];
  return files.map((content) => ({ content, ending: '.jsonld', type: 'application/ld+json' }));
}

async function others(
  library: Library,
  { annotations, about }: SetAsked,
  format: Exclude<SetFormat, 'web-annotation'>,
  { signal, pace }: Doing,
): Promise<readonly WrittenFile[]> {
  const set = await sets.snapshotOf(library, { annotations: idsIn(annotations) }, about, signal);
  if (set.annotations.length === 0) return [];
  const all = await (await import('../write-foreign')).written(library, set, format, pace);
  await pace();
  return all.map(({ content, ending, type }) => ({
    content: new Blob(typeof content === 'string' ? [content] : [...content]),
    ending,
    type,
  }));
}
