// How do the parts of a reference become one line? Text with italics, joined so that no stop stands twice.
import type { Rich, Run } from '../model/quotes';

export type { Rich, Run };

export const plain = (text: string | undefined): Rich => (text === undefined || text === '' ? [] : [{ text }]);
/** Chinese, Japanese and Korean have no italics. */
export const italic = (text: string | undefined): Rich =>
  text === undefined || text === '' ? [] : isIdeographic(text) ? plain(text) : [{ text, isItalic: true }];

const isIdeographic = (text: string): boolean =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text) && !/\p{Script=Latin}/u.test(text);

export const textOf = (rich: Rich): string => rich.map((run) => run.text).join('');

const ENTITIES: Readonly<Record<string, string>> = { '&': '&#38;', '<': '&#60;', '>': '&#62;', '"': '&#34;' };
export const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (char) => ENTITIES[char] ?? char);

/** With `i` as the only element. */
export const htmlOf = (rich: Rich): string =>
  rich.map(({ text, isItalic }) => (isItalic === true ? `<i>${escapeHtml(text)}</i>` : escapeHtml(text))).join('');

/** Around what says something. */
export const wrap = (before: string, rich: Rich, after: string): Rich =>
  rich.length === 0 ? [] : merge([{ text: before }, ...rich, { text: after }]);

/** Neighbours of one kind are one run. */
function merge(rich: Rich): Rich {
  const out: Run[] = [];
  for (const run of rich) {
    const last = out.at(-1);
    if (run.text === '') continue;
    if (last !== undefined && last.isItalic === run.isItalic) out[out.length - 1] = { ...last, text: last.text + run.text };
    else out.push(run);
  }
  return out;
}

/** One after the other. */
export const run = (...parts: readonly Rich[]): Rich => merge(parts.flat());

/** Where stops and commas stand beside a closing double quotation mark: before it in America, after it in Britain. */
export type Marks = 'american' | 'british';

const ENDED = /[.?!…]$/;
const ENDED_QUOTE = /[.?!…][’”]+$/;

/** A stop after the last word, unless there is one. */
export const stopped = (rich: Rich, marks: Marks): Rich => follow(rich, '.', marks);

/** The separator between two parts begins after what stands there: without a second stop, inside a quotation where that is the custom. */
function follow(before: Rich, separator: string, marks: Marks): Rich {
  const text = textOf(before);
  if (text === '') return [];
  const mark = /^[.,]/.exec(separator)?.[0] ?? '';
  const rest = separator.slice(mark.length);
  const isSaid = mark === '.' ? ENDED.test(text) || ENDED_QUOTE.test(text) : mark !== '' && text.endsWith(mark);
  if (mark === '' || isSaid) return run(before, plain(rest));
  const last = before.at(-1);
  const closing = marks === 'american' ? /’?”$/.exec(last?.text ?? '')?.[0] : undefined;
  if (last === undefined || closing === undefined) return run(before, plain(separator));
  const inside = `${last.text.slice(0, -closing.length)}${mark}${closing}`;
  return run(before.slice(0, -1), [{ ...last, text: inside }], plain(rest));
}

export type Join = (separator: string, ...parts: readonly Rich[]) => Rich;

/** Joins what says something; the rest leaves no trace. */
export const joiner =
  (marks: Marks): Join =>
  (separator, ...parts) =>
    parts
      .filter((part) => part.length > 0)
      .reduce<Rich>((all, part) => (all.length === 0 ? part : run(follow(all, separator, marks), part)), []);
