// One pack: ordered, commented, checked, saved as a file.
import { useMemo, useRef } from 'preact/hooks';
import { groupedQuotes, type PackQuote } from '@/components/pack';
import { PackExport } from '@/components/PackExport';
import { PackHead } from '@/components/PackHead';
import { PackLines, type PackLinesProps } from '@/components/PackLines';
import { t } from '@/components/words';
import { now, type Desk } from '@/utils/desk/desk';
import * as packs from '@/utils/library/packs';
import type { Concept } from '@/utils/model/concept';
import { withComment, withHeading, withoutPassage, withPassageBefore, type Pack, type PackChange } from '@/utils/model/pack';
import type { Notices } from '../sidepanel/use-notices';
import { openPlace } from './open-place';
import { useComments } from './use-comments';
import { usePackChecks } from './use-pack-checks';
import { usePackOut } from './use-pack-out';
import type { WritePack } from './use-pack-writer';

export interface OpenPackProps {
  readonly desk: Desk;
  readonly pack: Pack;
  readonly quotes: readonly PackQuote[];
  readonly concepts: readonly Concept[];
  readonly notices: Notices;
  readonly write: WritePack;
}

export function OpenPack({ desk, pack, quotes, concepts, notices, write }: OpenPackProps) {
  const change = (next: PackChange, told?: string): Promise<boolean> => write(packs.change(desk.library, pack.id, next), told);
  const comments = useComments(pack.id, (id, comment) => change(withComment(id, comment, now())));
  const checks = usePackChecks({ desk, quotes, notices, change });
  const documents = useMemo(() => [...new Set(quotes.flatMap(({ document }) => document?.id ?? []))], [quotes]);
  const out = usePackOut(desk, { pack, documents }, notices);
  const order = useMemo(() => pack.lines.map((line) => line.annotation), [pack]);
  const groups = useMemo(
    () =>
      groupedQuotes(pack, quotes, concepts, {
        untitled: t('untitled'),
        withoutConcept: t('quotesWithoutConcept'),
        missing: t('packMissing'),
      }),
    [pack, quotes, concepts],
  );
  const acts = useRef<LineActs>(undefined);
  acts.current = {
    onRemove: (id) => void change(withoutPassage(id, now()), t('packTakenOut')),
    onTyped: (id, comment) => comments?.onTyped(id, comment),
    onComment: (id, comment) => comments?.onComment(id, comment),
    onPlace: (id) => void openPlace(desk, quotes.find((q) => q.line.annotation === id)?.annotation, notices),
    onMove: (id, next) => void change(withPassageBefore(id, next, now())),
  };
  const lines = useLines(acts, { order, groups, typed: comments?.typed });
  const here = quotes.filter((q) => q.annotation !== undefined).length;
  if (comments === undefined) return <p class="loading">{t('loading')}</p>;
  return (
    <>
      <PackHead
        pack={pack}
        quotes={quotes}
        checking={checks.checking}
        onTitle={(title) => void change(withHeading({ title }, now()))}
        onGrouping={(grouping) => void change(withHeading({ grouping }, now()))}
        onCheck={checks.check}
        onCancel={checks.cancel}
        onDelete={() => void write(packs.remove(desk.library, pack.id), t('packDeleted', pack.title))}
      />
      {quotes.length === 0 ? (
        <div class="empty">
          <p>{t('packEmpty')}</p>
        </div>
      ) : (
        <>
          {lines}
          <PackExport passages={here} missing={quotes.length - here} documents={documents.length} {...out} />
        </>
      )}
    </>
  );
}

type LineActs = PackLinesProps['calls'] & Pick<PackLinesProps, 'onMove'>;
type Lines = Pick<PackLinesProps, 'order' | 'groups'> & { readonly typed: PackLinesProps['typed'] | undefined };

/** Drawn anew only when a line has changed: not with every step of a check, of which there are many in a pack of thousands. */
function useLines(acts: { readonly current: LineActs | undefined }, { order, groups, typed }: Lines) {
  return useMemo(() => {
    const calls: PackLinesProps['calls'] = {
      onRemove: (id) => acts.current?.onRemove(id),
      onTyped: (id, comment) => acts.current?.onTyped(id, comment),
      onComment: (id, comment) => acts.current?.onComment(id, comment),
      onPlace: (id) => acts.current?.onPlace(id),
    };
    const onMove: PackLinesProps['onMove'] = (id, next) => acts.current?.onMove(id, next);
    return typed && <PackLines order={order} groups={groups} typed={typed} calls={calls} onMove={onMove} />;
  }, [order, groups, typed]);
}
