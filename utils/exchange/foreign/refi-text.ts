// In which text do the passages of one copy stand when they leave as a REFI-QDA project? In the kept text of the copy; what does not
// stand in it, or has no text, comes after it as a paragraph of its own. Positions count code points, as the standard says.
import type { Annotation } from '../../model/annotation';
import { quoteOf } from '../../model/selector';
import { canonical } from '../../text/canonical';
import { mapped } from './mapped-text';
import { flat, placeOf } from './quote-place';

export interface PlacedPassage {
  readonly annotation: Annotation;
  /** Code points. */
  readonly start: number;
  readonly end: number;
  /** As they stand in the text. */
  readonly words: string;
}

export interface RefiText {
  readonly text: string;
  readonly placed: readonly PlacedPassage[];
  /** How many came after the text. */
  readonly added: number;
}

/** LF only, no byte order mark, whole characters: then every program counts alike. */
const plain = (text: string): string =>
  text
    .replace(/\r\n?/gu, '\n')
    .replace(/^\ufeff+/u, '')
    // XML has no place for them, and nobody reads them.
    .replace(/[\x0b\x0c]/gu, ' ')
    .replace(/[\0-\x08\x0e-\x1f\x7f]/gu, '')
    .replace(/\p{Surrogate}/gu, '\uFFFD');

/** UTF-16 offsets → code points, in one walk. */
function pointsAt(text: string, places: readonly number[]): ReadonlyMap<number, number> {
  const wanted = [...new Set(places)].sort((a, b) => a - b);
  const found = new Map<number, number>();
  let [at, points] = [0, 0];
  for (const place of wanted) {
    while (at < place && at < text.length) {
      at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
      points += 1;
    }
    found.set(place, points);
  }
  return found;
}

/** `kept`: the text as it is kept, or nothing. Quotes without a visible character are left out. */
export function refiText(annotations: readonly Annotation[], kept: string | undefined): RefiText {
  const raw = plain(kept ?? '');
  const map = mapped(raw);
  const flatText = flat(map.text);
  const spans: { annotation: Annotation; from: number; to: number }[] = [];
  const pieces = raw === '' ? [] : [raw];
  let length = raw.length;
  let added = 0;
  for (const annotation of annotations) {
    const place = raw === '' ? undefined : placeOf(flatText, annotation.target);
    if (place !== undefined) {
      const [from, to] = map.toRaw(...place);
      spans.push({ annotation, from, to });
      continue;
    }
    const words = plain(canonical(quoteOf(annotation.target.selectors)?.exact ?? ''));
    if (words === '') continue;
    const gap = length === 0 ? '' : '\n\n';
    spans.push({ annotation, from: length + gap.length, to: length + gap.length + words.length });
    pieces.push(gap, words);
    length += gap.length + words.length;
    added += 1;
  }
  const text = pieces.join('');
  const points = pointsAt(
    text,
    spans.flatMap(({ from, to }) => [from, to]),
  );
  const placed = spans.map(
    ({ annotation, from, to }): PlacedPassage => ({
      annotation,
      start: points.get(from) ?? 0,
      end: points.get(to) ?? 0,
      words: text.slice(from, to),
    }),
  );
  return { text, placed, added };
}
