// From what pdf.js tells of a page to glyph runs on the page as it is read: turned upright, with the roles of a tagged file.
import { withDropCaps } from './drop-caps.ts';
import { lineNumbers } from './line-numbers.ts';
import { RECOGNISED_FONT, type Page, type PageItem, type Role } from './page.ts';

/** A text item of pdf.js, or the begin or end of marked content. */
export interface GivenItem {
  readonly str?: string;
  readonly dir?: string;
  readonly width?: number;
  readonly height?: number;
  readonly transform?: readonly number[];
  readonly fontName?: string;
  readonly type?: string;
  readonly id?: string | null;
  readonly tag?: string | null;
}

/** A node of pdf.js's structure tree. */
export interface GivenNode {
  readonly role?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly GivenNode[];
}

export interface GivenPage {
  readonly index: number;
  /** Size of the page as it is shown, pt. */
  readonly width: number;
  readonly height: number;
  /** From the page's own space to the page as it is shown: six numbers. */
  readonly transform: readonly number[];
  readonly items: readonly GivenItem[];
  readonly tree: GivenNode | null;
}

type Six = readonly [number, number, number, number, number, number];

const six = (m: readonly number[] | undefined): Six => [m?.[0] ?? 1, m?.[1] ?? 0, m?.[2] ?? 0, m?.[3] ?? 1, m?.[4] ?? 0, m?.[5] ?? 0];

function times(a: Six, b: Six): Six {
  return [
    a[0] * b[0] + a[2] * b[1],
    a[1] * b[0] + a[3] * b[1],
    a[0] * b[2] + a[2] * b[3],
    a[1] * b[2] + a[3] * b[3],
    a[0] * b[4] + a[2] * b[5] + a[4],
    a[1] * b[4] + a[3] * b[5] + a[5],
  ];
}

const ROLES: Readonly<Record<string, Role>> = {
  H: 'h2', Title: 'h1', H1: 'h1', H2: 'h2', H3: 'h3', H4: 'h4', H5: 'h5', H6: 'h6', Note: 'note', FENote: 'note', TD: 'cell', TH: 'cell', LI: 'item', Caption: 'caption',
}; // prettier-ignore

/** Deeper than this no tree is followed: no honest one is. */
const DEEPEST = 60;

/** A role and the element that gives it. */
type Given = Pick<PageItem, 'role' | 'part'>;

const NONE: Given = { role: '' };
const ARTIFACT: Given = { role: 'artifact' };

/** The role of each stretch of marked content, by its id. */
function rolesOf(tree: GivenNode | null): ReadonlyMap<string, Given> {
  const roles = new Map<string, Given>();
  let parts = 0;
  const walk = (node: GivenNode, above: Given, depth: number): void => {
    if (node.type === 'content' && node.id !== undefined) roles.set(node.id, above);
    // A note stays a note and a cell a cell, whatever stands in it.
    const own = above.role === 'note' || above.role === 'cell' ? undefined : ROLES[node.role ?? ''];
    const given = own === undefined ? above : { role: own, part: (parts += 1) };
    if (depth < DEEPEST) for (const child of node.children ?? []) walk(child, given, depth + 1);
  };
  if (tree !== null) walk(tree, NONE, 0);
  return roles;
}

interface Placed {
  readonly item: PageItem;
  /** Quarter turns of its direction, clockwise; -1 when it stands askew. */
  readonly turn: number;
}

function turnOf([a, b]: Six): number {
  const angle = (Math.atan2(b, a) * 2) / Math.PI;
  const turn = Math.round(angle);
  return Math.abs(angle - turn) > 0.12 ? -1 : (turn + 4) % 4;
}

/** Turns the place of a word on a page that was scanned askew so that its line is level: about the page's middle, pt. */
function level(m: Six, middle: number | undefined): Six {
  return middle === undefined ? m : [m[0], m[1], m[2], m[3], m[4], m[5] - (m[4] - middle) * (m[1] / m[0])];
}

const scripts = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/g;
function isRightToLeft(text: string): boolean {
  const own = text.match(scripts);
  return own !== null && own.length > text.replace(/[\s\p{P}\p{N}]/gu, '').length / 2;
}

function placed(page: GivenPage): readonly Placed[] {
  const roles = rolesOf(page.tree);
  const open: Given[] = [];
  const found: Placed[] = [];
  let index = -1;
  for (const given of page.items) {
    if (given.str === undefined) {
      if (given.type === 'endMarkedContent') open.pop();
      else open.push(given.tag === 'Artifact' ? ARTIFACT : (roles.get(given.id ?? '') ?? open.at(-1) ?? NONE));
      continue;
    }
    index += 1;
    if (given.str.trim() === '') continue;
    const isRecognised = given.fontName === RECOGNISED_FONT;
    const m = level(times(six(page.transform), six(given.transform)), isRecognised ? page.width / 2 : undefined);
    const item: PageItem = {
      index,
      text: given.str,
      x: m[4],
      y: m[5],
      width: given.width ?? 0,
      size: Math.hypot(m[2], m[3]) || (given.height ?? 0),
      isRtl: isRightToLeft(given.str),
      font: given.fontName ?? '',
      ...(open.at(-1) ?? NONE),
    };
    found.push({ item, turn: turnOf(m) });
  }
  return found;
}

/** The turn that most of the letters have: a table laid across the page is read with the page turned. */
function commonTurn(all: readonly Placed[]): number {
  const lengths = [0, 0, 0, 0];
  for (const { item, turn } of all) if (turn >= 0) lengths[turn] = (lengths[turn] ?? 0) + item.text.length;
  return Math.max(0, lengths.indexOf(Math.max(...lengths)));
}

function turned(item: PageItem, turn: number, { width, height }: GivenPage): PageItem {
  switch (turn) {
    case 1:
      return { ...item, x: item.y, y: width - item.x };
    case 2:
      return { ...item, x: width - item.x, y: height - item.y };
    case 3:
      return { ...item, x: height - item.y, y: item.x };
    default:
      return item;
  }
}

/** The page as it is read. What stands on end or askew in it (margin prints, watermarks) is left out, and numbers of its lines. */
export function pageOf(given: GivenPage): Page {
  const all = placed(given);
  const turn = commonTurn(all);
  const items = all.filter((p) => p.turn === turn).map((p) => turned(p.item, turn, given));
  const isLying = turn % 2 === 1;
  const [width, height] = isLying ? [given.height, given.width] : [given.width, given.height];
  const numbers = lineNumbers(items, height);
  const read = numbers.size === 0 ? items : items.filter((i) => !numbers.has(i));
  return { index: given.index, width, height, items: withDropCaps(read) };
}
