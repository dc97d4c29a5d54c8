// Pages that are pictures: what they hold is recognised here, page by page, and read with the rest of the paper.
import { useEffect, useRef, useState } from 'preact/hooks';
import { PagesWithoutText, type Recognising } from '@/components/PagesWithoutText';
import type { Desk } from '@/utils/desk/desk';
import { keepPaperText, learnFromPaper } from '@/utils/desk/keep-pdf';
import { addLanguage, languages } from '@/utils/desk/languages';
import { recognisePages, type RecognisedSome } from '@/utils/desk/recognise-pages';
import { useLive } from '@/utils/desk/use-live';
import { ok, type Result } from '@/utils/model/result';
import { pictured } from '@/utils/pdf/pictures';
import { readPaper } from '@/utils/pdf/read-paper';
import { OWN_LANGUAGE } from '@/utils/shell/recognition-files';
import { smoothPace } from '@/utils/text/pace';
import type { ReadAgain, ShownPdf } from './show-pdf';

/** A paper that is shown and has been read. */
type Read = Required<Pick<ShownPdf, 'reading' | 'pages'>>;

export interface RecogniseTextProps {
  readonly desk: Desk;
  readonly read: Read;
  readonly onReadAgain: (read: ReadAgain) => void;
}

/** The form beside a passage hangs on the text that is shown: what is new waits until it is closed. */
async function untilNothingIsTagged(): Promise<void> {
  while (document.querySelector('.tag-here') !== null) await new Promise((done) => setTimeout(done, 250));
}

/** Reads the paper again with the words that are known now. Problems: storage ones, `pdf-no-text`. */
async function readAgain(desk: Desk, { reading, pages }: Read, { recognised }: RecognisedSome): Promise<Result<ReadAgain>> {
  const { document, snapshot } = reading;
  const pdf = { ...pages.pdf, recognised };
  const paper = await readPaper(pdf, { pace: smoothPace() });
  if (!paper.ok) return paper;
  const kept = await keepPaperText(desk, { document: document.id, source: snapshot.source }, paper.value);
  if (!kept.ok) return kept;
  const learnt = await learnFromPaper(desk, document, paper.value);
  return learnt.ok ? ok({ document: learnt.value, snapshot: kept.value, pages: { ...pages, pdf, paper: paper.value } }) : learnt;
}

/** Pages that are pictures: looked for when the text is there, which does not wait for them. */
function usePictures({ pdf, paper: { wordless } }: Read['pages']): readonly number[] {
  const [pictures, setPictures] = useState<readonly number[]>([]);
  useEffect(() => {
    let isOver = false;
    void pictured(pdf, wordless).then((found) => (isOver ? undefined : setPictures(found)));
    return () => void (isOver = true);
  }, [pdf, wordless]);
  return pictures.filter((page) => wordless.includes(page));
}

export function RecogniseText({ desk, read, onReadAgain }: RecogniseTextProps) {
  const known = useLive(languages, []);
  const [state, setState] = useState<Recognising>({ is: 'idle' });
  const under = useRef<AbortController | undefined>(undefined);
  const latest = useRef(read);
  latest.current = read;
  const { pages } = read;
  const { recognised, labels } = pages.paper;
  const pictures = usePictures(pages);
  const recognise = async (asked: readonly number[], language: string): Promise<void> => {
    if (under.current !== undefined) return;
    const ended = new AbortController();
    under.current = ended;
    const onPage = (done: number): void => setState({ is: 'busy', page: asked[done] ?? 0, done, all: asked.length });
    onPage(0);
    const { pdf, sha256 } = pages;
    const some = await recognisePages({ pdf, sha256, pages: asked, language, onPage, signal: ended.signal });
    setState({ is: 'busy', page: asked.at(-1) ?? 0, done: some.done, all: asked.length });
    const again = some.done === 0 ? ok(undefined) : await readAgain(desk, latest.current, some);
    await untilNothingIsTagged();
    under.current = undefined;
    if (again.ok && again.value !== undefined) onReadAgain(again.value);
    setState({ is: 'idle', done: some.done, problem: again.ok ? some.problem : again.problem });
  };
  const add = async (file: File): Promise<string | undefined> => {
    const added = await addLanguage(file);
    setState({ is: 'idle', ...(added.ok ? { added: added.value } : { problem: added.problem }) });
    return added.ok ? added.value : undefined;
  };
  return (
    <PagesWithoutText
      pages={pictures}
      recognised={recognised}
      labels={labels}
      languages={known ?? [OWN_LANGUAGE]}
      state={state}
      onRecognise={(asked, language) => void recognise(asked, language)}
      onCancel={() => under.current?.abort()}
      onAddLanguage={add}
    />
  );
}
