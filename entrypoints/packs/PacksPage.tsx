// The page of the packs: which there are, the one that is open with its quotes, and what leaves it.
import { useEffect, useMemo, useState } from 'preact/hooks';
import { NoticeStack } from '@/components/NoticeStack';
import type { PackQuote } from '@/components/pack';
import { PackList } from '@/components/PackList';
import { t } from '@/components/words';
import { now, type Desk } from '@/utils/desk/desk';
import { useLive } from '@/utils/desk/use-live';
import * as annotations from '@/utils/library/annotations';
import * as codebooks from '@/utils/library/codebooks';
import * as documents from '@/utils/library/documents';
import * as packs from '@/utils/library/packs';
import { newId, type Iri } from '@/utils/model/ids';
import type { Pack } from '@/utils/model/pack';
import { annotator } from '@/utils/shell/settings';
import { StepsHead } from '../codebook/StepsHead';
import { useSteps } from '../codebook/use-steps';
import { useNotices } from '../sidepanel/use-notices';
import { OpenPack } from './OpenPack';
import { usePackWriter } from './use-pack-writer';

export function PacksPage({ desk }: { readonly desk: Desk }) {
  const notices = useNotices();
  const steps = useSteps(notices);
  const all = useLive(() => packs.all(desk.library), [desk]);
  const [asked, setAsked] = useState<Iri | undefined>(() => new URLSearchParams(location.search).get('pack') ?? undefined);
  const pack = all?.find((p) => p.id === asked) ?? all?.[0];
  useAddress(pack?.id);
  const write = usePackWriter({ desk, notices, steps });
  const begin = async (title: string): Promise<void> => {
    const at = now();
    const made: Pack = { id: newId(), title, creator: await annotator(), created: at, modified: at, grouping: 'none', lines: [] };
    if (await write(packs.add(desk.library, made))) setAsked(made.id);
  };
  const quotes = useQuotes(desk, pack);
  const books = useLive(() => codebooks.all(desk.library), [desk]);
  const concepts = useMemo(() => (books ?? []).flatMap((book) => book.concepts), [books]);
  return (
    <>
      <StepsHead title={t('packsTitle')} steps={steps} />
      {all === undefined || (pack !== undefined && quotes === undefined) ? (
        <p class="loading">{t('loading')}</p>
      ) : (
        <div class="packs-columns">
          <div>
            <PackList packs={all} open={pack?.id} onOpen={setAsked} onNew={(title) => void begin(title)} />
          </div>
          <div>
            {pack === undefined ? (
              <div class="empty">
                <h2>{t('packsNone')}</h2>
                <p>{t('packsHow')}</p>
              </div>
            ) : (
              <OpenPack key={pack.id} desk={desk} pack={pack} quotes={quotes ?? []} concepts={concepts} notices={notices} write={write} />
            )}
          </div>
        </div>
      )}
      <NoticeStack notices={notices.list} onDismiss={notices.dismiss} />
    </>
  );
}

/** Each line with its passage and document, as they are in the library now. */
function useQuotes(desk: Desk, pack: Pack | undefined): readonly PackQuote[] | undefined {
  const ids = pack?.lines.map((line) => line.annotation).join(' ') ?? '';
  const here = useLive(async () => {
    const list = await annotations.some(desk.library, ids === '' ? [] : ids.split(' '));
    const papers = await documents.some(desk.library, [...new Set(list.map((a) => a.document))]);
    return { passages: new Map(list.map((a) => [a.id, a])), papers: new Map(papers.map((d) => [d.id, d])) };
    // The same passages in another order are the same answer.
  }, [desk, ids.split(' ').toSorted().join(' ')]);
  return useMemo(
    () =>
      here &&
      pack?.lines.map((line) => {
        const annotation = here.passages.get(line.annotation);
        return { line, annotation, document: annotation && here.papers.get(annotation.document) };
      }),
    [here, pack],
  );
}

/** The address names the pack that is open. */
function useAddress(pack: Iri | undefined): void {
  useEffect(() => {
    history.replaceState(null, '', pack === undefined ? location.pathname : `?${new URLSearchParams({ pack })}`);
  }, [pack]);
}
