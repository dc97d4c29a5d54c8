// Saving quotes: as what, in which order, and what the choice does not hold.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { PackExport, type PackExportProps } from '@/components/PackExport';
import { QuoteExport, type QuoteExportProps } from '@/components/QuoteExport';
import { clear, dress, settle, show, violations } from './stage';

beforeEach(() => dress('light', 360));
afterEach(clear);

const selects = () => [...document.querySelectorAll('select')];
const button = () => document.querySelector<HTMLButtonElement>('section > button') ?? document.body;

test('quotes are saved as chosen by keyboard, and each format says what it does not hold', async () => {
  const onExport = vi.fn();
  const stage = show(<QuoteExport passages={2} documents={1} onExport={onExport} />);
  expect(stage.textContent).toContain('cannot be brought back into a library');
  selects()[0]?.focus();
  await userEvent.keyboard('{ArrowDown}{Tab}{ArrowDown}{Tab}{Enter}');
  await vi.waitFor(() =>
    expect(onExport).toHaveBeenCalledExactlyOnceWith({ format: 'word', order: 'concept', hasTexts: false }, expect.anything()),
  );
  await settle();
  selects()[0]?.focus();
  await userEvent.keyboard('{End}');
  await settle();
  // A table has no groups.
  expect(selects()).toHaveLength(1);
  expect(stage.textContent).toContain('One row a passage');
  expect(await violations(stage)).toEqual([]);
});

test('kept texts go along with a page of few documents; of more at a tick, of very many not, and it says why', async () => {
  const onExport = vi.fn<QuoteExportProps['onExport']>();
  const tick = () => document.querySelector<HTMLInputElement>('[type=checkbox]') ?? expect.fail('no tick');
  const given = () => onExport.mock.lastCall?.[0].hasTexts;
  for (const [documents, byItself] of [
    [2, true],
    [40, false],
  ] as const) {
    const stage = show(<QuoteExport passages={400} documents={documents} onExport={onExport} />);
    expect(stage.textContent).toContain('may be under copyright');
    expect(tick().labels?.[0]?.textContent).toBe('With the kept texts, quotes marked');
    button().click();
    await vi.waitFor(() => expect(given()).toBe(byItself));
    tick().click();
    await settle();
    button().click();
    await vi.waitFor(() => expect(given()).toBe(!byItself));
    expect(await violations(stage)).toEqual([]);
    clear();
  }
  const stage = show(<QuoteExport passages={400} documents={2_000} onExport={onExport} />);
  expect([tick().disabled, tick().checked]).toEqual([true, false]);
  expect(stage.textContent).toContain('100 documents at most');
});

test('nothing is saved where no passage was chosen', () => {
  const onExport = vi.fn();
  show(<QuoteExport passages={0} documents={0} onExport={onExport} />);
  button().click();
  expect(onExport).not.toHaveBeenCalled();
  expect(button().getAttribute('aria-disabled')).toBe('true');
});

test('how far the writing is stands there while it lasts, and Cancel stops it', async () => {
  const onExport = vi.fn<QuoteExportProps['onExport']>(async (_form, { onShare, signal }) => {
    onShare(0.42);
    await new Promise<void>((done) => void signal.addEventListener('abort', () => done()));
  });
  const stage = show(<QuoteExport passages={2_000} documents={3} onExport={onExport} />);
  button().click();
  await vi.waitFor(() => expect(stage.querySelector('progress')?.value).toBe(0.42));
  expect(button().getAttribute('aria-disabled') ?? button().getAttribute('aria-busy')).toBe('true');
  expect(await violations(stage)).toEqual([]);
  stage.querySelector<HTMLButtonElement>('.waiting button')?.click();
  await vi.waitFor(() => expect(stage.querySelector('.waiting')).toBeNull());
  expect(onExport).toHaveBeenCalledOnce();
});

test('a pack on its way out can be stopped too', async () => {
  const onExport = vi.fn<PackExportProps['onExport']>(
    (_format, { signal }) => new Promise((done) => void signal.addEventListener('abort', () => done())),
  );
  const stage = show(
    <PackExport passages={2_000} missing={0} documents={3} onExport={onExport} onExportSet={vi.fn()} onExportReferences={vi.fn()} />,
  );
  button().click();
  await vi.waitFor(() => expect(stage.querySelector('progress')).not.toBeNull());
  stage.querySelector<HTMLButtonElement>('.waiting button')?.click();
  await vi.waitFor(() => expect(stage.querySelector('.waiting')).toBeNull());
});

test('a pack goes to other programs as passages or as references, and says that its order and comments stay', async () => {
  const onExportSet = vi.fn<PackExportProps['onExportSet']>();
  const onExportReferences = vi.fn();
  const stage = show(
    <PackExport
      passages={3}
      missing={0}
      documents={2}
      onExport={vi.fn()}
      onExportSet={onExportSet}
      onExportReferences={onExportReferences}
    />,
  );
  const press = (words: string): void => [...stage.querySelectorAll('button')].find((b) => b.textContent?.includes(words))?.click();
  press('Save as a set for another library');
  await vi.waitFor(() => expect(onExportSet.mock.lastCall?.[0]).toBe('web-annotation'));
  await settle();
  await userEvent.selectOptions(selects()[1] ?? stage, 'refi');
  await settle();
  expect(stage.textContent).toContain('your comments and the checks are not in this file');
  press('Save the passages for other programs');
  await vi.waitFor(() => expect(onExportSet.mock.lastCall?.[0]).toBe('refi'));
  await userEvent.selectOptions(selects()[2] ?? stage, 'ris');
  await settle();
  press('Export 2 references');
  expect(onExportReferences).toHaveBeenCalledExactlyOnceWith('ris');
  expect(await violations(stage)).toEqual([]);
});
