// Expressions that the drivers run in pages: where an element is, and how words are selected.
export type { Point } from './driver.ts';

/** The element's centre in its viewport after scrolling to it, or null when it is not there, has no size, is disabled, is still on its way (a smooth scroll, a list that grows) or is covered by something else. */
export const centreOf = (selector: string): string => `(async () => {
  const element = document.querySelector(${JSON.stringify(selector)});
  if (element === null) return null;
  const middle = (box) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
  const isHitAt = ({ x, y }) => {
    const hit = element.getRootNode().elementFromPoint(x, y);
    return hit === null || element.contains(hit) || hit.contains(element) || [...(element.labels ?? [])].some((l) => l.contains(hit));
  };
  const before = element.getBoundingClientRect();
  const isSeen = before.top >= 0 && before.left >= 0 && before.bottom <= innerHeight && before.right <= innerWidth;
  // Nobody scrolls to what is there: a bar that sticks to the window would move the page under it.
  if (!isSeen || !isHitAt(middle(before))) element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  const there = element.getBoundingClientRect();
  await new Promise((done) => setTimeout(done, 40));
  const box = element.getBoundingClientRect();
  if (box.width === 0 || box.height === 0 || element.disabled || box.x !== there.x || box.y !== there.y) return null;
  return isHitAt(middle(box)) ? middle(box) : null;
})()`;

/** Notes whether the next press of the mouse meets the element; of one that is drawn anew meanwhile nobody can say that it does not. */
export const awaitPress = (selector: string): string => `(() => {
  const element = document.querySelector(${JSON.stringify(selector)});
  globalThis.__isPressed = undefined;
  addEventListener('mousedown', (event) => {
    const path = event.composedPath();
    const isMet = path.includes(element) || path[0].contains?.(element) === true || [...(element?.labels ?? [])].some((l) => path.includes(l));
    globalThis.__isPressed = isMet || element?.isConnected !== true;
  }, { capture: true, once: true });
  return true;
})()`;

/** It fell beside the element, which had moved under the pointer meanwhile. What the press took away cannot say that. */
export const wasMissed = `globalThis.__isPressed === false`;

/** Selects words and answers where the selection ends, or null when the words are not there. */
export const selectWords = (text: string, occurrence: number): string => `(() => {
  const wanted = ${JSON.stringify(text)}.replace(/\\s+/g, ' ').trim();
  const chars = [], nodes = [], offsets = [];
  const skip = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'TITLE']);
  const blocks = /^(P|DIV|LI|UL|OL|H[1-6]|TD|TH|TR|TABLE|BLOCKQUOTE|SECTION|ARTICLE|FIGURE|FIGCAPTION|DT|DD|DL|PRE|MAIN|BR|HR|ASIDE|HEADER|FOOTER|NAV)$/;
  const gap = () => { if (chars.length > 0 && chars[chars.length - 1] !== ' ') { chars.push(' '); nodes.push(null); offsets.push(0); } };
  const walk = (node) => {
    if (node.nodeType === 3) {
      for (let i = 0; i < node.data.length; i++) {
        if (/\\s/.test(node.data[i])) { if (chars.length > 0 && chars[chars.length - 1] !== ' ') { chars.push(' '); nodes.push(node); offsets.push(i); } }
        else { chars.push(node.data[i]); nodes.push(node); offsets.push(i); }
      }
      return;
    }
    if (node.nodeType === 1 && skip.has(node.tagName)) return;
    const isBlock = node.nodeType === 1 && blocks.test(node.tagName);
    if (isBlock) gap();
    for (const child of (node.shadowRoot ?? node).childNodes) walk(child);
    if (isBlock) gap();
  };
  walk(document.body);
  const all = chars.join('');
  let at = -1;
  for (let n = 0; n <= ${occurrence}; n++) { at = all.indexOf(wanted, at + 1); if (at < 0) return null; }
  const last = at + wanted.length - 1;
  const start = nodes[at], end = nodes[last];
  start.parentElement.scrollIntoView({ block: 'center', behavior: 'instant' });
  // In an open shadow root the document's own selection would stop at the host in Chromium.
  const root = start.getRootNode();
  const selection = (typeof root.getSelection === 'function' ? root : document).getSelection();
  selection.setBaseAndExtent(start, offsets[at], end, offsets[last] + 1);
  const range = document.createRange();
  range.setStart(end, offsets[last]); range.setEnd(end, offsets[last] + 1);
  const box = range.getBoundingClientRect();
  return new Promise((done) => setTimeout(() => done({ x: box.right - 1, y: box.y + box.height / 2 }), 50));
})()`;

/** Notes the tasks over 50 ms of a document from its start. */
export const watchLongTasks = `(() => {
  const tasks = [];
  Object.defineProperty(globalThis, '__longTasks', { value: tasks });
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => Math.round(entry.duration)))).observe({ type: 'longtask', buffered: true });
})()`;
