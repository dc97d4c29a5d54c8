// Which part of a long text shows best that the words stand in it?
import { foldText } from '@/utils/text/word-fold';
import { stretches } from './hits';
import { haystack, placeOf, type Term } from './terms';

/** UTF-16 units before and behind the first word found. */
const BEFORE = 90;
const BEHIND = 180;

/** Some words of the block that holds most of the terms; `undefined` when not every term stands in the text. Blocks are parted by a blank line. */
export function excerpt(text: string, terms: readonly Term[]): string | undefined {
  const whole = haystack(text);
  if (terms.some((term) => placeOf(term, whole) < 0)) return undefined;
  let best = { score: 0, block: '' };
  for (const block of text.split(/\n\s*\n/u)) {
    const hay = ` ${foldText(block)} `;
    const score = terms.filter((term) => placeOf(term, hay) >= 0).length;
    if (score > best.score) best = { score, block };
    if (score === terms.length) break;
  }
  return cut(best.block.replace(/\s+/gu, ' '), terms);
}

/** Around the first hit, at the edges of words. */
function cut(block: string, terms: readonly Term[]): string {
  let at = 0;
  for (const part of stretches(block, terms)) {
    if (part.isHit) break;
    at += part.text.length;
  }
  const from = Math.max(0, at - BEFORE);
  const to = Math.min(block.length, at + BEHIND);
  const head = from === 0 ? '' : '… ';
  const tail = to === block.length ? '' : ' …';
  return `${head}${block.slice(from, to).replace(from === 0 ? /^$/u : /^\S*\s/u, '').replace(to === block.length ? /$^/u : /\s\S*$/u, '')}${tail}`; // prettier-ignore
}
