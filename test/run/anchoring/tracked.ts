// A text of which every character knows the passage that owns it, so that the right answer survives any edit.

/** UTF-16 offsets, `[start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** At `at`, `cut` characters go and `put` comes, owned by `owner` (0: nobody). */
export interface Edit {
  readonly at: number;
  readonly cut: number;
  readonly put: string;
  readonly owner: number;
}

export interface Tracked {
  readonly text: string;
  /** For each UTF-16 unit the number of its passage, from 1; 0 for none. */
  readonly owners: Uint16Array;
}

export function tracked(text: string, spans: readonly Span[]): Tracked {
  const owners = new Uint16Array(text.length);
  for (const [i, { start, end }] of spans.entries()) owners.fill(i + 1, start, end);
  return { text, owners };
}

/** The text after the edits; of two that overlap, the first in the text, and what a cut reaches beyond it. */
export function edited({ text, owners }: Tracked, edits: readonly Edit[]): Tracked {
  const kept: Edit[] = [];
  let until = 0;
  let length = text.length;
  for (const e of edits.toSorted((a, b) => a.at - b.at || a.cut - b.cut)) {
    const isCut = e.put === '' && e.at + e.cut > until;
    if (e.at < until && !isCut) continue;
    const at = Math.max(e.at, until);
    const rest = { ...e, at, cut: e.at + e.cut - at };
    kept.push(rest);
    until = at + rest.cut;
    length += e.put.length - rest.cut;
  }
  const now = new Uint16Array(length);
  const parts: string[] = [];
  let read = 0;
  let written = 0;
  const copy = (to: number): void => {
    parts.push(text.slice(read, to));
    now.set(owners.subarray(read, to), written);
    written += to - read;
  };
  for (const e of kept) {
    copy(e.at);
    parts.push(e.put);
    now.fill(e.owner, written, written + e.put.length);
    written += e.put.length;
    read = e.at + e.cut;
  }
  copy(text.length);
  return { text: parts.join(''), owners: now };
}

/** Where each passage stands: from its first to its last character; undefined for one that is gone. */
export function spansOf({ owners }: Tracked, count: number): readonly (Span | undefined)[] {
  const spans = Array.from<Span | undefined>({ length: count });
  for (let i = 0; i < owners.length; i++) {
    const owner = owners[i]!;
    if (owner > 0) spans[owner - 1] = { start: spans[owner - 1]?.start ?? i, end: i + 1 };
  }
  return spans;
}

/** The passage on both sides of an offset, if it is the same; else 0. */
export const ownerAcross = ({ owners }: Tracked, at: number): number => (at > 0 && owners[at] === owners[at - 1] ? (owners[at] ?? 0) : 0);

/** Does a passage stand within `pad` characters of the stretch? */
export function isOwned({ owners }: Tracked, { start, end }: Span, pad: number): boolean {
  return owners.subarray(Math.max(0, start - pad), end + pad).some((owner) => owner > 0);
}

/** Paragraphs; long ones in pieces of sentences. */
export function blocksOf(text: string): readonly Span[] {
  const blocks: Span[] = [];
  for (const found of text.matchAll(/[^\n]+\n*|\n+/g)) {
    let start = found.index;
    const end = start + found[0].length;
    while (end - start > 1600) {
      const full = text.lastIndexOf('. ', start + 1200);
      const cut = full <= start + 100 ? start + 1200 : full + 2;
      blocks.push({ start, end: cut });
      start = cut;
    }
    blocks.push({ start, end });
  }
  return blocks;
}
