import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { identityKeys, normalUrl, pdfKeys } from '@/utils/extraction/identity';
import type { PageHead } from '@/utils/model/document';

const P = 'https://example.org/papers/accountability';

/**
 * Pairs of addresses, whether they name one copy, and why. Two editions are two works until the reader says otherwise: nothing
 * in an address may join them. Other shapes of a page are joined by its canonical address alone (below), never by the look of theirs.
 */
const PAIRS: readonly (readonly [string, string, 'same' | 'different' | 'edition', string])[] = [
  [P, 'http://example.org/papers/accountability', 'same', 'http and https serve one page'],
  [P, 'https://EXAMPLE.org/papers/accountability', 'same', 'host names have no letter case'],
  [P, 'https://www.example.org/papers/accountability', 'same', 'www is an alias nearly everywhere'],
  [P, 'https://example.org:443/papers/accountability', 'same', 'default port'],
  [P, 'http://example.org:80/papers/accountability', 'same', 'default port'],
  [P, 'https://example.org./papers/accountability', 'same', 'the root dot of a host name'],
  [P, 'https://reader:secret@example.org/papers/accountability', 'same', 'who signs in is not what is read'],
  [P, `${P}/`, 'same', 'slash at the end'],
  [P, `${P}/index.html`, 'same', 'index file'],
  ['https://example.org', 'https://example.org/', 'same', 'empty path'],
  ['https://example.org/a/', 'https://example.org/a/default.aspx', 'same', 'index file of another server'],
  ['https://example.org/a/', 'https://example.org/a/index.jspx', 'same', 'index file of another server'],
  [P, `${P}#section-2`, 'same', 'a place in the page'],
  [P, `${P}#:~:text=open%20books`, 'same', 'a text fragment'],
  [P, `${P}?utm_source=newsletter&utm_medium=email`, 'same', 'tracking'],
  [P, `${P}?fbclid=IwAR0abc`, 'same', 'tracking'],
  [P, `${P}?gclid=abc&mc_cid=1&mc_eid=2&igshid=3&msclkid=4`, 'same', 'tracking'],
  [P, `${P}?dm_i=1A2B,3C&elqTrackId=abc&elqTrack=true`, 'same', 'a link in a letter'],
  [P, `${P}?ck_subscriber_id=5&_kx=a&ml_subscriber=b&et_rid=c&emci=d&emdi=e&ceid=f`, 'same', 'a link in a letter'],
  [P, `${P}?gad_source=1&srsltid=abc&igsh=x`, 'same', 'tracking'],
  [P, `${P}?`, 'same', 'empty query'],
  [`${P}?a=1&b=2`, `${P}?b=2&a=1`, 'same', 'order of differently named parameters'],
  [`${P}?a=1&a=1`, `${P}?a=1`, 'same', 'the same said twice'],
  [`${P}?id=7&utm_campaign=x`, `${P}?id=7`, 'same', 'tracking beside a name of the page'],
  [`${P}?q=a+b`, `${P}?q=a%20b`, 'same', 'two spellings of a blank'],
  ['https://example.org/%7Eann/paper', 'https://example.org/~ann/paper', 'same', 'an escape that is not needed'],
  ['https://example.org/caf%c3%a9', 'https://example.org/café', 'same', 'letter case and kind of escape'],
  ['https://example.org/a/../papers', 'https://example.org/papers', 'same', 'dot segments'],
  ['https://münchen.example/x', 'https://xn--mnchen-3ya.example/x', 'same', 'two spellings of a host'],
  ['https://example.org/doc;jsessionid=1A2B?id=4', 'https://example.org/doc?id=4', 'same', 'a visit, not a page'],
  [P, 'https://example.org/papers/Accountability', 'different', 'paths have letter case'],
  [P, 'https://example.org/papers', 'different', 'a page above'],
  [P, `${P}/chapter-2`, 'different', 'a page below'],
  [P, 'https://example.com/papers/accountability', 'different', 'another site'],
  [P, 'https://data.example.org/papers/accountability', 'different', 'another host of the site'],
  [P, 'https://example.org:8443/papers/accountability', 'different', 'another port'],
  [`${P}?id=7`, `${P}?id=8`, 'different', 'a parameter that names the page'],
  [`${P}?page=2`, P, 'different', 'a later page'],
  [`${P}?elqm=7`, P, 'different', 'a parameter that only begins as one of a letter'],
  [`${P}#page=3`, P, 'same', 'a page of a file'],
  [`${P}?v=1&v=2`, `${P}?v=2&v=1`, 'different', 'order of values of one name may mean something'],
  ['https://example.org/#!/papers/1', 'https://example.org/#!/papers/2', 'different', 'pages of a script-built site'],
  ['https://example.org/#/papers/1', 'https://example.org/', 'different', 'a page of a script-built site'],
  ['https://example.org/a%2Fb', 'https://example.org/a/b', 'different', 'an escaped slash is no slash'],
  ['https://www.co.uk/x', 'https://co.example/x', 'different', 'other hosts'],
  ['https://example.org/papers/v1/lamps', 'https://example.org/papers/v2/lamps', 'edition', 'a number of version in the path'],
  ['https://example.org/lamps-2019', 'https://example.org/lamps-2020', 'edition', 'a year in the name'],
  ['https://example.org/2019/lamps', 'https://example.org/2020/lamps', 'edition', 'a year in the path'],
  [`${P}?version=1`, `${P}?version=2`, 'edition', 'a number of version in a parameter'],
  [`${P}?edition=2`, P, 'edition', 'the newest stands without a number'],
  ['https://arxiv.example/abs/1901.00001v1', 'https://arxiv.example/abs/1901.00001v2', 'edition', 'a preprint and its revision'],
  ['https://example.org/en/lamps', 'https://example.org/de/lamps', 'edition', 'a translation has words of its own'],
  [`${P}?lang=en`, `${P}?lang=fr`, 'edition', 'a translation by parameter'],
  ['https://example.org/lamps-draft', 'https://example.org/lamps', 'edition', 'a draft'],
  ['https://web.archive.example/2019/https://example.org/p', 'https://example.org/p', 'edition', 'as it stood in 2019'],
  [`${P}/amp`, P, 'different', 'another shape, but for its canonical address'],
  ['https://m.example.org/papers/accountability', P, 'different', 'a site for small screens, but for its canonical address'],
  [`${P}?print=1`, P, 'different', 'for printing, but for its canonical address'],
  [`${P}.pdf`, P, 'different', 'a file beside the page has pages of its own'],
  ['file:///home/ann/a.html', 'file:///home/ann/b.html', 'different', 'files of the reader'],
  ['file:///home/ann/a.html#x', 'file:///home/ann/a.html', 'same', 'a place in a file'],
];

describe('the normal form of an address', () => {
  test.each(PAIRS)('%s and %s are %s: %s', (a, b, verdict) => {
    const [x, y] = [normalUrl(a), normalUrl(b)];
    expect(x).toBeDefined();
    expect(x === y).toBe(verdict === 'same');
  });

  test.each([
    'about:blank',
    'chrome-extension://abc/reader.html',
    'moz-extension://abc/x',
    'javascript:alert(1)',
    'data:text/html,x',
    'blob:https://example.org/1',
    'view-source:https://example.org/',
    'mailto:a@b.example',
    'no address',
    '',
    'https://',
    '/papers/1',
  ])('there is none for %s', (url) => expect(normalUrl(url)).toBeUndefined());

  test('of nothing but slashes and a letter is read in one pass', () => {
    const path = `${'/'.repeat(900_000)}x`;
    expect(normalUrl(`https://a.example${path}`)).toBe(`//a.example${path}`);
  });

  const segment = fc.stringMatching(/^[A-Za-z0-9._~%!$&'()*+,;=:@é -]{1,12}$/);
  const host = fc.constantFrom('example.org', 'www.example.org', 'a.b.example', 'EXAMPLE.com', 'localhost', '[::1]', '10.0.0.1', 'www.org');
  const address = fc
    .record({
      scheme: fc.constantFrom('http', 'https'),
      host,
      port: fc.constantFrom('', ':80', ':443', ':8080'),
      path: fc.array(segment, { maxLength: 4 }),
      end: fc.constantFrom('', '/', '//', '/index.html', '/index.php/', '/INDEX.HTM'),
      query: fc.array(fc.tuple(fc.constantFrom('id', 'b', 'utm_source', 'fbclid', 'A', ''), segment), { maxLength: 4 }),
      hash: fc.constantFrom('', '#a', '#!/b', '#/c/', '#:~:text=x', '#!x:~:text=y'),
    })
    .map(({ scheme, host: h, port, path, end, query, hash }) => {
      const search = query.length === 0 ? '' : `?${query.map(([k, v]) => `${k}=${v}`).join('&')}`;
      return `${scheme}://${h}${port}${path.map((s) => `/${s}`).join('')}${end}${search}${hash}`;
    });

  test('is its own normal form', () => {
    fc.assert(
      fc.property(address, (url) => {
        const once = normalUrl(url);
        fc.pre(once !== undefined);
        expect(normalUrl(once ?? '')).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  test('never joins different paths', () => {
    const plain = fc.array(fc.stringMatching(/^[A-Za-z0-9_~-]{1,8}$/), { maxLength: 4 });
    fc.assert(
      fc.property(plain, plain, address, (a, b, rest) => {
        fc.pre(a.join('/') !== b.join('/'));
        const search = new URL(rest.replace('[::1]', 'x')).search;
        expect(normalUrl(`https://example.org/${a.join('/')}${search}`)).not.toBe(
          normalUrl(`http://www.example.org/${b.join('/')}/${search}`),
        );
      }),
      { numRuns: 1000 },
    );
  });

  test('never joins different hosts but for www, nor different parameters that are no tracking', () => {
    fc.assert(
      fc.property(address, fc.stringMatching(/^[a-z0-9]{1,8}$/), (url, id) => {
        fc.pre(normalUrl(url) !== undefined);
        expect(normalUrl(url)).not.toBe(normalUrl(`${url.replace(/[?#].*$/s, '')}?doc=${id}&doc2=${id}`));
        const u = new URL(url);
        // An address in numbers takes no letter before it.
        if (!/^[a-z.]+$/.test(u.hostname)) return;
        u.hostname = `x${u.hostname}`;
        expect(normalUrl(u.href)).not.toBe(normalUrl(url));
      }),
    );
  });
});

test('the PDFs that a page names as its own, on its own site', () => {
  const page = {
    ...head('https://www.isles.example/papers/7'),
    metas: [['citation_pdf_url', '/papers/7.pdf?utm_source=x']] as const,
    pdfs: [
      'https://files.isles.example/7-full.pdf',
      'https://elsewhere.example/7.pdf',
      'https://isles.example/papers/7.pdf',
      'file:///7.pdf',
      '',
    ],
  };
  expect(pdfKeys(page)).toEqual(['//files.isles.example/7-full.pdf', '//isles.example/papers/7.pdf']);
  expect(pdfKeys({ ...page, url: 'urn:sha256:x' })).toEqual([]);
  expect(pdfKeys(head('https://isles.example/a'))).toEqual([]);
});

const head = (url: string, canonical = ''): PageHead => ({ url, title: '', language: '', canonical, metas: [], jsonLd: [] });

describe('the keys by which a page is recognised', () => {
  test('begin with its own address, then the canonical one, then the DOI', () => {
    expect(identityKeys(head('https://example.org/p?id=9', 'https://www.example.org/papers/nine'), '10.1000/ABC')).toEqual([
      '//example.org/p?id=9',
      '//example.org/papers/nine',
      'doi:10.1000/abc',
    ]);
  });

  test('are one when the canonical address is its own', () => {
    expect(identityKeys(head('http://example.org/a?utm_source=x', 'https://example.org/a/'), '')).toEqual(['//example.org/a']);
  });

  test.each([
    ['https://m.example.org/story/5', 'https://www.example.org/story/5', true, 'the mobile site'],
    ['https://example.org/story/5/amp', 'https://example.org/story/5', true, 'another shape of the page'],
    ['https://example.org/?p=12', 'https://example.org/2012/04/story', true, 'a short address'],
    ['https://en.m.example.org/wiki/Pier', 'https://en.example.org/wiki/Pier', true, 'the mobile site of a language'],
    ['https://example.org/story?amp=1', 'https://example.org/story', true, 'another shape, by a parameter'],
    ['https://example.org/story?print=1', 'https://example.org/story', true, 'for printing'],
    ['https://example.org/story?page=all', 'https://example.org/story', true, 'all pages at once'],
    ['https://example.org/story?page=2', 'https://example.org/story', false, 'a later page'],
    ['https://example.org/story?m=201904', 'https://example.org/story', false, 'a month'],
    ['https://fr.example.org/story', 'https://en.example.org/story', false, 'another language'],
    ['https://example.org/story?session=abc', 'https://example.org/story', true, 'a parameter that names nothing'],
    ['https://example.org/story/5', 'https://example.org/', false, 'the home page'],
    ['https://example.org/story/5', 'https://example.org', false, 'the home page'],
    ['https://example.org/news/story-5', 'https://example.org/news', false, 'the listing above it'],
    ['https://example.org/story-5', 'https://example.org/category/housing', false, 'a listing'],
    ['https://example.org/story-5', 'https://example.org/blog/', false, 'a listing'],
    ['https://example.org/report/chapter-2', 'https://example.org/report', false, 'the first page of several'],
    ['https://example.org/view.php?id=5', 'https://example.org/view.php', false, 'one address for every page'],
    ['https://example.org/view?x=5', 'https://example.org/view', false, 'a number lost'],
    ['https://example.org/story/5', 'https://elsewhere.example/story/5', false, 'another site'],
    ['https://example.org/story/5', 'https://example.org.evil.example/story/5', false, 'another site that looks alike'],
    ['https://example.org/story/5', 'javascript:alert(1)', false, 'no address'],
    ['https://example.org/story/5', 'not an address', false, 'no address'],
  ])('of %s take the canonical %s: %s (%s)', (url, canonical, believed) => {
    expect(identityKeys(head(url, canonical), '')).toHaveLength(believed ? 2 : 1);
  });

  test('leave out what is no DOI, and are empty only for what has no address', () => {
    expect(identityKeys(head('https://example.org/a'), 'see there')).toEqual(['//example.org/a']);
    expect(identityKeys(head('about:blank', 'https://example.org/a'), '')).toEqual([]);
  });

  test('survive any canonical link', () => {
    fc.assert(
      fc.property(fc.string(), fc.webUrl({ size: 'xsmall' }), fc.string(), (canonical, url, doi) => {
        expect(identityKeys(head(url, canonical), doi).length).toBeGreaterThan(0);
      }),
    );
  });
});
