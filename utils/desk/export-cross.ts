// A table of concepts goes out as CSV: all of it, also the columns that were not shown; its picture as SVG or PNG.
import { writeCsv } from '@/utils/exchange/csv';
import type { Cross } from '@/utils/finding/cross';
import type { Concept } from '@/utils/model/concept';
import { fail, ok, type Result } from '@/utils/model/result';
import { fileName, handOver } from '@/utils/shell/download';
import { pngFile, svgFile } from '@/utils/shell/picture';
import { now } from './desk';

export interface CrossExport {
  readonly cross: Cross;
  readonly concepts: readonly Concept[];
  readonly nameOf: (column: string) => string;
  /** What the file and its first column are called. */
  readonly title: string;
  readonly head: string;
}

export function exportCross({ cross, concepts, nameOf, title, head }: CrossExport): { readonly name: string } {
  const rows = concepts.filter(({ id }) => cross.counts.has(id));
  const table = [
    [head, ...cross.columns.map(nameOf)],
    ...rows.map(({ id, prefLabel }) => [prefLabel, ...cross.columns.map((column) => cross.counts.get(id)?.get(column) ?? 0)]),
  ];
  const name = fileName(title, now(), '.csv');
  handOver(writeCsv(table, true), name, 'text/csv');
  return { name };
}

/** Problem: `unexpected` where the browser cannot draw it. */
export async function exportPicture(svg: SVGSVGElement, as: 'svg' | 'png', title: string): Promise<Result<{ readonly name: string }>> {
  const name = fileName(title, now(), `.${as}`);
  if (as === 'svg') handOver(svgFile(svg), name, 'image/svg+xml');
  else {
    const blob = await pngFile(svg);
    if (blob === undefined) return fail('unexpected', 'the browser made no picture');
    handOver(blob, name, 'image/png');
  }
  return ok({ name });
}
