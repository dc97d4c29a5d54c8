// Words are selected over the pages by dragging. The words lie over the picture of a page one by one, and beside them a browser
// would take the first word of the page or the last, or one of the next column: here it is the line at the pointer's height.
import { useEffect } from 'preact/hooks';
import { linesOf, pointedWord, transposed, type At, type Box, type WordLine } from '@/utils/pdf/pointed-word';
import { caretIn } from './caret-in';

interface Word extends Box {
  readonly text: Text;
}

interface LayerLines {
  readonly lines: readonly WordLine<Word>[];
  /** Its words stand on end, and their boxes have their axes changed. */
  readonly isOnEnd: boolean;
}

/** Where a selection is begun or ends. */
interface Caret {
  readonly text: Text;
  readonly offset: number;
}

/** Nearer to the window's edges than this (px), a drag scrolls: above lies the bar. */
const EDGE = { top: 72, bottom: 32 };
/** No farther than this (px) a press moves that is no drag. */
const STILL = 4;
/** Px in a frame. */
const FASTEST = 24;

/** Of the words that are read; their boxes are counted from the page's corner, so that they outlast scrolling. */
function linesIn(layer: Element): LayerLines {
  const corner = layer.getBoundingClientRect();
  const boxes = [...layer.querySelectorAll('span:not(.aside)')].flatMap((span) => {
    const { left, top, right, bottom } = span.getBoundingClientRect();
    const [x, y] = [corner.left, corner.top];
    return span.firstChild instanceof Text
      ? [{ text: span.firstChild, left: left - x, top: top - y, right: right - x, bottom: bottom - y }]
      : [];
  });
  const upright = boxes.filter((b) => b.right - b.left >= b.bottom - b.top).length;
  const isOnEnd = upright < boxes.length / 2;
  return { lines: linesOf(isOnEnd ? boxes.map((b) => ({ ...b, ...transposed(b) })) : boxes), isOnEnd };
}

/** The words of the page at that height, or of the next one that has its words: the layer over its picture. */
function layerAt(root: Element, { y }: At): Element | undefined {
  const far = (layer: Element): number => {
    const { top, bottom } = layer.getBoundingClientRect();
    return Math.max(top - y, y - bottom, 0);
  };
  const laid = [...root.querySelectorAll('.pdf-words')].filter((layer) => layer.childElementCount > 0);
  return laid.reduce<Element | undefined>((best, layer) => (best === undefined || far(layer) < far(best) ? layer : best), undefined);
}

/** Finds carets for the points of one drag; `begun` is where its selection begins, if not at the first of them. */
function carets(root: Element, begun: Node | null): (at: At) => Caret | undefined {
  const known = new WeakMap<Element, LayerLines>();
  let last: Box | undefined;
  return (at) => {
    const layer = layerAt(root, at);
    if (layer === undefined) return undefined;
    const words = known.get(layer) ?? linesIn(layer);
    known.set(layer, words);
    const { left, top } = layer.getBoundingClientRect();
    const [x, y] = [at.x - left, at.y - top];
    last ??= words.lines.find((line) => line.words.some(({ text }) => text === begun));
    const found = pointedWord(words.lines, words.isOnEnd ? { x: y, y: x } : { x, y }, last);
    if (found === undefined) return undefined;
    last = found.line;
    return { text: found.word.text, offset: caretIn(found.word.text, at) };
  };
}

const overBy = ({ x, y }: At): At => ({
  x: Math.min(x, 0) + Math.max(x - innerWidth, 0),
  y: Math.min(y - EDGE.top, 0) + Math.max(y - innerHeight + EDGE.bottom, 0),
});
const speed = (over: number): number => Math.sign(over) * Math.min(Math.abs(over), FASTEST);

/** Is this press the beginning of a drag over words? The others stay the browser's: words by a double press, and all that is no page. */
function begins({ target, button, detail, ctrlKey, metaKey, altKey, offsetY }: MouseEvent, root: Element): boolean {
  const isPlain = button === 0 && detail <= 1 && !ctrlKey && !metaKey && !altKey;
  if (!isPlain || !(target instanceof Element) || root.classList.contains('choosing-area')) return false;
  // Beside the pages, but not on the bar that scrolls them.
  if (target === root) return offsetY < root.clientHeight;
  return target.closest('.pdf-page') !== null && target.closest('button, a:not(.page-link), input') === null;
}

/** Letting go is a press too for the browser: where it ends a drag, or a selection that was gone on with, no link is followed. */
function swallowPress(): void {
  const swallow = (event: Event): void => event.preventDefault();
  addEventListener('click', swallow, { capture: true, once: true });
  // None comes when it is let go elsewhere.
  setTimeout(() => removeEventListener('click', swallow, { capture: true }));
}

/** Follows the pointer from a press until it is let go. `ended` tells when there is nobody to follow it for. */
function follow(root: HTMLElement, pressed: MouseEvent, ended: AbortSignal): void {
  const selection = document.getSelection();
  const begun = selection?.anchorNode ?? null;
  const goesOn = pressed.shiftKey && begun !== null && root.contains(begun);
  const caretAt = carets(root, goesOn ? begun : null);
  const from = caretAt({ x: pressed.clientX, y: pressed.clientY });
  if (selection === null || from === undefined) return;
  pressed.preventDefault();
  // What a press does by itself when it is not prevented: it leaves a field.
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  if (!goesOn) selection.collapse(from.text, from.offset);
  const over = new AbortController();
  const signal = AbortSignal.any([over.signal, ended]);
  let at: At = { x: pressed.clientX, y: pressed.clientY };
  let frame = 0;
  const extend = (): void => {
    const to = caretAt(at);
    if (to !== undefined) selection.extend(to.text, to.offset);
  };
  const scroll = (): void => {
    const { x, y } = overBy(at);
    frame = x === 0 && y === 0 ? 0 : requestAnimationFrame(scroll);
    if (frame === 0) return;
    scrollBy({ top: speed(y), behavior: 'instant' });
    root.scrollBy({ left: speed(x), behavior: 'instant' });
    extend();
  };
  if (goesOn) extend();
  const move = (event: MouseEvent): void => {
    // Let go where no page hears of it.
    if ((event.buttons & 1) === 0) return over.abort();
    at = { x: event.clientX, y: event.clientY };
    extend();
    if (frame === 0) scroll();
  };
  signal.addEventListener('abort', () => cancelAnimationFrame(frame));
  addEventListener('mousemove', move, { signal });
  const end = (event: MouseEvent): void => {
    over.abort();
    if (goesOn || Math.hypot(event.clientX - pressed.clientX, event.clientY - pressed.clientY) > STILL) swallowPress();
  };
  addEventListener('mouseup', end, { signal });
}

/** `root` holds the pages. */
export function usePageDrag(root: HTMLElement): void {
  useEffect(() => {
    const ended = new AbortController();
    root.addEventListener('mousedown', (event) => void (begins(event, root) && follow(root, event, ended.signal)), {
      signal: ended.signal,
    });
    return () => ended.abort();
  }, [root]);
}
