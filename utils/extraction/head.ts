// What does a page say of itself in its head? Read from a live or a parsed document; it ships in the content script,
// so it imports nothing but types and goes through `Document.prototype`: a page can put `<img name=title>` in the way.
import type { PageHead } from '@/utils/model/document';

function resolve(href: string, base: string): string {
  const url = href && URL.canParse(href, base) ? new URL(href, base).href : '';
  return /^(https?|file):/.test(url) ? url : '';
}

/**
 * The page's head within limits (200 metas of 4 kB, 8 JSON-LD scripts of 64 kB; a longer script is left out, for half a script
 * is no JSON). `url` is the page's address; relative canonical links are resolved against it and `<base>`. Never throws.
 */
export function readHead(doc: Document, url: string): PageHead {
  const all = (tag: string): readonly Element[] => [...Document.prototype.getElementsByTagName.call(doc, tag)];
  const links = all('link').filter((link) => link.hasAttribute('href'));
  const title: unknown = Object.getOwnPropertyDescriptor(Document.prototype, 'title')?.get?.call(doc);
  const bases = [...all('base').filter((e) => e.hasAttribute('href')), ...links.filter((link) => link.hasAttribute('data-base'))];
  const base = resolve(bases[0]?.getAttribute('href') ?? '', url) || url;
  const canonical = links.find((link) => /(^|\s)canonical(\s|$)/i.test(link.getAttribute('rel') ?? ''));
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
    language: (html?.getAttribute('lang') || html?.getAttribute('xml:lang') || '').trim().slice(0, 64),
    canonical: resolve(canonical?.getAttribute('href') ?? '', base).slice(0, 4096),
    metas: metas.slice(0, 200),
    jsonLd: all('script')
      .filter((script) => script.getAttribute('type')?.toLowerCase() === 'application/ld+json')
      .map((script) => script.textContent ?? '')
      .filter((text) => text.length <= 65536)
      .slice(0, 8),
    pdfs: links
      .filter((link) => /(^|\s)alternate(\s|$)/i.test(link.getAttribute('rel') ?? '') && link.getAttribute('type') === 'application/pdf')
      .slice(0, 5)
      .map((link) => resolve(link.getAttribute('href') ?? '', base).slice(0, 4096)),
  };
}
