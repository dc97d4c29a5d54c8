// Where does a passage stand once the reader has said where it does not?
import { describe, expect, it } from 'vitest';
import { anchorAll } from '@/utils/anchoring/anchor';
import { describeText } from '@/utils/anchoring/describe';
import type { Annotation } from '@/utils/model/annotation';
import { placeOf } from '@/utils/desk/find-passages';

const BEFORE = 'The board met in spring, and minutes were kept by those who came. ';
const AFTER = ' Nothing else was decided on that evening, and the meeting ended before dark.';
const QUOTE = 'Every payment under the contract is printed in the open ledger of the town library.';
const REWORDED = 'Every payment under the contract is printed in the public ledger of the town library.';

const page = (quote: string): string => BEFORE + quote + AFTER;

const passage = (refusedWordings?: readonly string[]): Annotation => ({
  id: 'urn:uuid:one',
  document: 'urn:uuid:paper',
  target: {
    source: 'https://example.org/',
    selectors: describeText(page(QUOTE), BEFORE.length, BEFORE.length + QUOTE.length),
    headings: [],
  },
  bodies: [],
  creator: { id: 'urn:uuid:me', name: '' },
  created: '2026-11-22T10:00:00.000Z',
  modified: '2026-11-22T10:00:00.000Z',
  ...(refusedWordings && { refusedWordings }),
});

async function found(annotation: Annotation, text: string) {
  const places = await anchorAll(text, [{ id: annotation.id, selectors: annotation.target.selectors }]);
  return placeOf(annotation, places.get(annotation.id), text);
}

describe('a passage whose wording has changed', () => {
  it('is shown with what stands there now', async () => {
    const { length } = REWORDED;
    expect(await found(passage(), page(REWORDED))).toEqual({
      status: 'changed',
      start: BEFORE.length,
      end: BEFORE.length + length,
      found: REWORDED,
      sureness: { similarity: expect.closeTo(0.9, 1), margin: 1 },
    });
  });

  it('is an orphan where the reader has refused that wording, in whatever quotes, dashes and line ends', async () => {
    const refused = { status: 'orphan', start: -1, end: -1, found: REWORDED };
    expect(await found(passage(['other words', REWORDED]), page(REWORDED))).toEqual(refused);
    expect(await found(passage([REWORDED.replace('public ', 'public\n')]), page(REWORDED))).toEqual(refused);
  });

  it('is shown again when the wording has changed once more, and when the original has returned', async () => {
    const again = REWORDED.replace('printed', 'published');
    expect(await found(passage([REWORDED]), page(again))).toMatchObject({ status: 'changed', found: again });
    expect(await found(passage([REWORDED]), page(QUOTE))).toMatchObject({ status: 'exact', start: BEFORE.length });
  });

  it('is never an orphan for its own words, even if they were refused', async () => {
    expect(await found(passage([QUOTE]), page(QUOTE))).toMatchObject({ status: 'exact' });
  });
});

describe('a passage that may stand in several places', () => {
  const text = `${REWORDED} Else. ${QUOTE}`;
  const [one, two] = [0, REWORDED.length + 7];
  const candidates = [
    { start: one, end: one + REWORDED.length, similarity: 0.9 },
    { start: two, end: two + QUOTE.length, similarity: 1 },
  ];

  it('tells all of them, the likeliest first, and how much of its letters agrees; no lead over places that are not told', () => {
    expect(placeOf(passage(), { status: 'ambiguous', candidates }, text)).toEqual({
      status: 'ambiguous',
      start: one,
      end: one + REWORDED.length,
      places: candidates.map(({ start, end, similarity }) => ({
        start,
        end,
        words: text.slice(start, end),
        sureness: { similarity },
      })),
    });
  });

  it('leaves out those whose wording was refused', () => {
    const [, second] = candidates;
    expect(placeOf(passage([REWORDED]), { status: 'ambiguous', candidates }, text)).toMatchObject({
      start: two,
      places: [{ start: second?.start, end: second?.end, words: QUOTE, sureness: { similarity: 1 } }],
    });
    expect(placeOf(passage([REWORDED, QUOTE]), { status: 'ambiguous', candidates }, text)).toEqual({
      status: 'orphan',
      start: -1,
      end: -1,
      found: REWORDED,
    });
  });
});
