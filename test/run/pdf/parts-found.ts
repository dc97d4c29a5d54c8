// Which parts of a PDF are told rightly: the headings of tagged files, and pages that are pictures.
import { even, squeezed, type PaperText } from './measure.ts';

export interface Found {
  readonly right: number;
  readonly all: number;
  readonly missed: readonly string[];
}

/** A heading of a tagged file is found when a heading of the paper has its words, all of them and no others, and its level. */
export function headingsFound(paper: PaperText, tagged: readonly { readonly level: number; readonly text: string }[]): Found {
  // Poppler tells Arabic and Hebrew as it is seen: there the letters count, not their order.
  const inAnyOrder = (text: string): string => (/[\u0590-\u08ff]/u.test(text) ? [...text.replace(/\p{P}/gu, '')].sort().join('') : text);
  const key = (level: number, text: string): string => `${level} ${inAnyOrder(squeezed(text).replace(/[-\u00ad]/g, ''))}`;
  const left = new Map<string, number>();
  for (const { kind, level, pieces } of paper.paragraphs) {
    if (kind !== 'heading') continue;
    const own = key(level, pieces.map(([, text]) => text).join(''));
    left.set(own, (left.get(own) ?? 0) + 1);
  }
  const missed = tagged.filter(({ level, text }) => {
    const own = key(level, text);
    const have = left.get(own) ?? 0;
    left.set(own, have - 1);
    return have <= 0;
  });
  return {
    right: tagged.length - missed.length,
    all: tagged.length,
    missed: missed.map(({ level, text }) => `heading ${level}: ${even(text).slice(0, 70)}`),
  };
}

/** Pages that are pictures alone, called so; and others that are called so. */
export function picturesTold(told: readonly number[], pictures: readonly number[]): Found & { readonly wrong: number } {
  const missed = pictures.filter((page) => !told.includes(page));
  return {
    right: pictures.length - missed.length,
    all: pictures.length,
    wrong: told.filter((page) => !pictures.includes(page)).length,
    missed: missed.map((page) => `page ${page + 1} is a picture`),
  };
}
