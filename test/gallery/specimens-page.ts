// A page in its parts, to choose from.
import type { PageBlock } from '@/utils/model/page-block';

const named = (id: string): PageBlock['description'] => [{ tag: 'div', id, role: '', classes: [], nth: 0 }];
const p = (text: string) => ({ tag: 'p', children: [text] }) as const;

const TEXT: PageBlock = {
  description: named('text'),
  words: 43,
  parts: [
    [
      { tag: 'h2', children: ['Lamps on the pier'] },
      p('The council met, heard the pier master, and put off the lamps until the spring.'),
      p('In the spring the days are longer, so that nobody asks for lamps, and the matter rests until the autumn.'),
      p('The boats find their way meanwhile.'),
    ],
  ],
};
const SIDE: PageBlock = {
  description: named('side'),
  words: 24,
  parts: [
    [
      p('Other papers of the council: bells, ropes, tides, and what became of the second ferry.'),
      p('Write to the harbour office at the quay for copies.'),
    ],
  ],
};

export const PAGE_PARTS: PageBlock = {
  description: named('page'),
  words: 70,
  parts: [[p('Harbour council papers')], { description: named('middle'), words: 67, parts: [TEXT, SIDE] }],
};
