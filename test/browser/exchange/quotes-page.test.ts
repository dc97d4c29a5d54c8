// The page of quotes as a browser reads it: every word in its place, no script, no address but the web's.
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { linesOf, textOf } from '@/utils/exchange/quotes/lines';
import { writePage } from '@/utils/exchange/quotes/page';
import type { QuoteCollection } from '@/utils/model/quotes';
import { anyCollection, COLLECTION, QUOTE, WORDS } from '../../unit/exchange/quotes/make';

const read = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');
const told = (text: string): string => text.replace(/[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\p{Surrogate}]/gu, '\uFFFD');
const bare = (text: string | null | undefined): string => (text ?? '').replace(/\s+/gu, ' ').trim();

describe('a page of quotes', () => {
  test('shows every quote with its citation, concepts, note, tagger and link, and the references', () => {
    const page = read(writePage(COLLECTION, WORDS));
    const article = page.querySelector('article');
    expect([...(article?.querySelectorAll('blockquote p') ?? [])].map((p) => p.textContent)).toEqual([
      'Every cook answers to those who eat.',
      '*All* of <them>.',
    ]);
    expect([...(article?.querySelectorAll('dt') ?? [])].map((dt) => [dt.textContent, dt.nextElementSibling?.textContent])).toEqual([
      ['', 'Meals › Who answers'],
      ['Concepts', 'open books; voice & vote'],
      ['Note', '1. First\n- then'],
      ['', 'Tagged by Ada on 2026-11-22'],
    ]);
    expect(article?.querySelector('a')?.href).toBe('https://canteen.example/meals#:~:text=Every%20cook');
    expect(page.querySelector('.references li i')?.textContent).toBe('Who answers for the meals?');
    expect(page.documentElement.lang).toBe('en');
  });

  test('holds the words alone, whatever they are made of', () => {
    fc.assert(
      fc.property(anyCollection, (collection) => {
        const page = read(writePage(collection, WORDS));
        const quotes = collection.groups.flatMap((g) => g.quotes);
        expect([...page.querySelectorAll('blockquote')].map((b) => bare(b.textContent))).toEqual(
          quotes.map((q) => bare(told(linesOf(q.quote).join('\n')))),
        );
        expect([...page.querySelectorAll('article > p:first-of-type')].map((p) => bare(p.textContent))).toEqual(
          quotes.map((q) => bare(told(textOf(q.citation)))),
        );
        expect(page.querySelectorAll('script, iframe, object, embed, img, svg, form, base, link')).toHaveLength(0);
        for (const element of page.querySelectorAll('*'))
          for (const { name, value } of element.attributes) {
            expect(name).not.toMatch(/^on/u);
            if (name === 'href' || name === 'cite') expect(value).toMatch(/^https?:\/\//u);
          }
      }),
    );
  });

  describe('shown in a browser', () => {
    const quotes = [
      { ...QUOTE, id: 'urn:q:1', concepts: ['open books', 'voice & vote'] },
      { ...QUOTE, id: 'urn:q:2', concepts: ['open books'] },
      { ...QUOTE, id: 'urn:q:3', concepts: [] },
    ];
    const collection: QuoteCollection = {
      ...COLLECTION,
      groups: [
        { heading: 'A', quotes: quotes.slice(0, 1) },
        { heading: 'B', quotes: quotes.slice(1) },
      ],
    };
    let frame: HTMLIFrameElement;
    const opened = async (of: QuoteCollection): Promise<Document> => {
      frame = document.createElement('iframe');
      // As strict as a file from anywhere: no script runs in it.
      frame.setAttribute('sandbox', 'allow-same-origin');
      const loaded = new Promise((done) => void frame.addEventListener('load', done, { once: true }));
      frame.srcdoc = writePage(of, WORDS);
      document.body.append(frame);
      await loaded;
      return frame.contentDocument ?? expect.fail('no document');
    };
    const shown = (page: Document, what: string): readonly string[] =>
      [...page.querySelectorAll<HTMLElement>(what)].filter((e) => e.offsetHeight > 0).map((e) => e.dataset['id'] ?? e.textContent);
    afterEach(() => frame.remove());

    test('shows the quotes of the concept that is chosen alone, without the groups that have none, and all of them again', async () => {
      const page = await opened(collection);
      const radios = [...page.querySelectorAll<HTMLInputElement>('.filter input')];
      expect(radios.map((r) => bare(r.labels?.[0]?.textContent))).toEqual(['All 3', 'open books 2', 'voice & vote 1']);
      expect(shown(page, 'article')).toEqual(['urn:q:1', 'urn:q:2', 'urn:q:3']);
      radios[1]?.click();
      expect(shown(page, 'article')).toEqual(['urn:q:1', 'urn:q:2']);
      expect(shown(page, 'h2')).toEqual(['A', 'B', 'References']);
      radios[2]?.click();
      expect(shown(page, 'article')).toEqual(['urn:q:1']);
      expect(shown(page, 'h2')).toEqual(['A', 'References']);
      radios[0]?.click();
      expect(shown(page, 'article')).toHaveLength(3);
    });

    test('shows a quote once when one concept is chosen, under its heading, however many groups it stands in', async () => {
      const [both, one] = quotes;
      const grouped: QuoteCollection = {
        ...COLLECTION,
        groups: [
          { heading: 'open books', quotes: [both!, one!] },
          { heading: 'voice & vote', quotes: [both!] },
          { heading: '', quotes: quotes.slice(2) },
        ],
      };
      const page = await opened(grouped);
      const choose = (words: string): void =>
        [...page.querySelectorAll<HTMLInputElement>('.filter input')].find((r) => r.labels?.[0]?.textContent.includes(words))?.click();
      expect(shown(page, 'article')).toEqual(['urn:q:1', 'urn:q:2', 'urn:q:1', 'urn:q:3']);
      choose('open books');
      expect([shown(page, 'article'), shown(page, 'h2')]).toEqual([
        ['urn:q:1', 'urn:q:2'],
        ['open books', 'References'],
      ]);
      choose('voice');
      expect([shown(page, 'article'), shown(page, 'h2')]).toEqual([['urn:q:1'], ['voice & vote', 'References']]);
    });

    test('is filtered by the arrow keys too', async () => {
      const page = await opened(collection);
      page.querySelector<HTMLElement>('.filter input')?.focus();
      await userEvent.keyboard('{ArrowDown}{ArrowDown}');
      expect(shown(page, 'article')).toEqual(['urn:q:1']);
    });

    test('offers no choice where every quote has the same concepts, and the forty most used of many, saying so', async () => {
      expect((await opened(COLLECTION)).querySelector('.filter')).toBeNull();
      frame.remove();
      const many = Array.from({ length: 60 }, (_, i) => ({
        ...QUOTE,
        id: `urn:q:${i}`,
        concepts: [`concept ${i}`, ...(i > 50 ? ['used'] : [])],
      }));
      const page = await opened({ ...COLLECTION, groups: [{ heading: '', quotes: many }] });
      expect(page.querySelectorAll('.filter input')).toHaveLength(41);
      expect(bare(page.querySelectorAll('.filter label')[1]?.textContent)).toBe('used 9');
      expect(page.querySelector('.filter legend')?.textContent).toBe('The 40 most used');
    });
  });
});
