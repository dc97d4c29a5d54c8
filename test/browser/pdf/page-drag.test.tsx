// Words over pages that are selected by the mouse, where a browser by itself would go astray. Real presses: `test/e2e/read-a-pdf.test.ts`.
import { render } from 'preact';
import { useState } from 'preact/hooks';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { PageLinks } from '@/entrypoints/reader/PageLinks';
import { usePageDrag } from '@/entrypoints/reader/use-page-drag';
import type { PageLink } from '@/utils/pdf/links';
import type { OpenPdf } from '@/utils/pdf/read-pdf';

// One, over the first line.
const LINK: PageLink = { boxes: [{ left: 30, top: 30, width: 200, height: 30 }], words: '', to: { page: 1, top: 0 } };
vi.mock(import('@/utils/pdf/links'), async (real) => ({ ...(await real()), linksOf: () => Promise.resolve([LINK]) }));

interface Line {
  readonly words: string;
  readonly left: number;
  readonly top: number;
  readonly transform?: string;
}

const LAID = { position: 'absolute', whiteSpace: 'pre', font: '16px monospace', transformOrigin: '0 0' } as const;
const line = (words: string, left: number, top: number): Line => ({ words, left, top });
/** Two columns; below them a head that is not read. */
const COLUMNS = [0, 1, 2].map((n) => line(`left ${n} runs here`, 40, 40 + 30 * n));
const PAGE = [...COLUMNS, ...[0, 1, 2].map((n) => line(`right ${n} runs here`, 400, 40 + 30 * n))];

let root: HTMLElement;
const box = (): DOMRect => root.querySelector('.pdf-words')!.getBoundingClientRect();
const selected = (): string => getSelection()!.toString();

function Pages({ pages, isChoosing }: { readonly pages: readonly (readonly Line[])[]; readonly isChoosing: boolean }) {
  const [element, setElement] = useState<HTMLElement | null>(null);
  return (
    <>
      <div ref={setElement} class={isChoosing ? 'choosing-area' : ''}>
        {pages.map((lines, n) => (
          <div key={n} class="pdf-page" style={{ position: 'relative', width: '700px', height: '700px', margin: '0 0 16px' }}>
            <div class="pdf-words" style={{ position: 'absolute', inset: 0 }}>
              {lines.map(({ words, left, top, transform = 'none' }) => (
                <span key={words} style={{ ...LAID, left: `${left}px`, top: `${top}px`, transform }}>
                  {words}
                </span>
              ))}
            </div>
          </div>
        ))}
      </div>
      {element === null ? null : <Drag root={element} />}
    </>
  );
}

function Drag({ root: element }: { readonly root: HTMLElement }) {
  usePageDrag(element);
  return null;
}

async function show(pages: readonly (readonly Line[])[], isChoosing = false): Promise<void> {
  render(<Pages pages={pages} isChoosing={isChoosing} />, root);
  await vi.waitFor(() => expect(root.querySelectorAll('.pdf-page')).toHaveLength(pages.length));
  await new Promise((done) => setTimeout(done, 60));
}

type Spot = readonly [x: number, y: number];

function send(type: string, [x, y]: Spot, more: MouseEventInit = {}): MouseEvent {
  const { left, top } = box();
  const [clientX, clientY] = [left + x, top + y];
  const at = document.elementFromPoint(clientX, clientY) ?? root;
  const event = new MouseEvent(type, { clientX, clientY, bubbles: true, cancelable: true, buttons: 1, detail: 1, ...more });
  at.dispatchEvent(event);
  return event;
}

function drag(...spots: readonly Spot[]): void {
  send('mousedown', spots[0]!);
  for (const spot of spots.slice(1)) send('mousemove', spot);
  send('mouseup', spots.at(-1)!, { buttons: 0 });
}

beforeEach(async () => {
  await page.viewport(1000, 900);
  root = document.body.appendChild(document.createElement('div'));
});
afterEach(() => {
  render(null, root);
  root.remove();
  getSelection()!.removeAllRanges();
  scrollTo(0, 0);
});

describe('a selection that is drawn over a page', () => {
  it('stays in its column while the pointer is in the gutter, and goes on in the next only where that has words under it', async () => {
    await show([PAGE]);
    drag([40, 48], [100, 48], [395, 78]);
    expect(selected()).toBe('left 0 runs hereleft 1 runs here');
    drag([40, 48], [100, 48], [402, 48]);
    expect(selected()).toMatch(/^left 0 runs hereleft 1 runs hereleft 2 runs here(r|)$/u);
  });

  it('ends where the pointer is let go: what it does afterwards changes nothing', async () => {
    await show([PAGE]);
    drag([40, 48], [395, 48]);
    send('mousemove', [395, 108], { buttons: 0 });
    expect(selected()).toBe('left 0 runs here');
  });

  it('goes backwards, and over the end of a page', async () => {
    await show([PAGE, COLUMNS]);
    drag([460, 108], [395, 600], [60, 730], [194, 716 + 48]);
    expect(selected()).toMatch(/^2? runs here\s*left 0 runs here$/u);
    drag([193, 108], [40, 48]);
    expect(selected()).toBe('left 0 runs hereleft 1 runs hereleft 2 runs here');
  });

  it('is drawn along lines that stand on end', async () => {
    const onEnd = [0, 1, 2].map((n) => ({ ...line(`line ${n} stands here`, 300 - 30 * n, 40), transform: 'rotate(90deg)' }));
    await show([onEnd]);
    // Each line stands left of the one before; below them all is the margin.
    drag([290, 42], [290, 100], [260, 500]);
    expect(selected()).toBe('line 0 stands hereline 1 stands here');
  });

  it('grows from where it was begun by a press with Shift', async () => {
    await show([PAGE]);
    drag([40, 48], [41, 48]);
    send('mousedown', [395, 78], { shiftKey: true });
    send('mouseup', [395, 78], { buttons: 0 });
    expect(selected()).toBe('left 0 runs hereleft 1 runs here');
  });

  describe('from a link to a place in the paper', () => {
    const went = vi.fn<(page: number) => void>();
    const sheet = { width: 700, height: 700 };
    let host: HTMLElement;
    const press = (): void => host.querySelector('a')!.click();
    const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 50));

    beforeEach(async () => {
      went.mockClear();
      await show([PAGE]);
      host = root.querySelector('.pdf-page')!.appendChild(document.createElement('div'));
      render(<PageLinks pdf={{} as OpenPdf} index={0} sheet={sheet} turn={0} labels={[]} goTo={went} />, host);
      await expect.poll(() => host.querySelector('a')).not.toBeNull();
      host.querySelector('a')!.style.position = 'absolute';
    });
    afterEach(() => {
      render(null, host);
      history.replaceState(null, '', location.pathname + location.search);
    });

    it('follows none, nor does anything that is pressed afterwards', async () => {
      drag([40, 48], [100, 48], [395, 48]);
      press();
      await settled();
      expect(selected()).toBe('left 0 runs here');
      location.hash = '#elsewhere';
      await settled();
      history.replaceState(null, '', '#page=2');
      drag([40, 48], [100, 48]);
      press();
      await settled();
      expect(went).not.toHaveBeenCalled();
    });

    it('follows none where a press with Shift ends on it', async () => {
      drag([40, 108], [41, 108]);
      await settled();
      send('mousedown', [40, 48], { shiftKey: true });
      send('mouseup', [40, 48], { buttons: 0 });
      const pressed = new MouseEvent('click', { shiftKey: true, bubbles: true, cancelable: true });
      let isFollowed = true;
      const look = (event: Event): void => {
        isFollowed = !event.defaultPrevented;
        event.preventDefault();
      };
      host.addEventListener('click', look, { once: true });
      host.querySelector('a')!.dispatchEvent(pressed);
      expect(isFollowed).toBe(false);
    });

    it('follows it when the press stays where it is', async () => {
      drag([60, 48], [61, 48]);
      press();
      await expect.poll(() => went.mock.calls).toEqual([[1, 0]]);
    });
  });

  it('is a word when that is pressed twice', async () => {
    await show([PAGE]);
    await userEvent.dblClick(root.querySelector('.pdf-words span')!, { position: { x: 90, y: 8 } });
    expect(selected().trim()).toBe('runs');
  });

  it('scrolls the pages while it is held at the edge of the window, and takes in what comes', async () => {
    await show([COLUMNS, COLUMNS, COLUMNS, COLUMNS]);
    send('mousedown', [40, 48]);
    send('mousemove', [40, innerHeight - 2 - box().top]);
    await vi.waitFor(() => expect(scrollY).toBeGreaterThan(300));
    send('mouseup', [40, 48], { buttons: 0 });
    const stopped = scrollY;
    await new Promise((done) => setTimeout(done, 80));
    expect(scrollY).toBe(stopped);
    expect(selected().match(/left 0/gu)!.length).toBeGreaterThan(0);
    expect(selected()).toMatch(/^left 0 runs hereleft 1/u);
  });

  it.each([
    ['of words by a double press', { detail: 2 }, false],
    ['by another button', { button: 2 }, false],
    ['while an area is chosen', {}, true],
  ])('is the browser’s own affair %s', async (_what, more, isChoosing) => {
    await show([PAGE], isChoosing);
    expect(send('mousedown', [60, 48], more).defaultPrevented).toBe(false);
    send('mouseup', [60, 48], { buttons: 0 });
  });
});
