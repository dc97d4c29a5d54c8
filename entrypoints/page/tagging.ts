// From a selection to the picker's frame, and back to the page when it closes.
import type { MarkedRoot } from '@/utils/marking/marked-root';
import { call } from '@/utils/messaging/call';
import { asChosen, type Chosen } from '@/utils/messaging/protocol';
import { fail, type Result } from '@/utils/model/result';
import type { Painter } from '@/utils/painting/painter';
import { showPicker } from './picker-frame';
import { selectedRange } from './selected-range';

export interface Tagging {
  /** Describes the passage now selected. */
  choose(): Promise<Result<Chosen>>;
  /** Opens the picker for it; nothing when nothing is selected. `greeted`: the background must know the page first. */
  start(greeted: Promise<void>): Promise<void>;
  /** When the passage was saved, the selection goes, so that the reader sees its paint. */
  close(isSaved: boolean): void;
  isOpen(): boolean;
}

export function tagging(marked: MarkedRoot, painter: Painter): Tagging {
  let picker: ReturnType<typeof showPicker> | undefined;
  const close = (isSaved: boolean): void => {
    picker?.close(isSaved);
    picker = undefined;
    if (isSaved) document.getSelection()?.empty();
  };
  const choose = async (): Promise<Result<Chosen>> => {
    const range = selectedRange();
    if (range === undefined) return fail('no-selection');
    return asChosen(await marked.describe(range));
  };
  return {
    choose,
    async start(greeted) {
      const range = selectedRange();
      const chosen = await choose();
      if (!chosen.ok || range === undefined) return;
      await greeted;
      const answer = await call('page', 'choose', chosen.value);
      if (!answer.ok) return;
      close(false);
      painter.emphasise(range);
      picker = showPicker(answer.value.frame, range, () => painter.emphasise(undefined));
    },
    close,
    isOpen: () => picker?.isOpen() ?? false,
  };
}
