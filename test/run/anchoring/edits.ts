// What people and machines do to a text: typing errors, other words, other typography, lines as in a PDF.
import type { Chance } from './chance.ts';
import { blocksOf, type Edit, edited, isOwned, ownerAcross, type Span, type Tracked } from './tracked.ts';

const isLetter = (s: string | undefined): boolean => s !== undefined && /[\p{L}\p{N}]/u.test(s);
const abc = [...'abcdefghijklmnopqrstuvwxyz'];

export const wordsOf = (text: string): readonly string[] => text.match(/\p{L}{3,10}/gu) ?? ['word'];

/** `length` characters of another text on one line. */
export function scrap(r: Chance, other: string, length: number): string {
  const from = r.between(0, Math.max(0, other.length - length - 1));
  return other.slice(from, from + length).replace(/\s+/g, ' ');
}

/** One typing error at `at` that costs no more than `left` edits. */
function typo(r: Chance, text: string, at: number, left: number): Omit<Edit, 'owner'> {
  const kind = r.between(0, 3);
  const [here, next] = [text[at]!, text[at + 1]!];
  if (kind === 3 && left >= 2 && here !== next) return { at, cut: 2, put: next + here };
  if (kind === 0) return { at, cut: 1, put: '' };
  if (kind === 1) return { at, cut: 0, put: r.pick(abc) };
  const letter = r.pick(abc);
  return { at, cut: 1, put: letter === here ? (letter === 'x' ? 'y' : 'x') : letter };
}

/** A word inside the span that holds `at` is replaced, deleted, or gets another before it. */
function reword(r: Chance, { text, words, span }: { text: string; words: readonly string[]; span: Span }): Omit<Edit, 'owner'> | undefined {
  let start = r.between(span.start + 1, span.end - 2);
  while (start > span.start && !(isLetter(text[start]) && !isLetter(text[start - 1]))) start--;
  let end = start;
  while (end < span.end && isLetter(text[end])) end++;
  if (start <= span.start || end >= span.end || end === start) return undefined;
  const other = r.pick(words);
  const kind = r.between(0, 2);
  if (kind === 0) return other === text.slice(start, end) ? undefined : { at: start, cut: end - start, put: other };
  if (kind === 1) return end + 1 < span.end ? { at: start, cut: end + 1 - start, put: '' } : undefined;
  return { at: start, cut: 0, put: `${other} ` };
}

/** Edits inside the span that cost that share of its length: half typing errors, half words. */
export function rough(
  r: Chance,
  text: string,
  span: Span,
  deed: { share: number; owner: number; words: readonly string[] },
): readonly Edit[] {
  const edits: Edit[] = [];
  if (span.end - span.start < 4) return edits;
  let left = Math.max(1, Math.round(deed.share * (span.end - span.start)));
  for (let tries = 0; left > 0 && tries < 400; tries++) {
    const isTypo = left < 4 || r() < 0.5;
    const edit = isTypo ? typo(r, text, r.between(span.start + 1, span.end - 2), left) : reword(r, { text, words: deed.words, span });
    if (edit === undefined) continue;
    const cost = isTypo ? Math.max(edit.cut, edit.put.length) : Math.max(edit.cut, edit.put.length);
    if (cost > left + (isTypo ? 0 : 2)) continue;
    if (edits.some((e) => edit.at <= e.at + e.cut + 1 && edit.at + edit.cut >= e.at - 1)) continue;
    edits.push({ ...edit, owner: deed.owner });
    left -= cost;
  }
  return edits;
}

/** Whole blocks go and others, of another text, come: about `share` of the text's length; no passage is touched. */
export function shifted(r: Chance, t: Tracked, other: string, share = 0.12): Tracked {
  const blocks = blocksOf(t.text);
  const edits: Edit[] = [];
  let left = Math.max(200, t.text.length * share);
  for (let tries = 0; left > 0 && tries < 300; tries++) {
    const { start, end } = r.pick(blocks);
    if (r() < 0.6) {
      const put = scrap(r, other, Math.min(r.between(60, 900), Math.ceil(left) + 200));
      if (ownerAcross(t, start) === 0) edits.push({ at: start, cut: 0, put: `${put}\n`, owner: 0 });
      left -= put.length;
    } else if (end - start < 2000 && !isOwned(t, { start, end }, 60)) {
      edits.push({ at: start, cut: end - start, put: '', owner: 0 });
      left -= end - start;
    }
  }
  return edited(t, edits);
}

type Change = { readonly cut: number; readonly put: string } | undefined;

/** Each character in turn, with what it becomes. */
function each(t: Tracked, change: (text: string, at: number) => Change): Tracked {
  const edits: Edit[] = [];
  for (let at = 0; at < t.text.length; ) {
    const made = change(t.text, at);
    if (made !== undefined && made.put !== t.text.slice(at, at + made.cut))
      edits.push({ at, ...made, owner: made.cut === 0 ? ownerAcross(t, at) : (t.owners[at] ?? 0) });
    at += Math.max(1, made?.cut ?? 1);
  }
  return edited(t, edits);
}

const otherShape: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '"': '“',
  "'": '’',
  '—': '--',
  '–': '-',
  '…': '...',
};

export const signs = (t: Tracked): Tracked =>
  each(t, (text, at) => {
    const put = otherShape[text[at]!];
    if (put !== undefined) return { cut: 1, put };
    return text[at] === '-' && text[at - 1] === ' ' && text[at + 1] === ' ' ? { cut: 1, put: '—' } : undefined;
  });

export const blanks = (r: Chance, t: Tracked): Tracked =>
  each(t, (text, at) => {
    if (!/[ \n\t]/.test(text[at]!)) return undefined;
    let end = at;
    while (/[ \n\t]/.test(text[end] ?? 'x')) end++;
    const x = r();
    if (end - at > 1) return { cut: end - at, put: x < 0.5 ? ' ' : '\n' };
    return x < 0.1 ? { cut: 1, put: '\u00a0' } : x < 0.22 ? { cut: 1, put: '\n      ' } : undefined;
  });

export const softHyphens = (r: Chance, t: Tracked): Tracked =>
  each(t, (text, at) =>
    at % 3 === 0 && /^\p{L}{6}$/u.test(text.slice(at - 4, at + 2)) ? { cut: 0, put: r() < 0.9 ? '\u00ad' : '\u200b' } : undefined,
  );

const joined: readonly (readonly [string, string])[] = [
  ['ffi', '\ufb03'],
  ['ffl', '\ufb04'],
  ['fi', '\ufb01'],
  ['fl', '\ufb02'],
  ['ff', '\ufb00'],
];
export const ligatures = (t: Tracked): Tracked =>
  each(t, (text, at) => {
    const found = joined.find(([letters]) => text.startsWith(letters, at));
    return found && { cut: found[0].length, put: found[1] };
  });

export const decomposed = (t: Tracked): Tracked =>
  each(t, (text, at) => (text.charCodeAt(at) < 0xc0 ? undefined : { cut: 1, put: text[at]!.normalize('NFD') }));

/** Lines of 74 characters with hyphenated words; with a running head every 36; or glued, without blank or hyphen's line end. */
export function lines(t: Tracked, { heads = false, glued = false }: { heads?: boolean; glued?: boolean } = {}): Tracked {
  const { text } = t;
  const edits: Edit[] = [];
  let column = 0;
  let line = 0;
  const lineEnd = (): string => {
    line++;
    column = 0;
    const head = heads && line % 36 === 0 ? `\n${line / 36} ANNUAL REPORT OF THE COMMISSION\n\n` : '';
    return glued ? '' : `\n${head}`;
  };
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\n') {
      column = 0;
      line++;
    } else if (++column >= 74) {
      if (text[at] === ' ') edits.push({ at, cut: 1, put: lineEnd(), owner: t.owners[at]! });
      else if (/\p{L}/u.test(text[at]!)) {
        const left = /\p{L}*$/u.exec(text.slice(Math.max(0, at - 40), at))?.[0].length ?? 0;
        const right = /^\p{L}*/u.exec(text.slice(at, at + 40))?.[0].length ?? 0;
        if (left >= 2 && right >= 2 && left + right >= 6) edits.push({ at, cut: 0, put: `-${lineEnd()}`, owner: ownerAcross(t, at) });
      }
    }
  }
  return edited(t, edits);
}

/** So many of the blocks change places; a passage stays whole. */
export function reordered(r: Chance, t: Tracked, share = 0.35): Tracked {
  const whole: { start: number; end: number }[] = [];
  for (const { start, end } of blocksOf(t.text)) {
    const last = whole.at(-1);
    if (last !== undefined && ownerAcross(t, start) > 0) last.end = end;
    else whole.push({ start, end });
  }
  const moving = whole.flatMap((_, i) => (r() < share ? [i] : []));
  const order = whole.map((_, i) => i);
  for (const [k, i] of r.shuffled(moving).entries()) order[moving[k]!] = i;
  const owners = new Uint16Array(t.text.length);
  let at = 0;
  let text = '';
  for (const i of order) {
    const { start, end } = whole[i]!;
    text += t.text.slice(start, end);
    owners.set(t.owners.subarray(start, end), at);
    at += end - start;
  }
  return { text, owners };
}
