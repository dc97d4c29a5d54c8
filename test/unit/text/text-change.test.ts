// How one version of a text becomes the next, and where what stayed stands then.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changed, changedParts, cutsOf, driftThrough, trimmed, withWords, type TextChange } from '@/utils/text/text-change';

const letters = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '😀', '😁'), maxLength: 12 });
const pieces = fc.array(fc.record({ kept: letters, old: letters, next: letters }), { maxLength: 6 });

/** Text, changes and next text, made together. */
function made(parts: readonly { kept: string; old: string; next: string }[]): { before: string; after: string; changes: TextChange[] } {
  let before = '';
  let after = '';
  const changes: TextChange[] = [];
  for (const { kept, old, next } of parts) {
    const from = before.length + kept.length + 1;
    changes.push({ from, to: from + old.length, text: next });
    before += `${kept}|${old}`;
    after += `${kept}|${next}`;
  }
  return { before, after, changes };
}

it('changes lead from one version to the next, cut down to what differs too', () => {
  fc.assert(
    fc.property(pieces, (parts) => {
      const { before, after, changes } = made(parts);
      expect(changed(before, changes)).toBe(after);
      const small = changes.map((c) => trimmed(before, c));
      expect(changed(before, small)).toBe(after);
      for (const { text } of small) expect(new TextDecoder().decode(new TextEncoder().encode(text))).toBe(text);
    }),
  );
});

it('what stayed is where its drift says, and what a change is near to has none', () => {
  fc.assert(
    fc.property(pieces, fc.nat(60), fc.integer({ min: 1, max: 10 }), fc.nat(5), (parts, start, length, margin) => {
      const { before, after, changes } = made(parts);
      const end = Math.min(before.length, start + length);
      if (start >= end) return;
      const drift = driftThrough(changes, margin)(start, end);
      const isNear = changes.some((c) => c.from < end + margin && c.to > start - margin);
      expect(drift === undefined).toBe(isNear);
      if (drift !== undefined) expect(after.slice(start + drift, end + drift)).toBe(before.slice(start, end));
    }),
  );
});

it('the new words of all changes as one text, and where they stand, are the changes', () => {
  fc.assert(
    fc.property(pieces, (parts) => {
      const { changes } = made(parts);
      expect(withWords(cutsOf(changes), changes.map((c) => c.text).join(''))).toEqual(changes);
    }),
  );
});

it('what stands around the changes is told once, however near they are to each other', () => {
  const changes = [
    { from: 2, to: 3, text: 'XY' },
    { from: 6, to: 8, text: '' },
    { from: 18, to: 18, text: 'Z' },
  ];
  const after = changed('abcdefghijklmnopqrstuvwxyz', changes);
  expect(after).toBe('abXYdefijklmnopqrZstuvwxyz');
  expect(changedParts(after, changes, 3)).toEqual(['abXYdefijk', 'pqrZstu']);
});
