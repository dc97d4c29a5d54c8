// Recognises words on pictures of pages, one after the other, in a worker of its own and without a network.
// oxlint-disable-next-line import/default -- the bundler makes the address of it
import workerUrl from './recogniser-worker.ts?worker&url';
import type { RecognisedPage } from '../model/recognised.ts';
import { fail, type Result } from '../model/result.ts';

export interface Picture {
  /** A PNG file. */
  readonly png: Uint8Array<ArrayBuffer>;
  /** px. */
  readonly width: number;
  readonly height: number;
  readonly dotsPerInch: number;
}

/** What the worker is told. */
export type Asked =
  | { readonly does: 'prepare'; readonly wasm: Uint8Array; readonly language: Uint8Array; readonly code: string }
  | ({ readonly does: 'recognise'; readonly picture: Uint8Array } & Omit<Picture, 'png'>);

export interface Recogniser {
  /** Problem: `recognition-failed`, with the engine's own words. One picture at a time. */
  recognise(picture: Picture): Promise<Result<RecognisedPage>>;
  /** At once, whatever is under way, which is never answered then; its memory is free. */
  end(): void;
}

export interface Recognition {
  /** The engine as WebAssembly. */
  readonly wasm: Uint8Array<ArrayBuffer>;
  /** Unpacked data of the language, and the name that the engine knows it by (`eng`). */
  readonly language: Uint8Array<ArrayBuffer>;
  readonly code: string;
}

interface TrustedTypesWindow {
  readonly trustedTypes?: {
    createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): unknown };
  };
}

// As that of the PDF worker: it lets a single address through.
const policy = (globalThis as TrustedTypesWindow).trustedTypes?.createPolicy('recogniser', {
  createScriptURL: () => new URL(workerUrl, location.href).href,
});

/** Problems: `language-refused` (the engine cannot use the data), `recognition-failed` (it does not start). */
export async function startRecogniser({ wasm, language, code }: Recognition): Promise<Result<Recogniser>> {
  const worker = new Worker((policy === undefined ? workerUrl : policy.createScriptURL(workerUrl)) as string, { type: 'module' }); // as in `pdf-worker`
  const ask = <T>(asked: Asked, ...given: ArrayBuffer[]): Promise<Result<T>> =>
    new Promise((done) => {
      worker.addEventListener('message', (event: MessageEvent<Result<T>>) => done(event.data), { once: true });
      worker.addEventListener('error', (event) => done(fail('recognition-failed', event.message)), { once: true });
      worker.postMessage(asked, given);
    });
  const prepared = await ask<null>({ does: 'prepare', wasm, language, code });
  if (!prepared.ok) {
    worker.terminate();
    return prepared;
  }
  return {
    ok: true,
    value: {
      recognise: ({ png, ...rest }) => ask({ does: 'recognise', picture: png, ...rest }, png.buffer),
      end: () => worker.terminate(),
    },
  };
}
