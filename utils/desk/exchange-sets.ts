// An annotation set goes out as one file, and a colleague's comes in: first as a plan, then in one transaction.
import { renewed } from '@/utils/concepts/change';
import { readForeign } from '@/utils/exchange/foreign/read-foreign';
import { MAX_FILE_BYTES, readFile } from '@/utils/exchange/incoming/read-codebook';
import { choicesHere, withNamesakes } from '@/utils/exchange/namesakes';
import { withSoundPictures } from '@/utils/exchange/pictures';
import { planMerge } from '@/utils/exchange/plan-merge';
import { setParts } from '@/utils/exchange/write';
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
import { unpaced, type Pace } from '@/utils/text/pace';
import { now, tellChanged, type Desk } from './desk';
import { bytesOf } from './keep-backup';

export interface SetExport {
  readonly label: string;
  readonly format: SetFormat;
  readonly pace?: Pace;
}

/** Saves the annotations among the reader's downloads, read and written in slices, so that the page answers meanwhile. Problem: `not-found` when none is here any more. */
export async function exportSet(
  desk: Desk,
  annotations: readonly Iri[],
  { label, format, pace = unpaced }: SetExport,
): Promise<Result<{ readonly name: string }>> {
  const created = now();
  const set = await sets.snapshotOf(desk.library, { annotations }, { id: newId(), label, creator: await annotator(), created });
  if (set.annotations.length === 0) return fail('not-found', label);
  const { content, ending, type } =
    format === 'web-annotation' ? await ours(set, pace) : await (await import('./write-foreign')).written(desk, set, format, pace);
  const name = fileName(label === '' ? 'annotations' : label, created, ending);
  handOver(content, name, type);
  return ok({ name });
}

const ours = async (set: AnnotationSet, pace: Pace) => ({
  content: await blobOf(setParts(set), pace),
  ending: '.jsonld',
  type: 'application/ld+json',
});

/** UTF-16 units in a piece of a file. */
const PIECE = 1 << 20;

async function blobOf(parts: Iterable<string>, pace: Pace): Promise<Blob> {
  const pieces: Blob[] = [];
  let piece: string[] = [];
  let length = 0;
  for (const part of parts) {
    piece.push(part);
    length += part.length;
    await pace();
    if (length < PIECE) continue;
    pieces.push(new Blob(piece));
    [piece, length] = [[], 0];
  }
  return new Blob([...pieces, ...piece]);
}

/** What importing the file would do; nothing is written. */
export async function planImport(desk: Desk, file: File, pace: Pace = unpaced): Promise<Result<MergePlan>> {
  const bytes = await bytesOf(file, MAX_FILE_BYTES);
  if (!bytes.ok) return bytes;
  const keyOf = (address: string): string => normalUrl(address) ?? address;
  const colours = PALETTE.map((swatch) => swatch.light.line);
  const read =
    (await readForeign(bytes.value, { keyOf, colours, pace })) ??
    (await readFile(bytes.value, { name: file.name, at: now(), colours, language: browserLanguage(), keyOf }));
  return read.ok ? ok(planMerge(await sets.localState(desk.library, desk.me.id), await withSoundPictures(read.value))) : read;
}

/** Tells every web page that shows a document whose annotations the plan touches. */
export async function tellTouched({ annotationsToAdd, annotationsToExtend, annotationsDiffering }: MergePlan): Promise<void> {
  const annotations = [...annotationsToAdd, ...annotationsToExtend, ...annotationsDiffering.map((d) => d.mine)];
  await Promise.all([...new Set(annotations.map((a) => a.document))].map((document) => tellChanged(document)));
}

export async function confirmImport(desk: Desk, plan: MergePlan, choices: MergeChoices): ReturnType<typeof applyPlan> {
  const at = now();
  const decided = withNamesakes(plan, choices);
  const conceptsDiffering = decided.conceptsDiffering.map((d) => ({ ...d, theirs: renewed(d.mine, d.theirs, { at, by: desk.me }) }));
  const applied = await applyPlan(desk.library, { ...decided, conceptsDiffering }, choicesHere(plan, choices), at);
  if (applied.ok) await tellTouched(plan);
  return applied;
}
