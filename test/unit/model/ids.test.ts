// Equal values are told without being written.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson, isSameJson } from '@/utils/model/ids';
import '../../property-runs';

const shuffled = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(shuffled)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).toReversed().map(([k, v]) => [k, shuffled(v)])) // prettier-ignore
      : value;

it('two values are the same exactly when their canonical JSON is', () => {
  const small = fc.letrec((tie) => ({
    value: fc.oneof({ maxDepth: 3 }, fc.constantFrom(0, 1, 'a', '', null, true), tie('list'), tie('fields')),
    list: fc.array(tie('value'), { maxLength: 2 }),
    fields: fc.dictionary(fc.constantFrom('a', 'b'), fc.option(tie('value'), { nil: undefined }), { noNullPrototype: true }),
  })).value;
  fc.assert(
    fc.property(small, small, (a, b) => {
      expect(isSameJson(a, b)).toBe(canonicalJson(a) === canonicalJson(b));
      expect(isSameJson(a, shuffled(a))).toBe(true);
    }),
  );
  fc.assert(
    fc.property(fc.jsonValue(), (a) => {
      expect(isSameJson(a, shuffled(JSON.parse(JSON.stringify(a))))).toBe(true);
    }),
  );
});
