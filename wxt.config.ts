// How the extension is built: the manifest of each browser, and nothing that a source file could say itself.
import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';

/** What pdf.js reads beside its code: character maps, standard fonts, decoders for pictures. */
const PDF_FILES = 'node_modules/pdfjs-dist';
const pdfFiles = ['cmaps', 'standard_fonts', 'wasm'].flatMap((part) => globSync(`${part}/*`, { cwd: PDF_FILES }));

/** What recognising text reads beside its code: the engine, and one language. */
const RECOGNITION_FILES = ['tesseract.js-core/tesseract-core-simd-lstm.wasm', '@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz'];

/** Firefox lets no script into its PDF view: there the reader, and the check of a pack, fetch a PDF from a site that was allowed. All other pages forbid it themselves. */
const csp = (connect: string): string =>
  [
    "default-src 'none'",
    // The engine that recognises text, and decoders of scans, are WebAssembly of our own package; no string becomes script by it.
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    // The reader shows a text's pictures when it is asked to; all other pages forbid it themselves.
    "img-src 'self' blob: data: https: http:",
    "font-src 'self'",
    `connect-src ${connect}`,
    "worker-src 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types app beside pdf-worker recogniser word-writer',
  ].join('; ');

/** The manifest's policy is for all pages: those that say themselves where they connect, all but the reader, run no WebAssembly and show no picture of a site. */
const withoutWasm = {
  name: 'without-wasm',
  transformIndexHtml: (html: string): string =>
    html.replace(/content="(connect-src [^";]+)"/u, `content="$1; script-src 'self'; img-src 'self' blob: data:"`),
};

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  hooks: {
    'build:publicAssets': (_wxt, files) => {
      for (const file of pdfFiles) files.push({ absoluteSrc: join(import.meta.dirname, PDF_FILES, file), relativeDest: `pdfjs/${file}` });
      for (const file of RECOGNITION_FILES)
        files.push({ absoluteSrc: join(import.meta.dirname, 'node_modules', file), relativeDest: `recognition/${basename(file)}` });
    },
  },
  vite: ({ mode }) => ({
    plugins: [preact({ devToolsEnabled: false }), ...(mode === 'production' ? [withoutWasm] : [])],
    build: { sourcemap: false, modulePreload: { polyfill: false } },
    worker: { format: 'es' },
  }),
  manifest: ({ browser, mode }) => ({
    name: '__MSG_name__',
    short_name: 'Mutual Margin',
    description: '__MSG_description__',
    default_locale: 'en',
    permissions: ['activeTab', 'scripting', 'storage', 'unlimitedStorage', 'contextMenus'],
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    incognito: 'not_allowed',
    action: { default_title: '__MSG_actionTitle__' },
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+M' } },
      'tag-selection': { suggested_key: { default: 'Alt+Shift+U' }, description: '__MSG_commandTag__' },
    },
    web_accessible_resources: [
      {
        resources: ['picker.html'],
        matches: ['https://*/*', 'http://*/*'],
        ...(browser === 'firefox' ? {} : { use_dynamic_url: true }),
      },
    ],
    ...(mode === 'production'
      ? { content_security_policy: { extension_pages: csp(browser === 'firefox' ? "'self' https: http:" : "'self'") } }
      : {}),
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'mutual-margin@mutual-margin.org',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '130' }),
  }),
});
