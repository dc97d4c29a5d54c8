// A file that comes in: first as a plan, of which nothing is written, then in one transaction.
import { renewed } from '@/utils/concepts/change';
import { readForeign } from '@/utils/exchange/foreign/read-foreign';
import { HEAD_BYTES, limitOf, readFile } from '@/utils/exchange/incoming/read-codebook';
import { choicesHere, withNamesakes } from '@/utils/exchange/namesakes';
import { withSoundPictures } from '@/utils/exchange/pictures';
import { planningMerge } from '@/utils/exchange/plan-merge';
import { normalUrl } from '@/utils/extraction/identity';
import { applyPlan, type Applied } from '@/utils/library/apply-plan';
import type { Library } from '@/utils/library/db';
import * as sets from '@/utils/library/sets';
import type { Annotator } from '@/utils/model/annotation';
import type { Iri } from '@/utils/model/ids';
import type { MergeChoices, MergePlan } from '@/utils/model/merge';
import { ok, type Result } from '@/utils/model/result';
import { PALETTE } from '@/utils/painting/palette';
import { inSlices, within, type Steps } from '@/utils/text/pace';
import { fitting, shortened } from '../fit-to-store';
import { bytesOf } from './file-bytes';
import type { Doing } from './jobs';

export interface FileToPlan {
  readonly file: File;
  readonly me: Iri;
  /** BCP 47, of the reader. */
  readonly language: string;
  /** UTC. */
  readonly at: string;
}

/** UTF-16 units of an address beyond which it is not kept, nor taken apart. */
const LONGEST_ADDRESS = 4_000;

/** What importing the file would do; nothing is written. Problems: those of the readers. */
export async function planFile(
  library: Library,
  { file, me, language, at }: FileToPlan,
  { pace, signal, tell }: Doing,
): Promise<Result<MergePlan>> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const bytes = await bytesOf(file, limitOf(head));
  if (!bytes.ok) return bytes;
  const keyOf = (address: string): string => (address.length > LONGEST_ADDRESS ? undefined : normalUrl(address)) ?? address;
  const colours = PALETTE.map((swatch) => swatch.light.line);
  const onShare = (share: number): void => tell('reading', share);
  const read =
    (await readForeign(bytes.value, { keyOf, colours, pace, onShare })) ??
    (await readFile(bytes.value, { name: file.name, at, colours, language, keyOf, pace, onShare }));
  if (!read.ok) return read;
  tell('planning', 0);
  const sound = await withSoundPictures(read.value);
  signal.throwIfAborted();
  const here = await sets.localState(library, me, signal);
  const plan = function* (): Steps<MergePlan> {
    return yield* within(0.3, 1, planningMerge(here, yield* within(0, 0.3, fitting(sound))));
  };
  return ok(await inSlices(plan(), pace, (share) => tell('planning', share)));
}

export interface ReviewedPlan {
  readonly plan: MergePlan;
  readonly choices: MergeChoices;
  readonly me: Annotator;
  /** UTC. */
  readonly at: string;
}

/** Of which documents passages were touched, beside what was done. */
export interface AppliedPlan extends Applied {
  readonly documents: readonly Iri[];
}

/** One transaction, which is taken back whole when the signal says so. Problems: `stopped`, those of `applyPlan`. */
export async function applyReviewed(
  library: Library,
  { plan, choices, me, at }: ReviewedPlan,
  { signal, tell }: Doing,
): Promise<Result<AppliedPlan>> {
  const decided = withNamesakes(plan, choices);
  const conceptsDiffering = decided.conceptsDiffering.map((d) => ({
    ...d,
    theirs: shortened(renewed(d.mine, d.theirs, { at, by: me })).record,
  }));
  const applied = await applyPlan(library, { ...decided, conceptsDiffering }, choicesHere(plan, choices), {
    at,
    signal,
    onShare: (share) => tell('writing', share),
  });
  return applied.ok ? ok({ ...applied.value, documents: touchedBy(plan) }) : applied;
}

/** Documents whose annotations the plan touches. */
function touchedBy({ annotationsToAdd, annotationsToExtend, annotationsDiffering }: MergePlan): readonly Iri[] {
  const annotations = [annotationsToAdd, annotationsToExtend, annotationsDiffering.map((d) => d.mine)];
  return [...new Set(annotations.flatMap((all) => all.map((a) => a.document)))];
}
