// Passages looked for again after a change of the page come out as if all had been looked for anew.
import 'fake-indexeddb/auto';
import { afterEach, expect, it } from 'vitest';
import { describeText } from '@/utils/anchoring/describe';
import type { Desk } from '@/utils/desk/desk';
import { findAgain, findPassages } from '@/utils/desk/find-passages';
import * as annotations from '@/utils/library/annotations';
import { changed, type TextChange } from '@/utils/text/text-change';
import { chance, paper as paperText, type Chance } from '../anchoring/cases';
import { addPapers, annotation, clearShelf, LATER, ME, openShelf, paper, value } from '../library/shelf';

afterEach(clearShelf);

const between = (r: Chance, low: number, high: number): number => low + Math.floor(r() * (high - low + 1));
const DOCUMENT = paper().id;

async function deskWith(text: string, places: readonly (readonly [number, number])[]): Promise<Desk> {
  const library = await openShelf();
  await addPapers(library, paper());
  for (const [n, [start, end]] of places.entries()) {
    const target = { ...annotation().target, selectors: describeText(text, start, end) };
    value(await annotations.add(library, annotation({ n, target })));
  }
  return { library, me: { id: ME, name: 'Me' } };
}

/** Passages of whole words, in every part of the text. */
function placesIn(r: Chance, text: string, count: number): readonly (readonly [number, number])[] {
  return Array.from({ length: count }, () => {
    const start = text.indexOf(' ', between(r, 0, text.length - 400)) + 1;
    return [start, text.indexOf(' ', start + between(r, 30, 160))] as const;
  });
}

/** One change of the kinds that pages make: words put in, cut out, exchanged, or a copy of what stands elsewhere. */
function changeAt(r: Chance, text: string, from: number): TextChange {
  const kind = between(r, 0, 3);
  const far = between(r, 0, text.length - 300);
  if (kind === 0) return { from, to: from, text: ' A sentence that nobody had seen in this paper before.' };
  if (kind === 1) return { from, to: from + between(r, 1, 300), text: '' };
  if (kind === 2) return { from, to: from + between(r, 1, 40), text: 'something else' };
  return { from, to: from, text: ` ${text.slice(far, far + between(r, 20, 300))} ` };
}

it('whatever has changed, and wherever', async () => {
  for (let seed = 1; seed <= 8; seed += 1) {
    const r = chance(seed);
    let text = paperText(seed, 150);
    const desk = await deskWith(text, placesIn(r, text, 20));
    let finding = await findAgain(desk, DOCUMENT, { text });
    for (let round = 0; round < 4; round += 1) {
      const changes: TextChange[] = [];
      for (let at = between(r, 0, text.length); at < text.length - 400; at += between(r, 400, text.length))
        changes.push(changeAt(r, text, at));
      text = changed(text, changes);
      finding = await findAgain(desk, DOCUMENT, { text, before: { ...finding, changes } });
      expect(finding.found, `seed ${seed}, round ${round}`).toEqual(await findPassages(desk, DOCUMENT, text));
    }
    await clearShelf();
  }
}, 60_000);

it('passages that are new, gone or attached elsewhere since are seen without any change of the text', async () => {
  const text = paperText(5, 120);
  const r = chance(9);
  const desk = await deskWith(text, placesIn(r, text, 6));
  const before = await findAgain(desk, DOCUMENT, { text });
  const [one, two] = before.found;
  const target = { ...annotation().target, selectors: describeText(text, 100, 180) };
  value(await annotations.update(desk.library, one!.id, { target }, LATER));
  value(await annotations.remove(desk.library, [two!.id]));
  value(await annotations.add(desk.library, annotation({ n: 99, target })));
  const after = await findAgain(desk, DOCUMENT, { text, before: { ...before, changes: [] } });
  expect(after.found).toEqual(await findPassages(desk, DOCUMENT, text));
  expect(after.found.find((f) => f.id === one!.id)?.start).toBe(100);
  expect(after.found).toHaveLength(6);
});
