// "Not the whole text, or too much?": the way to choosing the part of the page that is the text, and the way back.
import type { VNode } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { BlockPicker } from '@/components/BlockPicker';
import { Button } from '@/components/Button';
import { t } from '@/components/words';
import type { Desk } from '@/utils/desk/desk';
import { partsOf, readAsFound, readBy, type PageParts } from '@/utils/desk/pick-text';
import type { Reading } from '@/utils/desk/read-page';
import { useFact } from '@/utils/desk/use-live';
import type { Snapshot } from '@/utils/model/document';
import type { BlockDescription } from '@/utils/model/page-block';
import { onSitePicksChanged, siteOf, sitePick } from '@/utils/shell/site-picks';
import type { Notices } from '../sidepanel/use-notices';

export interface PickTextSetting {
  readonly desk: Desk;
  readonly snapshot: Snapshot;
  readonly notices: Notices;
  /** Shows the page as it was read again. */
  readonly onReading: (reading: Reading) => void;
}

export interface TextPicking {
  /** Stands over the text. */
  readonly bar: VNode;
  /** Stands in place of the text while a part is chosen. */
  readonly picker: ((words: number) => VNode) | undefined;
}

export function usePickText({ desk, snapshot, notices, onReading }: PickTextSetting): TextPicking {
  const site = siteOf(snapshot.source);
  const pick = useFact(() => sitePick(site), onSitePicksChanged, [site]);
  const [parts, setParts] = useState<PageParts>();
  const [isBusy, setIsBusy] = useState(false);
  const open = async (): Promise<void> => {
    setIsBusy(true);
    const asked = await partsOf(snapshot.source);
    setIsBusy(false);
    if (asked.ok) setParts(asked.value);
    else notices.problem(asked.problem);
  };
  const choose = async (page: PageParts, description: BlockDescription | undefined, isUndo = false): Promise<void> => {
    const read = await readBy(desk, page.capture, description);
    if (!read.ok) return notices.problem(read.problem);
    setParts(undefined);
    onReading(read.value.reading);
    const { before } = read.value;
    if (!isUndo) notices.done(t('pickDone', site), () => void choose(page, before?.description, true));
  };
  const forget = async (): Promise<void> => {
    const read = await readAsFound(desk, snapshot.source);
    if (!read.ok) return notices.problem(read.problem);
    if (read.value !== undefined) onReading(read.value);
    notices.done(t(read.value === undefined ? 'pickForgottenLater' : 'pickForgotten'));
  };
  return {
    bar: <PickBar site={pick === undefined ? undefined : site} isBusy={isBusy} onOpen={() => void open()} onForget={() => void forget()} />,
    picker:
      parts === undefined
        ? undefined
        : (words) => (
            <BlockPicker
              page={parts.page}
              words={words}
              onPick={({ description }) => void choose(parts, description)}
              onCancel={() => setParts(undefined)}
            />
          ),
  };
}

interface PickBarProps {
  /** Where a part was chosen; undefined where none was. */
  readonly site: string | undefined;
  readonly isBusy: boolean;
  readonly onOpen: () => void;
  readonly onForget: () => void;
}

function PickBar({ site, isBusy, onOpen, onForget }: PickBarProps) {
  return (
    <div class="pick-bar row">
      {site === undefined ? null : (
        <>
          <span class="hint">{t('pickOn', site)}</span>
          <Button kind="quiet" onPress={onForget}>
            {t('pickForget')}
          </Button>
        </>
      )}
      <Button kind="quiet" busy={isBusy} onPress={onOpen}>
        {t('pickOpen')}
      </Button>
    </div>
  );
}

/** Gives the focus back to the button by which the picker was opened. */
export function useFocusBack(isOpen: boolean): void {
  const wasOpen = useRef(false);
  useLayoutEffect(() => {
    if (wasOpen.current && !isOpen) document.querySelector<HTMLElement>('.pick-bar .button:last-child')?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
}
