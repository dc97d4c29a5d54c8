// The styles of citing that a reader can choose.
import { apa } from './apa';
import { chicagoAuthorDate, chicagoNotes } from './chicago';
import { harvard } from './harvard';
import { oscola } from './oscola';
import type { Style } from './style';

/** In the order in which they are offered; the first is the one before any choice. */
export const STYLE_NAMES = ['harvard', 'apa', 'oscola', 'chicago-notes', 'chicago-author-date'] as const;
export type StyleName = (typeof STYLE_NAMES)[number];

export const STYLES: Readonly<Record<StyleName, Style>> = {
  harvard,
  apa,
  oscola,
  'chicago-notes': chicagoNotes,
  'chicago-author-date': chicagoAuthorDate,
};
