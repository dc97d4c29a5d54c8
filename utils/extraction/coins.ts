// What does a page say of its work in a COinS span (OpenURL in the title of an empty element)? Catalogues and journals carry one for themselves, and one
// for each work that they list: only one that says the page's own title is believed.
import type { Details } from '@/utils/model/document';
import { readDate } from './dates';
import { readIsbn, readIssn } from './details';
import { mayHold } from './held-names';
import { plain, readAuthors, squeezed } from './printed';

export interface CoinsFacts {
  readonly authors: readonly string[];
  readonly publisher: string;
  readonly published: string;
  readonly doi: string;
  readonly details: Pick<Details, 'isbn' | 'issn' | 'number' | 'kind'>;
}

const NONE: CoinsFacts = { authors: [], publisher: '', published: '', doi: '', details: {} };

/** Genres of OpenURL by what the work is; of an article it need not be said. */
const KINDS: Readonly<Record<string, string>> = {
  report: 'Report',
  book: 'Book',
  bookitem: 'Chapter',
  dissertation: 'Thesis',
  proceeding: 'Conference paper',
  conference: 'Conference proceedings',
  preprint: 'Preprint',
};

/** Kind, ISBN, ISSN, and the number of a report; of journals the number is that of an issue. */
function detailsOf(said: URLSearchParams): CoinsFacts['details'] {
  const format = said.get('rft_val_fmt')?.endsWith('fmt:kev:mtx:dissertation') ? 'dissertation' : '';
  const genre = (said.get('rft.genre') || format).toLowerCase();
  const kind = Object.hasOwn(KINDS, genre) ? (KINDS[genre] ?? '') : '';
  const first = (key: string, read: (value: string) => string): string =>
    said
      .getAll(key)
      .map(read)
      .find((digits) => digits !== '') ?? '';
  const isbn = first('rft.isbn', readIsbn);
  const issn = first('rft.issn', readIssn) || first('rft.eissn', readIssn);
  const number = genre === 'report' ? plain(said.get('rft.number') ?? '') : '';
  return { ...(kind !== '' && { kind }), ...(isbn !== '' && { isbn }), ...(issn !== '' && { issn }), ...(number !== '' && { number }) };
}

export function readCoins(doc: Document, title: string): CoinsFacts {
  if (!mayHold(doc, ['.z3988'])) return NONE;
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
      authors: readAuthors(authors.map((name) => name.replace(/^([^,]+),\s*([^,]+)$/, '$2 $1'))),
      publisher: plain(said.get('rft.pub') ?? ''),
      published: readDate(said.get('rft.date') ?? ''),
      doi: doi.find((d) => d !== '')?.toLowerCase() ?? '',
      details: detailsOf(said),
    };
  }
  return NONE;
}
