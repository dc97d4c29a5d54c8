// The worker that writes Word documents: the package that does it works at one go, which would hold up the page for seconds.
import { fail, ok } from '../../model/result';
import { writeWordFile } from './word';
import type { WordAnswer, WordFile } from './word-file';

const answer = (value: WordAnswer, given: Transferable[] = []): void => postMessage(value, { transfer: given });

addEventListener('message', (event: MessageEvent<WordFile>) => {
  void writeWordFile(event.data).then(
    (bytes) => answer(ok(bytes), [bytes.buffer]),
    (error: unknown) => answer(fail('unexpected', String(error))),
  );
});
