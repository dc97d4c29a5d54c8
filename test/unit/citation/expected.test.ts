// What a full processor with the official styles makes of fifteen items, beside what we make of them, in text and in HTML.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CslItem } from '@/utils/citation/csl';
import { htmlOf, textOf } from '@/utils/citation/rich';
import { STYLES } from '@/utils/citation/styles';
import { CITATION_STYLES, type CitationStyle } from '@/utils/model/citation-style';

interface Cited {
  readonly bibliography: string;
  readonly citation: string;
  readonly citationPage12: string;
}
interface Expected {
  readonly items: Readonly<Record<string, { readonly text: Cited; readonly html: Cited }>>;
}

const FILES: readonly (readonly [CitationStyle, string])[] = [
  ['harvard', 'harvard-cite-them-right'],
  ['apa', 'apa'],
  ['oscola', 'oscola'],
  ['chicago-notes', 'chicago-notes-bibliography'],
  ['chicago-author-date', 'chicago-author-date'],
];
const shared = join(process.env['CONFORMANCE'] ?? '../shared/conformance', 'citations/expected');
const isThere = existsSync(shared);
if (!isThere) console.log('citation: the shared expected citations are not here; they are skipped');

const load = <T>(folder: string, name: string): T => JSON.parse(readFileSync(join(folder, name), 'utf8')) as T;
const bare = (html: string): string => html.replace(/^<div class="csl-entry">|<\/div>$/g, '');

/** Each difference as a line; empty when all are equal. */
function differences(style: CitationStyle, item: CslItem, { text, html }: Expected['items'][string]): readonly string[] {
  const { bibliography, citation } = STYLES[style];
  const ours = { bibliography: bibliography(item), citation: citation(item, ''), citationPage12: citation(item, '12') };
  return (['bibliography', 'citation', 'citationPage12'] as const).flatMap((what) =>
    [
      [text[what], textOf(ours[what])],
      [bare(html[what]), htmlOf(ours[what])],
    ].flatMap(([theirs, mine]) => (theirs === mine ? [] : [`${item.id} ${what}\n  theirs ${theirs}\n  ours   ${mine}`])),
  );
}

describe.skipIf(!isThere).each(FILES)('%s', (style, file) => {
  test('is what the processor with the official style gives', () => {
    const items = load<readonly CslItem[]>(shared, 'items.csl.json');
    const expected = load<Expected>(shared, `${file}.json`).items;
    const wrong = items.flatMap((item) => differences(style, item, expected[item.id] ?? expect.fail(item.id)));
    const total = items.length * 6;
    console.log(`${style}: ${total - wrong.length}/${total}`);
    expect(wrong.join('\n')).toBe('');
  });
});

interface Work {
  readonly item: CslItem;
  readonly expected: Readonly<Record<CitationStyle, Readonly<Record<'bibliography' | 'citation' | 'citationPages12To14', string>>>>;
}

describe.each(CITATION_STYLES)('%s', (style) => {
  const { bibliography, citation } = STYLES[style];
  test.each(load<readonly Work[]>('test/fixtures/citations', 'works.json').map((work) => [work.item.id, work] as const))(
    'sets %s as the processor does',
    (_id, { item, expected }) => {
      const ours = { bibliography: bibliography(item), citation: citation(item, ''), citationPages12To14: citation(item, '12-14') };
      expect(Object.fromEntries(Object.entries(ours).map(([what, rich]) => [what, htmlOf(rich)]))).toEqual(expected[style]);
    },
  );
});
