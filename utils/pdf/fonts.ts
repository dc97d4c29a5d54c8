// Which fonts of a file are bold? Their names say so, and pdf.js tells them only with a page's drawing: as few pages are asked as will do.
import type { Fonts, Page } from './page.ts';
import type { OpenPdf } from './read-pdf.ts';

/** At most so many pages are drawn up for it. */
const MOST_PAGES = 12;
/** A font with a smaller share of the letters decides nothing. */
const LEAST_SHARE = 0.0005;

interface Told {
  readonly name?: string;
  readonly bold?: boolean;
  readonly black?: boolean;
}

/** Fonts by how many letters are set in them, those that hardly occur left out; each with the pages that use it. */
function used(pages: readonly Page[]): readonly { readonly font: string; readonly on: readonly number[] }[] {
  const fonts = new Map<string, { letters: number; on: Set<number> }>();
  let all = 0;
  for (const page of pages) {
    for (const { font, text } of page.items) {
      const known = fonts.get(font) ?? { letters: 0, on: new Set() };
      known.letters += text.length;
      known.on.add(page.index);
      all += text.length;
      fonts.set(font, known);
    }
  }
  return [...fonts]
    .filter(([, { letters }]) => letters >= LEAST_SHARE * all)
    .sort((a, b) => b[1].letters - a[1].letters)
    .map(([font, { on }]) => ({ font, on: [...on] }));
}

/** The pages that show as many of the fonts as can be. */
function fewPages(fonts: ReturnType<typeof used>): readonly number[] {
  const left = new Map(fonts.map(({ font, on }) => [font, new Set(on)]));
  const chosen: number[] = [];
  while (left.size > 0 && chosen.length < MOST_PAGES) {
    const counts = new Map<number, number>();
    for (const on of left.values()) for (const page of on) counts.set(page, (counts.get(page) ?? 0) + 1);
    const best = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a));
    chosen.push(best[0]);
    for (const [font, on] of left) if (on.has(best[0])) left.delete(font);
  }
  return chosen;
}

export async function fontsOf(pdf: OpenPdf, pages: readonly Page[]): Promise<Fonts> {
  const fonts = used(pages);
  const bold = new Set<string>();
  // With one font there is nothing to tell apart.
  for (const index of fonts.length < 2 ? [] : fewPages(fonts)) {
    try {
      const page = await pdf.document.getPage(index + 1);
      await page.getOperatorList();
      for (const { font } of fonts) {
        const told = page.commonObjs.has(font) ? (page.commonObjs.get(font) as Told | null) : null; // of pdf.js, untyped
        if (told?.bold === true || told?.black === true || /bold|black|heavy|semib|demi/i.test(told?.name ?? '')) bold.add(font);
      }
      page.cleanup();
    } catch {
      // A page that cannot be drawn tells nothing of its fonts; headings are then known by size alone.
    }
  }
  return { isBold: (font) => bold.has(font) };
}
