// A pack by keyboard: lines are moved and taken out, comments typed, and what is typed is told on every letter.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { useState } from 'preact/hooks';
import { AddToPack } from '@/components/AddToPack';
import { groupedQuotes, stepTo } from '@/components/pack';
import { PackLines, type PackLinesProps } from '@/components/PackLines';
import type { Iri } from '@/utils/model/ids';
import { withPassageBefore } from '@/utils/model/pack';
import { CONCEPTS } from '../../gallery/specimens';
import { PACK, PACK_QUOTES } from '../../gallery/states-packs';
import { clear, dress, settle, show } from './stage';

beforeEach(() => dress('light', 360));
afterEach(clear);

const calls = () => ({ onRemove: vi.fn(), onTyped: vi.fn(), onComment: vi.fn(), onPlace: vi.fn() });
const shown = (): readonly string[] => [...document.querySelectorAll<HTMLElement>('[data-line]')].map((card) => card.dataset['line'] ?? '');
const card = (i: number): HTMLElement => document.querySelectorAll<HTMLElement>('[data-line]')[i]!;

/** Moves as the page does, a moment later. */
function Moving(props: Omit<PackLinesProps, 'order' | 'groups' | 'onMove' | 'typed'>) {
  const [pack, setPack] = useState(PACK);
  const quotes = pack.lines.flatMap((line) => PACK_QUOTES.find((q) => q.line.annotation === line.annotation) ?? []);
  const move = (id: Iri, next: Iri | undefined) => setTimeout(() => setPack(withPassageBefore(id, next, '')), 20);
  const words = { untitled: '', withoutConcept: '', missing: '' };
  return (
    <PackLines
      {...props}
      typed={new Map()}
      order={pack.lines.map((line) => line.annotation)}
      groups={groupedQuotes(pack, quotes, CONCEPTS, words)}
      onMove={move}
    />
  );
}

const later = (ms = 60): Promise<void> => new Promise((done) => setTimeout(done, ms));

test('Alt with an arrow moves a line, the focus stays on it, and its new place is said', async () => {
  show(<Moving calls={calls()} />);
  const [first, second, third] = shown();
  card(0).focus();
  await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}');
  await later();
  expect(shown().slice(0, 3)).toEqual([second, first, third]);
  expect(document.activeElement).toBe(card(1));
  expect(document.querySelector('.pack-lines [role=status]')?.textContent).toContain('2 of 4');
  await userEvent.keyboard('{Alt>}{End}{/Alt}');
  await later();
  expect(shown().at(-1)).toBe(first);
  await userEvent.keyboard('{Alt>}{Home}{/Alt}');
  await later();
  await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
  await later();
  expect(shown()[0]).toBe(first);
  expect(document.querySelector('.pack-lines [role=status]')?.textContent).toContain('at the end already');
});

test('a line that is dragged by its grip stands before or behind the one it is dropped on, and not in another group', async () => {
  show(<Moving calls={calls()} />);
  const [first, second, third, fourth] = shown();
  const dataTransfer = new DataTransfer();
  const fire = (on: Element, type: string, at = 0): void => {
    const { top, height } = on.getBoundingClientRect();
    on.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true, clientY: top + height * at }));
  };
  const drag = async (from: number, to: number, at: number): Promise<void> => {
    const [grip, target] = [card(from).closest('li')!.querySelector('.pack-grip')!, card(to).closest('li')!];
    fire(grip, 'dragstart');
    fire(target, 'dragover', at);
    await settle();
    fire(target, 'drop', at);
    fire(grip, 'dragend');
    await later();
  };
  await drag(0, 2, 0.9);
  expect(shown()).toEqual([second, third, first, fourth]);
  await drag(3, 0, 0.1);
  expect(shown()).toEqual([fourth, second, third, first]);
  clear();
  const onMove = vi.fn();
  const groups = PACK_QUOTES.slice(0, 2).map((quote, i) => ({ id: String(i), heading: String(i), quotes: [quote] }));
  show(<PackLines order={PACK.lines.map((l) => l.annotation)} groups={groups} typed={new Map()} calls={calls()} onMove={onMove} />);
  await drag(0, 1, 0.9);
  expect(onMove).not.toHaveBeenCalled();
});

test('arrows walk, Enter goes to the comment, each letter is told, and leaving the field saves', async () => {
  const told = calls();
  show(<Moving calls={told} />);
  card(0).focus();
  await userEvent.keyboard('{ArrowDown}{Enter}');
  const field = document.activeElement as HTMLTextAreaElement;
  expect(field).toBe(card(1).querySelector('textarea'));
  await userEvent.keyboard('ab{ArrowUp}');
  expect(document.activeElement).toBe(field);
  expect(told.onTyped.mock.calls).toEqual([[shown()[1], 'a'], [shown()[1], 'ab']]); // prettier-ignore
  expect(told.onComment).not.toHaveBeenCalled();
  await userEvent.keyboard('{Escape}');
  expect(told.onComment).toHaveBeenCalledExactlyOnceWith(shown()[1], 'ab');
  expect(document.activeElement).toBe(card(1));
  await userEvent.keyboard('{Delete}');
  expect(told.onRemove).toHaveBeenCalledExactlyOnceWith(shown()[1]);
});

test('a step within a group leads before the neighbour, wherever that stands in the pack', () => {
  const order = ['a', 'x', 'b', 'y', 'c'];
  expect(stepTo(order, ['a', 'b', 'c'], 'a', 'down')).toEqual({ next: 'y' });
  expect(stepTo(order, ['a', 'b', 'c'], 'c', 'up')).toEqual({ next: 'b' });
  expect(stepTo(order, ['a', 'b', 'c'], 'a', 'last')).toEqual({ next: undefined });
  expect(stepTo(order, ['a', 'b', 'c'], 'a', 'up')).toBeUndefined();
});

test('passages are asked into a pack by keyboard, and Escape leaves everything as it was', async () => {
  const [onAdd, onClose] = [vi.fn(), vi.fn()];
  show(<AddToPack passages={2} packs={[PACK]} last={undefined} onAdd={onAdd} onClose={onClose} />);
  await settle();
  await userEvent.keyboard('{Escape}');
  await settle();
  expect(onClose).toHaveBeenCalledOnce();
  show(<AddToPack passages={2} packs={[]} last={undefined} onAdd={onAdd} onClose={onClose} />);
  // From the first moment on: what is typed at once is the title.
  expect(document.activeElement).toBe(document.querySelector('dialog input'));
  await settle();
  await userEvent.keyboard('{Enter}');
  expect(onAdd).not.toHaveBeenCalled();
  await userEvent.keyboard('New{Enter}');
  expect(onAdd).toHaveBeenCalledExactlyOnceWith({ title: 'New' });
});

test('a pack of 2,000 lines is drawn as it comes near, and walked and ordered by keys all the same', async () => {
  const quotes = Array.from({ length: 2_000 }, (_, n) => ({ ...PACK_QUOTES[0]!, line: { annotation: `urn:uuid:line-${n}`, comment: '' } }));
  const order = quotes.map((q) => q.line.annotation);
  const onMove = vi.fn();
  const groups = [{ id: '', heading: '', quotes }];
  show(<PackLines order={order} groups={groups} typed={new Map()} calls={calls()} onMove={onMove} />);
  expect(shown()).toEqual(order);
  const drawn = (): number => document.querySelectorAll('[data-line] textarea').length;
  // The window of the tests holds about three, and in a frame browsers know no margin around it.
  await expect.poll(drawn, { timeout: 10_000 }).toBeGreaterThan(1);
  expect(drawn()).toBeLessThan(60);
  expect(card(1_999).getAttribute('aria-label')).toContain('2000 of 2000');
  card(0).focus();
  await userEvent.keyboard('{End}');
  expect(document.activeElement).toBe(card(1_999));
  await expect.poll(() => card(1_999).querySelector('textarea'), { timeout: 10_000 }).not.toBeNull();
  await userEvent.keyboard('{Alt>}{Home}{/Alt}');
  expect(onMove).toHaveBeenCalledWith(order[1_999], order[0]);
  // Sooner than it can be seen.
  card(1_000).focus({ preventScroll: true });
  await userEvent.keyboard('{Enter}');
  expect(document.activeElement).toBe(card(1_000).querySelector('textarea'));
  expect(drawn()).toBeLessThan(120);
});
