// What recognising text needs, from the extension's own files: the engine, and the language that comes with it.
import { browser } from 'wxt/browser';

/** The language whose data come with the extension. */
export const OWN_LANGUAGE = 'eng';

/** Names in the extension's folder `recognition`; copied there when it is built. */
export const ENGINE = 'tesseract-core-simd-lstm.wasm';
export const LANGUAGE_FILE = `${OWN_LANGUAGE}.traineddata.gz`;

/** Rejects when the file is not there. */
export async function recognitionFile(name: typeof ENGINE | typeof LANGUAGE_FILE): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(browser.runtime.getURL(`/recognition/${name}` as '/')); // as in `pdf-files`
  return new Uint8Array(await response.arrayBuffer());
}
