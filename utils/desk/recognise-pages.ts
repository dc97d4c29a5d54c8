// Recognises the text of pages that are pictures: each is drawn, read by the engine and kept before the next one begins.
import { recognisedOf, keepRecognised } from '@/utils/library/recognised-pages';
import type { RecognisedPages } from '@/utils/model/recognised';
import { fail, type Problem, type Result } from '@/utils/model/result';
import { pictureOf } from '@/utils/pdf/page-picture';
import type { OpenPdf } from '@/utils/pdf/read-pdf';
import { startRecogniser, type Recogniser } from '@/utils/recognition/recogniser';
import { ENGINE, recognitionFile } from '@/utils/shell/recognition-files';
import { files } from './keep-pdf';
import { languageData } from './languages';

export interface PagesToRecognise {
  readonly pdf: OpenPdf;
  /** Of the PDF's bytes: what was recognised is kept under it. */
  readonly sha256: string;
  /** Indexes from 0, in the order in which they are to be recognised. */
  readonly pages: readonly number[];
  /** Code of their language. */
  readonly language: string;
  /** Before each page: how many are done. */
  readonly onPage: (done: number) => void;
  /** Ends it at once; what is done stays. */
  readonly signal: AbortSignal;
}

export interface RecognisedSome {
  /** All that is known of the file now, with what was recognised before. */
  readonly recognised: RecognisedPages;
  /** How many pages were done this time. */
  readonly done: number;
  /** Why some were not, or not all. */
  readonly problem?: Problem;
}

async function start(code: string): Promise<Result<Recogniser>> {
  const language = await languageData(code);
  if (!language.ok) return language;
  return startRecogniser({ wasm: await recognitionFile(ENGINE), language: language.value.bytes, code });
}

/** Problems: those of `languageData` and of the engine, storage ones; `recognition-failed` with the page that cannot be drawn. */
export async function recognisePages(asked: PagesToRecognise): Promise<RecognisedSome> {
  const { sha256, signal } = asked;
  const started = await start(asked.language).catch((cause: unknown) => fail('recognition-failed', String(cause)));
  const outcome = started.ok ? await eachPage(asked, started.value) : { done: 0, problem: started.problem };
  if (started.ok) started.value.end();
  const known = await recognisedOf(files(), sha256);
  const problem = outcome.problem ?? (known.ok ? undefined : known.problem);
  return {
    recognised: known.ok ? known.value : (asked.pdf.recognised ?? new Map()),
    done: outcome.done,
    ...(problem !== undefined && !signal.aborted && { problem }),
  };
}

async function eachPage(asked: PagesToRecognise, recogniser: Recogniser): Promise<{ done: number; problem: Problem | undefined }> {
  const { pdf, sha256, pages, onPage, signal } = asked;
  const isGivenUp = new Promise<undefined>((done) => signal.addEventListener('abort', () => done(undefined), { once: true }));
  let problem: Problem | undefined;
  let done = 0;
  for (const page of pages) {
    if (signal.aborted) break;
    onPage(done);
    const picture = await Promise.race([isGivenUp, pictureOf(pdf, page).catch(() => null)]);
    if (picture === undefined) break;
    if (picture === null) {
      // The others may be well.
      problem = { code: 'recognition-failed', detail: String(page + 1) };
      continue;
    }
    const recognised = await Promise.race([isGivenUp, recogniser.recognise(picture)]);
    if (recognised === undefined) break;
    const kept = recognised.ok ? await keepRecognised(files(), { sha256, page }, recognised.value) : recognised;
    // An engine that has failed, or a full disk, fails for the next page too.
    if (!kept.ok) return { done, problem: kept.problem };
    done += 1;
  }
  return { done, problem };
}
