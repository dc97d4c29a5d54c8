// The page of the codebooks: what the library holds, which concept is open, what was typed and is not saved.
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Button } from '@/components/Button';
import { CodebookEditor } from '@/components/CodebookEditor';
import { NoticeStack } from '@/components/NoticeStack';
import { t } from '@/components/words';
import type { Desk } from '@/utils/desk/desk';
import { useLive } from '@/utils/desk/use-live';
import * as annotations from '@/utils/library/annotations';
import * as codebooks from '@/utils/library/codebooks';
import * as documents from '@/utils/library/documents';
import * as keptTags from '@/utils/library/kept-tags';
import type { Annotation } from '@/utils/model/annotation';
import type { Codebook } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import { Import } from '../library/Import';
import { useNotices } from '../sidepanel/use-notices';
import { StepsHead } from './StepsHead';
import { useCodebookCalls, type Place } from './use-codebook-calls';
import { useConceptDrafts } from './use-concept-drafts';
import { useSteps } from './use-steps';

/** What was confirmed goes with its plan: the focus goes to the button that opened it. */
function useFocusBack(isOpen: boolean): void {
  const wasOpen = useRef(false);
  useLayoutEffect(() => {
    if (wasOpen.current && !isOpen && document.activeElement === document.body)
      document.querySelector<HTMLElement>('.page-head [aria-expanded]')?.focus({ preventScroll: true });
    wasOpen.current = isOpen;
  }, [isOpen]);
}

export function CodebookPage({ desk }: { readonly desk: Desk }) {
  const notices = useNotices();
  const books = useLive(() => codebooks.all(desk.library), [desk]);
  const tags = useLive(() => keptTags.all(desk.library), [desk]);
  const counts = useMemo(() => tags && new Map([...tags].map(([id, tagged]) => [id, tagged.size])), [tags]);
  const papers = useLive(() => documents.all(desk.library), [desk]);
  const drafts = useConceptDrafts();
  const [place, setPlace] = useState<Place>(placeInAddress);
  const passages = usePassages(desk, place.concept, tags);
  useAddress(place);
  const titles = useMemo(() => new Map((papers ?? []).map((d) => [d.id, d.metadata.title || t('untitled')])), [papers]);
  const codebook = chosen(books ?? [], place);
  const steps = useSteps(notices);
  const [isBringing, setBringing] = useState(false);
  useFocusBack(isBringing);
  const concepts = useMemo(() => (books ?? []).flatMap((book) => book.concepts), [books]);
  const calls = useCodebookCalls({ desk, codebook, go: setPlace, drafts, notices, steps });
  return (
    <>
      <StepsHead title={t('editorPageTitle')} steps={steps}>
        <Button icon="bring" expanded={isBringing} onPress={() => setBringing(!isBringing)}>
          {t('editorBring')}
        </Button>
      </StepsHead>
      {isBringing ? (
        <Import
          desk={desk}
          concepts={concepts}
          notices={notices}
          title={t('editorBringTitle')}
          hint={t('editorBringHint')}
          onDone={([scheme], step) => {
            steps.add(step);
            setBringing(false);
            if (scheme !== undefined) setPlace({ scheme, concept: undefined });
          }}
        />
      ) : null}
      {codebook === undefined || counts === undefined || drafts === undefined ? (
        <p class="loading">{t('loading')}</p>
      ) : (
        <CodebookEditor
          key={codebook.scheme.id}
          codebooks={books ?? []}
          codebook={codebook}
          selected={place.concept}
          counts={counts}
          passages={passages}
          titles={titles}
          drafts={drafts.all}
          calls={calls}
        />
      )}
      {/* The latest alone: every step can be taken back above, and a pile of good news would cover the form. */}
      <NoticeStack notices={notices.list.filter((n, i, list) => n.kind === 'error' || i === list.length - 1)} onDismiss={notices.dismiss} />
    </>
  );
}

const NONE: readonly Annotation[] = [];

/** Those that have the concept, read when it is chosen. */
function usePassages(desk: Desk, concept: Iri | undefined, tags: keptTags.Tags | undefined): readonly Annotation[] | undefined {
  const ids = concept === undefined ? undefined : tags?.get(concept);
  const found = useLive(async () => (ids === undefined ? NONE : annotations.some(desk.library, [...ids])), [desk, ids]);
  // While those of the same concept are read anew, as after one was sent on, the old ones stand: whoever walks them walks on.
  const last = useRef<{ readonly concept: Iri | undefined; readonly list: readonly Annotation[] }>(undefined);
  if (tags !== undefined && found !== undefined) last.current = { concept, list: found };
  return last.current?.concept === concept ? last.current?.list : undefined;
}

/** The address names what is open, once the reader has come to rest: browsers refuse to be told of every step of a held key. */
function useAddress(place: Place): void {
  useEffect(() => {
    const named = Object.entries(place).filter(([, id]) => id !== undefined);
    const timer = setTimeout(() => history.replaceState(null, '', `?${new URLSearchParams(named)}`), 300);
    return () => clearTimeout(timer);
  }, [place]);
}

function placeInAddress(): Place {
  const query = new URLSearchParams(location.search);
  return { scheme: query.get('scheme') ?? undefined, concept: query.get('concept') ?? undefined };
}

/** The one that is asked for; the one that has the concept asked for; else one of the reader's own, else the first. */
function chosen(books: readonly Codebook[], { scheme, concept }: Place): Codebook | undefined {
  const has = (book: Codebook, id: Iri): boolean => book.concepts.some((c) => c.id === id);
  return (
    books.find((book) => book.scheme.id === scheme) ??
    books.find((book) => concept !== undefined && has(book, concept)) ??
    books.find((book) => !book.scheme.builtIn) ??
    books[0]
  );
}
