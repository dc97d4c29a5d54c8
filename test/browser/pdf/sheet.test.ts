import { describe, expect, it } from 'vitest';
import { readPaper } from '@/utils/pdf/read-paper';
import { drawSheet } from '@/utils/pdf/sheet';
import { bytesOf, open } from './open';

describe('a page that is drawn', () => {
  it('has the words that are read over it, the two letters of an Arabic glyph in their order', async () => {
    const pdf = await open(await bytesOf('right-to-left.pdf'));
    if (!pdf.ok) throw new Error(pdf.problem.code);
    const paper = await readPaper(pdf.value);
    if (!paper.ok) throw new Error(paper.problem.code);
    const { text, runs } = paper.value.reading;
    const order = [...new Set(runs.map((r) => r.item))];
    const box = document.body.appendChild(document.createElement('div'));
    const { words, close } = await drawSheet(pdf.value, 0, box, { scale: 1, signal: new AbortController().signal });
    const nodes = await words(order);
    for (const run of runs) {
      expect(nodes.get(run.item)?.data.slice(run.from, run.from + run.length)).toBe(text.slice(run.at, run.at + run.length));
    }
    expect(text).toContain('المسؤولية');
    close();
    await pdf.value.close();
    box.remove();
  });
});
