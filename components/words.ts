// Which sentence does a reader see? Keys of the English message file, filled in; entrypoints plug in the browser's i18n.
import english from '../public/_locales/en/messages.json';
import type { Problem } from '@/utils/model/result';

/** A key of `public/_locales/en/messages.json`. */
export type MessageKey = keyof typeof english;
type StemOf<K> = K extends `${infer Stem}_other` ? Stem : never;
/** The stem of a pair of keys `<stem>_one`, `<stem>_other`. */
export type PluralKey = StemOf<MessageKey>;

/** Looks a key up in the reader's language; an empty string when it is not there (as `browser.i18n.getMessage` does). */
export type GetMessage = (key: string, substitutions: readonly string[]) => string;

const inEnglish: Readonly<Record<string, { readonly message: string }>> = english;
const spoken: { get: GetMessage; language: string } = { get: () => '', language: 'en' };

/** Made once a language: making one takes longer than drawing the row that it is for. */
const made = {
  numbers: new Intl.NumberFormat('en'),
  plurals: new Intl.PluralRules('en'),
  dates: new Map<string, Intl.DateTimeFormat>(),
  /** Messages with nothing to fill in: the browser looks one up as slowly each time as the first. */
  plain: new Map<string, string>(),
};

/** Plugs in another language, once, before anything is rendered. `language` is BCP 47 and rules plurals, numbers and dates. */
export function configureWords(get: GetMessage, language = 'en'): void {
  spoken.get = get;
  spoken.language = language;
  made.numbers = new Intl.NumberFormat(language);
  made.plurals = new Intl.PluralRules(language);
  made.dates.clear();
  made.plain.clear();
}

function fill(message: string, substitutions: readonly string[]): string {
  return message.replace(/\$(\$|[1-9])/g, (_all, which: string) => (which === '$' ? '$' : (substitutions[Number(which) - 1] ?? '')));
}

function look(key: string, substitutions: readonly string[]): string {
  if (substitutions.length > 0) return found(key, substitutions);
  const known = made.plain.get(key) ?? found(key, substitutions);
  made.plain.set(key, known);
  return known;
}

function found(key: string, substitutions: readonly string[]): string {
  const known = inEnglish[key];
  return spoken.get(key, substitutions) || (known === undefined ? '' : fill(known.message, substitutions));
}

/** The message for a key with `$1`, `$2` … filled in. */
export const t = (key: MessageKey, ...substitutions: string[]): string => look(key, substitutions);

/** A number as people write it. */
export const figure = (n: number): string => made.numbers.format(n);

/** The message for a number of things: `$1` is the number as it is written, then the other substitutions. */
export function count(stem: PluralKey, n: number, ...substitutions: string[]): string {
  const all = [figure(n), ...substitutions];
  const form = made.plurals.select(n);
  return look(`${stem}_${form}`, all) || look(`${stem}_other`, all);
}

/** The sentence for a problem: what is wrong, where (in brackets, when it is known), what is safe, what to do next. */
export function problemSentence({ code, detail }: Problem): string {
  const sentence = look(`problem_${code.replaceAll('-', '_')}`, [detail]) || t('problem_unexpected', `${code} ${detail}`.trim());
  return detail === '' ? sentence.replace(/\s*[(（][)）]/, '') : sentence;
}

/** An ISO time as a day in the reader's language; an empty string when it is no time. */
export function day(iso: string): string {
  return formatted(iso, { dateStyle: 'medium' });
}

/** An ISO time as day and minute. */
export function moment(iso: string): string {
  return formatted(iso, { dateStyle: 'medium', timeStyle: 'short' });
}

/** A publication date at the precision it has: `2012`, `2012-04` or `2012-04-07`. */
export function published(iso: string): string {
  if (/^\d{4}$/.test(iso)) return iso;
  if (/^\d{4}-\d{2}$/.test(iso)) return formatted(`${iso}-01`, { year: 'numeric', month: 'long', timeZone: 'UTC' });
  return formatted(iso, { dateStyle: 'long', timeZone: 'UTC' });
}

/** A size as people say it, from bytes. */
export function megabytes(bytes: number): string {
  const size = bytes === 0 ? 0 : Math.max(0.1, bytes / 1_000_000);
  const options = { style: 'unit', unit: 'megabyte', maximumFractionDigits: size < 10 ? 1 : 0 } as const;
  return new Intl.NumberFormat(spoken.language, options).format(size);
}

/** A language by its code as the recognising engine has it (`deu`, `chi_sim`): its name, with what the code says beyond it. */
export function languageName(code: string): string {
  const [language = code, ...more] = code.split('_');
  const name = new Intl.DisplayNames(spoken.language, { type: 'language', fallback: 'code' }).of(language) ?? code;
  return more.length === 0 ? name : `${name} (${more.join(', ')})`;
}

function formatted(iso: string, options: Intl.DateTimeFormatOptions): string {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return '';
  const key = JSON.stringify(options);
  const format = made.dates.get(key) ?? new Intl.DateTimeFormat(spoken.language, options);
  made.dates.set(key, format);
  return format.format(time);
}
