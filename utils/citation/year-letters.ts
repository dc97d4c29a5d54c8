// Two works of one author and one year would be cited in the same words: a letter behind the year tells them apart, in the text and in
// the list (APA 8.19; Chicago 13.114; Cite Them Right). Footnotes name the whole work and need none.
import type { CitationStyle } from '../model/citation-style';
import type { PaperDocument } from '../model/document';
import type { Iri } from '../model/ids';
import type { Steps } from '../text/pace';
import { textOf } from './rich';
import { STYLES } from './styles';
import { saidOnce, workOf } from './work';

/** `a` to `z`, then `aa`, `ab`. */
const letterOf = (n: number): string => (n < 26 ? '' : letterOf(Math.floor(n / 26) - 1)) + String.fromCharCode(97 + (n % 26));

/** Letters by document, in the order of the list of references, a document a step; those that are cited in words of their own have none. */
export function* yearLetters(documents: readonly PaperDocument[], style: CitationStyle): Steps<ReadonlyMap<Iri, string>> {
  const letters = new Map<Iri, string>();
  const { isNote, citation, bibliography } = STYLES[style];
  if (isNote) return letters;
  const alike = new Map<string, { readonly id: Iri; readonly entry: string }[]>();
  for (const [i, document] of documents.entries()) {
    yield i / documents.length;
    const work = saidOnce(workOf(document));
    const words = textOf(citation(work, ''));
    const those = alike.get(words) ?? [];
    those.push({ id: document.id, entry: textOf(bibliography(work)) });
    alike.set(words, those);
  }
  const collator = new Intl.Collator();
  for (const those of alike.values()) {
    if (those.length < 2) continue;
    those.sort((a, b) => collator.compare(a.entry, b.entry) || (a.id < b.id ? -1 : 1));
    those.forEach(({ id }, n) => letters.set(id, letterOf(n)));
  }
  return letters;
}
