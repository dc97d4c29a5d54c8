// The frame about a figure: moved and sized by keys, drawn by the mouse; and the picture that is kept.
import { useState } from 'preact/hooks';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { AreaFrame, insideSheet, type AreaFrameProps } from '@/components/AreaFrame';
import { KeptPicture, Pictures } from '@/components/Pictures';
import { useAreaDrawn } from '@/entrypoints/reader/use-area-drawn';
import type { PageRect } from '@/utils/model/selector';
import { clear, dress, settle, show } from './stage';

const SHEET = { width: 600, height: 800 };
const frame = (): HTMLElement => document.querySelector<HTMLElement>('.area-frame')!;

function Framed({ first, ...more }: { readonly first: PageRect } & Partial<AreaFrameProps>) {
  const [rect, setRect] = useState(first);
  const calls = { onPage: () => undefined, onTag: () => undefined, onCancel: () => undefined };
  return <AreaFrame {...calls} sheet={SHEET} page="12" isHeld={false} {...more} rect={rect} place={rect} onRect={setRect} />;
}

const rectShown = (): readonly number[] => {
  const { left, top, width, height } = frame().style;
  return [left, top, width, height].map(Number.parseFloat);
};

beforeEach(() => dress('light', 800));
afterEach(clear);

describe('the frame about an area', () => {
  test('has the focus, and is moved by arrows and sized by Shift with arrows, inside the page', async () => {
    show(<Framed first={{ left: 100, top: 100, width: 200, height: 150 }} />);
    await settle();
    expect(document.activeElement).toBe(frame());
    await userEvent.keyboard('{ArrowRight}{ArrowDown}{Shift>}{ArrowRight}{ArrowUp}{/Shift}');
    await settle();
    expect(rectShown()).toEqual([108, 108, 208, 142]);
    await userEvent.keyboard('{ArrowLeft>60}');
    await settle();
    expect(rectShown()).toEqual([0, 108, 208, 142]);
    expect(frame().querySelector('[role=status]')?.textContent).toBe('0 % from the left, 14 % from the top, 35 % wide, 18 % high');
  });

  test('is tagged by Enter, left by Escape, and goes to other pages', async () => {
    const calls = { onTag: vi.fn(), onCancel: vi.fn(), onPage: vi.fn() };
    show(<Framed first={{ left: 0, top: 0, width: 100, height: 100 }} {...calls} />);
    await settle();
    await userEvent.keyboard('{PageDown}{PageUp}{Enter}{Escape}');
    expect(calls.onPage.mock.calls).toEqual([[1], [-1]]);
    expect([calls.onTag.mock.calls.length, calls.onCancel.mock.calls.length]).toEqual([1, 1]);
  });

  test('never leaves the page and is never too small to be seen', () => {
    expect(insideSheet({ left: 590, top: -20, width: 2, height: 900 }, SHEET)).toEqual({ left: 588, top: 0, width: 12, height: 800 });
  });
});

function Drawn({ onDrawn }: { readonly onDrawn: (page: number, rect: PageRect) => void }) {
  const [root, setRoot] = useState<HTMLElement | null>(null);
  return (
    <div ref={setRoot}>
      <div class="pdf-page" data-page={7} style={{ position: 'relative', width: '400px', height: '300px' }} />
      {root === null ? null : <Drawing root={root} onDrawn={onDrawn} />}
    </div>
  );
}

function Drawing(props: { readonly root: HTMLElement; readonly onDrawn: (page: number, rect: PageRect) => void }) {
  useAreaDrawn({ ...props, isOn: true, scale: 2 });
  return null;
}

describe('an area drawn by the mouse', () => {
  test('is a rectangle of the page on which it was begun, whichever way it is drawn; a press alone draws none', async () => {
    const onDrawn = vi.fn();
    show(<Drawn onDrawn={onDrawn} />);
    await vi.waitFor(() => expect(document.querySelector('.choosing-area')).not.toBeNull());
    const page = document.querySelector<HTMLElement>('.pdf-page')!;
    const box = page.getBoundingClientRect();
    const send = (type: string, x: number, y: number) =>
      page.dispatchEvent(
        new PointerEvent(type, { bubbles: true, cancelable: true, pointerId: 1, clientX: box.left + x, clientY: box.top + y }),
      );
    // A pointer that is none cannot be captured.
    vi.spyOn(Element.prototype, 'setPointerCapture').mockImplementation(() => undefined);
    send('pointerdown', 300, 200);
    send('pointermove', 301, 201);
    send('pointerup', 301, 201);
    expect(onDrawn).not.toHaveBeenCalled();
    send('pointerdown', 300, 200);
    send('pointermove', 100, 50);
    expect(onDrawn).toHaveBeenLastCalledWith(7, { left: 50, top: 25, width: 100, height: 75 });
    send('pointermove', 900, 900);
    expect(onDrawn).toHaveBeenLastCalledWith(7, { left: 150, top: 100, width: 50, height: 50 });
    send('pointerup', 900, 900);
    send('pointermove', 10, 10);
    expect(onDrawn).toHaveBeenCalledTimes(2);
    vi.restoreAllMocks();
  });
});

describe('the picture of a passage', () => {
  const picture = { id: `urn:sha256:${'a'.repeat(64)}`, width: 40, height: 30 };
  const blob = async (): Promise<Blob> => {
    const canvas = new OffscreenCanvas(40, 30);
    canvas.getContext('2d')?.fillRect(0, 0, 40, 30);
    return canvas.convertToBlob({ type: 'image/png' });
  };

  test('is shown with its page in words', async () => {
    show(
      <Pictures.Provider value={blob}>
        <KeptPicture picture={picture} page="iv" />
      </Pictures.Provider>,
    );
    await vi.waitFor(() => expect(document.querySelector('img')?.naturalWidth).toBe(40));
    expect(document.querySelector('img')?.alt).toBe('Picture of an area of page iv');
  });

  test('that is not here is told of in a sentence', async () => {
    show(<KeptPicture picture={picture} page="iv" />);
    await vi.waitFor(() => expect(document.body.textContent).toContain('The picture of this area is not kept here.'));
    expect(document.querySelector('img')).toBeNull();
  });
});
