// What we ship is as light and as quiet as we say: sizes, forbidden packages, no word to any server.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const files = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((f) => (f.isFile() ? [join(f.parentPath, f.name)] : []));

describe.each(['chrome-mv3', 'firefox-mv3'])('the %s build', (build) => {
  const root = `.output/${build}`;
  const page = readFileSync(`${root}/page.js`, 'utf8');
  const scripts = files(root).filter((f) => f.endsWith('.js'));

  it('enters web pages with at most 36 kB', () => {
    const bytes = statSync(`${root}/page.js`).size;
    console.log(`${build}: content script ${bytes} bytes`);
    expect(bytes).toBeLessThanOrEqual(36 * 1024);
  });

  it('brings no database, schema, extraction or view library into web pages', () => {
    // A telling string of each package: dexie, zod, Readability, Preact, pdf.js.
    for (const sign of ['IDBKeyRange', 'indexedDB', 'safeParse', 'ZodError', 'FLAG_STRIP_UNLIKELYS', '__k', 'diffed', 'pdfjs'])
      expect(page).not.toContain(sign);
  });

  it('weighs at most 12.5 MB, of which the engine that recognises text and its language are 5.9', () => {
    const sizes = (folder: string): number => files(folder).reduce((sum, file) => sum + statSync(file).size, 0);
    const [all, recognition] = [sizes(root), sizes(`${root}/recognition`)];
    console.log(`${build}: ${all} bytes, ${recognition} of them for recognising text`);
    expect(recognition).toBeLessThanOrEqual(5.9e6);
    expect(all).toBeLessThanOrEqual(12.5e6);
  });

  it('listens to no window message and makes no element from a string in web pages', () => {
    expect(page).not.toMatch(
      /addEventListener\(["'`]message|innerHTML|outerHTML\s*=|insertAdjacentHTML|document\.write|world:\s*["'`]MAIN/u,
    );
  });

  it('holds no eval, no remote code, no address to call', () => {
    for (const script of scripts) {
      const text = readFileSync(script, 'utf8');
      const calls = /\beval\(|importScripts\(["'`]http|sendBeacon|new WebSocket|EventSource\(/u;
      // pdf.js brings its own code for addresses; it is given bytes, and the policy of our pages lets it connect to nothing else.
      const isPdfJs = text.includes('pdfjs-');
      // The recognising engine brings its own too, and is given its bytes in the same way.
      const isRecogniser = text.includes('TesseractProgress');
      expect(calls.test(text) || (!isPdfJs && !isRecogniser && text.includes('XMLHttpRequest')), script).toBe(false);
    }
  });

  it('sets no element from a string in our own pages, but for what keeps Readability apart', () => {
    for (const html of files(root).filter((f) => f.endsWith('.html')))
      expect(readFileSync(html, 'utf8'), html).not.toMatch(/<script>(?!<)|\son\w+=|https?:\/\//u);
  });
});
