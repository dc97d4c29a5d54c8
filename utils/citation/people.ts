// How are the people and bodies of a work named: in full, turned round, by initials, in short?
import type { CslName } from './csl';

/** `full` Anna van der Berg · `inverted` Berg, Anna van der · `initials` A.B. Berg. */
export interface NameShape {
  /** Between initials: `.` gives A.B., `. ` A. B., the empty string AB. */
  readonly initials: string;
  readonly isInverted: boolean;
  /** Between family name and initials, where the family name comes first. */
  readonly separator: string;
}

const PARTICLE = /^((?:\p{Ll}[\p{L}’'.]*\s+|[dlDL][’'])+)(?=\p{L})/u;

/** The small words before a family name: `van der`. */
export function particleOf(family: string): { readonly particle: string; readonly rest: string } {
  const particle = /^\p{Ll}/u.test(family) ? (PARTICLE.exec(family)?.[1] ?? '') : '';
  return { particle: particle.trim(), rest: family.slice(particle.length) };
}

/** The first letters of given names. A name in a script without capitals has none and stays whole. */
export function initialsOf(given: string, between: string): string {
  if (!/\p{Lu}/u.test(given)) return given;
  const words = given
    .replace(/\.(?=\S)/g, '. ')
    .split(/\s+/)
    .filter((word) => /^\p{L}/u.test(word));
  const letters = words.flatMap((word) => {
    if (/^\p{Lu}{2,3}$/u.test(word)) return [...word];
    return [
      word
        .split(/[-‐‑]/)
        .map((part) => /^\P{M}\p{M}*/u.exec(part)?.[0] ?? '')
        .filter((letter) => letter !== '')
        .join(`${between.trim()}-`),
    ];
  });
  if (letters.length === 0) return given;
  const dot = between.trim();
  return letters.map((letter) => letter + dot).join(between.slice(dot.length));
}

/** Bare initials get their stops: `A B` is `A. B.` */
export const dotted = (given: string): string => given.replace(/(?<![\p{L}\p{M}.’'-])(\p{Lu})(?![\p{L}\p{M}.’'])/gu, '$1.');

const withSuffix = (name: string, suffix: string | undefined, before: string): string =>
  suffix === undefined ? name : `${name}${before}${suffix}`;

/** `van der Berg, A.B.`, `van der Berg AB`. */
export function byInitials(name: CslName, { initials, isInverted, separator }: NameShape): string {
  const { family = '', given = '' } = name;
  if (name.literal !== undefined || given === '') return shortName(name);
  const letters = initialsOf(given, initials);
  if (family === '') return given;
  return isInverted
    ? withSuffix(`${family}${separator}${letters}`, name.suffix, separator)
    : withSuffix(`${letters} ${family}`, name.suffix, ' ');
}

/** `Anna van der Berg`. */
export function fullName(name: CslName): string {
  if (name.literal !== undefined) return name.literal;
  return withSuffix([name.given, name.family].filter((part) => part !== undefined && part !== '').join(' '), name.suffix, ' ');
}

const INITIALS = /^(?:\p{Lu}\.?-?)+$/u;

/** `AB van der Berg`: initials without stops and close together, as law has them. */
export function closedUp(name: CslName): string {
  const words = (name.given ?? '').split(/\s+/);
  const given = words.reduce((all, word, i) => {
    const isInitial = INITIALS.test(word);
    const before = words[i - 1];
    const gap = before === undefined || (isInitial && INITIALS.test(before)) ? '' : ' ';
    return `${all}${gap}${isInitial ? word.replace(/\./g, '') : word}`;
  }, '');
  return fullName(name.given === undefined ? name : { ...name, given });
}

/** `Berg, Anna van der`, as Chicago files it. */
export function filedName(name: CslName): string {
  const { family = '', given = '' } = name;
  if (name.literal !== undefined || family === '' || given === '') return fullName(name);
  const { particle, rest } = particleOf(family);
  return withSuffix(`${rest}, ${dotted(given)}${particle === '' ? '' : ` ${particle}`}`, name.suffix, ', ');
}

/** `van der Berg`. */
export const shortName = (name: CslName): string => name.literal ?? name.family ?? name.given ?? '';

/** `A, B and C`; `last` goes before the last of two, `lastOfMany` before the last of more. */
export function listed(names: readonly string[], last: string, lastOfMany = last): string {
  const end = names.at(-1) ?? '';
  if (names.length < 2) return end;
  return `${names.slice(0, -1).join(', ')}${names.length === 2 ? last : lastOfMany}${end}`;
}

/** Between two bodies stands no comma, where one stands before the last of two persons. */
export const areBodies = (names: readonly CslName[]): boolean => names.length === 2 && names.every((name) => name.literal !== undefined);

/** Names that say something. */
export const namesOf = (names: readonly CslName[] | undefined): readonly CslName[] =>
  (names ?? []).filter((name) => shortName(name) !== '');
