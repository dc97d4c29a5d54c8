// What does a page say of itself in its head? Read from a live or a parsed document; it ships in the content script,
// so it imports nothing but types and goes through `Document.prototype`: a page can put `<img name=title>` in the way.
import type { PageHead } from '@/utils/model/document';

function resolve(href: string, base: string): string {
  const url = href && URL.canParse(href, base) ? new URL(href, base).href : '';
  return /^(https?|file):/.test(url) ? url : '';
}

const said = (element: Element | undefined, name: string): string => element?.getAttribute(name) ?? '';

/** Is it a link to this kind of thing? */
const leadsTo = (link: Element, kind: string): boolean => said(link, 'rel').toLowerCase().split(/\s/).includes(kind);

/**
 * The page's head within limits (200 metas of 4 kB, 8 JSON-LD scripts of 64 kB; a longer script is left out, for half a script
 * is no JSON). `url` is the page's address; relative canonical links are resolved against it and `<base>`. Never throws.
 */
export function readHead(doc: Document, url: string): PageHead {
  const all = (tag: string): readonly Element[] => [...Document.prototype.getElementsByTagName.call(doc, tag)];
  const leading = (tag: string): readonly Element[] => all(tag).filter((e) => e.hasAttribute('href'));
  const links = leading('link');
  const title: unknown = Object.getOwnPropertyDescriptor(Document.prototype, 'title')?.get?.call(doc);
  const bases = [...leading('base'), ...links.filter((link) => link.hasAttribute('data-base'))];
  const base = resolve(said(bases[0], 'href'), url) || url;
  const canonical = links.find((link) => leadsTo(link, 'canonical'));
  const [html] = all('html');
  const metas = all('meta').flatMap((meta) => {
    const names = (meta.getAttribute('name') ?? meta.getAttribute('property') ?? meta.getAttribute('itemprop') ?? '').toLowerCase().trim();
    // Some sites write `value`, and mean it.
    const content = (meta.getAttribute('content') ?? meta.getAttribute('value') ?? '').trim().slice(0, 4096);
    return names && content ? [[names, content] as const] : [];
  });
  return {
    url,
    title: String(title ?? '').slice(0, 4096),
    language: (said(html, 'lang') || said(html, 'xml:lang')).trim().slice(0, 64),
    canonical: resolve(said(canonical, 'href'), base).slice(0, 4096),
    metas: metas.slice(0, 200),
    jsonLd: all('script')
      .filter((script) => said(script, 'type').toLowerCase() === 'application/ld+json')
      .map((script) => script.textContent ?? '')
      .filter((text) => text.length <= 65536)
      .slice(0, 8),
    pdfs: links
      .filter((link) => leadsTo(link, 'alternate') && said(link, 'type') === 'application/pdf')
      .slice(0, 5)
      .map((link) => resolve(said(link, 'href'), base).slice(0, 4096)),
  };
}
