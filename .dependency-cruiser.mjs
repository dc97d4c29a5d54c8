// The floors of ARCHITECTURE.md, each rule with its argument. `test/floors.test.ts` proves that the rules are awake.
const room = (name, may, argument) => ({
  name: `room-${name}`,
  comment: argument,
  severity: 'error',
  from: { path: `^utils/${name}/` },
  to: { path: '^(utils|components|entrypoints)/', pathNot: `^utils/(${[name, ...may].join('|')})/` },
});

const packagesOf = (name, allowed, argument) => ({
  name: `packages-${name}`,
  comment: argument,
  severity: 'error',
  from: { path: name === 'components' ? '^components/' : `^utils/${name}/` },
  to: { path: 'node_modules/', pathNot: allowed.length === 0 ? '^$' : `node_modules/(${allowed.join('|')})/` },
});

const oneOwner = (name, path, owners) => ({
  name: `one-owner-${name}`,
  comment: `${name} has one room, so that changing it changes one room.`,
  severity: 'error',
  from: { path: '^(utils|components|entrypoints)/', pathNot: `^(${owners.join('|')})/` },
  to: { path: `node_modules/${path}/` },
});

export default {
  forbidden: [
    {
      name: 'resolvable',
      comment: 'An import that does not resolve puts every other rule to sleep.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\?inline$' },
    },
    { name: 'no-cycle', comment: 'A ring of files is one file with a bad name.', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-test-in-product',
      comment: 'What ships must not need what tests it.',
      severity: 'error',
      from: { path: '^(utils|components|entrypoints)/' },
      to: { path: '^test/' },
    },
    room('model', [], 'Types and laws know nothing.'),
    room('text', ['model'], 'Strings and offsets serve every engine.'),
    room('anchoring', ['model', 'text'], 'Engines never import each other.'),
    room('extraction', ['model', 'text'], 'Engines never import each other.'),
    room('concepts', ['model'], 'Engines never import each other.'),
    room('citation', ['model'], 'Engines never import each other.'),
    room('painting', ['model'], 'Paint knows ranges and paints, not how they were found.'),
    room('exchange', ['model', 'text', 'messaging'], 'Files and messages at the border; nothing stored.'),
    room('library', ['model'], 'The merge plan is a type of the model: the library never reads files.'),
    room('messaging', ['model'], 'The protocol knows that there are contexts.'),
    room('marking', ['model', 'text', 'anchoring', 'painting'], 'One keeper of marks for live page and reader.'),
    room('shell', ['model', 'messaging'], "The browser's API, and of ours no more than types."),
    room(
      'desk',
      ['model', 'text', 'anchoring', 'concepts', 'citation', 'extraction', 'exchange', 'library', 'marking', 'messaging', 'shell'],
      'What pages of ours and the background open together.',
    ),
    {
      name: 'room-components',
      comment: 'Props in, callbacks out: a component test needs no database and no browser API.',
      severity: 'error',
      from: { path: '^components/' },
      to: { path: '^(utils|entrypoints)/', pathNot: '^utils/(model|text|concepts|citation|painting)/' },
    },
    packagesOf('model', [], 'Pure.'),
    packagesOf('text', [], 'Pure, and small enough for a content script.'),
    packagesOf('anchoring', [], 'Pure, and small enough for a content script.'),
    packagesOf('painting', [], 'Small enough for a content script.'),
    packagesOf('marking', [], 'Small enough for a content script.'),
    packagesOf('concepts', [], 'Pure.'),
    packagesOf('citation', [], 'Pure.'),
    packagesOf('extraction', ['@mozilla/readability'], 'The extraction engine has this one room.'),
    packagesOf('exchange', ['zod'], 'Schemas at the border.'),
    packagesOf('library', ['dexie', '@preact/signals-core'], 'The database has this one room.'),
    packagesOf('components', ['preact'], 'Nothing stored, nothing sent.'),
    oneOwner('dexie', 'dexie', ['utils/library']),
    oneOwner('readability', '@mozilla/readability', ['utils/extraction']),
    oneOwner('zod', 'zod', ['utils/exchange']),
    oneOwner('browser', 'wxt', ['utils/shell', 'utils/messaging', 'utils/desk', 'entrypoints']),
    {
      name: 'page-reaches-no-heavy',
      comment: 'A content script is read by every page it enters: it must not reach these, even through others.',
      severity: 'error',
      from: { path: '^entrypoints/page/' },
      to: { path: 'node_modules/(dexie|zod|@mozilla/readability|preact|pdfjs-dist|@preact/[^/]+)/', reachable: true },
    },
    {
      name: 'picker-reaches-no-library',
      comment: "The picker's frame stands in a web page, where the browser may give it another store: it asks the background.",
      severity: 'error',
      from: { path: '^entrypoints/picker/' },
      to: { path: 'node_modules/dexie/', reachable: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: '.wxt/tsconfig.json' },
    tsPreCompilationDeps: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
      conditionNames: ['import', 'browser', 'default'],
    },
  },
};
