// The page of quotes as a browser reads it: every word in its place, no script, no address but the web's.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linesOf, textOf } from '@/utils/exchange/quotes/lines';
import { writePage } from '@/utils/exchange/quotes/page';
import { anyCollection, COLLECTION, WORDS } from '../../unit/exchange/quotes/make';

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
});
