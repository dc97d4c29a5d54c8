// Is this value a choice of a reader's, as a backup has it? Of another version some kinds may be unknown: they are refused by name.
import { z } from 'zod';
import { CITATION_STYLES } from '../model/citation-style';
import type { KeptSetting } from '../model/kept-settings';
import { iri, short, time } from './schemas';

const id = short.min(1, 'no name');
const stepShape = z.object({
  tag: short.min(1, 'no element'),
  id: short,
  role: short,
  classes: z.array(short).max(1_000),
  nth: z.int().min(0),
});
const pickShape = z.object({
  site: short.min(1, 'no site'),
  description: z.array(stepShape).min(1, 'nothing was chosen').max(1_000),
  at: time,
});
const tasteShape = z.object({
  size: z.number().min(8).max(80),
  width: z.number().min(20).max(400),
  spacing: z.number().min(0.8).max(4),
  scheme: z.enum(['auto', 'light', 'sepia', 'dark']),
});

export const keptSettingShape = z.discriminatedUnion('kind', [
  z.object({ id, kind: z.literal('site-pick'), pick: pickShape }),
  z.object({ id, kind: z.literal('kept-apart'), pair: short.regex(/^\S+ \S+$/u, 'no pair of documents') }),
  z.object({ id, kind: z.literal('citation-style'), style: z.enum(CITATION_STYLES) }),
  z.object({ id, kind: z.literal('reading-taste'), taste: tasteShape }),
  z.object({ id, kind: z.literal('picker-codebook'), codebook: iri }),
  z.object({ id, kind: z.literal('dark-pages'), isOn: z.literal(true) }),
]);
export const keptSettingSchema: z.ZodType<KeptSetting> = keptSettingShape;
