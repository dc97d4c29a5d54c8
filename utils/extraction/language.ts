// In which language is a text written? By its commonest words, or by its script where that decides.

const COMMON: Readonly<Record<string, string>> = {
  en: 'the of and to in is that for with was on are by this be as it from which',
  de: 'der die und das den von zu mit sich des auf für ist im dem nicht ein eine auch wird',
  fr: 'les des est dans que une pour qui sur pas plus par avec sont cette aux ces il du et',
  es: 'los las del que por una con para como más sus está son entre ser este y el se',
  it: 'che della di per una con sono del nel alla gli più dei come anche questo delle il è e',
  nl: 'het een van niet zijn voor met dat aan ook worden bij wordt naar deze maar en de is op',
  pt: 'que não uma com para dos das por mais como ao são pelo entre ser também à os e do',
  sv: 'och att det som för den med är på till av inte har ett om från så vi',
  da: 'og det at som for den med er på til af ikke har et om fra der blev',
  pl: 'nie się na jest to że do z w o jak po przez dla oraz są od który',
};
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Greek}/gu, 'el'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Devanagari}/gu, 'hi'],
];
const ENOUGH_WORDS = 80;
const LONGEST = 2000;

const LANGUAGES_OF = new Map<string, string[]>();
for (const [language, words] of Object.entries(COMMON))
  for (const word of new Set(words.split(' '))) LANGUAGES_OF.set(word, [...(LANGUAGES_OF.get(word) ?? []), language]);

/** Most texts have no letter but these: of them the same is known sooner than by the classes of Unicode. */
const LATIN = /^[\0-\u00b4\u00b6-\u017f\u2000-\u206f\u20ac\u2122]*$/;
const LATIN_WORDS = /[a-z\u00aa\u00ba\u00e0-\u00f6\u00f8-\u017f]+/g;

/** BCP 47 language of a text, without region; empty when it is too short or of no language known here. */
export function languageOfText(text: string): string {
  const sample = text.slice(0, LONGEST);
  const isLatin = LATIN.test(sample);
  const words = sample.toLowerCase().match(isLatin ? LATIN_WORDS : /\p{L}+/gu) ?? [];
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  const others = isLatin ? 0 : letters - sample.replace(/\P{Script=Latin}+/gu, '').length;
  if (others > 0.3 * letters)
    return SCRIPTS.find(([script]) => others > ENOUGH_WORDS && (sample.match(script)?.length ?? 0) > 0.3 * letters)?.[1] ?? '';
  if (words.length < ENOUGH_WORDS) return '';
  const counts = new Map(Object.keys(COMMON).map((language) => [language, 0]));
  for (const word of words) for (const language of LANGUAGES_OF.get(word) ?? []) counts.set(language, (counts.get(language) ?? 0) + 1);
  const [best, next] = [...counts].toSorted(([, a], [, b]) => b - a);
  if (best === undefined || next === undefined) return '';
  return best[1] > 0.12 * words.length && best[1] > 1.4 * next[1] ? best[0] : '';
}

/** What a page says of its language, unless its text is plainly in another: a theme's `lang` is often the theme's own. */
export function trustedLanguage(stated: string, text: string): string {
  const written = languageOfText(text);
  return written === '' || stated.toLowerCase().split('-')[0] === written ? stated : written;
}
