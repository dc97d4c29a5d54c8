// From a selection to the picker's frame, and back to the page when it closes.
import type { MarkedRoot } from '@/utils/marking/marked-root';
import { call } from '@/utils/messaging/call';
import { asChosen, type Chosen } from '@/utils/messaging/protocol';
import { fail, ok, type Result } from '@/utils/model/result';
import type { Painter } from '@/utils/painting/painter';
import { preparePicker, type PickerFrame } from './picker-frame';
import { isInFrame, selectedRange } from './selected-range';

/** How long the picker stays ready when nothing is selected any more (ms). */
const SPARE = 5_000;

export interface Tagging {
  /** Loads what a selection may be tagged in while something is selected, and takes it away some time after. */
  expect(isSelected: boolean): void;
  /** Describes the passage now selected. */
  choose(): Promise<Result<Chosen>>;
  /** Opens the picker for it; nothing when nothing is selected, but for `selection-in-frame`. `greeted`: the background must know the page first. */
  start(greeted: Promise<void>): Promise<Result<null>>;
  /** When the passage was saved, the selection goes, so that the reader sees its paint. */
  close(isSaved: boolean): void;
  isOpen(): boolean;
  /** Takes all of ours out of the page. */
  end(): void;
}

export function tagging(marked: MarkedRoot, painter: Painter): Tagging {
  let picker: PickerFrame | undefined;
  let leaving = 0;
  const prepared = (): PickerFrame => {
    if (picker?.isReady() === true) return picker;
    picker?.close(false);
    return (picker = preparePicker(() => painter.emphasise(undefined)));
  };
  const end = (isSaved: boolean): void => {
    picker?.close(isSaved);
    picker = undefined;
  };
  const isOpen = (): boolean => picker?.isOpen() ?? false;
  const choose = async (): Promise<Result<Chosen>> => {
    const range = selectedRange();
    if (range === undefined) return fail(isInFrame() ? 'selection-in-frame' : 'no-selection');
    return asChosen(await marked.describe(range));
  };
  return {
    expect(isSelected) {
      clearTimeout(leaving);
      if (isOpen()) return;
      if (isSelected) prepared();
      else leaving = window.setTimeout(() => isOpen() || end(false), SPARE);
    },
    choose,
    async start(greeted) {
      const range = selectedRange();
      if (range === undefined) return isInFrame() ? fail('selection-in-frame') : ok(null);
      const chosen = await choose();
      if (!chosen.ok) return ok(null);
      await greeted;
      const answer = await call('page', 'choose', chosen.value);
      if (!answer.ok) return ok(null);
      const frame = prepared();
      painter.emphasise(range);
      frame.show(answer.value.token, range);
      return ok(null);
    },
    close(isSaved) {
      end(isSaved);
      if (isSaved) document.getSelection()?.empty();
      // What is still selected may be tagged after all.
      else if (selectedRange() !== undefined) prepared();
    },
    end: () => end(false),
    isOpen,
  };
}
