// What is this text with its letters composed, or taken apart? As the standard says, but for marks that are heaped up: Chromium sorts
// those one by one, and would stand still for minutes over a megabyte of them.

/** More marks in a row than any language writes: Unicode's own format for streams allows thirty. */
export const heaped = /\p{M}{31}/u;
const heaps = /(\p{M}{31,})/u;

/** Marks that are heaped up stay as they are. */
export const composed = (text: string, form: 'NFC' | 'NFD' | 'NFKC' = 'NFC'): string =>
  text
    .split(heaps)
    .map((part, i) => (i % 2 === 1 ? part : part.normalize(form)))
    .join('');
