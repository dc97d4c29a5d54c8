// A library of any size from a seed: documents with their texts, and passages of those texts. Runs in a page of the extension, past
// every line of ours, because a hundred thousand tags by hand are not what is measured.

export interface Size {
  readonly documents: number;
  readonly passages: number;
  readonly seed: number;
}

/** Writes it beside what is there. `concepts` are to be there already. Value: some of its words, the commonest first. */
export async function generate({ documents, passages, seed }: Size): Promise<readonly string[]> {
  // mulberry32
  let state = seed;
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n: number): number => Math.floor(random() * n);
  const one = <T>(all: readonly T[]): T => all[below(all.length)]!;
  const syllables = 'ac coun ta bi li ty mar ket pub lic own er ship con tract in for ma tion po wer trust re gu la tor ser vice pro vi der com mis sion éva ü ber'.split(' '); // prettier-ignore
  const known = new Set(['accountability', 'market', 'public', 'information', 'contract', 'regulator', 'ownership']);
  while (known.size < 12_000) known.add(Array.from({ length: 1 + below(4) }, () => one(syllables)).join('') + (random() < 0.3 ? 's' : ''));
  const words = [...known];
  // As in a language: a few words most of the time.
  const word = (): string => words[Math.floor(words.length * random() ** 4)]!;
  const sentence = (): string => {
    const text = Array.from({ length: 12 + below(24) }, word).join(' ');
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}${random() < 0.2 ? ' – “the ' + word() + '’s” –' : ''}.`; // prettier-ignore
  };
  const uuid = (): string => {
    const hex = Array.from({ length: 32 }, () => below(16).toString(16)).join('');
    return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
  };
  const when = (): string => new Date(Date.UTC(2021, 0, 1) + below(5 * 365 * 86_400) * 1000).toISOString();
  const open = await new Promise<IDBDatabase>((done, fail) => {
    const request = indexedDB.open('mutual-margin');
    request.addEventListener('success', () => done(request.result));
    request.addEventListener('error', () => fail(request.error ?? new Error('not opened')));
  });
  const concepts = await new Promise<readonly { id: string }[]>((done) => {
    const all = open.transaction('concepts').objectStore('concepts').getAll();
    all.addEventListener('success', () => done(all.result));
  });
  const people = ['Ines Okafor', 'Tomás Whitfield', 'Ben Lindqvist', 'Ann Brackley'].map((name) => ({ id: uuid(), name }));
  const each = Math.ceil(passages / documents);
  let left = passages;
  for (let d = 0; d < documents; d++) {
    const url = `https://papers.example.org/${seed}/${d}`;
    const [id, snapshot, at] = [uuid(), uuid(), when()];
    const sentences = Array.from({ length: Math.max(120, each + 10) }, sentence);
    const title = sentence().slice(0, 70).trim();
    const tx = open.transaction(['documents', 'annotations', 'snapshots', 'chunks'], 'readwrite', { durability: 'relaxed' });
    const metadata = { title, authors: [one(people).name, `${word()} ${word()}`], publisher: 'Institute', published: String(2000 + below(26)), language: 'en', doi: '' }; // prettier-ignore
    tx.objectStore('documents').add({ id, metadata, sources: [{ url, key: url.slice(6), seen: at }], keys: [url.slice(6)], created: at, modified: at }); // prettier-ignore
    const paragraphs = Array.from({ length: Math.ceil(sentences.length / 5) }, (_, p) => sentences.slice(p * 5, p * 5 + 5).join(' '));
    const bytes = new TextEncoder().encode(JSON.stringify(paragraphs.map((text) => ({ children: [text], tag: 'p' }))));
    const chunks = Math.ceil(bytes.length / 48_000);
    for (let n = 0; n < chunks; n++) tx.objectStore('chunks').add({ snapshot, n, bytes: bytes.slice(n * 48_000, (n + 1) * 48_000) });
    tx.objectStore('snapshots').add({ id: snapshot, document: id, source: url, taken: at, chunks });
    const text = paragraphs.join('\n');
    for (let p = 0; p < each && left > 0; p++, left--) {
      const exact = sentences[p]!.slice(0, 60 + below(200));
      const start = text.indexOf(exact);
      const [created, creator] = [when(), one(people)];
      const tagged = Array.from({ length: 1 + below(3) }, () => ({ purpose: 'tagging', concept: one(concepts).id }));
      tx.objectStore('annotations').add({
        id: uuid(),
        document: id,
        target: {
          source: url,
          headings: [],
          selectors: [
            { type: 'TextQuoteSelector', exact, prefix: text.slice(Math.max(0, start - 32), start), suffix: text.slice(start + exact.length, start + exact.length + 32) }, // prettier-ignore
            { type: 'TextPositionSelector', start, end: start + exact.length },
          ],
        },
        bodies: [
          ...tagged.filter((b, i) => tagged.findIndex((other) => other.concept === b.concept) === i),
          ...(random() < 0.3 ? [{ purpose: 'commenting', value: sentence().slice(0, 120) }] : []),
        ],
        creator,
        created,
        modified: created,
        ...(random() < 0.02 ? { refusedWordings: [sentence()] } : {}),
      });
    }
    await new Promise<void>((done, fail) => {
      tx.addEventListener('complete', () => done());
      tx.addEventListener('abort', () => fail(tx.error ?? new Error('aborted')));
    });
  }
  // The store keeps count of its annotations.
  const counted = open.transaction(['store', 'annotations'], 'readwrite');
  const [rows, number] = [counted.objectStore('store').get('store'), counted.objectStore('annotations').count()];
  await new Promise<void>((done) => {
    number.addEventListener('success', () => counted.objectStore('store').put({ ...rows.result, annotations: number.result }));
    counted.addEventListener('complete', () => done());
  });
  open.close();
  return words.slice(0, 4_000);
}
