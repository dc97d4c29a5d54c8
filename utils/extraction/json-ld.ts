// What does a page's schema.org JSON-LD say of the work? Any shape may come (graph, array, references, strings); nothing throws.

/** A work's description, every field possibly empty; strings as they stand in the file. */
export interface DescribedWork {
  readonly titles: readonly string[];
  readonly authors: readonly string[];
  readonly publishers: readonly string[];
  readonly dates: readonly string[];
  readonly languages: readonly string[];
  /** Where a DOI may be: identifiers, `sameAs`, the node's own id. */
  readonly identifiers: readonly string[];
  readonly subtitles: readonly string[];
  readonly modified: readonly string[];
  readonly numbers: readonly string[];
  readonly isbns: readonly string[];
  readonly licences: readonly string[];
  readonly kinds: readonly string[];
}

type Node = Readonly<Record<string, unknown>>;

const ARTICLE =
  /^(Report|ScholarlyArticle|MedicalScholarlyArticle|NewsArticle|\w*NewsArticle|Article|BlogPosting|TechArticle|SocialMediaPosting|Thesis|Book|Chapter|Legislation|GovernmentService|DigitalDocument|CreativeWork|Dataset|PublicationIssue)$/;
const PAGE = /^(\w*WebPage|AboutPage|ItemPage|FAQPage|MedicalWebPage)$/;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]);
const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const typesOf = (node: Node): readonly string[] => list(node['@type']).map((t) => text(t).replace(/^.*[/#:]/, ''));

function parse(script: string): unknown {
  try {
    return JSON.parse(script.trim().replace(/^(<!--|<!\[CDATA\[|\/\/\s*<!\[CDATA\[)+|(-->|\]\]>|\/\/\s*\]\]>)+;?$/g, ''));
  } catch {
    // Broken JSON-LD is common and says nothing: the other sources of the head are read instead.
    return undefined;
  }
}

/** Every node of a script in order, the ones in `@graph`, lists and `mainEntity` included; at most 500. */
function nodesOf(scripts: readonly string[]): readonly Node[] {
  const found: Node[] = [];
  const waiting: unknown[] = scripts.map(parse);
  for (let value = waiting.shift(); found.length < 500 && (value !== undefined || waiting.length > 0); value = waiting.shift()) {
    if (Array.isArray(value)) waiting.unshift(...value.slice(0, 500));
    else if (isNode(value)) {
      found.push(value);
      waiting.unshift(
        ...list(value['@graph']).slice(0, 500),
        ...list(value['mainEntity']).slice(0, 20),
        ...list(value['mainEntityOfPage']).filter(isNode),
      );
    }
  }
  return found;
}

/** A page's scripts are asked for its metadata and for its details. */
const known = new WeakMap<readonly string[], { readonly work: DescribedWork | undefined }>();

/** The description of the page's work; the best type wins (an article before a web page), `undefined` when none is described. */
export function describedWork(scripts: readonly string[]): DescribedWork | undefined {
  const before = known.get(scripts) ?? { work: bestWork(scripts) };
  known.set(scripts, before);
  return before.work;
}

function bestWork(scripts: readonly string[]): DescribedWork | undefined {
  const nodes = nodesOf(scripts);
  const byId = new Map(nodes.flatMap((n) => (Object.keys(n).length > 1 && text(n['@id']) !== '' ? [[text(n['@id']), n]] : [])));
  const work = nodes.find((n) => typesOf(n).some((t) => ARTICLE.test(t))) ?? nodes.find((n) => typesOf(n).some((t) => PAGE.test(t)));
  if (work === undefined) return undefined;
  const follow = (value: unknown): unknown =>
    isNode(value) && text(value['name']) === '' ? (byId.get(text(value['@id'])) ?? value) : value;
  const names = (value: unknown): readonly string[] =>
    list(value)
      .map(follow)
      .flatMap((v) => (isNode(v) ? list(v['name']).map(text) : [text(v)]))
      .filter((name) => name !== '');
  const texts = (...keys: readonly string[]): readonly string[] => keys.flatMap((key) => list(work[key]).map(text)).filter((t) => t !== '');
  return {
    titles: texts('headline', 'name', 'title'),
    authors: [...names(work['author']), ...(work['author'] === undefined ? names(work['creator']) : [])],
    publishers: names(work['publisher']),
    dates: texts('datePublished', 'dateCreated'),
    languages: [
      ...texts('inLanguage'),
      ...list(work['inLanguage'])
        .filter(isNode)
        .map((l) => text(l['alternateName']) || text(l['name'])),
    ],
    subtitles: texts('alternativeHeadline', 'alternateName'),
    modified: texts('dateModified'),
    numbers: texts('reportNumber'),
    isbns: texts('isbn'),
    licences: [
      ...texts('license'),
      ...list(work['license'])
        .filter(isNode)
        .map((l) => text(l['url']) || text(l['@id']) || text(l['name'])),
    ],
    kinds: typesOf(work),
    identifiers: [
      ...texts('identifier', 'sameAs', '@id', 'doi'),
      ...list(work['identifier'])
        .filter(isNode)
        .map((i) => text(i['value'])),
    ],
  };
}
