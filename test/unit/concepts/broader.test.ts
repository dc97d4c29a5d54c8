// A concept under several broader ones.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canBeBroader, setBroader } from '@/utils/concepts/broader';
import { ancestors, hasCycle, pathOf } from '@/utils/concepts/scheme';
import type { Codebook, Concept } from '@/utils/model/concept';
import { AT, concept, scheme } from '../library/shelf';

const A = concept('Accounts', { place: 1 });
const B = concept('Bids', { place: 2 });
const C = concept('Clinics', { place: 3, broader: [A.id], related: [B.id] });
const D = concept('Doctors', { place: 4, broader: [C.id] });
const book = (concepts: readonly Concept[]): Codebook => ({ scheme: scheme(), concepts });
const BOOK = book([A, { ...B, related: [C.id] }, C, D]);

function after(codebook: Codebook, id: string, broader: readonly string[]): readonly Concept[] {
  const done = setBroader(codebook, id, broader, AT);
  if (!done.ok) throw new Error(done.problem.detail);
  const changed = new Map(done.value.concepts.map((c) => [c.id, c.after]));
  return codebook.concepts.map((c) => changed.get(c.id) ?? c);
}

describe('a concept', () => {
  it('stands under several, in the tree under one, and is related to none of them', () => {
    const concepts = after(BOOK, C.id, [B.id, A.id]);
    expect(concepts.find((c) => c.id === C.id)).toMatchObject({ broader: [B.id, A.id], related: [] });
    expect(concepts.find((c) => c.id === B.id)?.related).toEqual([]);
    expect(pathOf(concepts, D.id)).toEqual(['Accounts', 'Clinics', 'Doctors']);
    expect(ancestors(concepts, D.id).map((c) => c.id)).toEqual([C.id, B.id, A.id]);
  });

  it('goes to the top when the last is taken away, and keeps a link to another codebook', () => {
    const concepts = after(book([A, { ...C, broader: [A.id, 'urn:elsewhere'] }]), C.id, []);
    expect(concepts[1]?.broader).toEqual(['urn:elsewhere']);
    expect(pathOf(concepts, C.id)).toEqual(['Clinics']);
  });

  it('never comes to stand above itself, and is not offered that', () => {
    expect(setBroader(BOOK, C.id, [D.id], AT)).toMatchObject({ ok: false, problem: { code: 'record-invalid' } });
    expect(canBeBroader(BOOK.concepts, C).map((c) => c.id)).toEqual([B.id]);
  });

  it('is never brought into a circle by what is offered', () => {
    const steps = fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { maxLength: 8 });
    fc.assert(
      fc.property(steps, (all) => {
        let concepts = BOOK.concepts;
        for (const [which, choice] of all) {
          const one = concepts[which]!;
          const offered = canBeBroader(concepts, one);
          const more = offered[choice % Math.max(1, offered.length)];
          if (more !== undefined) concepts = after(book(concepts), one.id, [...one.broader, more.id]);
        }
        expect(hasCycle(concepts)).toBe(false);
      }),
    );
  });
});
