// By which keys is a page's document known again? Addresses in normal form, a canonical link worth believing, a DOI.
import type { PageHead } from '@/utils/model/document';

/** Parameters that say where a reader came from or which visit it is, never which page is shown. */
const TRACKING = new RegExp(
  `^(${[
    'utm_.*|pk_.*|mtm_.*|piwik_.*|matomo_.*|hsa_.*|_hs(enc|mi)|__hs(tc|sc|fp)|ga_(source|medium|campaign|term|content)|_ga|_gl|_openstat',
    '(fb|g|d|y|tt|tw|s|z)clid|msclkid|gclsrc|gbraid|wbraid|fb_(action_ids|action_types|source|ref)|igsh(id?)?|mibextid|li_fat_id|__twitter_impression',
    'mc_(cid|eid)|mkt_tok|vero_(id|conv)|oly_(anon|enc)_id|at_(medium|campaign|custom\\d*)|ns_(mchannel|source|campaign|linkname|fee)',
    // Systems that send letters, by the name that each puts on every link.
    'ck_subscriber_id|ml_subscriber(_hash)?|_k[xe]|__s|dm_[it]|elq(track(id)?|aid|at|campaignid|cst)?|et_[rc]id|sfmc_.*|inf_contact_key|em[cd]i|ceid|_bta_(tid|c)|vgo_ee|hsctatracking|xtor|s_cid|bxid|cndid|trk(campaign|info|contact|msg|module|sid)?',
    'gad_(source|campaignid)|srsltid|epik|ef_id|s_kwcid|_branch_match_id|guccounter|guce_referrer(_sig)?|ocid|rb_clickid|awc',
    'wt[._](z?mc)(_.*)?|cmpid|icid|ito|smid|spm|ref_src|ref_url|share|share_token|phpsessid|jsessionid|aspsessionid.*|nocache',
  ].join('|')})$`,
  'i',
);

const INDEX_FILE = /\/(index\.([sx]?html?|phtml|php\d?|aspx?|jspx?|cfm|cgi)|default\.(html?|aspx?|php|jsp))$/i;

/** Percent signs in one spelling: what needs no escape is written plainly, the rest in capitals (RFC 3986, 6.2.2). */
const plainEscapes = (s: string): string =>
  s.replace(/%[0-9a-f]{2}/gi, (escape) => {
    const char = String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    return /[A-Za-z0-9\-._~]/.test(char) ? char : escape.toUpperCase();
  });

function normalQuery(search: string): string {
  const pairs = [...new URLSearchParams(search)].filter(([name]) => !TRACKING.test(name));
  const one = new Map(pairs.map((pair) => [JSON.stringify(pair), pair]));
  // Values of one name keep their order (it may mean something); the names among themselves do not.
  const sorted = [...one.values()].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const query = new URLSearchParams(sorted.map(([name, value]) => [name, value])).toString();
  return query === '' ? '' : `?${query}`;
}

const trimmed = (path: string): string => path.replace(/(?<!\/)\/+$/, '').replace(INDEX_FILE, '');

function normalPath(path: string): string {
  let left = plainEscapes(path).replace(/;jsessionid=[^/;]*/gi, '');
  // Until nothing more goes: what is left must be its own normal form.
  for (let next = trimmed(left); next !== left; next = trimmed(left)) left = next;
  return left;
}

function parse(url: string): URL | undefined {
  // A normal form begins with `//`; reading one again must give itself.
  const given = url.trim();
  const whole = given.startsWith('//') ? `https:${given}` : given;
  return URL.canParse(whole) ? new URL(whole) : undefined;
}

/**
 * Normal form of an address: `//host/path?query`. Two copies with one normal form are one copy.
 *
 * Made one: http and https, letter case of the host, `www.`, default ports, user names, tracking and session parameters, order of
 * differently named parameters, repeated ones, spelling of escapes, the slash and the index file at the end, the fragment (but for
 * `#!…` and `#/…`, which name a page of a script-built site). Kept apart: every other path, letter case of paths, every other
 * parameter, other ports. `file:` addresses keep their path as it is. `undefined` for what is no web page. Idempotent.
 */
export function normalUrl(url: string): string | undefined {
  const u = parse(url);
  if (u === undefined) return undefined;
  if (u.protocol === 'file:') return `file://${u.host}${plainEscapes(u.pathname)}`;
  if (u.protocol !== 'http:' && u.protocol !== 'https:') return undefined;
  const host = u.hostname.replace(/\.+$/, '').replace(/^www\.(?=[^.]+\.)/, '');
  if (host === '') return undefined;
  const port = ['', '80', '443'].includes(u.port) ? '' : `:${u.port}`;
  const fragment = plainEscapes(u.hash.replace(/:~:.*$/s, ''));
  const route = /^#!?\/?./.test(fragment) && /^#[!/]/.test(fragment) && fragment.length > 2 ? fragment : '';
  return `//${host}${port}${normalPath(u.pathname)}${normalQuery(u.search)}${route}`;
}

const LISTING =
  /(^|\/)(categor(y|ies)|tags?|topics?|authors?|search|page\/\d+|archives?)(\/|$)|^\/(blog|news|home|posts|publications|articles|reports|press|media|events|about|en|de|fr|404|error|login)$/i;

/** Other shapes of the page, told by the end of its path; only they may have a canonical address above themselves. */
const OTHER_SHAPE = /^\/(amp|print|printable|mobile|m|index\.\w+)$/i;

const IDENTIFIER = /^(p|q|s|n|nr|no|query|search|chapter|section|article|doc|document|item|story|post|page|view|.*id)$/i;

/** A parameter that asks for the same words in another shape, or for all pages at once or the first. */
const isShape = (name: string, value: string): boolean =>
  (/^(amp|print|printable|printer(_?friendly)?|mobile|m)$/i.test(name) && /^(1|true|yes|on|y|amp|print|)$/i.test(value)) ||
  (/^page$/i.test(name) && /^(1|all|full|single)$/i.test(value));

/** `en.m.` is the small screens' `en.`. */
const bareHost = (host: string): string => host.replace(/^(www\d?|m|mobile|amp)\./, '').replace(/\.(m|mobile)\./, '.');

function sameSite(a: string, b: string): boolean {
  const [x, y] = [bareHost(a), bareHost(b)];
  return x === y || x.endsWith(`.${y}`) || y.endsWith(`.${x}`);
}

/** Whether the canonical address may name this page, rather than a home page, a listing, or one address for a whole site. */
function isPlausible(canonical: URL, page: URL): boolean {
  if (!sameSite(canonical.hostname, page.hostname)) return false;
  const [to, from] = [normalPath(canonical.pathname), normalPath(page.pathname)];
  if (to === from) {
    const kept = new Set(new URLSearchParams(normalQuery(canonical.search)).keys());
    const lost = [...new URLSearchParams(normalQuery(page.search))].filter(([name]) => !kept.has(name));
    return lost.every(([name, value]) => isShape(name, value) || (!IDENTIFIER.test(name) && !/^\d+$/.test(value)));
  }
  if (to === '') return canonical.search.length > 1 && canonical.hostname === page.hostname;
  if (from.startsWith(`${to}/`)) return OTHER_SHAPE.test(from.slice(to.length));
  return !LISTING.test(to);
}

const asUrl = (url: string): URL | undefined => (/^https?:/i.test(url) ? parse(url) : undefined);

/**
 * Every key by which a page's document is recognised: its own address in normal form, its canonical address where that is
 * plausible (same site; no home page, listing or page above it), and `doi:10.…`; of a file without an address its digest. The first is the page's own; empty only when
 * the page has no address, no believable canonical link and no DOI. `doi` is bare, as in `Metadata.doi`.
 */
export function identityKeys(head: PageHead, doi: string): readonly string[] {
  const own = normalUrl(head.url) ?? /^urn:(sha256:[0-9a-f]{64})$/.exec(head.url)?.[1];
  const [page, canonical] = [asUrl(head.url), asUrl(head.canonical)];
  const other = page && canonical && isPlausible(canonical, page) ? normalUrl(canonical.href) : undefined;
  const work = /^10\.\d{4,9}\/\S+$/.test(doi) ? `doi:${doi.toLowerCase()}` : undefined;
  return [...new Set([own, other, work])].filter((key) => key !== undefined);
}

/** Names in a head by which a page says where its paper is as a PDF. */
const PDF_META = /^(citation_pdf_url|eprints\.document_url)$/;

/**
 * Keys of the PDFs that a page names as itself in another shape, on its own site; at most five. No keys of the page's document: that
 * the two are one paper is asked, for a page may name a summary or another edition.
 */
export function pdfKeys(head: PageHead): readonly string[] {
  const page = asUrl(head.url);
  if (page === undefined) return [];
  const named = head.metas.flatMap(([name, content]) => (PDF_META.test(name) ? [URL.parse(content, head.url)?.href ?? ''] : []));
  const own = normalUrl(head.url);
  const keys = [...(head.pdfs ?? []), ...named].flatMap((address) => {
    const pdf = asUrl(address);
    return pdf !== undefined && sameSite(pdf.hostname, page.hostname) ? [normalUrl(address)] : [];
  });
  return [...new Set(keys)].filter((key) => key !== undefined && key !== own).slice(0, 5) as string[];
}
