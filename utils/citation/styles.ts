// What each style that a reader can choose makes of a work.
import type { CitationStyle } from '../model/citation-style';
import { apa } from './apa';
import { chicagoAuthorDate, chicagoNotes } from './chicago';
import { harvard } from './harvard';
import { oscola } from './oscola';
import type { Style } from './style';

export const STYLES: Readonly<Record<CitationStyle, Style>> = {
  harvard,
  apa,
  oscola,
  'chicago-notes': chicagoNotes,
  'chicago-author-date': chicagoAuthorDate,
};
