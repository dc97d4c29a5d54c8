// How a reader chooses the style of references, and takes the references of what was chosen to another program.
import { useState } from 'preact/hooks';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { CitationStyleField } from '@/components/CitationStyleField';
import { ReferenceExport } from '@/components/ReferenceExport';
import type { CitationStyle } from '@/utils/model/citation-style';
import { Choosing } from '../../gallery/Choosing';
import { ANNOTATIONS, CONCEPTS, DOCUMENTS } from '../../gallery/specimens';
import { clear, dress, settle, show, violations } from './stage';

beforeEach(() => dress('light', 360));
afterEach(clear);

const select = (): HTMLSelectElement =>
  document.querySelector<HTMLSelectElement>('.references-out select') ?? document.querySelector('select') ?? expect.fail('no select');
const button = (words: string): HTMLElement =>
  [...document.querySelectorAll<HTMLElement>('button')].find((b) => b.textContent?.includes(words)) ?? expect.fail(words);

function Field({ onStyle }: { readonly onStyle: (style: CitationStyle) => void }) {
  const [style, setStyle] = useState<CitationStyle>('harvard');
  return (
    <CitationStyleField
      chosen={style}
      onChoose={(next) => {
        setStyle(next);
        onStyle(next);
      }}
    />
  );
}

describe('the style of references', () => {
  test('shows what each gives before it is used, with the page', async () => {
    const onStyle = vi.fn();
    const stage = show(<Field onStyle={onStyle} />);
    expect(stage.querySelector('.specimen')?.textContent).toContain('(Mensah and Whitfield, 2024, p. 12)');
    expect(stage.querySelector('.specimen i')?.textContent).toBe('Open books: accounts that anyone may read');
    await userEvent.selectOptions(select(), 'oscola');
    await settle();
    expect(onStyle).toHaveBeenLastCalledWith('oscola');
    expect(stage.querySelector('.specimen dt')?.textContent).toBe('In a footnote, with the page');
    expect(stage.querySelector('.specimen dd')?.textContent).toBe(
      'Ama Mensah and Tomás Whitfield, ‘Open Books: Accounts That Anyone May Read’ (Institute for Public Futures 2024) 12 <https://example.org/open-books> accessed 3 February 2026.',
    );
  });

  test('is named, described, and chosen by keyboard', async () => {
    const onStyle = vi.fn();
    const stage = show(<Field onStyle={onStyle} />);
    expect(select().labels?.[0]?.textContent).toBe('Style of references');
    select().focus();
    await userEvent.keyboard('{ArrowDown}');
    await settle();
    expect(onStyle).toHaveBeenLastCalledWith('apa');
    expect(document.activeElement).toBe(select());
    expect(await violations(stage)).toEqual([]);
  });
});

describe('the export of references', () => {
  test('hands over the documents of what was chosen, once each, in the format that was chosen', async () => {
    await dress('light', 1000);
    const onExportReferences = vi.fn();
    show(<Choosing documents={DOCUMENTS} annotations={ANNOTATIONS} concepts={CONCEPTS} onExportReferences={onExportReferences} />);
    const all = [...new Set(ANNOTATIONS.map((a) => a.document))];
    await userEvent.click(button(`Export ${all.length} references`));
    expect(onExportReferences).toHaveBeenLastCalledWith(all, 'csl-json');
    await userEvent.click(document.querySelectorAll('.document-row input')[0] ?? document.body);
    await userEvent.selectOptions(select(), 'ris');
    await settle();
    await userEvent.click(button('Export 1 reference'));
    expect(onExportReferences).toHaveBeenLastCalledWith([DOCUMENTS[0]?.id], 'ris');
  });

  test('of selected passages hands over their documents alone, as the passages that go out are said to be', async () => {
    await dress('light', 1000);
    const onExportReferences = vi.fn();
    const of = ANNOTATIONS.find((a) => a.document !== ANNOTATIONS[0]?.document) ?? expect.fail('one document');
    show(
      <Choosing
        documents={DOCUMENTS}
        annotations={ANNOTATIONS}
        concepts={CONCEPTS}
        selected={[of.id]}
        onExportReferences={onExportReferences}
      />,
    );
    expect(document.querySelector('.set-out')?.textContent).toContain('1 selected passage');
    await userEvent.click(button('Export 1 reference'));
    expect(onExportReferences).toHaveBeenLastCalledWith([of.document], 'csl-json');
  });

  test('offers three formats by keyboard, and presses by Enter', async () => {
    const onExport = vi.fn();
    const stage = show(<ReferenceExport documents={2} onExport={onExport} />);
    expect(select().options).toHaveLength(3);
    select().focus();
    await userEvent.keyboard('{ArrowDown}{Tab}{Enter}');
    expect(onExport).toHaveBeenCalledExactlyOnceWith('bibtex');
    expect(await violations(stage)).toEqual([]);
  });

  test('of nothing says what is missing and exports nothing', async () => {
    const onExport = vi.fn();
    const stage = show(<ReferenceExport documents={0} onExport={onExport} />);
    button('Export 0 references').click();
    expect(onExport).not.toHaveBeenCalled();
    expect(stage.textContent).toContain('Choose a document with passages first.');
    expect(button('Export 0 references').getAttribute('aria-disabled')).toBe('true');
  });
});
