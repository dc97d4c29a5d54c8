// Does a quote pack come back from a file as it was, and what becomes of one that is damaged or not whole?
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planMerge } from '@/utils/exchange/plan-merge';
import { packShape } from '@/utils/exchange/pack-schema';
import { readSet } from '@/utils/exchange/read';
import { writeSet } from '@/utils/exchange/write';
import type { AnnotationSet } from '@/utils/model/annotation-set';
import type { LocalState } from '@/utils/model/merge';
import {
  CHECK_OUTCOMES,
  PACK_GROUPINGS,
  packStatement,
  withComment,
  withPassageBefore,
  type Pack,
  type PackLine,
  type QuoteCheck,
} from '@/utils/model/pack';
import { AT, bytes, id, ME, OTHER, PAPER, SCHEME, SET, CODEBOOK } from './make';

const PACK: Pack = {
  id: id(50),
  title: 'Three for the editor',
  creator: ME,
  created: AT,
  modified: AT,
  grouping: 'concept',
  lines: [
    { annotation: id(22), comment: '' },
    { annotation: id(20), comment: 'Begin with “cooks”.\nThen the rest.', kept: { at: AT, outcome: 'same', taken: AT } },
    { annotation: id(21), comment: '<b>', live: { at: AT, outcome: 'changed', found: 'every 🏠 is counted' } },
  ],
};
interface Written {
  readonly 'mm:pack': { id: string; label: string; 'mm:grouping'?: string; first: { items: string[] } }[];
}

const EMPTY: LocalState = { me: OTHER.id, documents: [], schemes: [], concepts: [], annotations: [], packs: [] };
const reread = (set: AnnotationSet) => {
  const read = readSet(bytes(writeSet(set)));
  if (!read.ok) throw new Error(`${read.problem.code} ${read.problem.detail}`);
  return read.value;
};

const words = fc.constantFrom('', 'a line', 'naïve 🏠 “quoted”', 'a\nb', '__proto__', '<script>');
const time = fc.date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }).map((d) => d.toISOString());
const check: fc.Arbitrary<QuoteCheck> = fc.record(
  { at: time, outcome: fc.constantFrom(...CHECK_OUTCOMES), taken: time, found: words },
  { requiredKeys: ['at', 'outcome'] },
);
const line = (n: number): fc.Arbitrary<PackLine> =>
  fc.record({ annotation: fc.constant(id(n)), comment: words, kept: check, live: check }, { requiredKeys: ['annotation', 'comment'] });
const anyPack: fc.Arbitrary<Pack> = fc.uniqueArray(fc.integer({ min: 20, max: 40 }), { maxLength: 6 }).chain((numbers) =>
  fc.record({
    id: fc.integer({ min: 50, max: 59 }).map(id),
    title: fc.constantFrom('A title', ' 🏠 '),
    creator: fc.constantFrom(ME, OTHER),
    created: time,
    modified: time,
    grouping: fc.constantFrom(...PACK_GROUPINGS),
    lines: fc.tuple(...numbers.map(line)),
  }),
);

describe('a pack in a set', () => {
  test('comes back as it was, in its order, with comments and checks', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyPack, { selector: (p) => p.id, minLength: 1, maxLength: 3 }), (packs) => {
        const { set, refused } = reread({ ...SET, packs });
        expect(refused).toEqual([]);
        expect(set.packs).toEqual(packs.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
      }),
      { numRuns: 200 },
    );
  });

  test('is a Web Annotation collection whose page lists its passages in order', () => {
    const file = JSON.parse(writeSet({ ...SET, packs: [PACK] })) as {
      'mm:pack': { type: string; total: number; first: { type: string; items: string[] } }[];
    };
    expect(file['mm:pack'][0]).toMatchObject({
      type: 'AnnotationCollection',
      total: 3,
      first: { type: 'AnnotationPage', items: [id(22), id(20), id(21)] },
    });
  });

  test('leaves a file without packs as it was before there were any', () => {
    expect(writeSet({ ...SET, packs: [] })).toBe(writeSet(SET));
    expect(reread(SET).set).not.toHaveProperty('packs');
  });

  test('that is no pack is refused by its place, and the rest is read', () => {
    const file = (): Written => JSON.parse(writeSet({ ...SET, packs: [PACK, { ...PACK, id: id(51) }] })) as Written;
    const damage: readonly ((pack: Written['mm:pack'][number]) => void)[] = [
      (pack) => (pack.label = ' '),
      (pack) => (pack['mm:grouping'] = 'colour'),
      (pack) => (pack.first.items = [id(22), id(22)]),
      (pack) => (pack.first.items = [id(22), 'javascript:alert(1)']),
      (pack) => (pack.id = 'no name'),
    ];
    for (const hurt of damage) {
      const hurtFile = file();
      hurtFile['mm:pack'].slice(0, 1).forEach(hurt);
      const read = readSet(bytes(hurtFile));
      expect(read).toMatchObject({ ok: true, value: { refused: [{ where: 'mm:pack[0]', problem: { code: 'record-invalid' } }] } });
      if (read.ok) expect(read.value.set).toMatchObject({ packs: [{ id: id(51) }], annotations: { length: 3 } });
    }
  });

  test('is planned: new, then the same, then different by its order or a comment, and never for its dates or checks', () => {
    const read = reread({ ...SET, packs: [PACK] });
    const local: LocalState = {
      ...EMPTY,
      documents: [PAPER],
      schemes: [SCHEME],
      concepts: CODEBOOK.concepts,
      annotations: SET.annotations,
    };
    expect(planMerge(local, read).packs).toEqual({ add: [PACK], same: 0, differing: [], missing: [] });
    const checked = {
      ...PACK,
      modified: '2026-11-23T10:00:00.000Z',
      lines: PACK.lines.map(({ annotation, comment }) => ({ annotation, comment })),
    };
    expect(planMerge({ ...local, packs: [checked] }, read).packs).toMatchObject({ add: [], same: 1, differing: [] });
    for (const other of [withComment(id(20), 'Other', AT)(PACK), withPassageBefore(id(21), id(22), AT)(PACK)])
      expect(planMerge({ ...local, packs: [other] }, read).packs).toMatchObject({ same: 0, differing: [{ mine: other, own: false }] });
    expect(planMerge({ ...local, me: ME.id, packs: [withComment(id(20), '', AT)(PACK)] }, read).packs).toMatchObject({
      differing: [{ own: true }],
    });
  });

  test('keeps its lines whose passages are nowhere, and the plan says how many', () => {
    const { set, refused } = reread({ ...SET, annotations: SET.annotations.slice(0, 1), packs: [PACK] });
    expect(planMerge(EMPTY, { set, refused }).packs).toEqual({
      add: [PACK],
      same: 0,
      differing: [],
      missing: [{ title: PACK.title, lines: 2 }],
    });
  });
});

test('any order of keys moves one line and loses none', () => {
  fc.assert(
    fc.property(anyPack, fc.nat(), fc.nat(), (pack, from, to) => {
      const ids = pack.lines.map((one) => one.annotation);
      const [moved, next] = [ids[from % (ids.length || 1)] ?? '', ids[to % (ids.length + 1)]];
      const after = withPassageBefore(moved, next, AT)(pack);
      expect(after.lines.map((one) => one.annotation).toSorted()).toEqual(ids.toSorted());
      if (next !== undefined && next !== moved && ids.length > 0)
        expect(after.lines.findIndex((one) => one.annotation === next) - after.lines.findIndex((one) => one.annotation === moved)).toBe(1);
      expect(packShape.safeParse(after).success).toBe(true);
    }),
  );
  expect(packStatement(PACK)).toBe(packStatement({ ...PACK, modified: AT }));
});
