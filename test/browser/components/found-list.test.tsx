// The library's list of passages: walked by keys however long it is, one of them open, the words found marked.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { FoundSearch } from '@/components/FoundSearch';
import { FOUND_ROW, MOST_ROWS } from '@/components/FoundList';
import { TagSeveral } from '@/components/TagSeveral';
import { CONCEPTS } from '../../gallery/specimens';
import { Found } from '../../gallery/states-found';
import { clear, dress, settle, show } from './stage';

beforeEach(() => dress('light', 1000));
afterEach(clear);

const rows = () => [...document.querySelectorAll<HTMLElement>('[data-passage]')];
const frame = () => document.querySelector<HTMLElement>('.found-frame')!;
const focused = () => (document.activeElement as HTMLElement).dataset['passage']?.split(':').at(-1);

describe('a list of 100,000 passages', () => {
  test('draws only what is in view, wherever it is scrolled to', async () => {
    show(<Found all={100_000} />);
    await settle();
    expect(rows().length).toBeLessThan(40);
    frame().scrollTop = 50_000 * FOUND_ROW;
    await settle();
    await settle();
    expect(rows().length).toBeLessThan(40);
    expect(rows().some((row) => row.getAttribute('aria-posinset') === '50001')).toBe(true);
    expect(rows().every((row) => row.getAttribute('aria-setsize') === '100000')).toBe(true);
  });

  test('is walked by arrow, page, Home and End, and the focus never gets lost', async () => {
    show(<Found all={100_000} />);
    await settle();
    rows()[0]?.focus();
    const walk = async (key: string): Promise<string | undefined> => {
      await userEvent.keyboard(`{${key}}`);
      await settle();
      await settle();
      return focused();
    };
    expect(await walk('ArrowDown')).toBe('1');
    expect(await walk('End')).toBe('99999');
    expect(await walk('ArrowUp')).toBe('99998');
    frame().scrollTop = 0;
    await settle();
    await settle();
    expect(focused()).toBe('99998');
    expect(await walk('ArrowDown')).toBe('99999');
    expect(await walk('Home')).toBe('0');
    expect(Number(await walk('PageDown'))).toBeGreaterThan(1);
  });

  test('has one passage open at a time, and closes it by Escape where the reader was', async () => {
    show(<Found all={100_000} />);
    await settle();
    rows()[2]?.focus();
    await userEvent.keyboard('{Enter}');
    await settle();
    await settle();
    expect(document.querySelectorAll('.card').length).toBe(1);
    expect(focused()).toBe('2');
    await userEvent.keyboard('{Escape}');
    await settle();
    await settle();
    expect(document.querySelectorAll('.card').length).toBe(0);
    expect(focused()).toBe('2');
  });
});

describe('several passages', () => {
  const chosen = () =>
    rows()
      .filter((row) => row.classList.contains('chosen'))
      .map((row) => Number(row.getAttribute('aria-posinset')));
  const box = (at: number) => rows()[at]!.querySelector<HTMLInputElement>('input[type=checkbox]')!;

  test('are selected by their boxes, a stretch of them with Shift, and one is let go again', async () => {
    show(<Found all={40} />);
    await settle();
    await userEvent.click(box(1));
    await settle();
    expect(chosen()).toEqual([2]);
    await userEvent.keyboard('{Shift>}');
    await userEvent.click(box(4));
    await userEvent.keyboard('{/Shift}');
    await settle();
    expect(chosen()).toEqual([2, 3, 4, 5]);
    expect(box(3).checked).toBe(true);
    await userEvent.click(box(2));
    await settle();
    expect(chosen()).toEqual([2, 4, 5]);
    expect(document.querySelector('.card')).toBeNull();
  });

  test('are selected by keys: Space, Shift with an arrow, Control+A, and none by Escape', async () => {
    show(<Found all={40} />);
    await settle();
    rows()[0]?.focus();
    await userEvent.keyboard(' ');
    await settle();
    expect(chosen()).toEqual([1]);
    await userEvent.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    await settle();
    expect(chosen()).toEqual([1, 2, 3]);
    expect(focused()).toBe('2');
    await userEvent.keyboard('{Control>}a{/Control}');
    await settle();
    expect(chosen().length).toBe(rows().length);
    await userEvent.keyboard('{Escape}');
    await settle();
    expect(chosen()).toEqual([]);
    expect(focused()).toBe('2');
  });
});

describe('a list longer than browsers can lay out', () => {
  test('says where it ends, and that the rest is not lost', async () => {
    show(<Found all={MOST_ROWS + 1} />);
    await settle();
    expect(document.body.textContent).toContain('The list ends after 110,000 passages.');
    show(<Found all={MOST_ROWS} />);
    await settle();
    expect(document.body.textContent).not.toContain('The list ends');
  });
});

describe('the rows', () => {
  test('mark the words that were found, in quote and note', async () => {
    show(<Found all={6} words="book consult bid" />);
    await settle();
    expect([...document.querySelectorAll('mark')].map((mark) => mark.textContent?.toLowerCase())).toContain('book');
    expect([...document.querySelectorAll('.found-row .quote-words mark')].map((mark) => mark.textContent)).toContain('bid');
  });

  test('keep the words marked when one is opened', async () => {
    show(<Found all={6} words="book consult bid" />);
    await settle();
    const marked = rows().find((row) => row.querySelector('.quote-words mark') !== null);
    const words = marked?.querySelector('.quote-words mark')?.textContent;
    marked?.click();
    await settle();
    await settle();
    expect([...document.querySelectorAll('.card .quote-words mark')].map((mark) => mark.textContent)).toContain(words);
  });

  test('are all of the height that is reckoned with', async () => {
    show(<Found all={6} />);
    await settle();
    for (const row of rows()) expect(row.offsetHeight).toBe(FOUND_ROW);
  });
});

describe('the field', () => {
  test('is reached by “/”, and leads on by Enter', async () => {
    const onEnter = vi.fn();
    const field = { words: '', order: 'newest', found: 1, all: 1, share: 1, onWords: vi.fn(), onSettled: vi.fn(), onOrder: vi.fn(), onEnter } as const; // prettier-ignore
    show(<FoundSearch {...field} />);
    await userEvent.keyboard('/');
    expect(document.activeElement?.matches('input[type=search]')).toBe(true);
    expect(field.onWords).not.toHaveBeenCalled();
    await userEvent.keyboard('{Enter}');
    expect(onEnter).toHaveBeenCalledOnce();
  });
});

test('the concept for several passages is typed at once, and chosen by Enter', async () => {
  const onTag = vi.fn();
  show(<TagSeveral passages={3} concepts={CONCEPTS} onTag={onTag} onClose={vi.fn()} />);
  expect(document.activeElement?.getAttribute('role')).toBe('combobox');
  await settle();
  await userEvent.keyboard('open boo');
  await settle();
  await userEvent.keyboard('{Enter}');
  expect(onTag).toHaveBeenCalledExactlyOnceWith(CONCEPTS.find((c) => c.prefLabel === 'Open books')?.id);
});
