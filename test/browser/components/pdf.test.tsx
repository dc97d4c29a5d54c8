// The bar of a PDF and what stands beside its pages.
import { render } from 'preact';
import { useState } from 'preact/hooks';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { PdfBar, type PdfBarProps } from '@/components/PdfBar';
import { PdfSide, type SidePart } from '@/components/PdfSide';
import { PdfThumbnails } from '@/components/PdfThumbnails';
import { useKeptPlace } from '@/entrypoints/reader/use-kept-place';
import { clear, dress, settle, show } from './stage';

const LABELS = ['i', 'ii', ...Array.from({ length: 198 }, (_, n) => String(n + 1))];
const nothing = (): void => undefined;
const BAR: PdfBarProps = {
  view: 'pages', onView: nothing, hasText: true, labels: LABELS, current: 4, onPage: nothing, onFind: nothing, onSide: nothing,
  isSideOpen: false, onPrint: nothing, zoom: 1, onZoom: nothing, onStep: nothing, onTurn: nothing, onArea: nothing, isChoosingArea: false,
  isDark: false, onDark: nothing,
}; // prettier-ignore
const field = (): HTMLInputElement => document.querySelector<HTMLInputElement>('.pdf-page-input')!;

beforeEach(() => dress('light', 1000));
afterEach(clear);

describe('the page in the bar of a PDF', () => {
  test('is the one that is read, by what is printed on it, and follows the reader', async () => {
    show(<PdfBar {...BAR} />);
    expect(field().value).toBe('3');
    show(<PdfBar {...BAR} current={1} />);
    expect(field().value).toBe('ii');
  });

  test('gives way to what is typed, which is gone to, and comes back by Escape or when the field is left', async () => {
    const onPage = vi.fn();
    show(<PdfBar {...BAR} onPage={onPage} />);
    await userEvent.click(field());
    await userEvent.keyboard('ii{Enter}');
    expect(onPage).toHaveBeenCalledExactlyOnceWith(1);
    await userEvent.keyboard('19');
    expect(field().value).toBe('19');
    await userEvent.keyboard('{Escape}');
    await settle();
    expect(field().value).toBe('3');
    await userEvent.fill(field(), 'xi');
    await userEvent.keyboard('{Enter}');
    await settle();
    expect(document.querySelector('.pdf-bar [role=status]')?.textContent).toContain('They run from i to 198');
    field().blur();
    await settle();
    expect([field().value, document.querySelector('.pdf-bar [role=status]')?.textContent]).toEqual(['3', 'of 200']);
  });

  test('stays chosen as a whole while the reader scrolls on, so that what is typed takes its place', async () => {
    const stage = show(<PdfBar {...BAR} />);
    await userEvent.click(field());
    render(<PdfBar {...BAR} current={9} />, stage);
    await settle();
    expect(field().value).toBe('8');
    await userEvent.keyboard('12');
    expect(field().value).toBe('12');
  });

  test('offers the text only once it is there', () => {
    show(<PdfBar {...BAR} hasText={false} />);
    const [text, pages] = document.querySelectorAll<HTMLInputElement>('.segment input');
    expect([text?.disabled, pages?.disabled]).toEqual([true, false]);
  });
});

describe('the pages in small', () => {
  const sheets = LABELS.map(() => ({ width: 595, height: 842 }));
  const draw = vi.fn(async () => undefined);
  function Side({ onGo }: { readonly onGo: (page: number) => void }) {
    const [part, setPart] = useState<SidePart>('pages');
    return (
      <PdfSide parts={['contents', 'pages']} part={part} onPart={setPart} onClose={nothing}>
        {part === 'pages' ? (
          <PdfThumbnails sheets={sheets} labels={LABELS} current={4} takesFocus draw={draw} onGo={onGo} />
        ) : (
          <p>Contents</p>
        )}
      </PdfSide>
    );
  }

  test('are reached and walked by keys, and are named as they are cited', async () => {
    const onGo = vi.fn();
    show(<Side onGo={onGo} />);
    await settle();
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Page 3');
    expect(document.activeElement?.getAttribute('aria-current')).toBe('page');
    await userEvent.keyboard('{Home}{ArrowDown}{Enter}');
    expect(onGo).toHaveBeenCalledExactlyOnceWith(1);
    await userEvent.keyboard('{End}');
    await settle();
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Page 198');
    expect(document.querySelectorAll('.thumbnail[tabindex="0"]')).toHaveLength(1);
  });

  test('are drawn only near to what is in sight', async () => {
    show(<Side onGo={nothing} />);
    await vi.waitFor(() => expect(document.querySelectorAll('.thumbnail canvas').length).toBeGreaterThan(3));
    expect(document.querySelectorAll('.thumbnail canvas').length).toBeLessThan(20);
  });

  test('give way to the contents by arrow keys on their tab', async () => {
    show(<Side onGo={nothing} />);
    await settle();
    document.querySelector<HTMLElement>('[role=tab][aria-selected=true]')!.focus();
    await userEvent.keyboard('{ArrowLeft}');
    await settle();
    expect(document.activeElement?.textContent).toBe('Contents');
    expect(document.querySelector('[role=tabpanel]')?.textContent).toBe('Contents');
  });
});

describe('the place in the pages', () => {
  function Pages({ isOffered }: { readonly isOffered: boolean }) {
    const [root, setRoot] = useState<HTMLElement | null>(null);
    useKeptPlace(root, [isOffered]);
    return (
      <>
        {isOffered ? <p style={{ height: '300px', margin: 0 }}>Recognise text</p> : null}
        <div ref={setRoot} style={{ overflowAnchor: 'none' }}>
          {[0, 1, 2].map((n) => (
            <div key={n} style={{ height: '1000px' }} />
          ))}
        </div>
      </>
    );
  }

  test.each([
    ['stays with the page that is read when something comes above it', 500, 800],
    ['stays at the top where reading has not begun, so that what comes is seen', 0, 0],
  ])('%s', async (_name, from, to) => {
    const stage = show(<Pages isOffered={false} />);
    await settle();
    scrollTo({ top: from, behavior: 'instant' });
    dispatchEvent(new Event('scroll'));
    render(<Pages isOffered />, stage);
    await settle();
    expect(Math.abs(scrollY - to)).toBeLessThan(2);
    scrollTo(0, 0);
  });
});
