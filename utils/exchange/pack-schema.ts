// Is this value a quote pack of ours?
import { z } from 'zod';
import { CHECK_OUTCOMES, LINES_PART, LONGEST_FOUND, PACK_GROUPINGS, type Pack } from '../model/pack';
import { annotatorShape, iri, long, short, time } from './schemas';

const checkShape = z.object({
  at: time,
  outcome: z.enum(CHECK_OUTCOMES),
  taken: z.exactOptional(time),
  found: z.exactOptional(short.max(LONGEST_FOUND, `longer than ${LONGEST_FOUND} characters`)),
});
const lineShape = z.object({
  annotation: iri,
  comment: long,
  kept: z.exactOptional(checkShape),
  live: z.exactOptional(checkShape),
});
export const packShape = z.object({
  id: iri.refine((id) => !id.includes(LINES_PART), 'a name that no pack has'),
  title: short.refine((title) => title.trim() !== '', 'no title'),
  creator: annotatorShape,
  created: time,
  modified: time,
  grouping: z.enum(PACK_GROUPINGS),
  lines: z
    .array(lineShape)
    .max(10_000)
    .refine((lines) => new Set(lines.map((line) => line.annotation)).size === lines.length, 'a passage stands in it twice'),
});
export const packSchema: z.ZodType<Pack> = packShape;
