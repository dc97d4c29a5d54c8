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
  const all = (selector: string): readonly Element[] => [...Document.prototype.querySelectorAll.call(doc, selector)];
  const attribute = (selector: string, name: string): string => all(selector)[0]?.getAttribute(name) ?? '';
  const title: unknown = Object.getOwnPropertyDescriptor(Document.prototype, 'title')?.get?.call(doc);
  const base = resolve(attribute('base[href], link[data-base][href]', 'href'), url) || url;
  const metas = all('meta[content], meta[value]').flatMap((meta) => {
    const names = (meta.getAttribute('name') ?? meta.getAttribute('property') ?? meta.getAttribute('itemprop') ?? '').toLowerCase().trim();
    // Some sites write `value`, and mean it.
    const content = (meta.getAttribute('content') ?? meta.getAttribute('value') ?? '').trim().slice(0, 4096);
    return names && content ? [[names, content] as const] : [];
  });
  return {
    url,
    title: String(title ?? '').slice(0, 4096),
    language: (attribute('html', 'lang') || attribute('html', 'xml:lang')).trim().slice(0, 64),
    canonical: resolve(attribute('link[rel~="canonical" i][href]', 'href'), base).slice(0, 4096),
    metas: metas.slice(0, 200),
    jsonLd: all('script[type="application/ld+json" i]')
      .map((script) => script.textContent ?? '')
      .filter((text) => text.length <= 65536)
      .slice(0, 8),
  };
}
