import { expect, test } from 'vitest';
import { foldText } from '@/utils/text/fold';
import { countGrams, gramCounts, slotIn, want } from '@/utils/text/gram-counts';
import { hashOf } from '@/utils/text/gram-search';
import { unpaced } from '@/utils/text/pace';

const GRAM = 6;
const TEXT = `${'The minister reads the report. '.repeat(3)}Nobody answers her letter about the reports.`;

test('The words that are looked for are counted and noted where they stand, however the text is cut, and no others', async () => {
  const folded = await foldText(TEXT, unpaced);
  const codes = folded.codes.subarray(0, folded.length);
  const wanted = ['report', 'letter', 'absent'].map((word) => hashOf(Uint16Array.from(word, (c) => c.charCodeAt(0))));
  for (const cut of [1, 7, folded.length]) {
    const counted = gramCounts(folded.length, { sought: 3, most: 250 });
    wanted.forEach((hash) => want(counted, hash));
    const last = folded.length - GRAM + 1;
    for (let from = 0; from < last; from += cut) countGrams(folded, GRAM, counted, { from, to: Math.min(last, from + cut) });
    expect(wanted.map((hash) => counted.counts[slotIn(counted, hash)])).toEqual([4, 1, 0]);
    const { hashes, offsets, count } = counted.noted;
    expect(count).toBe(5);
    for (let i = 0; i < count; i++) expect(hashOf(codes, offsets[i]!, offsets[i]! + GRAM)).toBe(hashes[i]);
  }
});

test('Of words that stand too often only that is known', async () => {
  const folded = await foldText('report '.repeat(50), unpaced);
  const counted = gramCounts(folded.length, { sought: 1, most: 20 });
  const report = hashOf(folded.codes, 0, GRAM);
  want(counted, report);
  countGrams(folded, GRAM, counted, { from: 0, to: folded.length - GRAM + 1 });
  expect(counted.counts[slotIn(counted, report)]).toBe(21);
});

test('Where more is looked for than could be noted, it is counted alone', async () => {
  const folded = await foldText(TEXT, unpaced);
  const counted = gramCounts(folded.length, { sought: 3 * folded.length, most: 250 });
  const report = hashOf(Uint16Array.from('report', (c) => c.charCodeAt(0)));
  want(counted, report);
  countGrams(folded, GRAM, counted, { from: 0, to: folded.length - GRAM + 1 });
  expect([counted.counts[slotIn(counted, report)], counted.noted.count, counted.noted.hashes.length]).toEqual([4, 0, 0]);
});
