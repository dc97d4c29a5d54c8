// A set is written in parts, and they are the same file.
import { expect, it } from 'vitest';
import { setParts, writeSet } from '@/utils/exchange/write';
import { readSet } from '@/utils/exchange/read';
import { annotation, paper } from '../library/shelf';

const set = (n: number) => ({
  id: 'urn:uuid:5b0f0a3e-0000-4000-8000-000000000000',
  label: 'A [] label',
  creator: annotation().creator,
  created: annotation().created,
  documents: n === 0 ? [] : [paper()],
  codebooks: [],
  annotations: Array.from({ length: n }, (_, i) => annotation({ n: i, note: '"items": []' })),
});

it.each([0, 1, 3])('with %i annotations', (n) => {
  const parts = [...setParts(set(n))];
  expect(parts.length).toBe(n === 0 ? 1 : n + 2);
  const file = JSON.parse(parts.join('')) as { total: number; first?: { items: unknown[] } };
  expect([file.total, file.first?.items.length ?? 0]).toEqual([n, n]);
  expect(JSON.stringify(JSON.parse(writeSet(set(n))))).toBe(JSON.stringify(file));
  expect(readSet(new TextEncoder().encode(parts.join('')), (address) => address).ok).toBe(true);
});
