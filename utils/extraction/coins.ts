// What does a page say of its work in a COinS span (OpenURL in the title of an empty element)? Catalogues and journals carry one for themselves, and one
// for each work that they list: only one that says the page's own title is believed.
import { readDate } from './dates';
import { plain, readNames, squeezed } from './printed';

export interface CoinsFacts {
  readonly authors: readonly string[];
  readonly publisher: string;
  readonly published: string;
  readonly doi: string;
}

const NONE: CoinsFacts = { authors: [], publisher: '', published: '', doi: '' };

export function readCoins(doc: Document, title: string): CoinsFacts {
  const wanted = squeezed(title);
  for (const span of [...doc.querySelectorAll('.Z3988[title]')].slice(0, 20)) {
    const said = new URLSearchParams((span.getAttribute('title') ?? '').slice(0, 4096));
    const titles = ['rft.atitle', 'rft.btitle', 'rft.title'].map((key) => squeezed(plain(said.get(key) ?? '')));
    if (wanted === '' || !titles.some((t) => t === wanted || (t.length > 10 && wanted.startsWith(t)))) continue;
    const named = said.getAll('rft.au');
    const [last, first] = [said.get('rft.aulast') ?? '', said.get('rft.aufirst') ?? ''];
    const authors = named.length > 0 ? named : [`${first} ${last}`.trim(), said.get('rft.aucorp') ?? ''].filter((name) => name !== '');
    const doi = said.getAll('rft_id').map((id) => /(?:doi:|doi\.org\/|info:doi\/)(10\.\d{4,9}\/\S+)$/i.exec(id)?.[1] ?? '');
    return {
      authors: readNames(authors.map((name) => name.replace(/^([^,]+),\s*([^,]+)$/, '$2 $1'))),
      publisher: plain(said.get('rft.pub') ?? ''),
      published: readDate(said.get('rft.date') ?? ''),
      doi: doi.find((d) => d !== '')?.toLowerCase() ?? '',
    };
  }
  return NONE;
}
