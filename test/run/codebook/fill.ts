// A large codebook in the library, for measuring: 2,000 concepts six levels deep and 50,000 tags.

/** Written past our own code, in the shape of our records: 200 documents, 50,000 annotations, 2,000 concepts in levels of 2, 8, 32, 128, 512. */
export const FILL = `new Promise((done, fail) => {
  const open = indexedDB.open('mutual-margin');
  open.onerror = () => fail(open.error);
  open.onsuccess = async () => {
    const db = open.result;
    const at = '2026-11-22T10:00:00.000Z';
    const id = (kind, n) => 'urn:uuid:00000000-0000-4000-' + kind + '-' + String(n).padStart(12, '0');
    const put = (store, rows) => new Promise((ok, no) => {
      const tx = db.transaction(store, 'readwrite');
      for (const row of rows) tx.objectStore(store).put(row);
      tx.oncomplete = ok; tx.onerror = () => no(tx.error);
    });
    const scheme = id('8000', 1);
    await put('schemes', [{ id: scheme, title: 'Large codebook', description: '', language: 'en', builtIn: false, created: at, modified: at }]);
    const concepts = [];
    let from = 0;
    for (const width of [2, 8, 32, 128, 512, 1318]) {
      const upTo = concepts.length;
      for (let n = 0; n < width; n++) {
        const parent = upTo === 0 ? undefined : concepts[from + Math.floor((n * (upTo - from)) / width)];
        concepts.push({ id: id('8001', concepts.length), scheme, prefLabel: 'Concept ' + concepts.length, altLabels: ['other name ' + n],
          definition: 'What number ' + concepts.length + ' means.', scopeNote: 'Use it with care.', example: '', broader: parent ? [parent.id] : [],
          related: [], paint: concepts.length % 8, created: at, modified: at });
      }
      from = upTo;
    }
    await put('concepts', concepts);
    await put('documents', Array.from({ length: 200 }, (_, n) => ({ id: id('8002', n), metadata: { title: 'Paper ' + n, authors: [], publisher: '', published: '2020', language: 'en', doi: '' },
      sources: [{ url: 'https://papers.example/' + n, key: '//papers.example/' + n, seen: at }], keys: ['//papers.example/' + n], created: at, modified: at })));
    const me = { id: id('8004', 1), name: 'Ada' };
    for (let start = 0; start < 50000; start += 5000)
      await put('annotations', Array.from({ length: 5000 }, (_, i) => { const n = start + i; return {
        id: id('8003', n), document: id('8002', n % 200), creator: me, created: at, modified: at,
        bodies: [{ purpose: 'tagging', concept: concepts[n % 2000].id }],
        target: { source: 'https://papers.example/' + (n % 200), headings: ['Chapter'], selectors: [
          { type: 'TextQuoteSelector', exact: 'passage number ' + n + ' of the papers that we read', prefix: 'before it ', suffix: ' after it' },
          { type: 'TextPositionSelector', start: n, end: n + 40 }] } }; }));
    db.close();
    done(concepts.length);
  };
})`;
