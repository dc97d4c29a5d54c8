// What is kept of the codebooks between two questions is what the library holds, and what did not change is not made anew.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { clearShelf, code, concept, fill, openShelf, scheme, value, world } from './shelf';
import * as codebooks from '@/utils/library/codebooks';
import { closeLibrary, type Library } from '@/utils/library/db';
import { forget, undo } from '@/utils/library/journal';
import { write, type Writer } from '@/utils/library/write';
import type { Concept } from '@/utils/model/concept';
import { fail, ok, type Result } from '@/utils/model/result';

let l: Library;
beforeEach(async () => {
  l = await openShelf(world());
  await fill(l, {
    schemesToAdd: [scheme(), scheme({ id: 'urn:uuid:other', title: 'Other' })],
    conceptsToAdd: [...'abcdef'].map((name) => concept(name)).concat(concept('elsewhere', { scheme: 'urn:uuid:other' })),
  });
});
afterEach(clearShelf);

/** As a window reads them that has only just been opened. */
async function afresh(): Promise<unknown> {
  const other = await openShelf(world());
  const books = await codebooks.all(other);
  closeLibrary(other);
  return books;
}

const put = async (w: Writer, name: string, over: Partial<Concept>): Promise<Result<unknown>> => {
  const before = await w.db.concepts.get(concept(name).id);
  return before ? w.replace('concepts', before, { ...before, ...over }) : ok(false);
};

const act = fc.record({
  kind: fc.constantFrom('rename', 'place', 'leave', 'remove', 'add', 'undo', 'refused', 'forget'),
  name: fc.constantFrom(...'abcdefgh'),
  n: fc.nat(5),
});

describe('the codebooks that are kept', () => {
  it('are those of a fresh reading after whatever was changed, taken back or refused', async () => {
    const groups: string[] = [];
    const doing = async ({ kind, name, n }: { kind: string; name: string; n: number }): Promise<void> => {
      if (kind === 'undo') return void (await undo(l, groups[groups.length - 1 - n] ?? ''));
      if (kind === 'forget') return void (await forget(l, '9999'));
      const done = await write(l, async (w): Promise<Result<unknown>> => {
        if (kind === 'remove') return ok((await w.remove('concepts', [concept(name).id])) > 0);
        if (kind === 'add')
          return (await w.db.concepts.get(concept(name).id)) ? ok(false) : w.add('concepts', [concept(name, { place: n })]);
        const over = kind === 'place' ? { place: n } : kind === 'leave' ? { scheme: 'urn:uuid:other' } : { prefLabel: `${name}${n}` };
        const changed = await put(w, name, over);
        // What is read within a change that comes to nothing must not be kept.
        if (kind === 'refused') await codebooks.all(l);
        return kind === 'refused' ? fail('record-invalid', 'on purpose') : changed;
      });
      if (done.ok) groups.push(done.value.group);
    };
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 12 }), async (acts) => {
        for (const one of acts) {
          await doing(one);
          expect(await codebooks.all(l)).toEqual(await afresh());
        }
      }),
      { numRuns: 20 },
    );
  });

  it('are the same objects while nothing has changed, and of a change only what it touched is new', async () => {
    const before = await codebooks.all(l);
    expect(await codebooks.all(l)).toBe(before);
    value(await codebooks.addConcept(l, concept('g')));
    const after = await codebooks.all(l);
    const [a, other] = [after.find((b) => b.scheme.title === 'A scheme'), after.find((b) => b.scheme.title === 'Other')];
    expect(other).toBe(before.find((b) => b.scheme.title === 'Other'));
    expect(a?.concepts).toHaveLength(7);
    expect(a?.concepts[0]).toBe(before.find((b) => b.scheme.title === 'A scheme')?.concepts[0]);
  });

  it('follow what another window writes', async () => {
    await codebooks.all(l);
    const other = await openShelf(world());
    expect(code(await codebooks.addConcept(other, concept('g')))).toBe('ok');
    expect((await codebooks.all(l)).flatMap((b) => b.concepts)).toHaveLength(8);
  });
});
