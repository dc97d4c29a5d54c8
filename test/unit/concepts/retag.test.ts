// What happens to passages when two concepts become one, or one becomes two?
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { confirmTags, isTaggedWith, mergeConcepts, moveTags, taggedEarlier } from '@/utils/concepts/retag';
import { ancestors, hasCycle } from '@/utils/concepts/scheme';
import { BUILT_IN } from '@/utils/concepts/seed';
import { bodies, conceptsOf, type Annotation } from '@/utils/model/annotation';
import type { Altered, Codebook, Concept } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import { concept } from './concept-maker';

const AT = '2026-11-25T10:00:00.000Z';
const by = { id: 'urn:uuid:me', name: 'Ines' };
const book = (...concepts: readonly Concept[]): Codebook => ({
  scheme: { ...BUILT_IN.scheme, id: 'urn:scheme', builtIn: false },
  concepts,
});

const annotation = (n: number, ...concepts: readonly Iri[]): Annotation => ({
  id: `a${n}`,
  document: 'd',
  target: {
    source: 'https://example.org/',
    selectors: [{ type: 'TextQuoteSelector', exact: `p${n}`, prefix: '', suffix: '' }],
    headings: [],
  },
  bodies: bodies(concepts, `note ${n}`),
  creator: by,
  created: '2026-11-20T10:00:00.000Z',
  modified: '2026-11-20T10:00:00.000Z',
});

const after = <T extends { readonly id: Iri }>(all: readonly T[], steps: readonly Altered<T>[]): readonly T[] => {
  const news = new Map(steps.map((s) => [s.id, s.after]));
  return all.map((one) => news.get(one.id) ?? one);
};

describe('merging two concepts', () => {
  const FAMILY = book(
    concept('Top'),
    concept('Aid', { broader: ['top'], altLabels: ['help'], related: ['trust'], example: 'One.' }),
    concept('Care', { broader: ['aid'], altLabels: ['nursing'], example: 'Two.' }),
    concept('First aid', { broader: ['aid'] }),
    concept('Trust', { related: ['aid'] }),
  );
  const merged = mergeConcepts(FAMILY, [annotation(1, 'aid'), annotation(2, 'aid', 'care'), annotation(3, 'trust')], {
    from: 'aid',
    into: 'care',
    at: AT,
  });
  if (!merged.ok) throw new Error(merged.problem.detail);
  const concepts = after(FAMILY.concepts, merged.value.concepts);
  const get = (id: string): Concept => concepts.find((c) => c.id === id)!;

  test('gives one both names, examples, relations and what stood below', () => {
    expect(get('care')).toMatchObject({
      prefLabel: 'Care',
      altLabels: ['nursing', 'Aid', 'help'],
      example: 'Two.\n\nOne.',
      related: ['trust'],
    });
    expect(get('first-aid').broader).toEqual(['care']);
    expect(get('trust').related).toEqual(['care']);
    expect(get('care').broader).toEqual(['top']);
  });

  test('leaves the other behind, retired, with word of what took its place', () => {
    expect(get('aid').retired).toEqual({ at: AT, replacedBy: 'care' });
  });

  test('carries the passages along, none twice, and leaves the others as they were', () => {
    expect(merged.value.annotations.map((s) => [s.id, conceptsOf(s.after!)])).toEqual([
      ['a1', ['care']],
      ['a2', ['care']],
    ]);
  });

  test('is refused across codebooks and with itself', () => {
    expect(mergeConcepts(FAMILY, [], { from: 'aid', into: 'aid', at: AT }).ok).toBe(false);
    expect(mergeConcepts(FAMILY, [], { from: 'aid', into: 'elsewhere', at: AT }).ok).toBe(false);
  });
});

const IDS = ['c0', 'c1', 'c2', 'c3', 'c4'];
const anyBook = fc.array(fc.tuple(fc.option(fc.nat(3), { nil: undefined }), fc.subarray(IDS)), { minLength: 5, maxLength: 5 }).map((rows) =>
  book(
    ...rows.map(([up, related], i) =>
      concept(`C${i}`, {
        id: `c${i}`,
        broader: up === undefined || up >= i ? [] : [`c${up}`],
        related: related.filter((r) => r !== `c${i}`),
      }),
    ),
  ),
);
const anyAnnotations = fc.array(fc.subarray(IDS), { maxLength: 8 }).map((all) => all.map((ids, n) => annotation(n, ...ids)));

test('a merge keeps the number of tagged passages, and makes no circle and no relation along a branch', () => {
  fc.assert(
    fc.property(anyBook, anyAnnotations, fc.nat(4), fc.nat(4), (codebook, all, from, into) => {
      fc.pre(from !== into);
      const done = mergeConcepts(codebook, all, { from: `c${from}`, into: `c${into}`, at: AT });
      if (!done.ok) throw new Error(done.problem.detail);
      const now = after(all, done.value.annotations);
      const tagged = all.filter((a) => isTaggedWith(a, `c${from}`) || isTaggedWith(a, `c${into}`));
      expect(now.filter((a) => isTaggedWith(a, `c${into}`)).map((a) => a.id)).toEqual(tagged.map((a) => a.id));
      expect(now.filter((a) => isTaggedWith(a, `c${from}`))).toEqual([]);
      const concepts = after(codebook.concepts, done.value.concepts);
      expect(hasCycle(concepts)).toBe(false);
      const one = concepts.find((c) => c.id === `c${into}`)!;
      expect(ancestors(concepts, one.id).filter((up) => one.related.includes(up.id))).toEqual([]);
    }),
  );
});

test('passages that are sent to either side of a split keep their number, and their other concepts and notes', () => {
  fc.assert(
    fc.property(anyAnnotations, fc.subarray([0, 1, 2, 3, 4, 5, 6, 7]), (all, sent) => {
      const side = concept('New');
      const chosen = all.filter((_, n) => sent.includes(n));
      const now = after(all, moveTags(chosen, 'c0', side, AT).annotations);
      const tagged = (list: readonly Annotation[], ...ids: readonly Iri[]) =>
        list.filter((a) => ids.some((id) => isTaggedWith(a, id))).length;
      expect(tagged(now, 'c0', 'new')).toBe(tagged(all, 'c0'));
      const rest = (a: Annotation) => a.bodies.filter((b) => b.purpose !== 'tagging' || !['c0', 'new'].includes(b.concept));
      expect(now.map(rest)).toEqual(all.map(rest));
    }),
  );
});

describe('after a definition has changed', () => {
  const earlier = [{ prefLabel: 'Care', definition: 'Old.', scopeNote: '', until: '2026-11-24T10:00:00.000Z', by }];
  const care = concept('Care', { definition: 'New.', earlier });
  const under = (n: number, version?: string): Annotation => ({
    ...annotation(n),
    bodies: [{ purpose: 'tagging', concept: 'care', ...(version === undefined ? {} : { version }) }],
  });
  const all = [under(1), under(2, '2026-11-24T10:00:00.000Z'), under(3, '2026-11-23T10:00:00.000Z'), annotation(4, 'trust')];

  test('the passages that were tagged before are known', () => {
    expect(taggedEarlier(all, care).map((a) => a.id)).toEqual(['a1', 'a3']);
    expect(taggedEarlier(all, concept('Care'))).toEqual([]);
  });

  test('a passage that was looked at again is not asked about any more', () => {
    const now = after(all, confirmTags(all.slice(0, 1), care, AT).annotations);
    expect(taggedEarlier(now, care).map((a) => a.id)).toEqual(['a3']);
  });

  test('a passage that is sent to it by hand counts as tagged under what it means now', () => {
    const [moved] = moveTags([annotation(4, 'trust')], 'trust', care, AT).annotations;
    expect(taggedEarlier([moved!.after!], care)).toEqual([]);
  });
});
