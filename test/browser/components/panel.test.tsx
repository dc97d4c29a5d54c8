// The panel by keyboard, and what it says when passages are in doubt, gone or many.
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { NoticeStack, UNDO_KEYS } from '@/components/NoticeStack';
import { PassageList, type PassageListProps } from '@/components/PassageList';
import type { Typed } from '@/components/use-tag-form';
import { conceptsOf, noteOf } from '@/utils/model/annotation';
import { fail } from '@/utils/model/result';
import { concept, CONCEPTS, made, passage, PASSAGES, RECENT } from '../../gallery/specimens';
import { clear, dress, one, settle, show } from './stage';

beforeEach(() => dress('light', 360));
afterEach(clear);

const cards = () => [...document.querySelectorAll<HTMLElement>('[data-passage]')];
const at = () => cards().indexOf(document.activeElement instanceof HTMLElement ? document.activeElement : document.body);
const keys = async (text: string) => {
  await userEvent.keyboard(text);
  await settle();
};
const calls = {
  onShow: vi.fn(),
  onCopyQuote: vi.fn(),
  onCopyLink: vi.fn(),
  onStar: vi.fn(),
  onDelete: vi.fn(),
  onReattach: vi.fn(),
  onAccept: vi.fn(),
  onKeepOrphan: vi.fn(),
};
const editor = {
  concepts: CONCEPTS,
  recent: RECENT,
  draftOf: () => undefined,
  onDraft: vi.fn(),
  onSave: vi.fn(async (_id: string, _typed: Typed) => fail('storage-failed')),
  onCreate: made,
};

async function list(props: Partial<PassageListProps> = {}): Promise<void> {
  vi.clearAllMocks();
  show(<PassageList passages={PASSAGES} concepts={CONCEPTS} calls={calls} editor={editor} {...props} />);
  await settle();
}

describe('the list of passages', () => {
  test('is one stop of the Tab key, walked with the arrow keys', async () => {
    await list();
    expect(cards().filter((c) => c.tabIndex === 0)).toHaveLength(1);
    cards()[0]?.focus();
    await keys('{ArrowDown}{ArrowDown}');
    expect(at()).toBe(2);
    await keys('{End}');
    expect(at()).toBe(5);
    await keys('{Home}{ArrowUp}');
    expect(at()).toBe(0);
    expect(cards()[0]?.tabIndex).toBe(0);
  });

  test('shows no passage before the names of its concepts are known', async () => {
    await list({ concepts: undefined });
    expect(cards()).toEqual([]);
    expect(document.querySelector('.loading')).not.toBeNull();
  });

  test('stars the card in focus by S, and takes the star away by its button, which says that it is on', async () => {
    const [first, ...others] = PASSAGES;
    const starred = { ...first!, annotation: { ...first!.annotation, isStarred: true as const } };
    await list({ passages: [starred, ...others] });
    cards()[1]?.focus();
    await keys('s');
    expect(calls.onStar).toHaveBeenCalledWith(others[0]!.annotation.id, true);
    const stars = [...document.querySelectorAll<HTMLElement>('[aria-label=Star]')];
    expect(stars.map((star) => star.getAttribute('aria-pressed'))).toEqual(['true', ...others.map(() => 'false')]);
    await userEvent.click(stars[0]!);
    expect(calls.onStar).toHaveBeenLastCalledWith(starred.annotation.id, false);
  });

  test('shows, copies and deletes the card in focus by key', async () => {
    await list();
    cards()[1]?.focus();
    await keys('{Enter}c{Delete}');
    const id = PASSAGES[1]?.annotation.id;
    expect(calls.onShow).toHaveBeenCalledWith(id);
    expect(calls.onCopyQuote).toHaveBeenCalledWith(id);
    expect(calls.onDelete).toHaveBeenCalledWith(id);
  });

  test('edits in place, keeps what was typed when saving fails, and puts the focus back on leaving', async () => {
    await list();
    cards()[1]?.focus();
    await keys('e');
    await keys('{Tab}');
    await keys(' more');
    const [, moved] = PASSAGES;
    const note = cards()[1]?.querySelector('textarea');
    expect(document.activeElement).toBe(note);
    await keys('{Control>}{Enter}{/Control}');
    expect(editor.onSave).toHaveBeenCalledWith(moved?.annotation.id, {
      concepts: moved === undefined ? [] : conceptsOf(moved.annotation),
      note: ' more',
      search: '',
    });
    expect(one('alert').textContent).toContain('could not write');
    expect(note?.value).toBe(' more');
    await keys('{Escape}');
    expect(at()).toBe(1);
    expect(editor.onDraft).toHaveBeenLastCalledWith(moved?.annotation.id, undefined);
  });

  test('offers no editing of what a colleague wrote', async () => {
    await list();
    expect(cards()[2]?.textContent).toContain('Tomás Whitfield');
    expect(cards()[2]?.querySelector('[aria-label="Edit"]')).toBeNull();
    cards()[2]?.focus();
    await keys('e');
    expect(cards()[2]?.querySelector('form')).toBeNull();
  });

  test('puts passages that were not found last, says what is safe, and lets them be attached again', async () => {
    await list();
    expect(cards().at(-1)?.dataset['passage']).toBe(PASSAGES[5]?.annotation.id);
    expect(document.querySelector('.orphan-help')?.textContent).toContain('Nothing is lost');
    await userEvent.click(document.querySelector<HTMLElement>('.orphans .button') ?? document.body);
    expect(calls.onReattach).toHaveBeenCalledWith(PASSAGES[5]?.annotation.id);
  });

  test('filters by letters in quote, note, name and concept, and says how many remain', async () => {
    await list();
    const field = document.querySelector<HTMLInputElement>('.filter input');
    for (const [typed, expected] of [
      ['quarter', 2],
      ['whitfield', 1],
      ['housing section', 1],
      ['zebra', 0],
    ] as const) {
      await userEvent.fill(field ?? document.body, typed);
      await settle();
      expect([typed, cards().length]).toEqual([typed, expected]);
      expect(document.querySelector('.filter-count')?.textContent).toBe(`${expected} of 6 passages`);
    }
    await userEvent.click(document.querySelector<HTMLElement>('.empty .button') ?? document.body);
    await settle();
    expect(cards()).toHaveLength(6);
  });

  test('filters by concept', async () => {
    await list();
    await userEvent.selectOptions(document.querySelector<HTMLElement>('.filter select') ?? document.body, concept('open books').id);
    await settle();
    expect(cards().map((c) => c.dataset['passage'])).toEqual([PASSAGES[1]?.annotation.id]);
  });

  test('of many passages the first cards are there at once, and the others come behind them', async () => {
    const many = Array.from({ length: 90 }, (_, i) => passage({ id: `m${i}`, exact: `Passage ${i}`, names: ['open books'] }));
    show(<PassageList passages={many} concepts={CONCEPTS} calls={calls} />);
    const atOnce = cards().map((c) => c.dataset['passage']);
    expect(atOnce).toEqual(many.slice(0, 20).map((p) => p.annotation.id));
    cards()[3]?.focus();
    await expect.poll(() => cards().map((c) => c.dataset['passage'])).toEqual(many.map((p) => p.annotation.id));
    expect(document.activeElement).toBe(cards()[3]);
    expect(document.querySelector('.more')).toBe(null);
  });

  test('keeps the focus in it when more are asked for by key, also where none are left', async () => {
    const many = Array.from({ length: 240 }, (_, i) => passage({ id: `m${i}`, exact: `Passage ${i}`, names: ['open books'] }));
    await list({ passages: many });
    const more = (): HTMLElement | null => document.querySelector('.more button');
    await expect.poll(() => more()?.ariaBusy).toBe(null);
    more()?.focus();
    await keys('{Enter}');
    await expect.poll(() => cards().length).toBe(200);
    expect(document.activeElement === more()).toBe(true);
    await keys('{Enter}');
    await expect.poll(() => cards().length).toBe(240);
    expect([more(), at()]).toEqual([null, 199]);
    await keys('{ArrowDown}');
    expect(at()).toBe(200);
  });

  test('marks the current passage and brings it into view, even the last of 260', async () => {
    const many = Array.from({ length: 260 }, (_, i) => passage({ id: `m${i}`, exact: `Passage ${i}`, names: ['open books'] }));
    await list({ passages: many });
    await expect.poll(() => cards().length).toBe(100);
    show(<PassageList passages={many} concepts={CONCEPTS} calls={calls} current={many[259]?.annotation.id} />);
    await expect.poll(() => cards().at(-1)?.getAttribute('aria-current')).toBe('true');
    await expect.poll(() => cards().at(-1)?.getBoundingClientRect().bottom ?? 9999).toBeLessThanOrEqual(801);
    expect(noteOf(many[0]?.annotation ?? PASSAGES[0]!.annotation)).toBe('');
  });
});

describe('messages', () => {
  test('good news leaves by itself, but not while the cursor is on it, and bad news stays', async () => {
    const onDismiss = vi.fn();
    show(
      <NoticeStack
        patience={80}
        onDismiss={onDismiss}
        notices={[
          { id: 'good', kind: 'success', text: 'Copied.' },
          { id: 'bad', kind: 'error', problem: { code: 'unexpected', detail: '' } },
        ]}
      />,
    );
    const dismiss = document.querySelector<HTMLElement>('.notice.success button');
    dismiss?.focus();
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(onDismiss).not.toHaveBeenCalled();
    dismiss?.blur();
    await expect.poll(() => onDismiss.mock.calls).toEqual([['good']]);
  });

  test('takes back by Control+Z what the newest offers to take back, but not from a field', async () => {
    const [older, newer] = [vi.fn(), vi.fn()];
    const offer = (id: string, onAct: () => void) =>
      ({ id, kind: 'success', text: id, actions: [{ label: 'Undo', onAct, keys: UNDO_KEYS }] }) as const;
    show(
      <>
        <input aria-label="Field" />
        <NoticeStack onDismiss={vi.fn()} notices={[offer('older', older), offer('newer', newer), { id: 'copied', kind: 'success' }]} />
      </>,
    );
    document.querySelector('input')?.focus();
    await keys('{Control>}z{/Control}');
    expect(newer).not.toHaveBeenCalled();
    document.querySelector('input')?.blur();
    await keys('{Control>}z{/Control}');
    expect(newer).toHaveBeenCalledOnce();
    expect(older).not.toHaveBeenCalled();
  });

  test('gives the focus back to where it came from when the message that has it goes', async () => {
    const draw = (isThere: boolean) => (
      <>
        <button type="button" id="before">
          Before
        </button>
        <NoticeStack onDismiss={vi.fn()} notices={isThere ? [{ id: 'one', kind: 'success', text: 'Done.' }] : []} />
      </>
    );
    const stage = show(draw(true));
    await settle();
    document.getElementById('before')?.focus();
    document.querySelector<HTMLElement>('.notice button')?.focus();
    render(draw(false), stage);
    await settle();
    expect(document.activeElement?.id).toBe('before');
  });
});
