// An area of a page that was tagged, as it stands on the drawn page.
import { useMemo } from 'preact/hooks';
import { paintStyle } from '@/components/paint';
import { t } from '@/components/words';
import type { Desk } from '@/utils/desk/desk';
import { useLive } from '@/utils/desk/use-live';
import * as annotations from '@/utils/library/annotations';
import * as codebooks from '@/utils/library/codebooks';
import { conceptsOf, quote, type Annotation } from '@/utils/model/annotation';
import type { Paint } from '@/utils/model/concept';
import type { PaperDocument } from '@/utils/model/document';
import type { Iri } from '@/utils/model/ids';
import { areaOf, fragmentOf, wordlessAreaOf, type PageRect } from '@/utils/model/selector';
import type { PdfPaper } from '@/utils/pdf/read-paper';
import type { SheetSize } from '@/utils/pdf/sheet-sizes';
import type { DrawnPages } from './drawn-pages';
import { turnedRect } from './turned-rect';
import { turnedSize, type Turn } from './use-page-scale';

export interface AreaOnPage {
  readonly id: Iri;
  /** Of the page as the file shows it, pt. */
  readonly rect: PageRect;
  readonly paint: Paint | undefined;
}

export type AreasOnPages = ReadonlyMap<number, readonly AreaOnPage[]>;

/** In another edition the area may be another one: its words must stand on the page. */
function standsOn(page: number, words: string, drawn: DrawnPages): boolean {
  for (let at = drawn.text.indexOf(words); at >= 0; at = drawn.text.indexOf(words, at + 1)) if (drawn.pageAt(at) === page) return true;
  return false;
}

/** A page that has no words of its own, also when some were recognised on it since. */
const isPicture = (page: number, { wordless, recognised }: PdfPaper): boolean => wordless.includes(page) || recognised.includes(page);

const areaIn = (a: Annotation) => areaOf(fragmentOf(a.target.selectors));

/** Areas by page, index from 0; the same map until a passage changes. */
export function useAreasOnPages(
  text: { readonly desk: Desk; readonly document: PaperDocument; readonly paper: PdfPaper } | undefined,
  drawn: DrawnPages | undefined,
): AreasOnPages {
  const [desk, document, paper] = [text?.desk, text?.document.id, text?.paper];
  const known = useLive(async () => {
    if (desk === undefined || document === undefined) return undefined;
    const tagged = (await annotations.ofDocument(desk.library, document)).filter((a) => areaIn(a) !== undefined);
    const paints = new Map((await codebooks.all(desk.library)).flatMap((c) => c.concepts.map((x) => [x.id, x.paint] as const)));
    return tagged.map((a) => ({ annotation: a, paint: conceptsOf(a).flatMap((c) => paints.get(c) ?? [])[0] }));
  }, [desk, document]);
  return useMemo(() => {
    const areas = new Map<number, AreaOnPage[]>();
    for (const { annotation, paint } of known ?? []) {
      const area = areaIn(annotation);
      if (area === undefined || drawn === undefined || paper === undefined) continue;
      const isWordless = wordlessAreaOf(annotation.target.selectors) !== undefined;
      if (isWordless ? !isPicture(area.page, paper) : !standsOn(area.page, quote(annotation), drawn)) continue;
      areas.set(area.page, [...(areas.get(area.page) ?? []), { id: annotation.id, rect: area.rect, paint }]);
    }
    return areas;
  }, [known, drawn, paper]);
}

export interface PageAreaProps extends AreaOnPage {
  /** The page as it is cited. */
  readonly label: string;
  /** Its size before it is turned, pt. */
  readonly sheet: SheetSize;
  readonly turn: Turn;
}

/** Presses go through it to the words. */
export function PageArea({ id, rect, paint, label, sheet, turn }: PageAreaProps) {
  const { left, top, width, height } = turnedRect(rect, sheet, turn);
  const whole = turnedSize(sheet, turn);
  const percent = (part: number, of: number): string => `${(100 * part) / of}%`;
  const place = {
    left: percent(left, whole.width),
    top: percent(top, whole.height),
    width: percent(width, whole.width),
    height: percent(height, whole.height),
  };
  return (
    <div class="page-area" data-passage={id} role="img" aria-label={t('areaOfPage', label)} style={{ ...place, ...paintStyle(paint) }} />
  );
}
