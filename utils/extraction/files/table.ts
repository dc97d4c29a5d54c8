// How do rows and cells that span others become a table of the reader view?
import type { ReadingElement, ReadingNode } from '@/utils/model/document';

export interface Cell {
  readonly children: readonly ReadingNode[];
  /** Columns. */
  readonly span: number;
  /** It is part of the cell above. */
  readonly isBelow?: boolean;
  /** Rows, where the file says so. */
  readonly rows?: number;
}

export interface Row {
  readonly isHead: boolean;
  readonly cells: readonly Cell[];
}

const MOST_SPAN = 1000;

/** How many rows below have, in the same column, a part of this cell. */
function depthOf(rows: readonly Row[], row: number, column: number): number {
  let depth = 1;
  for (let below = row + 1; below < rows.length; below += 1) {
    let at = 0;
    const cell = rows[below]?.cells.find((c) => {
      const here = at === column;
      at += c.span;
      return here;
    });
    if (cell?.isBelow !== true) break;
    depth += 1;
  }
  return depth;
}

/** A lone paragraph in a cell is the cell's own text. */
const unwrapped = (children: readonly ReadingNode[]): readonly ReadingNode[] => {
  const [only] = children;
  return children.length === 1 && typeof only === 'object' && only.tag === 'p' ? only.children : children;
};

function cellNode(rows: readonly Row[], row: number, column: number, cell: Cell): ReadingElement {
  const [colspan, rowspan] = [Math.min(cell.span, MOST_SPAN), Math.min(cell.rows ?? depthOf(rows, row, column), MOST_SPAN)];
  return {
    tag: rows[row]?.isHead === true ? 'th' : 'td',
    ...(colspan > 1 && { colspan }),
    ...(rowspan > 1 && { rowspan }),
    children: unwrapped(cell.children),
  };
}

/** A table of one cell is a box; one without words is nothing. */
export function tableNode(rows: readonly Row[]): ReadingElement | undefined {
  const cells = rows.flatMap((row) => row.cells);
  if (cells.every((cell) => cell.children.length === 0)) return undefined;
  if (cells.length === 1) return { tag: 'div', children: cells[0]?.children ?? [] };
  const children = rows.map((row, n): ReadingElement => {
    let column = 0;
    const shown = row.cells.flatMap((cell) => {
      const at = column;
      column += cell.span;
      return cell.isBelow === true ? [] : [cellNode(rows, n, at, cell)];
    });
    return { tag: 'tr', children: shown };
  });
  return { tag: 'table', children: [{ tag: 'tbody', children }] };
}
