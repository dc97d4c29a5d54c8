// Where a place is when characters are counted as the Web Annotation Recommendation counts them (section 4.2.5: code points).

const isHigh = (c: number): boolean => c >= 0xd800 && c < 0xdc00;
const isLow = (c: number): boolean => c >= 0xdc00 && c < 0xe000;

/** Is the offset (UTF-16 units) between the two halves of one character? */
export const splitsPair = (text: string, utf16: number): boolean =>
  utf16 > 0 && utf16 < text.length && isLow(text.charCodeAt(utf16)) && isHigh(text.charCodeAt(utf16 - 1));

/** UTF-16 offset → code point offset. Inside a pair counts as before it; out of range is clamped. */
export function toCodePoints(text: string, utf16: number): number {
  const wanted = Math.max(0, Math.min(utf16, text.length));
  const end = splitsPair(text, wanted) ? wanted - 1 : wanted;
  let pairs = 0;
  for (let i = 1; i < end; i++) if (splitsPair(text, i)) pairs++;
  return end - pairs;
}

/** Code point offset → UTF-16 offset; out of range is clamped. */
export function toUtf16(text: string, codePoints: number): number {
  let i = 0;
  for (let left = codePoints; left > 0 && i < text.length; left--) i += splitsPair(text, i + 1) ? 2 : 1;
  return i;
}
