// The links of a drawn page, over its words: each can be pressed and reached by Tab. Nothing is asked of any site before a press.
import { useEffect, useState } from 'preact/hooks';
import { safeLink } from '@/components/reading-elements';
import { t } from '@/components/words';
import { linksOf, type LinkBox, type PageLink } from '@/utils/pdf/links';
import type { OpenPdf } from '@/utils/pdf/read-pdf';
import { turnedRect } from './turned-rect';
import { turnedSize, type Turn } from './use-page-scale';

/** `top`: pt below the top of the page as the file shows it. */
export type GoTo = (page: number, top?: number) => void;

export interface PageLinksProps {
  readonly pdf: OpenPdf;
  readonly index: number;
  /** The page before it is turned, pt. */
  readonly sheet: { readonly width: number; readonly height: number };
  readonly turn: Turn;
  /** By page index, as they are cited. */
  readonly labels: readonly string[];
  readonly goTo: GoTo;
}

const percent = (part: number, of: number): string => `${(100 * part) / of}%`;

export function PageLinks({ pdf, index, sheet, turn, labels, goTo }: PageLinksProps) {
  const [links, setLinks] = useState<readonly PageLink[]>([]);
  useEffect(() => {
    let isOver = false;
    void linksOf(pdf, index).then((found) => isOver || setLinks(found));
    return () => {
      isOver = true;
    };
  }, [pdf, index]);
  const whole = turnedSize(sheet, turn);
  const placeOf = (box: LinkBox) => {
    const { left, top, width, height } = turnedRect(box, sheet, turn);
    return {
      left: percent(left, whole.width),
      top: percent(top, whole.height),
      width: percent(width, whole.width),
      height: percent(height, whole.height),
    };
  };
  return (
    <>
      {links.flatMap((link, i) => {
        const told = attributesOf(link, labels, goTo);
        if (told === undefined) return [];
        const { name, ...attributes } = told;
        return link.boxes.map((box, line) => (
          <a
            key={`${i} ${line}`}
            class="page-link"
            draggable={false}
            aria-label={name}
            style={placeOf(box)}
            {...attributes}
            // Its other lines are for the mouse.
            {...(line > 0 && { tabIndex: -1, 'aria-hidden': true })}
          />
        ));
      })}
    </>
  );
}

function attributesOf({ to, words }: PageLink, labels: readonly string[], goTo: GoTo) {
  if ('href' in to) {
    const href = safeLink(to.href);
    return href === undefined ? undefined : { href, title: href, target: '_blank', rel: 'noopener noreferrer', name: words || href };
  }
  const where = t('pageMark', labels[to.page] ?? String(to.page + 1));
  const name = words === '' ? where : t('linkToPlace', words, where);
  // The address is one of the reader's own, so that the browser's way back leads to where the link was pressed.
  const href = `#page=${to.page + 1}`;
  const onClick = (event: MouseEvent): void => {
    // Prevented: where it was let go, a selection ends.
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (location.hash === href) return goTo(to.page, to.top);
    addEventListener('hashchange', () => goTo(to.page, to.top), { once: true });
  };
  return { href, title: where, name, onClick };
}
