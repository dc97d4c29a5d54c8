// How does the text of one reading become that of the next? By the pieces that both have; what lies between is compared letter by letter.
import { type TextChange, type TextChanges, trimmed } from '../text/text-change.ts';
import type { DomText } from './dom-text.ts';

/** The stretch from the end of piece `first - 1` to the beginning of piece `last`, borders included. */
function stretch({ text, pieces, starts }: DomText, first: number, last: number): { from: number; to: number } {
  return {
    from: first === 0 ? 0 : starts[first - 1]! + pieces[first - 1]!.text.length,
    to: last < pieces.length ? starts[last]! : text.length,
  };
}

/** Empty when the texts are equal. */
export function changesBetween(before: DomText, after: DomText): TextChanges {
  if (before === after) return [];
  const order = new Map(before.pieces.map((piece, n) => [piece, n]));
  const changes: TextChange[] = [];
  let [old, next] = [0, 0];
  const put = (oldEnd: number, nextEnd: number): void => {
    if (old === oldEnd && next === nextEnd) return;
    const [was, is] = [stretch(before, old, oldEnd), stretch(after, next, nextEnd)];
    const change = trimmed(before.text, { ...was, text: after.text.slice(is.from, is.to) });
    if (change.from < change.to || change.text !== '') changes.push(change);
  };
  // What stayed at the end comes first: a piece that was moved forward must not hide all that stands between.
  let stayed = 0;
  while (stayed < Math.min(before.pieces.length, after.pieces.length) && before.pieces.at(-1 - stayed) === after.pieces.at(-1 - stayed))
    stayed++;
  const end = after.pieces.length - stayed;
  for (let n = 0; n < end; n++) {
    const was = order.get(after.pieces[n]!);
    if (was === undefined || was < old || was >= before.pieces.length - stayed) continue;
    put(was, n);
    old = was + 1;
    next = n + 1;
  }
  put(before.pieces.length - stayed, end);
  return changes;
}
