import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { pageRanges, PagesWithoutText, type PagesWithoutTextProps } from '@/components/PagesWithoutText';
import { clear, dress, settle, show } from './stage';

describe('pages without text are named', () => {
  it.each([
    ['one by its label', [0], ['iv'], 'iv'],
    ['some in a row as a stretch', [2, 3, 4, 5, 6], ['i', 'ii', '1', '2', '3', '4', '5'], '1–5'],
    ['over a change of numbering too', [1, 2, 4], ['i', 'ii', '1', '2', '3'], 'ii–1, 3'],
    ['by their number where there is no label', [0, 2], [], '1, 3'],
  ])('%s', (_what, pages, labels, words) => expect(pageRanges(pages, labels)).toBe(words));
});

describe('the offer to recognise them', () => {
  beforeEach(() => dress('light', 800));
  afterEach(clear);

  const press = async (name: string): Promise<void> => {
    await userEvent.click([...document.querySelectorAll('button')].find((b) => b.textContent?.includes(name)) ?? document.body);
    await settle();
  };
  const given = (more: Partial<PagesWithoutTextProps> = {}): PagesWithoutTextProps => ({
    pages: [1, 2],
    recognised: [],
    labels: ['i', 'ii', '1'],
    languages: ['eng', 'deu'],
    state: { is: 'idle' },
    onRecognise: vi.fn(),
    onCancel: vi.fn(),
    onAddLanguage: vi.fn(async () => undefined),
    ...more,
  });

  it('is taken up in the language that is chosen, by its name', async () => {
    const props = given();
    show(<PagesWithoutText {...props} />);
    await userEvent.selectOptions(document.querySelector('select')!, 'German');
    await press('Recognise text');
    expect(props.onRecognise).toHaveBeenCalledWith([1, 2], 'deu');
  });

  it('chooses a language that was just added', async () => {
    const props = given({ languages: ['eng', 'deu', 'chi_sim'], onAddLanguage: vi.fn(async () => 'chi_sim') });
    show(<PagesWithoutText {...props} />);
    await userEvent.upload(document.querySelector<HTMLElement>('input[type=file]')!, new File(['x'], 'chi_sim.traineddata'));
    await settle();
    expect(document.querySelector('select')?.selectedOptions[0]?.textContent).toBe('Chinese (sim)');
    await press('Recognise text');
    expect(props.onRecognise).toHaveBeenCalledWith([1, 2], 'chi_sim');
  });

  it('says which page is under way and is given up by its button', async () => {
    const props = given({ state: { is: 'busy', page: 2, done: 1, all: 2 } });
    show(<PagesWithoutText {...props} />);
    expect(document.body.textContent).toContain('Recognising page 1, 1 of 2 done…');
    await press('Cancel');
    expect(props.onCancel).toHaveBeenCalledOnce();
  });

  it('is made again for all recognised pages once none is left', async () => {
    const props = given({ pages: [], recognised: [1, 2] });
    show(<PagesWithoutText {...props} />);
    await press('Recognise again…');
    await press('Recognise text');
    expect(props.onRecognise).toHaveBeenCalledWith([1, 2], 'eng');
  });

  it('is not made where every page has its text', () => {
    show(<PagesWithoutText {...given({ pages: [] })} />);
    expect(document.querySelector('main')?.textContent).toBe('');
  });
});
