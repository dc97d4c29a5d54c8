// A passage in doubt: what was changed is seen and said, and each decision has a button and a key.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { PassageList } from '@/components/PassageList';
import type { Passage } from '@/components/passage';
import { COLLEAGUE, CONCEPTS, passage } from '../../gallery/specimens';
import { clear, dress, settle, show } from './stage';

beforeEach(() => dress('light', 360));
afterEach(clear);

const calls = { onShow: vi.fn(), onCopyQuote: vi.fn(), onDelete: vi.fn(), onReattach: vi.fn(), onAccept: vi.fn(), onKeepOrphan: vi.fn() };
const OLD = 'Staff hold a third of the seats, and vote.';
const NEW = 'Staff hold a quarter of the seats, and vote.';
const made = { id: 'c', exact: OLD, names: ['staff empowerment'] };
const { id } = passage(made).annotation;
const changed = passage(made, 'changed', { found: NEW });
const places = [10, 500, 900].map((start) => ({ start, end: start + 40 }));
const WORDS = [OLD, NEW, OLD.replace('Staff', 'Tenants')];
const ambiguous = passage(made, 'ambiguous', { places: places.map((p, i) => ({ ...p, words: WORDS[i] ?? '' })) });
const other = passage({ id: 'd', exact: 'Another passage.', names: ['open books'] });

const draw = (...passages: readonly Passage[]) => <PassageList passages={passages} concepts={CONCEPTS} calls={calls} />;

async function list(...passages: readonly Passage[]): Promise<HTMLElement> {
  vi.clearAllMocks();
  const stage = show(draw(...passages));
  await settle();
  return stage;
}
const card = () => document.querySelector<HTMLElement>('[data-passage]') ?? document.body;
const keys = async (text: string) => {
  await userEvent.keyboard(text);
  await settle();
};
const buttons = () => [...document.querySelectorAll<HTMLElement>('.review button')];
const place = () => document.querySelector('.review [role=status]')?.textContent;
const press = async (name: string) => {
  await userEvent.click(buttons().find((b) => b.textContent?.startsWith(name)) ?? document.body);
  await settle();
};

describe('a passage that has changed', () => {
  test('shows both wordings, marks what was left out and what is new, and says so to a screen reader', async () => {
    await list(changed);
    const [before, after] = document.querySelectorAll('.wording blockquote');
    expect(before?.textContent).toBe('Staff hold a [left out: third]  of the seats, and vote.');
    expect(after?.textContent).toBe('Staff hold a [new: quarter]  of the seats, and vote.');
    expect(getComputedStyle(before?.querySelector('del') ?? document.body).textDecorationLine).toBe('line-through');
    expect(getComputedStyle(after?.querySelector('ins') ?? document.body).textDecorationLine).toBe('underline');
  });

  test('says in words how alike they are', async () => {
    await list(changed);
    expect(card().textContent).toContain('Mostly the same wording: 8 of 9 words stay; new: 1.');
    await list(passage(made, 'changed', { found: OLD.replace('seats,', 'seats') }));
    expect(card().textContent).toContain('Nearly the same wording: 9 of 9 words stay; new: 0.');
    await list(passage(made, 'changed', { found: 'Staff hold the door, and smile at everybody.' }));
    expect(card().textContent).toContain('Only partly the same wording');
  });

  test.each([
    [{ similarity: 0.934, margin: 1 }, '93 % of the letters agree. No other place in the text came into question.'],
    [
      { similarity: 0.999, margin: 0.412 },
      '99 % of the letters agree. The next likely place, with what stands around it, agrees less by 41 %.',
    ],
    [{ similarity: 0.8, margin: 0.04 }, '80 % of the letters agree. Another place agrees nearly as well, with what stands around it.'],
  ])('says how sure that is, to whoever asks: %o', async (sureness, words) => {
    await list(passage(made, 'changed', { found: NEW, sureness }));
    expect(card().innerText).not.toContain('letters');
    await userEvent.click([...document.querySelectorAll('summary')].find((s) => s.textContent === 'How sure is this?') ?? document.body);
    expect(card().innerText).toContain(words);
  });

  test('stands one wording under the other at 360 px and side by side where there is room', async () => {
    await list(changed);
    const boxes = () => [...document.querySelectorAll('.wording')].map((w) => w.getBoundingClientRect());
    expect(boxes()[1]?.top).toBeGreaterThan(boxes()[0]?.bottom ?? 0);
    await dress('light', 800);
    expect(boxes()[1]?.top).toBe(boxes()[0]?.top);
    expect(boxes()[1]?.left).toBeGreaterThan(boxes()[0]?.right ?? 9999);
  });

  test('of a long passage shows what is around the changes, and all of it on request', async () => {
    const words = Array.from({ length: 200 }, (_, i) => `word${i}`).join(' ');
    await list(passage({ ...made, exact: `${words} third ${words}` }, 'changed', { found: `${words} quarter ${words}` }));
    const shown = () => document.querySelector('.wording blockquote')?.textContent ?? '';
    expect(shown()).toMatch(/^… word19\d .*word199 \[left out: third\].* word0 .*…$/u);
    await userEvent.click(document.querySelector<HTMLElement>('.wordings .text-button') ?? document.body);
    await settle();
    expect(shown()).toContain('word100');
  });

  test.each([
    ['a', 'Accept', () => expect(calls.onAccept).toHaveBeenCalledExactlyOnceWith(id, { found: NEW })],
    ['r', 'Find', () => expect(calls.onReattach).toHaveBeenCalledExactlyOnceWith(id)],
    ['o', 'Not the same', () => expect(calls.onKeepOrphan).toHaveBeenCalledExactlyOnceWith(id, [NEW])],
  ])('is decided by the key %s, which stands on its button, and by the button', async (key, name, isDecided) => {
    await list(changed);
    const button = buttons().find((b) => b.textContent?.startsWith(name));
    expect(button?.querySelector('kbd')?.textContent).toBe(key.toUpperCase());
    expect(button?.getAttribute('aria-keyshortcuts')).toBe(key.toUpperCase());
    card().focus();
    await keys(key);
    isDecided();
    vi.clearAllMocks();
    await press(name);
    isDecided();
    expect(document.activeElement).toBe(card());
    vi.clearAllMocks();
    // With a modifier the key is the browser's.
    await keys(`{Control>}${key}{/Control}`);
    expect(Object.values(calls).flatMap((call) => call.mock.calls)).toEqual([]);
  });

  test('is only shown where a colleague made it: there is nothing to decide', async () => {
    await list(passage({ ...made, by: COLLEAGUE }, 'changed', { found: NEW }));
    expect(document.querySelectorAll('.wording')).toHaveLength(2);
    expect(buttons()).toEqual([]);
    card().focus();
    await keys('aro');
    expect(Object.values(calls).flatMap((call) => call.mock.calls)).toEqual([]);
  });

  test('takes the focus along when it is kept as not found', async () => {
    const stage = await list(changed, other);
    card().focus();
    await keys('o');
    const { render } = await import('preact');
    render(draw(passage(made, 'orphan', { found: NEW }), other), stage);
    await settle();
    expect(document.activeElement?.closest('.orphans')).not.toBeNull();
    expect(document.activeElement).toBe(document.querySelector(`[data-passage="${id}"]`));
    expect(card().ownerDocument.querySelector('.found')?.textContent).toContain(NEW);
  });
});

describe('a passage that may stand in several places', () => {
  test('is stepped through on the page by key, around the end, and chosen there', async () => {
    await list(ambiguous);
    card().focus();
    expect(place()).toBe('Place 1 of 3');
    await keys('nn');
    expect(calls.onShow.mock.lastCall).toEqual([id, places[2]]);
    expect(place()).toBe('Place 3 of 3');
    await keys('n');
    expect(calls.onShow.mock.lastCall).toEqual([id, places[0]]);
    await keys('p');
    expect(calls.onShow.mock.lastCall).toEqual([id, places[2]]);
    await keys('a');
    expect(calls.onAccept).toHaveBeenCalledExactlyOnceWith(id, { place: places[2] });
  });

  test('is stepped through by button too, and the focus stays on it, where the keys still work', async () => {
    await list(ambiguous);
    await press('Next');
    expect(calls.onShow.mock.lastCall).toEqual([id, places[1]]);
    expect(document.activeElement).toBe(buttons().find((b) => b.textContent?.startsWith('Next')));
    await keys('a');
    expect(calls.onAccept).toHaveBeenCalledExactlyOnceWith(id, { place: places[1] });
  });

  test('says how sure the place is that is looked at, to whoever asks', async () => {
    const sure = places.map((p, i) => ({ ...p, words: WORDS[i] ?? '', sureness: { similarity: 0.91 - i / 10 } }));
    await list(passage(made, 'ambiguous', { places: sure }));
    const shown: string[] = [];
    for (const key of ['p', 'n', 'n']) {
      card().focus();
      await keys(key);
      const asked = [...document.querySelectorAll('details')].find((d) => d.innerText.includes('How sure is this?'));
      shown.push(asked?.querySelector('p')?.textContent ?? 'the same words');
    }
    const said = (percent: number) => `${percent} % of the letters agree.`;
    expect(shown).toEqual([2, 0, 1].map((i) => (WORDS[i] === OLD ? 'the same words' : said(91 - 10 * i))));
  });

  test('offers no steps where only one is left', async () => {
    await list(passage(made, 'ambiguous', { places: [{ start: 10, end: 50, words: OLD }] }));
    expect(buttons().map((b) => b.getAttribute('aria-keyshortcuts'))).toEqual(['A', 'R', 'O']);
  });

  test('shows both wordings where other words stand in the place that is looked at', async () => {
    await list(ambiguous);
    expect(document.querySelector('.wordings')).toBeNull();
    card().focus();
    await keys('n');
    expect(document.querySelectorAll('.wording blockquote')[1]?.textContent).toBe('Staff hold a [new: quarter]  of the seats, and vote.');
    await keys('p');
    expect(document.querySelector('.wordings')).toBeNull();
  });

  test('stays not found by one key when it is none of them', async () => {
    await list(ambiguous);
    expect(buttons().at(-1)?.textContent).toContain('None of these');
    card().focus();
    await keys('o');
    expect(calls.onKeepOrphan).toHaveBeenCalledExactlyOnceWith(id, WORDS);
  });
});

test('a passage that was changed before tells its earlier wordings', async () => {
  const formerTargets = [passage({ ...made, exact: 'Staff hold half of the seats.' }).annotation.target];
  await list({ ...other, annotation: { ...other.annotation, formerTargets } });
  const details = document.querySelector('details');
  expect(details?.querySelector('summary')?.textContent).toBe('1 earlier wording');
  expect(details?.textContent).toContain('Staff hold half of the seats.');
});
