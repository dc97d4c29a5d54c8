// A codebook as a page for people: one HTML file to read, print and hand round. No script, nothing fetched.
import type { Concept, Outline, PlacedConcept } from '../../model/concept';
import type { Iri } from '../../model/ids';
import { escaped, openFile } from '../html-file';
import { altLabelsOf } from './links';
import { pageStyle, type Look } from './page-style';

/** What the page says beside the codebook's own texts, in the language of who hands it round. */
export interface PageWords {
  /** BCP 47. */
  readonly language: string;
  readonly contents: string;
  readonly altLabels: string;
  readonly scopeNote: string;
  readonly notWhen: string;
  readonly retired: string;
  readonly example: string;
  readonly alsoBelow: string;
  readonly related: string;
  readonly noDefinition: string;
  /** How many concepts the codebook has, and when the page was made. */
  readonly head: (concepts: number) => string;
  readonly passages: (n: number) => string;
}

export interface PageInput {
  readonly outline: Outline;
  /** How often each concept is used in this library; a concept that is not there is used nowhere. */
  readonly counts: ReadonlyMap<Iri, number>;
  readonly words: PageWords;
  /** By paint. */
  readonly looks: readonly Look[];
}

/** A concept in the page: its place among all, from 0, makes its address. */
interface Written {
  readonly placed: PlacedConcept;
  readonly n: number;
  readonly depth: number;
}

interface Surroundings extends PageInput {
  readonly byId: ReadonlyMap<Iri, Written>;
  /** ` lang="…"` where the codebook's language is not the page's. */
  readonly lang: string;
}

/** Text of the codebook's own, which may run from right to left whatever stands around it. */
const own = (tag: string, text: string, { lang }: Surroundings): string => `<${tag} dir="auto"${lang}>${escaped(text)}</${tag}>`;

const link = ({ n, placed }: Written, around: Surroundings): string =>
  `<a href="#c${n}">${own('bdi', placed.concept.prefLabel, around)}</a>`;

function links(ids: readonly Iri[], around: Surroundings): string {
  const known = [...new Set(ids)].flatMap((id) => around.byId.get(id) ?? []);
  return known.map((written) => link(written, around)).join(', ');
}

const row = (term: string, description: string): string => (description === '' ? '' : `<dt>${escaped(term)}</dt>${description}\n`);
const told = (term: string, text: string, around: Surroundings): string => row(term, text === '' ? '' : own('dd', text, around));
const pointed = (term: string, ids: readonly Iri[], around: Surroundings): string => {
  const there = links(ids, around);
  return row(term, there === '' ? '' : `<dd>${there}</dd>`);
};

function details(concept: Concept, parent: Iri | undefined, around: Surroundings): string {
  const { words } = around;
  const altLabels = altLabelsOf(concept)
    .filter((label) => label.trim() !== '')
    .map((label) => own('bdi', label, around))
    .join(', ');
  const rows = [
    row(words.altLabels, altLabels === '' ? '' : `<dd>${altLabels}</dd>`),
    told(words.scopeNote, concept.scopeNote, around),
    told(words.notWhen, concept.notWhen ?? '', around),
    told(words.example, concept.example, around),
    pointed(
      words.alsoBelow,
      concept.broader.filter((id) => id !== parent),
      around,
    ),
    pointed(words.related, concept.related, around),
  ].join('');
  return rows === '' ? '' : `<dl>\n${rows}</dl>\n`;
}

function article({ placed: { concept, parent }, n, depth }: Written, around: Surroundings): string {
  const { words, counts } = around;
  // HTML has six levels of headings; deeper ones say their own.
  const level = Math.min(6, depth + 2);
  const deeper = depth > 4 ? ` aria-level="${depth + 2}"` : '';
  const retired = concept.retired === undefined ? '' : ` (${escaped(words.retired)})`;
  const definition =
    concept.definition === '' ? `<p class="quiet">${escaped(words.noDefinition)}</p>` : own('p', concept.definition, around);
  return [
    `<h${level} id="c${n}"${deeper} dir="auto"${around.lang}><span class="mark p${concept.paint}">${escaped(concept.prefLabel)}</span>${retired}</h${level}>\n`,
    `<p class="count">${escaped(words.passages(counts.get(concept.id) ?? 0))}</p>\n`,
    `${definition}\n`,
    details(concept, parent?.concept.id, around),
  ].join('');
}

function sections(all: readonly Written[], around: Surroundings): string {
  const parts: string[] = [];
  let open = 0;
  for (const written of all) {
    for (; open > written.depth; open--) parts.push('</section>\n');
    parts.push(`<section>\n${article(written, around)}`);
    open++;
  }
  return parts.join('') + '</section>\n'.repeat(open);
}

function place({ inOrder }: Outline): readonly Written[] {
  const depths = new Map<PlacedConcept, number>();
  return inOrder.map((placed, n) => {
    const depth = placed.parent === undefined ? 0 : (depths.get(placed.parent) ?? 0) + 1;
    depths.set(placed, depth);
    return { placed, n, depth };
  });
}

/** A file to save as `.html`. Equal input gives equal bytes. */
export function writePage(input: PageInput): string {
  const { scheme } = input.outline;
  const all = place(input.outline);
  const lang = scheme.language === input.words.language ? '' : ` lang="${escaped(scheme.language)}"`;
  const around: Surroundings = { ...input, byId: new Map(all.map((w) => [w.placed.concept.id, w])), lang };
  const tops = all.filter((w) => w.depth === 0);
  const contents = tops.map((w) => `<li>${link(w, around)}</li>\n`).join('');
  return [
    openFile({ language: input.words.language, title: scheme.title, style: pageStyle(input.looks) }),
    `<body>\n<header>\n${own('h1', scheme.title, around)}\n`,
    scheme.description === '' ? '' : `${own('p', scheme.description, around)}\n`,
    `<p class="quiet">${escaped(input.words.head(all.length))}</p>\n</header>\n`,
    tops.length < 2 ? '' : `<nav aria-label="${escaped(input.words.contents)}">\n<ul>\n${contents}</ul>\n</nav>\n`,
    `<main>\n${sections(all, around)}</main>\n</body>\n</html>\n`,
  ].join('');
}
