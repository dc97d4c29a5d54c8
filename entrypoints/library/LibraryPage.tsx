// The library page: what was asked, the passages found, facets to choose by, export and import, codebooks to hand round.
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { Button } from '@/components/Button';
import { Narrowed, type Narrowing } from '@/components/narrowing';
import { Pictures } from '@/components/Pictures';
import { NoticeStack } from '@/components/NoticeStack';
import { FoundSearch } from '@/components/FoundSearch';
import { FoundTexts } from '@/components/FoundTexts';
import { NoMatch, NothingYet } from '@/components/PassageList';
import { SeeBar } from '@/components/SeeBar';
import { SetChooser } from '@/components/SetChooser';
import { t } from '@/components/words';
import type { Desk } from '@/utils/desk/desk';
import { exportReferences } from '@/utils/desk/export-references';
import { useLive } from '@/utils/desk/use-live';
import { EVERYTHING } from '@/utils/finding/question';
import { termsOf } from '@/utils/finding/terms';
import * as annotations from '@/utils/library/annotations';
import * as codebooks from '@/utils/library/codebooks';
import * as documents from '@/utils/library/documents';
import type { Codebook, Concept } from '@/utils/model/concept';
import type { PaperDocument } from '@/utils/model/document';
import { openPdfReader } from '@/utils/shell/pdf-files';
import { useBackupCare } from '../sidepanel/use-backup-care';
import { useEditor } from '../sidepanel/use-editor';
import { usePictures } from '../sidepanel/use-pictures';
import { useNarrowing } from '../sidepanel/use-narrowing';
import { useNotices, type Notices } from '../sidepanel/use-notices';
import { FoundRows } from './FoundRows';
import { HandRound } from './HandRound';
import { Import } from './Import';
import { openDocument } from './open-document';
import { Seen } from './Seen';
import { useFound } from './use-found';
import { useFoundTexts } from './use-found-texts';
import { usePacking } from './use-packing';
import { useQuestion, withTyped, type Asked } from './use-question';
import { useSettled, type Settled } from './use-settled';
import type { Iri } from '@/utils/model/ids';
import { useQuotesOut } from './use-quotes-out';
import { useSetOut } from './use-set-out';
import { useTogether } from './use-together';
import { useLibraryCalls } from './use-library-calls';

const NONE: readonly Iri[] = [];

export function LibraryPage({ desk }: { readonly desk: Desk }) {
  const notices = useNotices();
  useBackupCare(desk, notices);
  const { question, change, settle } = useQuestion();
  const books = useLive(() => codebooks.all(desk.library), [desk]);
  const concepts = useMemo(() => (books ?? []).flatMap((b) => b.concepts), [books]);
  const found = useFound(desk, question);
  const { answer, documentsOf } = found;
  const isBegun = answer !== undefined;
  // The first rows know their own documents: all are asked for behind them.
  const papers = useLive(async () => (isBegun ? documents.all(desk.library) : undefined), [desk, isBegun]) ?? found.first.papers;
  const [entered, setEntered] = useState(0);
  const terms = useMemo(() => termsOf(question.words), [question.words]);
  const texts = useFoundTexts({ desk, terms, papers, isReady: found.share === 1 });
  const calls = useLibraryCalls({ desk, notices });
  const packing = usePacking(desk, notices);
  const packable = useMemo(() => ({ ...calls, onPack: (id: Iri) => packing.onPack([id]) }), [calls]);
  const together = useTogether({ desk, notices, concepts, found: answer?.ids ?? NONE, onPack: packing.onPack });
  const { selected } = together;
  const recent = useLive(() => annotations.usedLately(desk.library), [desk]) ?? [];
  const narrowing = useNarrowing(books);
  const editor = useEditor({ desk, concepts, recent });
  const settled = useSettled(answer, question, found.share === 1);
  // Drawn anew only when something of it has changed: not while rows of the list come and go.
  const side = useMemo(
    () => <Side {...{ desk, notices, concepts, books, papers, change, selected, documentsOf }} answer={settled} />,
    [desk, notices.list, concepts, books, papers, settled, selected],
  );
  if (answer === undefined || books === undefined) return <p class="loading">{t('loading')}</p>;
  const isEmpty = answer.all === 0;
  return (
    <>
      <PageHead />
      <div class="library-columns">
        <section class="library-found" aria-label={t('passages')}>
          {isEmpty ? (
            <NothingYet how={t('emptyLibraryHow')} />
          ) : (
            <>
              <FoundSearch
                words={question.words}
                order={question.order}
                found={found.share === 0 && answer.ids.length > 0 ? answer.all : answer.ids.length}
                all={answer.all}
                share={found.share}
                onWords={(words) => change({ ...question, words }, true)}
                onSettled={settle}
                onOrder={(order) => change({ ...question, order })}
                onEnter={() => setEntered(entered + 1)}
              />
              <FoundTexts {...texts} terms={terms} onOpen={(id) => void openDocument({ desk, notices }, id)} />
              <SeeBar see={question.see} onSee={(see) => change({ ...question, see })} />
              <Seen {...{ desk, question, found, concepts, papers, notices }} answer={settled} onQuestion={change} onShow={calls.onShow}>
                {answer.ids.length === 0 && found.share === 1 ? (
                  <NoMatch onClear={() => change({ ...EVERYTHING, order: question.order, see: question.see })} />
                ) : (
                  <Around desk={desk} narrowing={narrowing}>
                    {found.share < 1 ? null : together.bar}
                    <FoundRows
                      {...{ desk, papers, terms, concepts, editor, entered }}
                      turn={found.turn}
                      firstRead={found.first.passages}
                      ids={answer.ids}
                      calls={packable}
                      selection={together.selection}
                    />
                  </Around>
                )}
              </Seen>
            </>
          )}
        </section>
        <div class="library-side">{side}</div>
      </div>
      {packing.dialog}
      {together.dialog}
      <NoticeStack notices={notices.list} onDismiss={notices.dismiss} />
    </>
  );
}

/** What the cards of a list ask for, wherever they stand in it. */
function Around({
  desk,
  narrowing,
  children,
}: {
  readonly desk: Desk;
  readonly narrowing: Narrowing | undefined;
  readonly children: ComponentChildren;
}) {
  return (
    <Narrowed.Provider value={narrowing}>
      <Pictures.Provider value={usePictures(desk)}>{children}</Pictures.Provider>
    </Narrowed.Provider>
  );
}

const NO_PAPERS: readonly PaperDocument[] = [];

interface SideProps {
  readonly desk: Desk;
  readonly notices: Notices;
  readonly concepts: readonly Concept[];
  readonly books: readonly Codebook[] | undefined;
  readonly papers: readonly PaperDocument[] | undefined;
  /** `undefined` until all of the library has been read: what is exported is all that was found, not all that is known so far. */
  readonly answer: Settled | undefined;
  readonly selected: readonly Iri[];
  readonly documentsOf: (passages: readonly Iri[]) => readonly Iri[];
  readonly change: Asked['change'];
}

/** What comes in and goes out, and what to choose by. */
function Side({ desk, notices, concepts, books, papers = NO_PAPERS, answer, selected, documentsOf, change }: SideProps) {
  const onExportQuotes = useQuotesOut(desk, notices);
  const onExport = useSetOut(desk, notices);
  const cited = useMemo(() => papers.filter((d) => answer?.documents.has(d.id) === true), [papers, answer]);
  return (
    <>
      <Import desk={desk} concepts={concepts} notices={notices} />
      {answer === undefined || answer.all === 0 ? null : (
        <SetChooser
          documents={cited}
          library={papers}
          concepts={concepts}
          annotators={answer.annotators}
          question={answer.question}
          answer={answer}
          selected={selected}
          documentsOf={documentsOf}
          onQuestion={(next) => change(withTyped(next, answer.question))}
          onOpen={(id) => void openDocument({ desk, notices }, id)}
          onExport={onExport}
          onExportQuotes={onExportQuotes}
          onExportReferences={(ids, format) =>
            void exportReferences(desk, ids, format).then((done) =>
              done.ok ? notices.done(t('exported', done.value.name)) : notices.problem(done.problem),
            )
          }
        />
      )}
      <HandRound desk={desk} codebooks={books ?? []} notices={notices} />
    </>
  );
}

function PageHead() {
  return (
    <header class="page-head">
      <h1>{t('libraryTitle')}</h1>
      <div class="row">
        <Button icon="reader" onPress={() => void openPdfReader()}>
          {t('pdfOpen')}
        </Button>
        <Button icon="library" onPress={() => void browser.tabs.create({ url: browser.runtime.getURL('/codebook.html') })}>
          {t('editorOpen')}
        </Button>
        <Button icon="list" onPress={() => void browser.tabs.create({ url: browser.runtime.getURL('/packs.html') })}>
          {t('packsOpen')}
        </Button>
        <Button onPress={() => void browser.runtime.openOptionsPage()}>{t('options')}</Button>
      </div>
    </header>
  );
}
