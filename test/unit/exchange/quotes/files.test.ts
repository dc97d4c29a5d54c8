// Quotes as files, through the eyes of other programs: a reader of Markdown, of ZIP and XML, and of tables.
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { micromark } from 'micromark';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { linesOf, textOf, wellFormed } from '@/utils/exchange/quotes/lines';
import { writeMarkdown } from '@/utils/exchange/quotes/markdown';
import { writeTable } from '@/utils/exchange/quotes/table';
import { writeText } from '@/utils/exchange/quotes/text';
import { writeWordFile } from '@/utils/exchange/quotes/word';
import { wordFile } from '@/utils/exchange/quotes/word-file';
import { atOnce } from '@/utils/text/pace';
import type { QuoteCollection } from '@/utils/model/quotes';
import { readCsv } from '../codebook/read-back';
import { anyCollection, COLLECTION, QUOTE, WORDS } from './make';

const quotesOf = ({ groups }: QuoteCollection) => groups.flatMap((g) => g.quotes);
const bare = (text: string): string => text.replace(/\s+/gu, ' ').trim();

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
const inText = (html: string): string =>
  html
    .replace(/<br \/>/g, ' ')
    .replace(/<[^>]+>/g, '')
    .replace(/&(amp|lt|gt|quot);/g, (_, name: string) => NAMED[name] ?? '');

describe('quotes as plain text', () => {
  it('stand with their citation, concepts, note, tagger and link, and the references at the end', () => {
    expect(writeText(COLLECTION, WORDS)).toBe(
      [
        'Quotes\n======\n1 passages.',
        'Who answers for the meals?\n--------------------------',
        '“Every cook answers to those who eat.\n*All* of <them>.”\n(Cook, 2012, p. iv)\nMeals › Who answers\nConcepts: open books; voice & vote\nNote: 1. First\n- then\nTagged by Ada on 2026-11-22\nhttps://canteen.example/meals#:~:text=Every%20cook',
        'References\n----------',
        'Cook, A. (2012) Who answers for the meals?\n',
      ].join('\n\n'),
    );
  });
});

describe('quotes as Markdown', () => {
  const rendered = (c: QuoteCollection): string => micromark(writeMarkdown(c, WORDS).replace(/^---\n[\s\S]*?\n---\n/u, ''));

  it('begin with what programs for notes read: title, day and language, quoted', () => {
    expect(writeMarkdown({ ...COLLECTION, title: 'a: "b" --- c' }, WORDS)).toMatch(
      /^---\ntitle: "a: \\"b\\" --- c"\ndate: 2026-11-25\nlang: "en"\n---\n/u,
    );
  });

  it('read as the words that were tagged, whatever signs they hold', () => {
    fc.assert(
      fc.property(anyCollection, (collection) => {
        const html = rendered(collection);
        const blocks = [...html.matchAll(/<blockquote>([\s\S]*?)<\/blockquote>/g)].map(([, inside = '']) => bare(inText(inside)));
        expect(blocks).toEqual(quotesOf(collection).map((q) => bare(linesOf(q.quote).join(' ').replaceAll('\0', '\uFFFD'))));
        expect(
          [...html.matchAll(/<(\w+)/g)].map(([, name]) => name).filter((n) => !/^(h1|h2|p|blockquote|em|strong|a|br|ul|li)$/.test(n ?? '')),
        ).toEqual([]);
        expect([...html.matchAll(/<h2>/g)]).toHaveLength(collection.groups.length + (collection.references.length > 0 ? 1 : 0));
        expect([...html.matchAll(/<a /g)]).toHaveLength(quotesOf(collection).filter((q) => q.link !== '').length);
      }),
    );
  });
});

describe('quotes as a table', () => {
  it('have a row each, however many groups they stand in', () => {
    const twice = { ...COLLECTION, groups: [...COLLECTION.groups, { heading: 'again', quotes: [QUOTE] }] };
    const [head, row, ...more] = readCsv(writeTable(twice).replace('\uFEFF', ''));
    expect(more).toEqual([]);
    expect(Object.fromEntries((head ?? []).map((name, i) => [name, row?.[i]]))).toMatchObject({
      quote: QUOTE.quote,
      concepts: 'open books; voice & vote',
      note: '1. First\n- then',
      authors: 'A. Cook; B. Server',
      page_label: 'iv',
      section: 'Meals > Who answers',
      citation: '(Cook, 2012, p. iv)',
      link: QUOTE.link,
      created: QUOTE.created,
    });
  });
});

describe('quotes as a Word document', () => {
  /** Texts of the paragraphs of a part; throws where the part is no XML. */
  const paragraphs = (xml: string): readonly string[] => {
    const found: string[] = [];
    let isText = false;
    const parser = new SaxesParser();
    parser.on('error', (error) => {
      throw error;
    });
    parser.on('opentag', ({ name }) => {
      if (name === 'w:p') found.push('');
      isText = name === 'w:t';
    });
    parser.on('closetag', () => void (isText = false));
    parser.on('text', (words) => {
      if (isText) found[found.length - 1] += words;
    });
    parser.write(xml).close();
    return found;
  };

  it('are whole, in order, with a real footnote where the style has footnotes', async () => {
    await fc.assert(
      fc.asyncProperty(anyCollection, async (collection) => {
        const parts = unzipSync(await writeWordFile(atOnce(wordFile(collection, WORDS))));
        const body = paragraphs(strFromU8(parts['word/document.xml'] ?? new Uint8Array()));
        for (const quote of quotesOf(collection)) {
          const lines = linesOf(quote.quote).map(wellFormed);
          const last = `${lines.at(-1)}${quote.isNote ? '' : ` ${wellFormed(textOf(quote.citation))}`}`;
          expect(body).toEqual(expect.arrayContaining([...lines.slice(0, -1), last]));
        }
        const notes = paragraphs(strFromU8(parts['word/footnotes.xml'] ?? new Uint8Array())).map(bare);
        const wanted = quotesOf(collection).filter((q) => q.isNote);
        expect(notes).toEqual(expect.arrayContaining(wanted.map((q) => bare(wellFormed(textOf(q.citation))))));
        expect(strFromU8(parts['word/document.xml'] ?? new Uint8Array()).match(/<w:footnoteReference /g) ?? []).toHaveLength(wanted.length);
      }),
      { numRuns: 30 },
    );
  });

  it('are not parted by the end of a page from what is said of them', async () => {
    const parts = unzipSync(await writeWordFile(atOnce(wordFile(COLLECTION, WORDS))));
    const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
    const kept = [...xml.matchAll(/<w:p>(?:(?!<\/w:p>)[\s\S])*<\/w:p>/gu)]
      .filter(([p]) => /w:val="(?:Quote|Said)"/u.test(p) && !p.includes('1 passages.'))
      .map(([p]) => /<w:keepNext\/>/u.test(p));
    expect(kept.length).toBeGreaterThan(4);
    expect(kept).toEqual(kept.map((_, i) => i < kept.length - 1));
  });
});
