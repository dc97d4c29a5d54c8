// In which language is a codebook read that speaks several? One that most of its concepts have a name in; what is said in no other stays.
import { DC, SKOS, type Statements, type Term } from './triples';

const LABELS = [`${SKOS}prefLabel`] as const;
const TEXTS = ['altLabel', 'hiddenLabel', 'definition', 'scopeNote', 'example', 'note'].map((word) => SKOS + word);

/** In how many concepts each language is spoken by one of these. */
function spoken(s: Statements, concepts: readonly string[], predicates: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const concept of concepts)
    for (const language of new Set(predicates.flatMap((p) => s.of(concept, p)).map((t) => t.language)))
      if (language !== '') counts.set(language, (counts.get(language) ?? 0) + 1);
  return counts;
}

/** The tag, in lower case; empty when no text has one. Among equals what the scheme says (`dc:language`) wins, then what the reader speaks. */
export function languageOf(
  s: Statements,
  parts: { readonly concepts: readonly string[]; readonly schemes: readonly string[] },
  wished: string,
): string {
  const labels = spoken(s, parts.concepts, LABELS);
  const counts = labels.size > 0 ? labels : spoken(s, parts.concepts, TEXTS);
  const said = parts.schemes.flatMap((scheme) => s.of(scheme, `${DC}language`)).map((t) => t.value.toLowerCase());
  const wanted = wished.toLowerCase();
  const worth = (tag: string): number => (said.includes(tag) ? 3 : tag === wanted ? 2 : tag.split('-')[0] === wanted.split('-')[0] ? 1 : 0);
  return [...counts].toSorted(([a, n], [b, m]) => m - n || worth(b) - worth(a))[0]?.[0] ?? '';
}

/** A tag as it is usually written (`zh-Hant-TW`); `und` for none. */
export function writtenTag(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'und';
  } catch {
    return language === '' ? 'und' : language;
  }
}

/**
 * Texts in the language, or without any. `others`: what is passed over. Where there is none, with `isNeeded` those of the language
 * that is said first.
 */
export function textsIn(
  terms: readonly Term[],
  language: string,
  isNeeded = true,
): { readonly texts: readonly string[]; readonly others: readonly Term[] } {
  const all = terms.filter((t) => t.kind === 'text');
  const own = all.filter((t) => t.language === language || t.language === '');
  const kept = own.length > 0 || !isNeeded ? own : all.filter((t) => t.language === all[0]?.language);
  const held = new Set(kept);
  const inOrder = kept.toSorted((a, b) => Number(b.language === language) - Number(a.language === language));
  return { texts: [...new Set(inOrder.map((t) => t.value))], others: all.filter((t) => !held.has(t)) };
}
