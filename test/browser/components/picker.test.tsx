// Tagging by keyboard alone: the concept picker and the form around it.
import { useState } from 'preact/hooks';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { ConceptPicker } from '@/components/ConceptPicker';
import { Narrowed } from '@/components/narrowing';
import { TagForm } from '@/components/TagForm';
import type { Typed } from '@/components/use-tag-form';
import type { Concept } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import { fail, ok, type Result } from '@/utils/model/result';
import { concept, CONCEPTS, LONG, made, MANY, RECENT } from '../../gallery/specimens';
import { clear, dress, one, settle, show } from './stage';

const field = () => one('combobox');
const options = () => [...document.querySelectorAll<HTMLElement>('[role="option"]')];
const active = () =>
  document.getElementById(field().getAttribute('aria-activedescendant') ?? '')?.querySelector('.option-words')?.textContent ?? undefined;
const chips = () => [...document.querySelectorAll('.picker-box .chip-label')].map((c) => c.textContent);
const note = () => document.querySelector('textarea');
const said = () => document.querySelector('.concept-picker [role="status"]')?.textContent ?? '';
const keys = async (text: string) => {
  await userEvent.keyboard(text);
  await settle();
};

beforeEach(() => dress('light', 380));
afterEach(clear);

describe('the concept picker with several codebooks', () => {
  const SCHEMES = [
    { id: CONCEPTS[0]?.scheme ?? '', title: 'Accountability and commissioning', builtIn: true },
    { id: 'urn:example:own', title: 'My concepts', builtIn: false },
  ];
  const OWN = { ...concept('open books'), id: 'urn:example:own-1', scheme: 'urn:example:own', prefLabel: 'open shelves' };
  const onOnly = vi.fn();
  function Picker({ from }: { readonly from?: Iri }) {
    const [search, setSearch] = useState('');
    const [only, setOnly] = useState<Iri | undefined>(from);
    return (
      <Narrowed.Provider value={{ schemes: SCHEMES, only, onOnly: (scheme) => (onOnly(scheme), setOnly(scheme)) }}>
        <ConceptPicker
          concepts={[...CONCEPTS, OWN]}
          recent={[]}
          chosen={[]}
          search={search}
          onChosen={vi.fn()}
          onSearch={setSearch}
          onDone={vi.fn()}
          onCancel={vi.fn()}
          focusFirst
        />
      </Narrowed.Provider>
    );
  }
  const choice = () => document.querySelector<HTMLSelectElement>('.picker-narrow select');

  test('offers those of one alone when the reader says so, and says it', async () => {
    show(<Picker />);
    await userEvent.click(field());
    await keys('open');
    expect(options().length).toBeGreaterThan(1);
    await userEvent.selectOptions(choice() ?? document.body, 'My concepts');
    await settle();
    expect(options().map((o) => o.querySelector('.option-words')?.textContent)).toEqual(['open shelves']);
    expect(onOnly).toHaveBeenLastCalledWith('urn:example:own');
  });

  test('has the cursor as soon as it is drawn, so that no early key is lost', () => {
    show(<Picker />);
    expect(document.activeElement).toBe(field());
  });

  test('is narrowed by Alt and an arrow key from the field, around all codebooks', async () => {
    show(<Picker />);
    await userEvent.click(field());
    await keys('{Alt>}{ArrowUp}{/Alt}');
    expect([choice()?.value, options().length]).toEqual(['urn:example:own', 1]);
    expect(said()).toContain('Concepts from: My concepts.');
    await keys('{Alt>}{ArrowDown}{/Alt}');
    expect([choice()?.value, document.activeElement === field()]).toEqual(['', true]);
    await keys('{Alt>}{ArrowDown}{/Alt}');
    expect(options().length).toBe(Math.min(50, CONCEPTS.length));
  });

  test('takes a suggestion instead of a new concept where the chosen codebook is closed', async () => {
    const [onCreate, onSave, onDraft] = [vi.fn(), vi.fn(async () => ok(undefined)), vi.fn()];
    const schemes = SCHEMES.map((s) => ({ ...s, closed: true as const }));
    show(
      <Narrowed.Provider value={{ schemes, only: 'urn:example:own', onOnly }}>
        <TagForm
          quote="words"
          concepts={[...CONCEPTS, OWN]}
          recent={[]}
          onDraft={onDraft}
          onSave={onSave}
          onCancel={vi.fn()}
          onCreate={onCreate}
        />
      </Narrowed.Provider>,
    );
    await keys('new shelves');
    expect(options().map((o) => o.textContent)).toEqual(['Suggest “new shelves” in the note']);
    await keys('{Enter}');
    expect([note()?.value, (field() as HTMLInputElement).value]).toEqual(['Suggested concept: new shelves', '']);
    expect(onCreate).not.toHaveBeenCalled();
    await keys('{Control>}{Enter}{/Control}');
    expect(onSave).toHaveBeenCalledWith({ concepts: [], note: 'Suggested concept: new shelves', search: '' });
  });

  test('makes a concept in the codebook that is chosen, and says so', async () => {
    const onCreate = vi.fn(made);
    const form = (only: string | undefined) =>
      show(
        <Narrowed.Provider value={{ schemes: SCHEMES, only, onOnly }}>
          <TagForm
            quote="words"
            concepts={[...CONCEPTS, OWN]}
            recent={[]}
            onDraft={vi.fn()}
            onSave={vi.fn(async () => ok(undefined))}
            onCancel={vi.fn()}
            onCreate={onCreate}
          />
        </Narrowed.Provider>,
      );
    form('urn:example:own');
    await keys('new shelves');
    expect(options().map((o) => o.textContent)).toEqual(['Create “new shelves” in “My concepts”']);
    await keys('{Enter}');
    expect(onCreate).toHaveBeenLastCalledWith('new shelves', 'urn:example:own');
    for (const other of [undefined, SCHEMES.find((s) => s.builtIn)?.id]) {
      form(other);
      await keys('newer shelves{End}');
      expect(options().at(-1)?.textContent).toBe('Create “newer shelves”');
      await keys('{Enter}');
      expect(onCreate).toHaveBeenLastCalledWith('newer shelves', undefined);
    }
  });

  test('suggests in the note what turns out to have no open codebook to go to', async () => {
    show(
      <Narrowed.Provider value={{ schemes: SCHEMES, only: undefined, onOnly }}>
        <TagForm
          quote="words"
          concepts={[...CONCEPTS, OWN]}
          recent={[]}
          onDraft={vi.fn()}
          onSave={vi.fn()}
          onCancel={vi.fn()}
          onCreate={async () => fail('codebook-closed', 'My concepts')}
        />
      </Narrowed.Provider>,
    );
    await keys('new shelves{End}{Enter}');
    expect([note()?.value, (field() as HTMLInputElement).value]).toEqual(['Suggested concept: new shelves', '']);
    expect(document.querySelector('[role=alert]')).toBeNull();
  });

  test('offers all where the codebook that is remembered has gone', async () => {
    show(<Picker from="urn:example:gone" />);
    expect([choice()?.value, options().length > 1]).toEqual(['', true]);
  });
});

describe('the concept picker', () => {
  const onDone = vi.fn();
  const onCancel = vi.fn();
  const onCreate = vi.fn();
  function Picker({ concepts }: { readonly concepts: readonly Concept[] }) {
    const [chosen, setChosen] = useState<readonly Iri[]>([]);
    const [search, setSearch] = useState('');
    return (
      <ConceptPicker
        {...{ concepts, chosen, search, onDone, onCancel, onCreate }}
        recent={RECENT}
        onChosen={setChosen}
        onSearch={setSearch}
        focusFirst
      />
    );
  }
  const open = async (concepts = CONCEPTS) => {
    vi.clearAllMocks();
    show(<Picker concepts={concepts} />);
    await settle();
  };

  test('takes the cursor, and adds the best concept for a few letters with Enter', async () => {
    await open();
    expect(document.activeElement).toBe(field());
    await keys('open b');
    expect(active()).toMatch(/^Open books/);
    await keys('{Enter}');
    expect(chips()).toEqual(['Open books']);
    expect(field()).toHaveProperty('value', '');
    expect(said()).toContain('Open books added, 1 concept chosen');
  });

  test('shows definition and example of the concept in view, and names them to screen readers', async () => {
    await open();
    await keys('open books');
    const details = document.querySelector('.details');
    expect(details?.textContent).toContain(concept('open books').definition);
    expect(details?.textContent).toContain(concept('open books').example);
    expect(document.getElementById(field().getAttribute('aria-activedescendant') ?? '')?.getAttribute('aria-describedby')).toBe(
      details?.id,
    );
  });

  test('walks the list with the arrow keys, Home, End and the page keys, and round its ends', async () => {
    await open();
    expect(active()).toBeUndefined();
    const names = options().map((o) => o.querySelector('.option-words')?.textContent);
    await keys('{ArrowDown}');
    expect(active()).toBe(names[0]);
    await keys('{ArrowUp}');
    expect(active()).toBe(names.at(-1));
    await keys('{Home}{PageDown}');
    expect(active()).toBe(names[6]);
    await keys('{PageUp}');
    expect(active()).toBe(names[0]);
    await keys('{End}{ArrowDown}');
    expect(active()).toBe(names[0]);
  });

  test('keeps the active option in sight', async () => {
    await open();
    await keys('{End}');
    const list = one('listbox').getBoundingClientRect();
    const option = options().at(-1)?.getBoundingClientRect();
    expect(option?.bottom).toBeLessThanOrEqual(list.bottom + 1);
    expect(option?.top).toBeGreaterThanOrEqual(list.top);
  });

  test('takes a recent concept by its digit while the field is empty, and writes the digit otherwise', async () => {
    await open();
    expect(options()[1]?.querySelector('kbd')?.textContent).toBe('2');
    await keys('2');
    expect(chips()).toEqual(['Open books']);
    await keys('9');
    expect(field()).toHaveProperty('value', '9');
    await keys('2');
    expect(field()).toHaveProperty('value', '92');
  });

  test('removes the last chip with Backspace only while the field is empty', async () => {
    await open();
    await keys('12x{Backspace}');
    expect(chips()).toHaveLength(2);
    await keys('{Backspace}');
    expect(chips()).toEqual(['Multiple lines of direct accountability']);
  });

  test('saves with Enter in the empty field once something is chosen, and never before', async () => {
    await open();
    await keys('{Enter}');
    expect(onDone).not.toHaveBeenCalled();
    await keys('1{Enter}');
    expect(onDone).toHaveBeenCalledWith([RECENT[0]]);
  });

  test('adds and saves at once with Ctrl+Enter', async () => {
    await open();
    await keys('open books{Control>}{Enter}{/Control}');
    expect(onDone).toHaveBeenCalledWith([concept('open books').id]);
  });

  test('leads letters to a concept that is not chosen yet, so that Enter never takes one away unasked', async () => {
    await open();
    await keys('open books{Enter}open{Enter}');
    expect(chips()).toContain('Open books');
    await keys('open books');
    expect(active()).toBeUndefined();
    await keys('{ArrowDown}{Enter}');
    expect(chips()).not.toContain('Open books');
  });

  test('offers to create what no concept is called, and not what one is called', async () => {
    await open();
    await keys('zebra');
    expect(options().at(-1)?.textContent).toBe('Create “zebra”');
    await keys('{Enter}');
    expect(onCreate).toHaveBeenCalledWith('zebra');
    await open();
    await keys('open books');
    expect(options().some((o) => o.textContent?.startsWith('Create'))).toBe(false);
  });

  test('shows other concepts beside one whose label is 300 letters long', async () => {
    const long = { ...concept('open books'), id: 'urn:example:long', prefLabel: 'open words that go on '.repeat(14).slice(0, 300) };
    await open([long, ...CONCEPTS]);
    await keys('open');
    const heights = options().map((option) => option.getBoundingClientRect().height);
    expect(Math.max(...heights)).toBeLessThan(80);
    expect(options().some((option) => option.textContent.includes(long.prefLabel))).toBe(true);
  });

  test('lists a label and what is above it each in its own direction of writing, the outermost first', async () => {
    const named = (prefLabel: string, above?: Concept): Concept => ({
      ...concept('open books'),
      id: `urn:example:${prefLabel}`,
      prefLabel,
      broader: above === undefined ? [] : [above.id],
    });
    const top = named('المساءلة (2)');
    const middle = named('אחריות', top);
    await open([top, middle, named('שקיפות (א)', middle)]);
    const at = (text: string) => {
      const found = [...document.querySelectorAll('.option:last-child .option-path bdi')].find((e) => e.textContent === text);
      return found?.getBoundingClientRect().left ?? Number.NaN;
    };
    expect(at('المساءلة (2)')).toBeLessThan(at('אחריות'));
    const label = document.querySelector('.option:last-child .option-label');
    const letters = document.createRange();
    const node = document.createTreeWalker(label as Node, NodeFilter.SHOW_TEXT).nextNode() as Text;
    const leftOf = (index: number) => (
      letters.setStart(node, index),
      letters.setEnd(node, index + 1),
      letters.getBoundingClientRect().left
    );
    expect(leftOf(node.data.indexOf(')'))).toBeLessThan(leftOf(0));
  });

  test('leaves with Escape and loses nothing', async () => {
    await open();
    await keys('1acc{Escape}');
    expect(onCancel).toHaveBeenCalledOnce();
    expect(field()).toHaveProperty('value', 'acc');
    expect(chips()).toHaveLength(1);
  });

  test('draws 50 of 2,000 concepts at most, the right ones first', async () => {
    await open(MANY);
    await keys('care 19');
    expect(options().length).toBeLessThanOrEqual(51);
    expect(active()).toMatch(/^Care measure 19/);
  });

  test('keeps the cursor in the field when an option is clicked', async () => {
    await open();
    await userEvent.click(options()[2] ?? document.body);
    expect(chips()).toEqual(['Market-making']);
    expect(document.activeElement).toBe(field());
  });
});

describe('the form', () => {
  const drafts: Typed[] = [];
  const onCancel = vi.fn();
  const open = async (onSave: (typed: Typed) => Promise<Result<unknown>>, initial?: Typed) => {
    drafts.length = 0;
    onCancel.mockClear();
    show(
      <TagForm
        quote={LONG}
        concepts={CONCEPTS}
        recent={RECENT}
        initial={initial}
        onDraft={(d) => drafts.push(d)}
        onSave={onSave}
        onCancel={onCancel}
        onCreate={made}
      />,
    );
    await settle();
  };

  test('hands every change out as a draft, and is restored from one', async () => {
    await open(async () => ok(null));
    await keys('1op{Tab}why');
    expect(drafts.at(-1)).toEqual({ concepts: [RECENT[0]], note: 'why', search: 'op' });
    await open(async () => ok(null), drafts.at(-1));
    expect([chips(), note()?.value]).toEqual([['Multiple lines of direct accountability'], 'why']);
    expect(field()).toHaveProperty('value', 'op');
  });

  test('saves concepts and note from the note field with Ctrl+Enter', async () => {
    const save = vi.fn(async (_typed: Typed) => ok(null));
    await open(save);
    await keys('2{Tab}because{Control>}{Enter}{/Control}');
    expect(save).toHaveBeenCalledWith({ concepts: [RECENT[1]], note: 'because', search: '' });
  });

  test('keeps everything and says what to do when saving fails', async () => {
    await open(async () => fail('storage-full', '12 kB needed'));
    await keys('2{Tab}because{Control>}{Enter}{/Control}');
    expect(one('alert').textContent).toContain('There is no room left on this machine (12 kB needed).');
    expect([chips(), note()?.value]).toEqual([['Open books'], 'because']);
  });

  test('does not save twice while it is saving', async () => {
    const save = vi.fn(() => new Promise<Result<unknown>>(() => undefined));
    await open(save);
    await keys('2{Enter}{Enter}');
    expect(save).toHaveBeenCalledOnce();
    expect(document.querySelector('form')?.getAttribute('aria-busy')).toBe('true');
  });

  test('does not drop letters that were typed and not added', async () => {
    const save = vi.fn(async (_typed: Typed) => ok(null));
    await open(save);
    await keys('2zebra');
    await userEvent.click(document.querySelector('.button.primary') ?? document.body);
    await settle();
    expect(save).not.toHaveBeenCalled();
    expect(document.querySelector('.form-foot .hint')?.textContent).toContain('zebra');
  });

  test('shows a concept as soon as it is created, before the codebook has it', async () => {
    await open(async () => ok(null));
    await keys('open minutes of the board');
    await keys('{End}{Enter}');
    expect(chips()).toEqual(['open minutes of the board']);
    expect(drafts.at(-1)?.search).toBe('');
  });

  test('leaves with Escape from the note too', async () => {
    await open(async () => ok(null));
    await keys('{Tab}half a thought{Escape}');
    expect(onCancel).toHaveBeenCalledOnce();
    expect(drafts.at(-1)?.note).toBe('half a thought');
  });

  test('fits its frame of 380 by 440 pixels', async () => {
    const stage = show(
      <div class="framed" style={{ width: '352px', height: '412px' }}>
        <TagForm
          quote={LONG}
          concepts={CONCEPTS}
          recent={RECENT}
          initial={{ concepts: RECENT.slice(0, 2), note: '', search: 'acc' }}
          onDraft={() => undefined}
          onSave={async () => ok(null)}
          onCancel={onCancel}
        />
      </div>,
    );
    await settle();
    const frame = stage.firstElementChild;
    expect(frame?.scrollHeight).toBeLessThanOrEqual(412);
    expect(one('listbox').clientHeight).toBeGreaterThanOrEqual(60);
  });
});
