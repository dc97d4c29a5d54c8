// Runs the engine (Tesseract, as WebAssembly) away from the page: one message brings engine and language, each further one a
// picture; every one is answered. Ending the worker gives all its memory back.
import start from 'tesseract.js-core/tesseract-core-simd-lstm.js';
import { fail, ok, type Result } from '../model/result.ts';
import type { RecognisedLine, RecognisedPage, RecognisedWord } from '../model/recognised.ts';
import type { Api, Engine, Rows } from './engine.ts';
import type { Asked } from './recogniser.ts';

/** Levels of the engine's tree of results (`PageIteratorLevel`). */
const LINE = 2;
const WORD = 3;
/** Its neural network alone (`OEM_LSTM_ONLY`): the other engine is not in this build. */
const NETWORK = 1;
/** Finds columns, blocks and lines by itself (`PSM_AUTO`); a page that lies on its side is not turned. */
const WHOLE_PAGE = 3;

/** Where the engine looks for the picture. */
const PICTURE = '/input';

let ready: { readonly engine: Engine; readonly api: Api } | undefined;

async function prepare({ wasm, language, code }: Extract<Asked, { does: 'prepare' }>): Promise<Result<null>> {
  const engine = await start({ wasmBinary: wasm, TesseractProgress: () => undefined });
  engine.FS.writeFile(`/${code}.traineddata`, language);
  const api = new engine.TessBaseAPI();
  if (api.Init('/', code, NETWORK) !== 0) return fail('language-refused', code);
  api.SetPageSegMode(WHOLE_PAGE);
  ready = { engine, api };
  return ok(null);
}

function recognise({ picture, dotsPerInch, width, height }: Extract<Asked, { does: 'recognise' }>): Result<RecognisedPage> {
  if (ready === undefined) return fail('recognition-failed', 'no engine');
  const { engine, api } = ready;
  engine.FS.writeFile(PICTURE, picture);
  api.SetVariable('user_defined_dpi', String(dotsPerInch));
  if (api.SetImageFile(1, 0) !== 0) return fail('recognition-failed', 'the picture was not taken');
  if (api.Recognize(null) !== 0) return fail('recognition-failed', 'the engine gave up');
  const rows = api.GetIterator();
  const lines = linesOf(rows);
  engine.destroy(rows);
  api.Clear();
  return ok({ width, height, lines });
}

function linesOf(rows: Rows): readonly RecognisedLine[] {
  const lines: { baseline: RecognisedLine['baseline']; height: number; words: RecognisedWord[] }[] = [];
  rows.Begin();
  do {
    if (rows.Empty(WORD)) continue;
    if (rows.IsAtBeginningOf(LINE)) {
      const { x0, y0, x1, y1 } = rows.getBaseline(LINE);
      lines.push({ baseline: [x0, y0, x1, y1], height: rows.getRowAttributes().row_height, words: [] });
    }
    const text = (rows.GetUTF8Text(WORD) ?? '').replace(/\s+/gu, '');
    const { x0, x1 } = rows.getBoundingBox(WORD);
    // Rules and pictures come as lines without a letter.
    if (text !== '') lines.at(-1)?.words.push({ text, left: x0, right: x1, sure: Math.round(rows.Confidence(WORD)) });
  } while (rows.Next(WORD));
  return lines.filter((line) => line.words.length > 0);
}

/** What of the worker's own scope is used: TypeScript has here the page's. */
interface Scope {
  addEventListener(type: 'message', listen: (event: MessageEvent<Asked>) => void): void;
  postMessage(answer: Result<unknown>, given?: readonly Transferable[]): void;
}
const scope = globalThis as unknown as Scope;
scope.addEventListener('message', (event) => {
  const answer = event.data.does === 'prepare' ? prepare(event.data) : Promise.resolve(event.data).then(recognise);
  answer.then(
    (result) => scope.postMessage(result, []),
    (cause: unknown) => scope.postMessage(fail('recognition-failed', String(cause)), []),
  );
});
