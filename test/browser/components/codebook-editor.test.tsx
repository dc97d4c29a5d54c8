// The page of the codebooks, as a reader with keys, a mouse or a narrow window meets it.
import { useState } from 'preact/hooks';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { CodebookEditor, type CodebookEditorCalls } from '@/components/CodebookEditor';
import type { ConceptDraft } from '@/components/concept-words';
import { ConceptPicker } from '@/components/ConceptPicker';
import { BUILT_IN } from '@/utils/concepts/seed';
import type { Codebook } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import { fail, ok } from '@/utils/model/result';
import { ANNOTATIONS, CONCEPTS, MANY, concept, usesOf } from '../../gallery/specimens';
import { clear, dress, one, settle, show, violations } from './stage';

beforeEach(() => dress('light', 1200));
afterEach(clear);

const OURS: Codebook = { scheme: { ...BUILT_IN.scheme, id: 'urn:ours', title: 'Ours', builtIn: false }, concepts: CONCEPTS };
const LARGE: Codebook = { ...OURS, concepts: MANY };

function callsOf(): { [K in keyof CodebookEditorCalls]: ReturnType<typeof vi.fn> } {
  const said = () => vi.fn();
  return {
    onSelect: said(),
    onScheme: said(),
    onNew: said(),
    onRename: said(),
    onCopy: said(),
    onMove: said(),
    onAddConcept: vi.fn(() => Promise.resolve(ok('urn:new'))),
    onDraft: said(),
    onSave: vi.fn(() => Promise.resolve(ok(undefined))),
    onBroader: said(),
    onRelate: said(),
    onMerge: said(),
    onRetire: said(),
    onBringBack: said(),
    onRemove: said(),
    onShow: said(),
    onExample: said(),
    onSend: vi.fn(() => Promise.resolve(true)),
    onFits: vi.fn(() => Promise.resolve(true)),
  };
}

function Page({ codebook, start, calls }: { codebook: Codebook; start?: Iri; calls: ReturnType<typeof callsOf> }) {
  const [selected, setSelected] = useState(start);
  const [drafts, setDrafts] = useState<ReadonlyMap<Iri, ConceptDraft>>(new Map());
  const all = calls as unknown as CodebookEditorCalls;
  return (
    <CodebookEditor
      codebooks={[BUILT_IN, codebook]}
      codebook={codebook}
      selected={selected}
      {...usesOf(selected)}
      titles={new Map()}
      drafts={drafts}
      calls={{
        ...all,
        onSelect: setSelected,
        onDraft: (id, draft) => setDrafts((before) => new Map([...before, [id, draft ?? {}]])),
      }}
    />
  );
}

async function draw(codebook: Codebook, start?: Iri) {
  const calls = callsOf();
  const stage = show(<Page codebook={codebook} calls={calls} {...(start === undefined ? {} : { start })} />);
  await settle();
  return { calls, stage };
}

const active = (): HTMLElement => document.getElementById(one('tree').getAttribute('aria-activedescendant') ?? '')!;
const name = (): string => active().querySelector('.tree-label')?.textContent ?? '';
const field = (label: string): HTMLElement =>
  document.getElementById([...document.querySelectorAll('label')].find((l) => l.textContent?.trim() === label)?.htmlFor ?? '')!;
const press = async (keys: string): Promise<void> => {
  await userEvent.keyboard(keys);
  await settle();
};
const books = concept('open books');

describe('the tree', () => {
  test('keeps the focus while its keys walk, fold and find', async () => {
    await draw(OURS);
    one('tree').focus();
    await settle();
    expect(name()).toBe('Commissioning');
    await press('{ArrowRight}');
    expect([name(), active().getAttribute('aria-level'), active().getAttribute('aria-selected')]).toEqual([
      'Two-stage contracting',
      '2',
      'true',
    ]);
    await press('{ArrowLeft}');
    await press('{ArrowLeft}');
    expect(active().getAttribute('aria-expanded')).toBe('false');
    await press('{ArrowDown}');
    expect(name()).toBe('Accountability');
    await press('{End}');
    await press('op');
    expect(name()).toBe('Open books');
    expect(document.activeElement).toBe(one('tree'));
  });

  test('moves the concept in view by Alt and an arrow key', async () => {
    const { calls } = await draw(OURS, books.id);
    one('tree').focus();
    await press('{Alt>}{ArrowUp}{/Alt}');
    await press('{Alt>}{ArrowLeft}{/Alt}');
    const siblings = CONCEPTS.filter((c) => c.broader[0] === books.broader[0]).map((c) => c.id);
    expect(calls.onMove.mock.calls).toEqual([
      [books.id, { under: books.broader[0], at: siblings.indexOf(books.id) - 1 }],
      [books.id, { under: undefined, at: 2 }],
    ]);
  });

  test('moves a concept that is dropped on another', async () => {
    const { calls } = await draw(OURS);
    const row = (label: string) => [...document.querySelectorAll<HTMLElement>('[role=treeitem]')].find((r) => r.title === label)!;
    const box = row('Accountability').getBoundingClientRect();
    const dataTransfer = new DataTransfer();
    const fire = (on: HTMLElement, type: string, y: number) =>
      on.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true, clientY: y }));
    fire(row('Market-making'), 'dragstart', 0);
    fire(row('Accountability'), 'dragover', box.top + box.height / 2);
    await settle();
    fire(row('Accountability'), 'drop', box.top + box.height / 2);
    const below = CONCEPTS.filter((c) => c.broader[0] === concept('accountability').id).length;
    expect(calls.onMove.mock.calls).toEqual([[concept('market-making').id, { under: concept('accountability').id, at: below }]]);
  });

  test('of the built-in codebook cannot be moved or changed, only copied', async () => {
    const { calls, stage } = await draw(BUILT_IN, books.id);
    one('tree').focus();
    await press('{Alt>}{ArrowUp}{/Alt}');
    expect(calls.onMove).not.toHaveBeenCalled();
    expect(stage.querySelector('.concept-form, [draggable=true]')).toBeNull();
    await userEvent.click([...stage.querySelectorAll('button')].find((b) => b.textContent === 'Make a copy that I can change')!);
    expect(calls.onCopy).toHaveBeenCalledWith(BUILT_IN.scheme);
  });

  test('of 2,000 concepts draws what is in view, and says the true number', async () => {
    await draw(LARGE);
    one('tree').focus();
    await press('{End}');
    expect(name()).toBe('Energy measure 1999');
    expect([active().getAttribute('aria-posinset'), active().getAttribute('aria-setsize')]).toEqual(['2000', '2000']);
    expect(document.querySelectorAll('[role=treeitem]').length).toBeLessThan(80);
    await userEvent.fill(document.querySelector('[type=search]')!, 'transport measure 1002');
    await settle();
    expect([...document.querySelectorAll('.tree-label')].map((e) => e.textContent)).toEqual(['Transport measure 1002']);
  });
});

describe('the form of a concept', () => {
  test('keeps what was typed while another concept is looked at, and says so in the tree', async () => {
    await draw(OURS, books.id);
    await userEvent.fill(field('Definition'), 'Accounts for all to read.');
    one('tree').focus();
    await press('{ArrowUp}');
    expect(name()).not.toContain('Open books');
    await press('{ArrowDown}');
    expect((field('Definition') as HTMLTextAreaElement).value).toBe('Accounts for all to read.');
    expect(active().textContent).toContain('not saved');
  });

  test('saves only what was typed, with the reason when the meaning changes', async () => {
    const { calls } = await draw(OURS, books.id);
    await userEvent.fill(field('Definition'), 'Accounts for all to read.');
    await userEvent.fill(field('Why it changes'), 'Too narrow');
    await press('{Control>}{Enter}{/Control}');
    expect(calls.onSave.mock.calls).toEqual([[books, { definition: 'Accounts for all to read.' }, 'Too narrow']]);
  });

  test('asks for no reason when only a name changes, and saves nothing without a label', async () => {
    const { calls, stage } = await draw(OURS, books.id);
    await userEvent.fill(field('Also called'), 'ledger');
    expect(field('Why it changes')).toBeNull();
    await userEvent.fill(field('Label'), ' ');
    await press('{Control>}{Enter}{/Control}');
    expect(calls.onSave).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(field('Label'));
    expect(stage.textContent).toContain('A concept needs a label');
  });

  test('keeps everything when it could not be saved, and says why', async () => {
    const { calls, stage } = await draw(OURS, books.id);
    calls.onSave.mockImplementation(() => Promise.resolve(fail('record-changed', 'Open books')));
    await userEvent.fill(field('Notation (optional)'), '3.1');
    await press('{Control>}{Enter}{/Control}');
    expect(stage.querySelector('[role=alert]')?.textContent).toContain('changed in another window');
    expect((field('Notation (optional)') as HTMLInputElement).value).toBe('3.1');
  });
});

describe('passages', () => {
  const earlier = [
    {
      prefLabel: 'Open books',
      definition: 'Published accounts.',
      scopeNote: '',
      until: '2026-11-20T09:00:00.000Z',
      by: { id: 'urn:me', name: 'Ines' },
    },
  ];
  const CHANGED: Codebook = { ...OURS, concepts: CONCEPTS.map((c) => (c.id === books.id ? { ...c, earlier } : c)) };
  const tagged = ANNOTATIONS.filter((a) => a.bodies.some((b) => b.purpose === 'tagging' && b.concept === books.id));
  const button = (words: string): HTMLElement => [...document.querySelectorAll('button')].find((b) => b.textContent?.startsWith(words))!;

  test('that were tagged under an earlier definition are walked and kept by one key', async () => {
    const { calls, stage } = await draw(CHANGED, books.id);
    expect(stage.textContent).toContain('1 passage was tagged under an earlier definition.');
    await userEvent.click(button('Look at them again'));
    await settle();
    expect(stage.querySelector('.walk')?.textContent).toContain('Published accounts.');
    await press('k');
    expect(calls.onFits.mock.calls).toEqual([[tagged, CHANGED.concepts.find((c) => c.id === books.id)]]);
    expect(stage.querySelector('.walk')?.textContent).toContain('That was the last one.');
  });

  test('in doubt are sent to another concept, and stay in view when the reader changes their mind', async () => {
    const { calls, stage } = await draw(CHANGED, books.id);
    await userEvent.click(button('Look at them again'));
    await settle();
    await press('m');
    await press('{Escape}');
    expect(stage.querySelector('.walk')?.textContent).toContain('Passage 1 of 1');
    await userEvent.click(button('Another concept'));
    await settle();
    await press('market-m');
    await press('{Enter}');
    expect(calls.onSend.mock.calls.map(([list, from, to]) => [list, (from as { id: Iri }).id, to as Iri])).toEqual([
      [tagged, books.id, concept('market-making').id],
    ]);
  });

  test('of a concept that is split go to the new side by 2 and stay by 1', async () => {
    const { calls, stage } = await draw(OURS, books.id);
    await userEvent.click(button('Split'));
    await settle();
    await press('Open minutes');
    await press('{Enter}');
    expect(calls.onAddConcept.mock.calls).toEqual([['Open minutes', books.broader[0]]]);
    await press('2');
    expect(calls.onSend.mock.calls.map(([, , to]) => to as Iri)).toEqual(['urn:new']);
    expect(stage.querySelector('.walk')?.textContent).toContain('That was the last one.');
  });

  test('are told with their number and their words before a merge', async () => {
    const { calls, stage } = await draw(OURS, books.id);
    await userEvent.click(button('Merge into'));
    await settle();
    await press('market-m');
    await press('{Enter}');
    expect(stage.querySelector('.step')?.textContent).toMatch(/1 passage goes to “Market-making”:.*Every quarter the books/u);
    expect(calls.onMerge).not.toHaveBeenCalled();
    await userEvent.click([...stage.querySelectorAll('button')].find((b) => b.textContent === 'Merge')!);
    expect(calls.onMerge.mock.calls).toEqual([[books.id, concept('market-making').id]]);
  });

  test('that are chosen go to another concept together', async () => {
    const { calls } = await draw(OURS, books.id);
    await userEvent.click(button('Choose all'));
    await userEvent.click(button('Send 1 passage'));
    await settle();
    await press('market-m');
    await press('{Enter}');
    expect(calls.onSend).toHaveBeenCalledWith(tagged, books, concept('market-making').id);
  });
});

describe('a narrow window', () => {
  test('shows the tree, then the concept with a way back, and the keyboard goes along', async () => {
    await dress('light', 360);
    const { stage } = await draw(OURS);
    one('tree').focus();
    await press('op');
    await press('{Enter}');
    expect(document.activeElement?.id).toBe('concept-head');
    expect(one('tree').checkVisibility()).toBe(false);
    expect(await violations(stage)).toEqual([]);
    await userEvent.click([...stage.querySelectorAll('button')].find((b) => b.textContent === 'Back to the tree')!);
    await settle();
    expect(document.activeElement).toBe(one('tree'));
    expect(name()).toBe('Open books');
  });
});

describe('a retired concept', () => {
  test('is not offered by the picker, and its chip says that it is retired', async () => {
    const concepts = CONCEPTS.map((c) => (c.id === books.id ? { ...c, retired: { at: c.created } } : c));
    const nothing = vi.fn();
    const stage = show(
      <ConceptPicker
        concepts={concepts}
        recent={[books.id]}
        chosen={[books.id]}
        search="open b"
        onChosen={nothing}
        onSearch={nothing}
        onDone={nothing}
        onCancel={nothing}
      />,
    );
    await settle();
    expect([...stage.querySelectorAll('.option-label')].map((o) => o.textContent)).not.toContain('Open books');
    expect(stage.querySelector('.chip')?.textContent).toContain('Open books (retired)');
  });
});

describe('what is broader', () => {
  test('can be several concepts: each is a chip that goes, and another is added by typing', async () => {
    const [top, second] = CONCEPTS.filter((c) => c.broader.length === 0);
    const below = CONCEPTS.find((c) => c.broader.includes(top!.id))!;
    const { calls, stage } = await draw(OURS, below.id);
    const section = [...stage.querySelectorAll('.concept-related')].find((s) => s.querySelector('h3')?.textContent === 'Broader concepts')!;
    expect([...section.querySelectorAll('.chip-label')].map((chip) => chip.textContent)).toEqual([top!.prefLabel]);
    await userEvent.click([...section.querySelectorAll('button')].find((b) => b.textContent === 'Add a broader concept')!);
    await settle();
    await userEvent.keyboard(`${second!.prefLabel.slice(0, 8)}{Enter}`);
    await settle();
    expect(calls.onBroader).toHaveBeenCalledWith(below, [top!.id, second!.id]);
    await userEvent.click(section.querySelector('.chips button')!);
    expect(calls.onBroader).toHaveBeenLastCalledWith(below, []);
  });
});
