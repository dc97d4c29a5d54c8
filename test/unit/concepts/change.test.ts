// What do actions on a codebook do to its concepts?
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as change from '@/utils/concepts/change';
import { ancestors, hasCycle, indexScheme, inTreeOrder, pathOf } from '@/utils/concepts/scheme';
import { BUILT_IN } from '@/utils/concepts/seed';
import { versionOf, type Codebook, type CodebookChange, type Concept } from '@/utils/model/concept';
import type { Result } from '@/utils/model/result';
import { concept } from './concept-maker';

const AT = '2026-11-25T10:00:00.000Z';
const by = { id: 'urn:uuid:me', name: 'Ines' };
const act = { at: AT, by };

const book = (...concepts: readonly Concept[]): Codebook => ({
  scheme: { ...BUILT_IN.scheme, id: 'urn:scheme', builtIn: false },
  concepts,
});

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.detail);
  return result.value;
}

/** The codebook as it is after a change, its concepts in the order in which they are shown. */
export function changed({ scheme, concepts }: Codebook, { concepts: steps }: CodebookChange): Codebook {
  const byId = new Map(concepts.map((c) => [c.id, c]));
  for (const { id, before, after } of steps) {
    expect(byId.get(id)).toEqual(before);
    if (after === undefined) byId.delete(id);
    else byId.set(id, after);
  }
  const place = (c: Concept): number => c.place ?? Number.MAX_SAFE_INTEGER;
  return { scheme, concepts: [...byId.values()].sort((a, b) => place(a) - place(b)) };
}

const labels = ({ concepts }: Codebook): readonly string[] => inTreeOrder(concepts).map((c) => pathOf(concepts, c.id).join(' > '));

const FAMILY = book(
  concept('Care'),
  concept('Home care', { broader: ['care'] }),
  concept('Night care', { broader: ['home-care'] }),
  concept('Day care', { broader: ['care'] }),
  concept('Trust', { related: ['night-care'] }),
  concept('Open books', { broader: ['trust'] }),
);
const get = (id: string, { concepts }: Codebook = FAMILY): Concept => concepts.find((c) => c.id === id)!;

describe('a copy of a codebook', () => {
  let n = 0;
  const copy = change.copyCodebook(
    { ...BUILT_IN, scheme: { ...BUILT_IN.scheme, closed: true } },
    { title: 'Ours', at: AT, freshId: () => `urn:copy:${n++}` },
  );
  const copies = copy.concepts.flatMap((c) => c.after ?? []);

  test('has all concepts in their places, and can be changed', () => {
    expect(copy.schemes[0]?.after).toMatchObject({ title: 'Ours', builtIn: false, derivedFrom: BUILT_IN.scheme.id });
    expect(labels({ scheme: BUILT_IN.scheme, concepts: copies.toReversed().sort((a, b) => a.place! - b.place!) })).toEqual(
      labels(BUILT_IN),
    );
  });

  test('is open, though the original is closed; closing and opening are one change each', () => {
    const [made] = copy.schemes.flatMap((s) => s.after ?? []);
    expect(made?.closed).toBeUndefined();
    const words = { title: 'Ours', description: '', isClosed: true };
    const closed = change.editScheme(made!, words, AT).schemes[0]?.after;
    expect(closed).toEqual({ ...made, closed: true, description: '', modified: AT });
    expect(change.editScheme(closed!, { ...words, isClosed: false }, AT).schemes[0]?.after).toEqual({
      ...made,
      description: '',
      modified: AT,
    });
  });

  test('has names of its own throughout, and each knows what it was derived from', () => {
    const old = new Set(BUILT_IN.concepts.map((c) => c.id));
    expect(copies.map((c) => c.derivedFrom)).toEqual(BUILT_IN.concepts.map((c) => c.id));
    expect(copies.flatMap((c) => [c.id, ...c.broader, ...c.related]).filter((id) => old.has(id))).toEqual([]);
  });
});

describe('a concept', () => {
  test('is added last below another, in its paint', () => {
    const parent = { ...get('care'), paint: 3 as const };
    const added = change.addConcept(book(parent), { id: 'new', prefLabel: 'Respite', under: 'care', at: AT }).concepts[0]?.after;
    expect(added).toMatchObject({ prefLabel: 'Respite', broader: ['care'], paint: 3, scheme: 'urn:scheme' });
  });

  test('that is said as it was said before is not changed', () => {
    expect(change.editConcept(get('care'), change.wordsOf(get('care')), act)).toEqual(change.NO_CHANGE);
  });

  test('gets no version when its label, names, example, paint or notation change', () => {
    const words = { prefLabel: 'Caring', altLabels: ['aid'], example: 'x', paint: 4 as const, notation: '1.2' };
    const after = change.editConcept({ ...get('care'), definition: 'Looking after.' }, words, act).concepts[0]?.after;
    expect(after).toMatchObject({ ...words, modified: AT });
    expect(after?.earlier).toBeUndefined();
  });

  test('that is defined for the first time has no earlier meaning', () => {
    const after = change.editConcept(get('care'), { definition: 'Looking after.' }, act).concepts[0]?.after;
    expect(after?.earlier).toBeUndefined();
  });

  test('remembers what it meant, who changed it, when and why', () => {
    const first = { ...get('care'), definition: 'Looking after.', notWhen: 'Not for cure.' };
    const second = change.editConcept(first, { definition: 'Looking after people.' }, act, 'Animals came in').concepts[0]?.after as Concept;
    expect(second.earlier).toEqual([
      { prefLabel: 'Care', definition: 'Looking after.', scopeNote: '', notWhen: 'Not for cure.', until: AT, by, why: 'Animals came in' },
    ]);
    expect(versionOf(second)).toBe(AT);
    const third = change.editConcept(second, { notWhen: '' }, { ...act, at: '2026-11-26T10:00:00.000Z' }).concepts[0]?.after as Concept;
    expect(third.earlier?.map((e) => e.definition)).toEqual(['Looking after.', 'Looking after people.']);
    expect('notWhen' in third).toBe(false);
  });

  test('forgets its oldest meanings before it grows too large to be kept', () => {
    let grown = { ...get('care'), definition: '0' };
    for (let i = 1; i < 40; i++)
      grown = change.editConcept(grown, { definition: `${i} ${'long '.repeat(300)}` }, act).concepts[0]?.after as typeof grown;
    expect(JSON.stringify(grown).length).toBeLessThan(25_000);
    expect(grown.earlier?.at(-1)?.definition).toMatch(/^38 /u);
  });

  test('that goes leaves what was below it where it stood, and no link to it', () => {
    const after = changed(FAMILY, change.removeConcept(FAMILY, get('home-care'), AT));
    expect(labels(after)).toEqual(['Care', 'Care > Night care', 'Care > Day care', 'Trust', 'Trust > Open books']);
  });

  test('is retired and brought back', () => {
    const gone = change.retire(get('care'), AT).concepts[0]?.after as Concept;
    expect(gone.retired).toEqual({ at: AT });
    expect(change.bringBack(gone, AT).concepts[0]?.after).toEqual({ ...get('care'), modified: AT });
  });
});

describe('related concepts', () => {
  test('say so on both sides, and never of what stands above or below', () => {
    const after = changed(FAMILY, change.relate(FAMILY, get('night-care'), ['trust', 'care', 'open-books', 'night-care'], AT));
    expect(get('night-care', after).related).toEqual(['trust', 'open-books']);
    expect(get('open-books', after).related).toEqual(['night-care']);
    const apart = changed(after, change.relate(after, get('night-care', after), ['open-books'], AT));
    expect(get('trust', apart).related).toEqual([]);
  });
});

describe('moving a concept', () => {
  const moved = (id: string, under: string | undefined, at: number) =>
    changed(FAMILY, value(change.moveConcept(FAMILY, id, { under, at }, AT)));

  test('takes along what is below it', () => {
    expect(labels(moved('home-care', 'open-books', 0))).toEqual([
      'Care',
      'Care > Day care',
      'Trust',
      'Trust > Open books',
      'Trust > Open books > Home care',
      'Trust > Open books > Home care > Night care',
    ]);
  });

  test('keeps the place that it was given among its siblings', () => {
    expect(labels(moved('day-care', 'care', 0)).slice(0, 3)).toEqual(['Care', 'Care > Day care', 'Care > Home care']);
    expect(labels(moved('trust', undefined, 0))[0]).toBe('Trust');
    expect(labels(moved('night-care', undefined, 1))[3]).toBe('Night care');
  });

  test('never puts it above itself', () => {
    expect(change.moveConcept(FAMILY, 'care', { under: 'night-care', at: 0 }, AT)).toMatchObject({ problem: { code: 'record-invalid' } });
    expect(change.moveConcept(FAMILY, 'care', { under: 'care', at: 0 }, AT).ok).toBe(false);
  });

  test('ends a relation between what now stands above one another', () => {
    const after = moved('night-care', 'trust', 0);
    expect([get('trust', after).related, get('night-care', after).related]).toEqual([[], []]);
  });

  test('keeps every concept, its other broader ones, and makes no circle, whatever is moved where', () => {
    const moves = fc.array(fc.tuple(fc.nat(5), fc.option(fc.nat(5), { nil: undefined }), fc.nat(6)), { maxLength: 12 });
    const ids = FAMILY.concepts.map((c) => c.id);
    fc.assert(
      fc.property(moves, (all) => {
        let now = FAMILY;
        for (const [which, under, at] of all) {
          const spot = { under: under === undefined ? undefined : ids[under], at };
          const done = change.moveConcept(now, ids[which]!, spot, AT);
          if (!done.ok) continue;
          now = changed(now, done.value);
          expect(indexScheme(now.concepts).byId.get(ids[which]!)?.parent?.concept.id).toBe(spot.under);
        }
        expect(now.concepts.map((c) => c.id).sort()).toEqual([...ids].sort());
        expect(hasCycle(now.concepts)).toBe(false);
        for (const c of now.concepts) expect(ancestors(now.concepts, c.id).filter((up) => c.related.includes(up.id))).toEqual([]);
      }),
    );
  });
});
