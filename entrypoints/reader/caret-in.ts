// Between which letters of a word does a point lie, also beside the word, and whichever way its letters run?

interface Spot {
  readonly x: number;
  readonly y: number;
}

const centre = ({ left, top, width, height }: DOMRect): Spot => ({ x: left + width / 2, y: top + height / 2 });

/** UTF-16 offset in the text; never within a pair of surrogates. */
export function caretIn(text: Text, at: Spot): number {
  const range = document.createRange();
  const letters: { readonly start: number; readonly end: number; readonly middle: Spot }[] = [];
  for (let start = 0; start < text.length; ) {
    const end = start + ((text.data.codePointAt(start) ?? 0) > 0xffff ? 2 : 1);
    range.setStart(text, start);
    range.setEnd(text, end);
    letters.push({ start, end, middle: centre(range.getBoundingClientRect()) });
    start = end;
  }
  const [first, last] = [letters[0], letters.at(-1)];
  if (first === undefined || last === undefined) return 0;
  // The way in which they run: to the right, to the left, or up or down where they stand on end.
  const [dx, dy] = first === last ? [1, 0] : [last.middle.x - first.middle.x, last.middle.y - first.middle.y];
  const along = ({ x, y }: Spot): number => x * dx + y * dy;
  const passed = letters.findLast(({ middle }) => along(middle) <= along(at));
  return passed?.end ?? 0;
}
