// The library as it lies on the disk, read past every line of ours: to prove that nothing was written.
import type { Surface } from './driver.ts';

const DUMP = `new Promise((done, fail) => {
  const open = indexedDB.open('mutual-margin');
  open.onerror = () => fail(open.error);
  open.onsuccess = async () => {
    const db = open.result; const out = {};
    const tx = db.transaction([...db.objectStoreNames]);
    for (const name of [...db.objectStoreNames].sort()) out[name] = await new Promise((ok) => { const all = tx.objectStore(name).getAll(); all.onsuccess = () => ok(all.result); });
    db.close(); done(out);
  };
})`;

// Keys in order, so that two dumps are equal exactly when the rows are; bytes as numbers, which JSON would drop.
const CANONICAL = `(value) => JSON.stringify(value, (key, v) =>
  v instanceof ArrayBuffer ? { bytes: [...new Uint8Array(v)] }
  : ArrayBuffer.isView(v) ? { bytes: [...new Uint8Array(v.buffer, v.byteOffset, v.byteLength)] }
  : v instanceof Map || v instanceof Set ? { entries: [...v] }
  : v && typeof v === 'object' && !Array.isArray(v) ? Object.fromEntries(Object.keys(v).sort().map((k) => [k, v[k]]))
  : v)`;

/** Every row of every table, byte for byte, as JSON. */
export const dump = (page: Surface): Promise<string> => page.evaluate<string>(`(${DUMP}).then(${CANONICAL})`);

export interface StoredAnnotation {
  readonly id: string;
  readonly document: string;
  readonly target: {
    readonly source: string;
    readonly selectors: readonly { readonly type: string; readonly exact?: string; readonly start?: number }[];
  };
  readonly bodies: readonly unknown[];
  readonly creator: { readonly id: string; readonly name: string };
  readonly modified: string;
}

export interface StoredConcept {
  readonly id: string;
  readonly prefLabel: string;
  readonly broader: readonly string[];
}

export const storedAnnotations = (page: Surface): Promise<readonly StoredAnnotation[]> =>
  page.evaluate(`(${DUMP}).then((d) => d.annotations)`);
export const storedConcepts = (page: Surface): Promise<readonly StoredConcept[]> => page.evaluate(`(${DUMP}).then((d) => d.concepts)`);
export const storedSnapshots = (page: Surface): Promise<number> => page.evaluate(`(${DUMP}).then((d) => d.snapshots.length)`);

/** Until the text of so many papers is kept: it comes behind the passage that was tagged, and may not come between two dumps. */
export const waitForTexts = (page: Surface, count = 1): Promise<void> =>
  page.waitFor(`(${DUMP}).then((d) => d.snapshots.length >= ${count})`, `the text of ${count} papers to be kept`);

/** The words of every kept text, its JSON taken apart here rather than by the code that wrote it. */
export const snapshotTexts = (page: Surface): Promise<readonly { readonly document: string; readonly text: string }[]> =>
  page.evaluate(`(${DUMP}).then(({ snapshots, chunks }) => snapshots.map(({ id, document }) => {
    const decoder = new TextDecoder();
    const words = (node) => (typeof node === 'string' ? node : node.children.map(words).join(' '));
    const json = chunks.filter((c) => c.snapshot === id).sort((a, b) => a.n - b.n).map((c) => decoder.decode(c.bytes, { stream: true })).join('');
    return { document, text: JSON.parse(json).map(words).join(' ') };
  }))`);
