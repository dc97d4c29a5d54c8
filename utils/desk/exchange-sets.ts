// An annotation set goes out as one file, and a colleague's comes in: first as a plan, then in one transaction.
import { renewed } from '@/utils/concepts/change';
import { readForeign } from '@/utils/exchange/foreign/read-foreign';
import { HEAD_BYTES, limitOf, readFile } from '@/utils/exchange/incoming/read-codebook';
import { choicesHere, withNamesakes } from '@/utils/exchange/namesakes';
import { withSoundPictures } from '@/utils/exchange/pictures';
import { planningMerge } from '@/utils/exchange/plan-merge';
import { normalUrl } from '@/utils/extraction/identity';
import { applyPlan } from '@/utils/library/apply-plan';
import * as sets from '@/utils/library/sets';
import type { AnnotationSet, SetFormat } from '@/utils/model/annotation-set';
import { newId, type Iri } from '@/utils/model/ids';
import type { MergeChoices, MergePlan } from '@/utils/model/merge';
import { fail, ok, type Result } from '@/utils/model/result';
import { PALETTE } from '@/utils/painting/palette';
import { fileName, handOver } from '@/utils/shell/download';
import { annotator } from '@/utils/shell/settings';
import { browserLanguage } from '@/utils/shell/words';
import { inSlices, unpaced, until, within, type OnShare, type Pace, type Steps } from '@/utils/text/pace';
import { now, tellShown, type Desk } from './desk';
import { fitting, shortened } from './fit-to-store';
import { bytesOf } from './keep-backup';
import { setFiles, type SetFiles } from './set-files';
import { unlessStopped } from './unless-stopped';

export interface SetExport {
  readonly label: string;
  readonly format: SetFormat;
  readonly pace?: Pace;
  readonly watch?: ExportWatch;
}

/** Whoever waits for it: how far it is, where that is known, and whether it is still wanted. */
export interface ExportWatch {
  readonly onShare: OnShare;
  readonly signal: AbortSignal;
}

/**
 * Saves the annotations among the reader's downloads, read and written in slices, so that the page answers meanwhile; a very large set as
 * several files. Problems: `not-found` when none is here any more, `stopped`.
 */
export async function exportSet(
  desk: Desk,
  annotations: readonly Iri[],
  { label, format, pace = unpaced, watch: { signal, onShare } = UNWATCHED }: SetExport,
): Promise<Result<{ readonly name: string }>> {
  const created = now();
  return unlessStopped(signal, async () => {
    const about = { id: newId(), label, creator: await annotator(), created };
    const asked: Asked = { annotations, about, watch: { signal, onShare }, pace: until(signal, pace) };
    const files = format === 'web-annotation' ? await ours(desk, asked) : await others(desk, asked, format);
    if (files.length === 0) return fail('not-found', label);
    await asked.pace();
    const names = files.map(({ content, ending, type }, i) => {
      const part = files.length === 1 ? '' : ` ${i + 1} of ${files.length}`;
      const name = fileName(`${label === '' ? 'annotations' : label}${part}`, created, ending);
      handOver(content, name, type);
      return name;
    });
    return ok({ name: names.join(', ') });
  });
}

interface Asked {
  readonly annotations: readonly Iri[];
  readonly about: Pick<AnnotationSet, 'id' | 'label' | 'creator' | 'created'>;
  readonly watch: ExportWatch;
  readonly pace: Pace;
}

/** Written as it is read: of 100,000 passages never more than a batch stands in memory. */
async function ours({ library }: Desk, { annotations, about, watch: { signal, onShare }, pace }: Asked) {
  let writer: SetFiles | undefined;
  let done = 0;
  const taker: sets.SetTaker = {
    onAround: (around) => void (writer = setFiles(around)),
    onBatch: (batch, pictures) => {
      writer?.add(batch, pictures);
      onShare((done += batch.length) / annotations.length);
    },
    signal,
  };
  const frame = await sets.tellSet(library, { annotations }, about, taker);
  const files = (await writer?.files(frame, pace)) ?? [];
  return files.map((content) => ({ content, ending: '.jsonld', type: 'application/ld+json' }));
}

async function others(desk: Desk, { annotations, about, watch, pace }: Asked, format: Exclude<SetFormat, 'web-annotation'>) {
  const set = await sets.snapshotOf(desk.library, { annotations }, about, watch.signal);
  return set.annotations.length === 0 ? [] : [await (await import('./write-foreign')).written(desk, set, format, pace)];
}

/** What is being done with a file that comes in. */
export type ImportStage = 'reading' | 'planning' | 'writing';

/** Whoever waits for it: how far it is, 0 to 1 of the stage, and whether it is still wanted. */
export interface ImportWatch {
  readonly onStage: (stage: ImportStage, share: number) => void;
  readonly signal: AbortSignal;
}

const UNWATCHED: ImportWatch & ExportWatch = { onStage: () => undefined, onShare: () => undefined, signal: new AbortController().signal };

/** What importing the file would do; nothing is written. Problems: `stopped`, those of the readers. */
export async function planImport(
  desk: Desk,
  file: File,
  pace: Pace = unpaced,
  { onStage, signal }: ImportWatch = UNWATCHED,
): Promise<Result<MergePlan>> {
  return unlessStopped(signal, async () => {
    const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
    const bytes = await bytesOf(file, limitOf(head));
    if (!bytes.ok) return bytes;
    const wanted = until(signal, pace);
    const keyOf = (address: string): string => normalUrl(address) ?? address;
    const colours = PALETTE.map((swatch) => swatch.light.line);
    const onShare = (share: number): void => onStage('reading', share);
    const read =
      (await readForeign(bytes.value, { keyOf, colours, pace: wanted })) ??
      (await readFile(bytes.value, { name: file.name, at: now(), colours, language: browserLanguage(), keyOf, pace: wanted, onShare }));
    if (!read.ok) return read;
    onStage('planning', 0);
    const sound = await withSoundPictures(read.value);
    signal.throwIfAborted();
    const here = await sets.localState(desk.library, desk.me.id, signal);
    const plan = function* (): Steps<MergePlan> {
      return yield* within(0.3, 1, planningMerge(here, yield* within(0, 0.3, fitting(sound))));
    };
    const planned = await inSlices(plan(), wanted, (share) => onStage('planning', share));
    // It is drawn next, which takes its time as well.
    await wanted();
    return ok(planned);
  });
}

/** Tells every web page that shows a document whose annotations the plan touches. */
export async function tellTouched(desk: Desk, { annotationsToAdd, annotationsToExtend, annotationsDiffering }: MergePlan): Promise<void> {
  const annotations = [...annotationsToAdd, ...annotationsToExtend, ...annotationsDiffering.map((d) => d.mine)];
  await tellShown(
    desk,
    annotations.map((a) => a.document),
  );
}

/** One transaction, which is taken back whole when the signal says so. Problems: `stopped`, those of `applyPlan`. */
export async function confirmImport(
  desk: Desk,
  plan: MergePlan,
  choices: MergeChoices,
  { onStage, signal }: ImportWatch = UNWATCHED,
): ReturnType<typeof applyPlan> {
  const at = now();
  const decided = withNamesakes(plan, choices);
  const conceptsDiffering = decided.conceptsDiffering.map((d) => ({
    ...d,
    theirs: shortened(renewed(d.mine, d.theirs, { at, by: desk.me })).record,
  }));
  const applied = await applyPlan(desk.library, { ...decided, conceptsDiffering }, choicesHere(plan, choices), {
    at,
    signal,
    onShare: (share) => onStage('writing', share),
  });
  if (applied.ok) await tellTouched(desk, plan);
  return applied;
}
