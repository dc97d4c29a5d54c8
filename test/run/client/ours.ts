// What a page of this bench runs of ours: the production engine, reading, finding and painting in place, as the reader view does.
import { anchorAll, type Wanted } from '@/utils/anchoring/anchor';
import { markRoot } from '@/utils/marking/marked-root';
import { highlightCss } from '@/utils/painting/palette';
import { createPainter, highlightNames, newStem } from '@/utils/painting/painter';
import { pacer } from '@/utils/text/pace';

const SLICE_MS = 12;

async function findAndPaint(wanted: readonly Wanted[]): Promise<number> {
  const stem = newStem();
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(highlightCss(highlightNames(stem).paints, { scheme: 'light' }));
  document.adoptedStyleSheets.push(sheet);
  const painter = createPainter(CSS.highlights, stem);
  const pace = pacer(
    SLICE_MS,
    () => new Promise<void>((done) => void setTimeout(done, 0)),
    () => performance.now(),
  );
  let orphans = 0;
  const find = async (text: string) => {
    const places = await anchorAll(text, wanted, pace);
    return wanted.map(({ id }) => {
      const place = places.get(id) ?? { status: 'orphan' };
      if (place.status === 'orphan') orphans++;
      const { start, end } =
        place.status === 'orphan' ? { start: -1, end: -1 } : place.status === 'ambiguous' ? place.candidates[0]! : place;
      return { id, status: place.status, start, end, paints: [0 as const] };
    });
  };
  await markRoot({ root: () => document.body, painter, pace, find, signal: new AbortController().signal }).update();
  return orphans;
}

Object.assign(window, { findAndPaint });
