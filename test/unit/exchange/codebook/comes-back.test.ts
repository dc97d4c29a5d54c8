// A codebook that was saved as SKOS JSON-LD comes in as a set does: a plan first, matched by IRI and never by name.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BUILT_IN } from '@/utils/concepts/seed';
import { planMerge } from '@/utils/exchange/plan-merge';
import { readSet } from '@/utils/exchange/read';
import { writeCodebook } from '@/utils/exchange/skos';
import type { Codebook } from '@/utils/model/concept';
import type { LocalState, MergePlan } from '@/utils/model/merge';
import { bytes, CODEBOOK, concept, id, ME, SCHEME } from '../make';
import { anyCodebook, largeCodebook } from './make';

const libraryOf = (...codebooks: readonly Codebook[]): LocalState => ({
  me: ME.id,
  documents: [],
  annotations: [],
  schemes: codebooks.map((c) => c.scheme),
  concepts: codebooks.flatMap((c) => c.concepts),
});
const read = (text: string) => {
  const result = readSet(bytes(text));
  if (!result.ok) throw new Error(result.problem.detail);
  return result.value;
};
const plan = (local: LocalState, codebook: Codebook): MergePlan => planMerge(local, read(writeCodebook(codebook)));
const numbers = (p: MergePlan) => ({
  schemes: p.schemesToAdd.length,
  added: p.conceptsToAdd.length,
  same: p.conceptsSame,
  differing: p.conceptsDiffering.length,
  refused: p.refused.length,
});

describe('a codebook saved as SKOS JSON-LD', () => {
  test('is read as it was written, whatever its labels, texts and links', () => {
    fc.assert(
      fc.property(anyCodebook, (codebook) => {
        const { set, refused } = read(writeCodebook(codebook));
        expect(refused).toEqual([]);
        expect(set.codebooks).toEqual([codebook]);
        expect([set.label, set.creator.name, set.annotations, set.documents]).toEqual([codebook.scheme.title, '', [], []]);
      }),
    );
  });

  test('comes whole into a library that knows nothing of it', () => {
    expect(numbers(plan(libraryOf(BUILT_IN), CODEBOOK))).toEqual({ schemes: 1, added: 3, same: 0, differing: 0, refused: 0 });
    expect(plan(libraryOf(), CODEBOOK).label).toBe('Canteen codebook');
  });

  test.each([
    ['built in', BUILT_IN],
    ['of 2,000 concepts', largeCodebook()],
  ])('changes nothing where it is: one %s', (_name, codebook) => {
    const all = codebook.concepts.length;
    expect(numbers(plan(libraryOf(codebook), codebook))).toEqual({ schemes: 0, added: 0, same: all, differing: 0, refused: 0 });
  });

  test('shows a concept whose definition is another one beside mine', () => {
    const [first, ...others] = CODEBOOK.concepts;
    const changed = { ...CODEBOOK, concepts: [{ ...first!, definition: 'Having to answer.' }, ...others] };
    const planned = plan(libraryOf(CODEBOOK), changed);
    expect(numbers(planned)).toEqual({ schemes: 0, added: 0, same: 2, differing: 1, refused: 0 });
    expect(planned.conceptsDiffering[0]?.mine.definition).toBe('Being held to answer.');
    expect(planned.conceptsDiffering[0]?.theirs.definition).toBe('Having to answer.');
  });

  test('never melts two meanings that have one name', () => {
    const namesake = {
      scheme: { ...SCHEME, id: id(50) },
      concepts: [concept(51, 'Accountability', { scheme: id(50), definition: 'Bookkeeping.' })],
    };
    const planned = plan(libraryOf(CODEBOOK), namesake);
    expect(numbers(planned)).toEqual({ schemes: 1, added: 1, same: 0, differing: 0, refused: 0 });
    expect(planned.conceptsToAdd[0]).toMatchObject({ id: id(51), scheme: id(50), definition: 'Bookkeeping.' });
  });

  test('is refused concept by concept, with place and reason, where it is damaged', () => {
    const text = writeCodebook(CODEBOOK).replace('"To users"', '" "');
    const { set, refused } = read(text);
    expect(set.codebooks[0]?.concepts.map((c) => c.prefLabel)).toEqual(['Accountability', 'Open books']);
    expect(refused.map((r) => r.where)).toEqual(['concepts[1]']);
    expect(refused[0]?.problem.detail).toContain('no label');
  });

  test('is refused whole, with the reason, where its head is damaged', () => {
    const { set, refused } = read(writeCodebook({ ...CODEBOOK, scheme: { ...SCHEME, created: 'yesterday' } }));
    expect(set.codebooks).toEqual([]);
    expect(refused.map((r) => [r.where, r.problem.detail])).toEqual([['codebook', 'created: not a date in UTC']]);
  });

  test('of another program is not guessed at', () => {
    const graph = { '@context': {}, '@graph': [{ '@id': 'https://x.example/1', '@type': 'skos:ConceptScheme' }] };
    expect(readSet(bytes(graph))).toMatchObject({ ok: false, problem: { code: 'file-unknown' } });
  });
});
