// What each style that a reader can choose makes of a work.
import type { CitationStyle } from '../model/citation-style';
import { apa } from './apa';
import { chicagoAuthorDate, chicagoNotes } from './chicago';
import { harvard } from './harvard';
import { oscola } from './oscola';
import type { Style } from './style';
import { typeset } from './titles';

const inPrint = ({ isNote, bibliography, citation }: Style): Style => ({
  isNote,
  bibliography: (item) => bibliography(typeset(item)),
  citation: (item, pages) => citation(typeset(item), pages),
});

export const STYLES: Readonly<Record<CitationStyle, Style>> = {
  harvard: inPrint(harvard),
  apa: inPrint(apa),
  oscola: inPrint(oscola),
  'chicago-notes': inPrint(chicagoNotes),
  'chicago-author-date': inPrint(chicagoAuthorDate),
};
