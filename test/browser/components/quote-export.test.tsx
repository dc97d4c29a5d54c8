// Saving quotes: as what, in which order, and what the choice does not hold.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { QuoteExport } from '@/components/QuoteExport';
import { clear, dress, settle, show, violations } from './stage';

beforeEach(() => dress('light', 360));
afterEach(clear);

const selects = () => [...document.querySelectorAll('select')];
const button = () => document.querySelector<HTMLButtonElement>('section > button') ?? document.body;

test('quotes are saved as chosen by keyboard, and each format says what it does not hold', async () => {
  const onExport = vi.fn();
  const stage = show(<QuoteExport passages={2} onExport={onExport} />);
  expect(stage.textContent).toContain('cannot be brought back into a library');
  selects()[0]?.focus();
  await userEvent.keyboard('{ArrowDown}{Tab}{ArrowDown}{Tab}{Enter}');
  expect(onExport).toHaveBeenCalledExactlyOnceWith('word', 'concept');
  selects()[0]?.focus();
  await userEvent.keyboard('{End}');
  await settle();
  // A table has no groups.
  expect(selects()).toHaveLength(1);
  expect(stage.textContent).toContain('One row a passage');
  expect(await violations(stage)).toEqual([]);
});

test('nothing is saved where no passage was chosen', () => {
  const onExport = vi.fn();
  show(<QuoteExport passages={0} onExport={onExport} />);
  button().click();
  expect(onExport).not.toHaveBeenCalled();
  expect(button().getAttribute('aria-disabled')).toBe('true');
});
