import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ancestors, descendants, hasCycle, narrower } from '@/utils/concepts/scheme';
import { BUILT_IN, BUILT_IN_SCHEME } from '@/utils/concepts/seed';
import type { Concept } from '@/utils/model/concept';

const ESSAY = '../shared/seed/markets-or-mutuals.txt';

/** The founding table, row by row, in its words. */
const TABLE: Readonly<Record<string, readonly string[]>> = {
  Commissioning: [
    'two-stage contracting',
    'contract terms and letting',
    'market-making',
    'services as commodities',
    'barriers to entry',
    'rule-based public administration',
    'new models of commissioning',
  ],
  Accountability: [
    'single vertical line of accountability',
    'multiple lines of direct accountability',
    'contractual accountability',
    'governance participation',
    'regular information flow',
    'independent assessment',
    'open books',
  ],
  'Multiple lines of direct accountability': ['to users', 'to staff', 'to the public funder', 'to members and the community'],
  'Information and learning': ['information asymmetry', 'gaming the system', 'mutual learning', 'social innovation'],
  'Ownership and form': [
    'state provision',
    'co-operative',
    'public service mutual',
    'quasi-mutual',
    'employee ownership',
    'co-operative school trust or academy',
    'private or shareholder ownership',
    'social ownership',
  ],
  'Power and participation': ['everyday democracy', 'staff empowerment', 'user voice', 'trade-union stance', 'constituency of concern'],
  'Direction of reform': [
    'stepping stone to privatisation',
    'alternative to privatisation',
    'dismantling the state',
    'defending the public realm',
    'spin-out',
  ],
};

const { concepts, scheme } = BUILT_IN;
const names = (c: Concept) => [c.prefLabel, ...c.altLabels].map((name) => name.toLowerCase());
const labelled = (label: string) => concepts.find((c) => c.prefLabel === label)?.id ?? '';

describe('the built-in codebook', () => {
  test('holds every row of the founding table, in its place and order, and nothing else', () => {
    for (const [top, rows] of Object.entries(TABLE)) {
      const below = narrower(concepts, labelled(top));
      expect(below).toHaveLength(rows.length);
      rows.forEach((row, i) => expect(names(below[i] as Concept), row).toContain(row));
    }
    expect(concepts).toHaveLength(6 + Object.values(TABLE).flat().length);
  });

  test('has six top concepts, each with a paint of its own, which all below them share', () => {
    const tops = concepts.filter((c) => c.broader.length === 0);
    expect(tops.map((c) => c.prefLabel)).toEqual(Object.keys(TABLE).filter((t) => !t.startsWith('Multiple')));
    expect(new Set(tops.map((c) => c.paint)).size).toBe(6);
    for (const top of tops) expect(new Set(descendants(concepts, top.id).map((c) => c.paint))).toEqual(new Set([top.paint]));
  });

  test('names every concept by one readable IRI that stays the same', () => {
    for (const c of concepts) expect(c.id).toMatch(new RegExp(`^${BUILT_IN_SCHEME}/[a-z]+(-[a-z]+)*$`));
    expect(new Set(concepts.map((c) => c.id)).size).toBe(concepts.length);
    expect(concepts.every((c) => c.scheme === scheme.id)).toBe(true);
    expect(labelled('Open books')).toBe('https://w3id.org/mutual-margin/accountability-and-commissioning/open-books');
  });

  test('gives no name to two concepts, nor twice to one (S13)', () => {
    const all = concepts.flatMap(names);
    expect(all.filter((name, i) => all.indexOf(name) !== i)).toEqual([]);
  });

  test('links only concepts that exist, without a cycle', () => {
    const known = new Set(concepts.map((c) => c.id));
    for (const c of concepts) for (const link of [...c.broader, ...c.related]) expect(known, `${c.id} → ${link}`).toContain(link);
    expect(hasCycle(concepts)).toBe(false);
  });

  test('relates concepts both ways, never to themselves and never to one above or below (S27)', () => {
    for (const c of concepts) {
      const line = [c, ...ancestors(concepts, c.id), ...descendants(concepts, c.id)].map((x) => x.id);
      expect(
        c.related.filter((id) => line.includes(id)),
        c.id,
      ).toEqual([]);
      expect(new Set(c.related).size).toBe(c.related.length);
      for (const id of c.related) expect(concepts.find((x) => x.id === id)?.related, `${id} ← ${c.id}`).toContain(c.id);
    }
  });

  test('explains every concept: definition, when to use it and when not, example, other names', () => {
    for (const c of concepts) {
      expect(c.definition, c.id).toMatch(/^[A-Z].{40,}\.$/);
      expect(c.scopeNote, c.id).toMatch(/^Use .*\bDo not use |^Use .*\buse [A-Z]/);
      expect(c.example.length, c.id).toBeGreaterThan(15);
      expect(c.altLabels.length, c.id).toBeGreaterThan(2);
    }
  });

  test('names neighbours in its scope notes that exist under that name', () => {
    const labels = new Set(concepts.map((c) => c.prefLabel));
    for (const c of concepts) {
      const named = [...c.scopeNote.matchAll(/see ([A-Z][^.:]*)\.|\(([A-Z][^)]*)\)/g)].map((m) => m[1] ?? m[2] ?? '');
      for (const name of named.flatMap((n) => (labels.has(n) ? n : n.split(' and '))))
        expect(labels, `${c.prefLabel}: ${name}`).toContain(name);
    }
  });

  test.skipIf(!existsSync(ESSAY))('quotes the essay word for word, in parts, and less than half of it', () => {
    const text = readFileSync(ESSAY, 'utf8').split('Leave a Reply')[0] ?? '';
    const quotes = concepts.flatMap((c) => /^“(.*)” \(Markets or mutuals\?\)$/.exec(c.example)?.[1] ?? []);
    expect(quotes.length).toBeGreaterThan(30);
    for (const quote of quotes) expect(text).toContain(quote);
    expect([...new Set(quotes)].join('').length).toBeLessThan(text.length / 2);
  });
});

if (!existsSync(ESSAY)) console.info(`skipped: quotes against ${ESSAY}, which is not here`);
