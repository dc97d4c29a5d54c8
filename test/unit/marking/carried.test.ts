// What the page and the background know alike of passages when the text has changed.
import { expect, it } from 'vitest';
import { carried, newsOf, withNews } from '@/utils/marking/carried';
import type { Found } from '@/utils/marking/marked-root';

const found = (id: string, start: number, end: number): Found => ({ id, status: start < 0 ? 'orphan' : 'exact', start, end, paints: [] });
const before = [found('a', 10, 20), found('b', 1_000, 1_010), found('c', 3_000, 3_050), found('lost', -1, -1)];

it('moves what stands behind a change, and forgets what a change came near', () => {
  const known = carried(before, [{ from: 1_100, to: 1_100, text: 'ten more..' }]);
  expect([...known.values()]).toEqual([found('a', 10, 20), found('c', 3_010, 3_060), found('lost', -1, -1)]);
});

it('the news of a list are enough to have the list', () => {
  const known = carried(before, [{ from: 1_100, to: 1_100, text: 'ten more..' }]);
  const now = [found('a', 10, 20), found('b', 1_000, 1_010), found('c', 3_011, 3_060), found('new', 5, 9)];
  const news = newsOf(known, now);
  expect(news.other.map((f) => f.id)).toEqual(['b', 'c', 'new']);
  expect(news.gone).toEqual(['lost']);
  expect(withNews(known, news).toSorted((x, y) => x.id.localeCompare(y.id))).toEqual(now);
});
