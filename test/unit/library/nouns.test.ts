// What a reader does with annotations, documents, codebooks, snapshots and sets, on a real database.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  AT,
  LATER,
  ME,
  addPapers,
  annotation,
  clearShelf,
  code,
  concept,
  fill,
  openShelf,
  paper,
  scheme,
  snapshot,
  value,
  world,
} from './shelf';
import * as annotations from '@/utils/library/annotations';
import * as backup from '@/utils/library/backup';
import * as codebooks from '@/utils/library/codebooks';
import * as documents from '@/utils/library/documents';
import * as journal from '@/utils/library/journal';
import * as sets from '@/utils/library/sets';
import * as snapshots from '@/utils/library/snapshots';
import type { Library } from '@/utils/library/db';
import type { Target } from '@/utils/model/annotation';
import { CHUNK_BYTES } from '@/utils/library/snapshots';
import { storedBytes } from '@/utils/library/tables';

let l: Library;
beforeEach(async () => {
  l = await openShelf(world());
  await addPapers(l, paper());
});
afterEach(clearShelf);

describe('annotations', () => {
  it('saves one once, however often it is sent, and the answer is the same', async () => {
    const first = value(await annotations.add(l, annotation()));
    const again = value(await annotations.add(l, structuredClone(annotation())));
    expect(again).toEqual(first);
    expect(await annotations.all(l)).toEqual([annotation()]);
    expect(await l.db.journal.count()).toBe(2);
  });

  it('never puts one over another of the same id', async () => {
    value(await annotations.add(l, annotation()));
    expect(code(await annotations.add(l, annotation({ note: 'Other words' })))).toBe('record-collides');
    expect(await annotations.get(l, annotation().id)).toEqual(annotation());
  });

  it('takes none without its document', async () => {
    expect(code(await annotations.add(l, annotation({ document: 'urn:uuid:nowhere' })))).toBe('record-without-document');
  });

  it('refuses one that is too large for a record of the browser, and says how large it is', async () => {
    const refused = await annotations.add(l, annotation({ note: 'x'.repeat(61_000) }));
    expect(refused).toMatchObject({ ok: false, problem: { code: 'record-invalid' } });
    expect(!refused.ok && refused.problem.detail).toMatch(/annotation-001: 61\d{3} bytes/);
    // A string with one letter beyond Latin-1 is stored with two bytes for each.
    expect(code(await annotations.add(l, annotation({ note: `“${'x'.repeat(31_000)}` })))).toBe('record-invalid');
    expect(code(await annotations.add(l, annotation({ note: 'x'.repeat(50_000) })))).toBe('ok');
  });

  it('changes what is said and keeps the rest', async () => {
    value(await annotations.add(l, annotation()));
    const said = [{ purpose: 'commenting', value: 'Better words' }] as const;
    value(await annotations.update(l, annotation().id, { bodies: said }, LATER));
    expect(await annotations.get(l, annotation().id)).toEqual({ ...annotation(), bodies: said, modified: LATER });
  });

  it('remembers where a passage was attached before, oldest first', async () => {
    const [a, b, c] = [annotation().target, annotation({ n: 2 }).target, annotation({ n: 3 }).target];
    value(await annotations.add(l, annotation()));
    value(await annotations.update(l, annotation().id, { target: b }, LATER));
    value(await annotations.update(l, annotation().id, { target: c }, LATER));
    value(await annotations.update(l, annotation().id, { target: c }, LATER));
    expect(await annotations.get(l, annotation().id)).toMatchObject({ target: c, formerTargets: [a, b] });
  });

  it('refuses a new target or wording that the history leaves no room for, and loses none of it', async () => {
    const long = (n: number): Target => {
      const exact = `${n} ${'x'.repeat(12_000)}`;
      return { ...annotation({ n }).target, selectors: [{ type: 'TextQuoteSelector', exact, prefix: '', suffix: '' }] };
    };
    value(await annotations.add(l, { ...annotation(), target: long(0) }));
    for (let n = 1; n < 4; n += 1) value(await annotations.update(l, annotation().id, { target: long(n) }, LATER));
    value(await annotations.refuseWordings(l, annotation().id, ['a look-alike'], LATER));
    const full = await annotations.get(l, annotation().id);
    const steps = await l.db.journal.count();
    const refused = await annotations.update(l, annotation().id, { target: long(4) }, LATER);
    expect(!refused.ok && refused.problem).toMatchObject({
      code: 'history-full',
      detail: expect.stringMatching(/^4 wordings, 6\d{4} bytes/),
    });
    expect(code(await annotations.refuseWordings(l, annotation().id, ['y'.repeat(20_000)], LATER))).toBe('history-full');
    expect(await annotations.get(l, annotation().id)).toEqual(full);
    expect(full?.formerTargets).toEqual([long(0), long(1), long(2)]);
    expect(await l.db.journal.count()).toBe(steps);
    value(await annotations.update(l, annotation().id, { bodies: [{ purpose: 'commenting', value: 'Still said' }] }, LATER));
  });

  it('remembers each wording that is refused once, until the passage has a new target, and undo brings it back', async () => {
    value(await annotations.add(l, annotation()));
    value(await annotations.refuseWordings(l, annotation().id, ['a look-alike'], LATER));
    value(await annotations.refuseWordings(l, annotation().id, ['another'], LATER));
    value(await annotations.refuseWordings(l, annotation().id, ['a look-alike'], LATER));
    const refused = { ...annotation(), refusedWordings: ['a look-alike', 'another'], modified: LATER };
    expect(await annotations.get(l, annotation().id)).toEqual(refused);
    expect(await l.db.journal.count()).toBe(4);
    const { target } = annotation({ n: 2 });
    const { group } = value(await annotations.update(l, annotation().id, { target }, LATER));
    expect(await annotations.get(l, annotation().id)).toEqual({
      ...annotation(),
      target,
      formerTargets: [annotation().target],
      modified: LATER,
    });
    value(await journal.undo(l, group));
    expect(await annotations.get(l, annotation().id)).toEqual(refused);
  });

  it('keeps what was refused when something else is said of the passage', async () => {
    value(await annotations.add(l, annotation()));
    const { group } = value(await annotations.refuseWordings(l, annotation().id, ['a look-alike'], AT));
    value(await annotations.update(l, annotation().id, { bodies: [] }, LATER));
    expect(await annotations.get(l, annotation().id)).toMatchObject({ refusedWordings: ['a look-alike'], bodies: [] });
    expect(code(await journal.undo(l, group))).toBe('not-found');
  });

  it('writes nothing when nothing is different', async () => {
    value(await annotations.add(l, annotation()));
    value(await annotations.update(l, annotation().id, { bodies: annotation().bodies, target: annotation().target }, LATER));
    expect(await annotations.get(l, annotation().id)).toEqual(annotation());
    expect(await l.db.journal.count()).toBe(2);
  });

  it('says that what is to be changed or removed was never here', async () => {
    expect(code(await annotations.update(l, 'urn:uuid:nothing', {}, AT))).toBe('not-found');
    expect(code(await annotations.refuseWordings(l, 'urn:uuid:nothing', ['words'], AT))).toBe('not-found');
    expect(code(await annotations.remove(l, ['urn:uuid:nothing']))).toBe('not-found');
  });

  it('removes many as one action, and twice is as good as once', async () => {
    await fill(l, { annotationsToAdd: [1, 2, 3].map((n) => annotation({ n })) });
    const ids = [1, 2].map((n) => annotation({ n }).id);
    const change = value(await annotations.remove(l, ids));
    expect(value(await annotations.remove(l, ids))).toEqual(change);
    expect((await annotations.all(l)).map((a) => a.id)).toEqual([annotation({ n: 3 }).id]);
  });

  it('counts them by document and lists those of one', async () => {
    const second = paper({ n: 2 });
    const there = [annotation({ n: 2, document: second.id }), annotation({ n: 3, document: second.id })];
    await fill(l, { documentsToAdd: [second], annotationsToAdd: [annotation(), ...there] });
    expect(await annotations.countByDocument(l)).toEqual(
      new Map([
        [paper().id, 1],
        [second.id, 2],
      ]),
    );
    expect(await annotations.ofDocument(l, second.id)).toEqual(there);
    expect(await annotations.countOf(l, second.id)).toBe(there.length);
  });

  it('tells the concepts used last, newest first, each as often as it was used', async () => {
    const used = [['a'], ['b', 'c'], ['a', 'd'], []].map((concepts, i) =>
      annotation({ n: i, concepts, modified: `2026-01-0${i + 1}T00:00:00.000Z` }),
    );
    await fill(l, { annotationsToAdd: used });
    expect(await annotations.usedLately(l)).toEqual(['a', 'd', 'b', 'c', 'a']);
  });

  it('hands out values that nobody can change', async () => {
    value(await annotations.add(l, annotation()));
    const [given] = await annotations.all(l);
    expect(Object.isFrozen(given) && Object.isFrozen(given?.target.selectors[0])).toBe(true);
  });
});

describe('documents', () => {
  const draft = (url: string, keys: readonly string[]) => ({
    metadata: paper().metadata,
    details: {},
    origins: { title: 'citation', authors: 'page' } as const,
    source: { url, key: keys[0] ?? '', seen: LATER },
    keys,
  });

  it('takes one more copy with its keys, each once, and a key of another document stays there', async () => {
    const other = value(await documents.ensure(l, draft('https://example.org/o', ['//example.org/o']), AT));
    const copy = {
      source: { url: 'https://example.org/p/2', key: '//example.org/p/2', seen: AT },
      keys: ['//example.org/p/2', '//example.org/o'],
    };
    value(await documents.addSource(l, paper().id, copy, LATER));
    value(await documents.addSource(l, paper().id, copy, LATER));
    const grown = await documents.get(l, paper().id);
    expect(grown?.sources.filter((s) => s.key === '//example.org/p/2')).toHaveLength(1);
    expect(grown?.keys.at(-1)).toBe('//example.org/p/2');
    expect((await documents.find(l, ['//example.org/o']))?.id).toBe(other.id);
    expect(code(await documents.addSource(l, 'urn:uuid:nowhere', copy, LATER))).toBe('not-found');
  });

  it('makes one document when the same page is met in many windows at once', async () => {
    const other = await openShelf(world());
    const met = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        documents.ensure(i % 2 ? l : other, draft(`https://new.org/p?utm=${i}`, ['//new.org/p', `//new.org/alt-${i}`]), AT),
      ),
    );
    expect(new Set(met.map((r) => value(r).id)).size).toBe(1);
    expect(await documents.all(l)).toHaveLength(2);
    expect((await documents.find(l, ['//new.org/p']))?.keys).toHaveLength(13);
  });

  it('is found by any of its keys, the surest first', async () => {
    await addPapers(l, paper({ n: 2, keys: ['//example.org/paper-2', 'doi:10.1/x'] }));
    expect((await documents.find(l, ['//nowhere', 'doi:10.1/x', '//example.org/paper-1']))?.id).toBe(paper({ n: 2 }).id);
    expect(await documents.find(l, ['//nowhere'])).toBeUndefined();
  });

  it('learns a new address and a new key, and keeps what the reader mended', async () => {
    const mended = { ...paper().metadata, title: 'Mended' };
    value(await documents.update(l, paper().id, { metadata: mended, details: {} }));
    const found = value(await documents.ensure(l, draft('https://mirror.org/p', ['//mirror.org/p', '//example.org/paper-1']), LATER));
    expect(found).toMatchObject({ id: paper().id, metadata: mended, modified: LATER, keys: ['//example.org/paper-1', '//mirror.org/p'] });
    expect(found.sources.map((s) => s.key)).toEqual(['//example.org/paper-1', '//mirror.org/p']);
    const entries = await l.db.journal.count();
    expect(value(await documents.ensure(l, draft('https://mirror.org/p', ['//mirror.org/p']), LATER))).toEqual(found);
    expect(await l.db.journal.count()).toBe(entries);
  });

  it('knows where each fact comes from, and which of them the reader wrote', async () => {
    const made = value(await documents.ensure(l, draft('https://new.org/p', ['//new.org/p']), AT));
    expect(made.origins).toEqual({ title: 'citation', authors: 'page' });
    const change = value(
      await documents.update(l, made.id, { metadata: { ...made.metadata, authors: ['B. Writer'], doi: '10.1/x' }, details: {} }),
    );
    const mended = { title: 'citation', authors: 'annotator', doi: 'annotator' };
    expect((await documents.get(l, made.id))?.origins).toEqual(mended);
    const seenAgain = value(await documents.ensure(l, draft('https://new.org/p?print', ['//new.org/p']), LATER));
    expect(seenAgain).toMatchObject({ metadata: { authors: ['B. Writer'], doi: '10.1/x' }, origins: mended });
    value(await journal.undo(l, change.group));
    expect(await documents.get(l, made.id)).toEqual(made);
  });

  it('is recognised by a DOI that the reader writes, unless another document is, and no more when that is undone', async () => {
    const doi = '10.1000/Lamps';
    const change = value(await documents.update(l, paper().id, { metadata: { ...paper().metadata, doi }, details: {} }));
    expect((await documents.find(l, ['doi:10.1000/lamps']))?.id).toBe(paper().id);
    const made = value(await documents.ensure(l, draft('https://new.org/p', ['//new.org/p']), AT));
    value(await documents.update(l, made.id, { metadata: { ...made.metadata, doi }, details: {} }));
    expect((await documents.get(l, made.id))?.keys).toEqual(['//new.org/p']);
    value(await documents.update(l, made.id, { metadata: { ...made.metadata, doi: 'to be asked' }, details: {} }));
    expect((await documents.get(l, made.id))?.keys).toEqual(['//new.org/p']);
    value(await journal.undo(l, change.group));
    expect(await documents.find(l, ['doi:10.1000/lamps'])).toBeUndefined();
  });

  it('keeps the details that a page gives, and fills in what was not known when it is seen again', async () => {
    const seen = { ...draft('https://new.org/p', ['//new.org/p']), details: { number: 'HC 123' }, origins: { number: 'page' } as const };
    const made = value(await documents.ensure(l, { ...seen, metadata: { ...paper().metadata, doi: '' } }, AT));
    expect(made).toMatchObject({ details: { number: 'HC 123' }, origins: { number: 'page' } });
    const more = {
      details: { number: 'HC 124', kind: 'Report' },
      origins: { number: 'citation', kind: 'json-ld', doi: 'citation' } as const,
    };
    const again = value(await documents.ensure(l, { ...seen, ...more, metadata: { ...paper().metadata, doi: '10.1/x' } }, LATER));
    expect(again).toMatchObject({ metadata: { doi: '10.1/x' }, details: { number: 'HC 123', kind: 'Report' }, modified: LATER });
    expect(again.origins).toEqual({ number: 'page', kind: 'json-ld', doi: 'citation' });
  });

  it('leaves empty what an annotator has emptied', async () => {
    const seen = { ...draft('https://new.org/p', ['//new.org/p']), details: { kind: 'Report', isbn: '0306406152' } };
    const made = value(await documents.ensure(l, seen, AT));
    value(await documents.update(l, made.id, { metadata: { ...made.metadata, publisher: '' }, details: { isbn: '0306406152' } }));
    const again = value(await documents.ensure(l, seen, LATER));
    expect(again).toMatchObject({ metadata: { publisher: '' }, details: { isbn: '0306406152' } });
    expect(again.details).not.toHaveProperty('kind');
    expect(again.origins).toMatchObject({ publisher: 'annotator', kind: 'annotator' });
  });

  it('leaves each key with the document that has it', async () => {
    await addPapers(l, paper({ n: 2 }));
    const found = value(
      await documents.ensure(l, draft('https://example.org/paper-1', ['//example.org/paper-1', '//example.org/paper-2']), AT),
    );
    expect(found.keys).toEqual(['//example.org/paper-1']);
  });

  it('goes with its annotations and snapshots, and all of it comes back', async () => {
    value(await annotations.add(l, annotation()));
    value(await snapshots.put(l, snapshot()));
    const before = await backup.canonicalDump(l);
    const { group } = value(await documents.remove(l, paper().id));
    expect(await backup.dump(l)).toEqual({ documents: [], annotations: [], schemes: [], concepts: [], snapshots: [], packs: [] });
    value(await journal.undo(l, group));
    expect(await backup.canonicalDump(l)).toBe(before);
    expect(code(await documents.remove(l, 'urn:uuid:nothing'))).toBe('not-found');
  });

  it('prunes those that were never annotated and are old, and no other', async () => {
    await addPapers(l, paper({ n: 2 }), paper({ n: 3, modified: LATER }));
    value(await annotations.add(l, annotation()));
    value(await snapshots.put(l, snapshot({ document: paper({ n: 2 }).id })));
    expect(value(await documents.pruneUnused(l, LATER)).removed).toBe(1);
    expect((await documents.all(l)).map((d) => d.id)).toEqual([paper().id, paper({ n: 3 }).id]);
    expect(await l.db.snapshots.count()).toBe(0);
  });
});

describe('codebooks', () => {
  const shippedScheme = scheme({ id: 'urn:scheme:shipped', title: 'Shipped', builtIn: true });
  const shipped = {
    scheme: shippedScheme,
    concepts: ['zeta', 'alpha', 'mu'].map((name) => concept(name, { scheme: shippedScheme.id })),
  };

  it('puts the shipped codebook once, in its own order', async () => {
    expect(value(await codebooks.ensureBuiltIn(l, shipped))).toBeDefined();
    expect(value(await codebooks.ensureBuiltIn(l, shipped))).toBeUndefined();
    expect(await codebooks.all(l)).toEqual([shipped]);
  });

  it('is no change that a backup must hold', async () => {
    const before = (await backup.health(l)).changesSinceBackup;
    value(await codebooks.ensureBuiltIn(l, shipped));
    expect((await backup.health(l)).changesSinceBackup).toBe(before);
  });

  it('renews shipped texts and leaves the concepts of readers alone', async () => {
    value(await codebooks.ensureBuiltIn(l, shipped));
    const own = value(await codebooks.ownScheme(l, AT));
    const mine = concept('mine', { scheme: own.id });
    value(await codebooks.addConcept(l, mine));
    const renewed = {
      ...shipped,
      concepts: [
        ...shipped.concepts.map((c) => ({ ...c, definition: 'Clearer.' })),
        { ...mine, scheme: shippedScheme.id, definition: 'Not yours.' },
      ],
    };
    value(await codebooks.ensureBuiltIn(l, renewed));
    const [builtIn, readers] = await codebooks.all(l);
    expect(builtIn?.concepts.map((c) => c.definition)).toEqual(['Clearer.', 'Clearer.', 'Clearer.']);
    expect(readers).toEqual({ scheme: own, concepts: [mine] });
  });

  it('makes the reader’s own scheme once, whoever asks', async () => {
    const other = await openShelf(world());
    const made = await Promise.all([codebooks.ownScheme(l, AT), codebooks.ownScheme(other, AT), codebooks.ownScheme(l, LATER)]);
    expect(new Set(made.map((r) => value(r).id)).size).toBe(1);
    expect(value(await codebooks.ownScheme(l, LATER))).toMatchObject({ title: 'My concepts', builtIn: false });
  });

  it('does not take a colleague’s scheme of the same name for the reader’s own', async () => {
    const theirs = scheme({ title: codebooks.OWN_SCHEME_TITLE });
    await fill(l, { schemesToAdd: [theirs] });
    expect(value(await codebooks.ownScheme(l, AT)).id).not.toBe(theirs.id);
  });

  it('adds no concept to a built-in scheme or to none', async () => {
    value(await codebooks.ensureBuiltIn(l, shipped));
    expect(code(await codebooks.addConcept(l, concept('x', { scheme: shippedScheme.id })))).toBe('record-invalid');
    expect(code(await codebooks.addConcept(l, concept('x')))).toBe('not-found');
  });
});

// Many letters beyond Latin-1, cut in the middle of them.
const long = (size: number) => [
  { tag: 'p' as const, children: Array.from({ length: Math.ceil(size / 50) }, (_, i) => `Zeile ${i}: “Größe” — 🦉 ${'ü'.repeat(12)}`) },
];

describe('snapshots', () => {
  it('gives back 2 MB as they were, and no stored record is over 60 kB', async () => {
    const big = snapshot({ content: long(2_000_000) });
    value(await snapshots.put(l, big));
    value(await snapshots.put(l, snapshot({ content: long(300_000) })));
    value(await documents.remove(l, paper().id));
    const last = await l.db.journal.orderBy('seq').last();
    value(await journal.undo(l, last?.group ?? ''));
    expect((await backup.dump(l)).snapshots.find((s) => s.id === big.id)).toEqual(big);
    expect(JSON.stringify(big).length).toBeGreaterThan(1_500_000);
    for (const table of l.db.tables) {
      const sizes = (await table.toArray()).map(storedBytes);
      expect(Math.max(0, ...sizes), table.name).toBeLessThan(60_000);
    }
    expect(Math.max(...(await l.db.chunks.toArray()).map((c) => c.bytes.byteLength))).toBe(CHUNK_BYTES);
  }, 90_000);

  it('keeps no second copy of a text that has not changed', async () => {
    const first = snapshot();
    value(await snapshots.put(l, first));
    value(await snapshots.put(l, snapshot({ taken: LATER })));
    expect(await snapshots.latest(l, first.document)).toEqual(first);
    expect(await l.db.snapshots.count()).toBe(1);
    const changed = snapshot({ taken: LATER, content: ['Changed.'] });
    value(await snapshots.put(l, changed));
    expect(await snapshots.latest(l, first.document)).toEqual(changed);
    expect(await l.db.snapshots.count()).toBe(2);
  });

  it('tells copies of one document apart', async () => {
    const [a, b] = [snapshot(), snapshot({ source: 'https://mirror.org/', taken: LATER })];
    value(await snapshots.put(l, a));
    value(await snapshots.put(l, b));
    expect(await snapshots.latest(l, a.document)).toEqual(b);
    expect(await snapshots.latest(l, a.document, a.source)).toEqual(a);
    expect(await snapshots.latest(l, a.document, 'https://elsewhere.org/')).toBeUndefined();
  });

  it('does not pass half a text off as the whole', async () => {
    const [old, broken] = [snapshot(), snapshot({ taken: LATER, content: long(200_000) })];
    value(await snapshots.put(l, old));
    value(await snapshots.put(l, broken));
    await l.db.chunks.delete([broken.id, 1]);
    expect(await snapshots.latest(l, old.document)).toEqual(old);
    value(await snapshots.put(l, broken));
    expect(await snapshots.latest(l, old.document)).toEqual(broken);
  });

  it('keeps empty texts, too', async () => {
    const empty = snapshot({ content: [] });
    value(await snapshots.put(l, empty));
    expect(await snapshots.latest(l, empty.document)).toEqual(empty);
  });
});

describe('sets', () => {
  const about = { id: 'urn:uuid:set', label: 'A set', creator: { id: ME, name: 'Me' }, created: AT };
  const [top, middle, leaf, unused] = [
    concept('top'),
    concept('middle', { broader: ['urn:uuid:concept-top'] }),
    concept('leaf', { broader: ['urn:uuid:concept-middle', 'urn:uuid:concept-leaf'] }),
    concept('unused', { broader: ['urn:uuid:concept-top'] }),
  ];

  beforeEach(async () => {
    await fill(l, {
      documentsToAdd: [paper({ n: 2 }), paper({ n: 3 })],
      schemesToAdd: [scheme()],
      conceptsToAdd: [unused, leaf, middle, top],
      annotationsToAdd: [
        annotation({ n: 2, concepts: [leaf.id] }),
        annotation({ n: 1, concepts: [top.id] }),
        annotation({ n: 3, document: paper({ n: 2 }).id, concepts: [leaf.id, top.id] }),
      ],
    });
  });

  it('takes with it the documents it names, the concepts it uses and all that is broader, in one order', async () => {
    const set = await sets.snapshotOf(l, { concepts: [leaf.id] }, about);
    expect(set).toEqual({
      ...about,
      documents: [paper(), paper({ n: 2 })],
      codebooks: [{ scheme: scheme(), concepts: [leaf, middle, top] }],
      annotations: [
        annotation({ n: 2, concepts: [leaf.id] }),
        annotation({ n: 3, document: paper({ n: 2 }).id, concepts: [leaf.id, top.id] }),
      ],
    });
  });

  it('is chosen by document, by concept, by both or by passage', async () => {
    const ids = async (choice: sets.SetChoice) => (await sets.snapshotOf(l, choice, about)).annotations.map((a) => a.id.slice(-1)).join('');
    expect(await ids({})).toBe('123');
    expect(await ids({ documents: [paper().id] })).toBe('12');
    expect(await ids({ concepts: [top.id] })).toBe('13');
    expect(await ids({ documents: [paper().id], concepts: [top.id] })).toBe('1');
    expect(await ids({ documents: [] })).toBe('');
    expect(await ids({ annotations: [annotation({ n: 2 }).id] })).toBe('2');
  });

  it('tells a merge all that is here', async () => {
    const state = await sets.localState(l, ME);
    expect([state.me, state.documents.length, state.schemes.length, state.concepts.length, state.annotations.length]).toEqual([
      ME,
      3,
      1,
      4,
      3,
    ]);
  });
});
