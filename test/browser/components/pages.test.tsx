// The full pages: what goes into a file, what comes out of one, hostile text in the reader, and recovery.
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { DamagedStore } from '@/components/DamagedStore';
import { OptionsForm } from '@/components/OptionsForm';
import { KeptFiles, type KeptFileRow } from '@/components/KeptFiles';
import { ImportDrop } from '@/components/ImportDrop';
import { MergeReview } from '@/components/MergeReview';
import { ReadingSettings } from '@/components/ReadingSettings';
import { ReadingView } from '@/components/ReadingView';
import { safeLink } from '@/components/reading-elements';
import type { ReadingNode } from '@/utils/model/document';
import { Choosing } from '../../gallery/Choosing';
import { OPTIONS } from '../../gallery/states-library';
import { ANNOTATIONS, CONCEPTS, DOCUMENTS, EMPTY_PLAN, METADATA, PLAN, READING, SOURCE } from '../../gallery/specimens';
import { clear, dress, settle, show } from './stage';

beforeEach(() => dress('light', 1000));
afterEach(clear);

const press = async (name: string) => {
  const button = [...document.querySelectorAll<HTMLElement>('button')].find((b) => b.textContent?.includes(name));
  await userEvent.click(button ?? document.body);
  await settle();
};
const words = (nodes: readonly ReadingNode[]): string => nodes.map((n) => (typeof n === 'string' ? n : words(n.children))).join('');
const taste = { size: 19, width: 68, spacing: 1.6, scheme: 'auto' } as const;

describe('choosing what to share', () => {
  test('takes its time under the reader’s eyes, and can be stopped', async () => {
    let watch: { onShare: (share: number) => void; signal: AbortSignal } | undefined;
    let end: () => void = () => undefined;
    const onExport = (_ids: unknown, _label: unknown, _format: unknown, given: NonNullable<typeof watch>): Promise<void> => {
      watch = given;
      return new Promise((done) => (end = done));
    };
    show(<Choosing documents={DOCUMENTS} annotations={ANNOTATIONS} concepts={CONCEPTS} onExport={onExport} />);
    await press('Export 8 passages');
    await vi.waitFor(() => expect(watch).toBeDefined());
    watch?.onShare(0.256);
    await settle();
    expect(document.querySelector<HTMLProgressElement>('.export progress')?.value).toBe(0.25);
    await press('Cancel');
    expect(watch?.signal.aborted).toBe(true);
    expect(document.querySelector('.export .waiting')?.textContent).toBe('Stopping…');
    end();
    await vi.waitFor(() => expect(document.querySelector('.export .waiting')).toBe(null));
  });

  test('counts what is chosen by document and by concept, and exports exactly that', async () => {
    const onExport = vi.fn();
    show(<Choosing documents={DOCUMENTS} annotations={ANNOTATIONS} concepts={CONCEPTS} onExport={onExport} />);
    expect(document.querySelector('.export')?.textContent).toContain('Export 8 passages');
    await userEvent.click(document.querySelectorAll('.document-row input')[0] ?? document.body);
    await press('Two-stage contracting');
    await press('Export 1 passage');
    expect(onExport).toHaveBeenCalledWith(['urn:example:annotation:6'], '', 'web-annotation', expect.anything());
    await press('Choose everything again');
    expect(document.querySelector('.export')?.textContent).toContain('Export 8 passages');
  });
});

const room = { budget: 2_000, onBudget: vi.fn() };

describe('the kept PDFs', () => {
  test('tell how much room they take, and are let go one by one or all at once', async () => {
    const onDrop = vi.fn();
    const list = [
      { sha256: 'a', name: 'open-books.pdf', bytes: 31_400_000 },
      { sha256: 'b', name: 'care.pdf', bytes: 240_000 },
    ];
    show(<KeptFiles list={list} onDrop={onDrop} {...room} />);
    expect(document.querySelector('.hint')?.textContent).toContain('2 files take 32 MB.');
    expect([...document.querySelectorAll('li .hint')].map((e) => e.textContent)).toEqual(['31 MB', '0.2 MB']);
    await userEvent.click(document.querySelector('[aria-label="Let go of care.pdf"]') ?? document.body);
    expect(onDrop).toHaveBeenLastCalledWith([list[1]]);
    await press('Let go of all');
    expect(onDrop).toHaveBeenLastCalledWith(list);
    await userEvent.fill(document.querySelector('.number-field input') ?? document.body, '500');
    expect(room.onBudget).toHaveBeenLastCalledWith(500);
    show(<KeptFiles list={[]} onDrop={onDrop} {...room} />);
    expect(document.body.textContent).toContain('None yet. A PDF is kept when you open it in the reader.');
  });
});

describe('the options', () => {
  test('keep the backup under the pointer while they learn which PDFs are kept', async () => {
    const form = (list: readonly KeptFileRow[] | undefined) => <OptionsForm {...OPTIONS} files={{ list, onDrop: vi.fn(), ...room }} />;
    const stage = show(form(undefined));
    const backup = [...stage.querySelectorAll('button')].find((b) => b.textContent?.includes('Back up everything'));
    const before = backup?.getBoundingClientRect().top;
    render(form([{ sha256: 'a', name: 'open-books.pdf', bytes: 31_400_000 }]), stage);
    await settle();
    expect(stage.textContent).toContain('open-books.pdf');
    expect(backup?.isConnected).toBe(true);
    expect(backup?.getBoundingClientRect().top).toBe(before);
  });
});

describe('an import', () => {
  test('takes the file that is dropped', async () => {
    const onFile = vi.fn();
    show(<ImportDrop onFile={onFile} />);
    const data = new DataTransfer();
    const file = new File(['{}'], 'set.jsonld');
    data.items.add(file);
    document.querySelector('.drop')?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    expect(onFile).toHaveBeenCalledOnce();
  });

  test('under way says how far it is and is stopped by a press, not by a second file', async () => {
    const [onFile, onStop] = [vi.fn(), vi.fn()];
    show(<ImportDrop onFile={onFile} busy="Reading “set.jsonld”…" progress={0.4} onStop={onStop} />);
    await settle();
    expect(document.querySelector<HTMLProgressElement>('progress')?.value).toBe(0.4);
    // The button that began it is gone; the focus is at what goes on, and one Tab further the way out.
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Reading “set.jsonld”…');
    await userEvent.keyboard('{Tab}{Enter}');
    expect(onStop).toHaveBeenCalledOnce();
    expect(onFile).not.toHaveBeenCalled();
  });

  test('being written offers the way back alone', async () => {
    const [onStop, onConfirm] = [vi.fn(), vi.fn()];
    const waiting = { words: 'Bringing in…', value: 0.6, onStop };
    show(<MergeReview plan={PLAN} concepts={CONCEPTS} waiting={waiting} onConfirm={onConfirm} onCancel={vi.fn()} />);
    expect([...document.querySelectorAll('.merge > .waiting button')].map((b) => b.textContent)).toEqual(['Cancel']);
    expect(document.querySelector('.merge-foot')).toBe(null);
    await press('Cancel');
    expect(onStop).toHaveBeenCalledOnce();
  });

  test('of nothing but histories says so, and can be brought in', async () => {
    const onConfirm = vi.fn();
    const plan = { ...EMPTY_PLAN, annotationsToExtend: ANNOTATIONS.slice(0, 2) };
    show(<MergeReview plan={plan} concepts={CONCEPTS} onConfirm={onConfirm} onCancel={vi.fn()} />);
    expect(document.querySelector('.counts')?.textContent).toContain('the histories of 2 passages');
    await press('Bring in 2 records');
    expect(onConfirm).toHaveBeenCalledOnce();
  });

  test('never offers to replace what I wrote, and hands over the choices that were made', async () => {
    const onConfirm = vi.fn();
    show(<MergeReview plan={PLAN} concepts={CONCEPTS} onConfirm={onConfirm} onCancel={vi.fn()} />);
    const [own, theirs] = document.querySelectorAll('.differing-list > li');
    expect([...(own?.querySelectorAll('input') ?? [])].map((i) => i.disabled)).toEqual([false, true, false]);
    await userEvent.click(theirs?.querySelectorAll('input')[1] ?? document.body);
    await userEvent.click(own?.querySelectorAll('input')[2] ?? document.body);
    await press('Bring in 7 records');
    expect(onConfirm.mock.calls[0]?.[0]).toEqual(
      new Map([
        ['urn:example:annotation:3', 'theirs'],
        ['urn:example:annotation:1', 'both'],
      ]),
    );
  });

  test('shows namesakes beside each other as two meanings, until the reader says that they are one', async () => {
    const onConfirm = vi.fn();
    show(<MergeReview plan={PLAN} concepts={CONCEPTS} onConfirm={onConfirm} onCancel={vi.fn()} />);
    const twins = [...document.querySelectorAll('.differing')].at(-1);
    expect(twins?.querySelector('h3')?.textContent).toBe('1 new concept has a label that is taken here: the same meaning?');
    expect(twins?.querySelector<HTMLInputElement>('input:checked')?.closest('label')?.textContent).toBe('Two meanings: keep both');
    expect(twins?.textContent).toContain('Shelves without doors.');
    await userEvent.click(twins?.querySelectorAll('input')[0] ?? document.body);
    await press('Bring in 4 records');
    expect(onConfirm.mock.calls[0]?.[0]).toEqual(new Map([['urn:example:namesake', 'mine']]));
  });

  test('names what of another program’s file has no place here', async () => {
    show(<MergeReview plan={PLAN} concepts={CONCEPTS} onConfirm={vi.fn()} onCancel={vi.fn()} />);
    expect([...document.querySelectorAll('.left-out li')].map((li) => li.textContent)).toEqual([
      '12 texts in the language “de” are left out: a codebook speaks one language here.',
      '4 statements in other words are left out (license, publisher).',
    ]);
  });

  test('says where and why records were refused', async () => {
    show(<MergeReview plan={PLAN} concepts={CONCEPTS} onConfirm={vi.fn()} onCancel={vi.fn()} />);
    expect(document.querySelector('.refused')?.textContent).toContain('first.items[3]');
    expect(document.querySelector('.refused')?.textContent).toContain('target.selector: no quote');
  });
});

describe('the reader view', () => {
  test('shows every word of the text and no other, in a root of its own', async () => {
    let root: HTMLElement | null = null;
    show(<ReadingView metadata={METADATA} source={SOURCE} content={READING} taste={taste} onRoot={(r) => (root = r)} />);
    await settle();
    expect((root as HTMLElement | null)?.textContent).toBe(words(READING));
  });

  test('keeps its elements when the taste changes, so that what is painted stays', async () => {
    const stage = show(<ReadingView metadata={METADATA} source={SOURCE} content={READING} taste={taste} />);
    const paragraph = stage.querySelector('.reading-text p');
    render(<ReadingView metadata={METADATA} source={SOURCE} content={READING} taste={{ ...taste, size: 26 }} />, stage);
    expect(stage.querySelector('.reading-text p')).toBe(paragraph);
    expect(getComputedStyle(paragraph ?? stage).fontSize).toBe('26px');
  });

  test('follows links to the web and to mail only', () => {
    expect(['https://example.org/a', 'mailto:a@example.org'].map(safeLink)).toEqual(['https://example.org/a', 'mailto:a@example.org']);
    for (const href of [
      'javascript:alert(1)',
      ' JaVaScRiPt:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      'blob:x',
      '/relative',
      undefined,
    ])
      expect(safeLink(href)).toBeUndefined();
  });

  test('draws no element and no attribute that is not allowed, whatever the database holds', () => {
    // What a damaged store could hold is not what the type promises.
    const hostile = [
      { tag: 'script', children: ['alert(1)'] },
      { tag: 'a', href: 'javascript:alert(1)', onclick: 'alert(1)', children: ['go'] },
      { tag: 'p', style: 'x', dangerouslySetInnerHTML: { __html: '<img>' }, children: ['p'] },
    ] as unknown as ReadingNode[];
    const stage = show(<ReadingView metadata={METADATA} source={SOURCE} content={hostile} taste={taste} />);
    expect(stage.querySelector('.reading-text')?.innerHTML).toBe('<span>alert(1)</span><a>go</a><p>p</p>');
  });

  test('survives text nested ten thousand deep', () => {
    let node: ReadingNode = 'deep';
    for (let i = 0; i < 10_000; i += 1) node = { tag: 'div', children: [node] };
    const stage = show(<ReadingView metadata={METADATA} source={SOURCE} content={[node]} taste={taste} />);
    expect(stage.querySelector('.reading-text')?.textContent).toBe('deep');
  });

  test('is set with the arrow keys', async () => {
    const onTaste = vi.fn();
    show(<ReadingSettings taste={taste} onTaste={onTaste} />);
    document.querySelector<HTMLElement>('input:checked')?.focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(onTaste).toHaveBeenCalledWith({ ...taste, size: 22 });
  });
});

describe('a library that was emptied', () => {
  test('starts afresh only when it was asked twice', async () => {
    const onFresh = vi.fn();
    show(<DamagedStore reason="emptied" annotations={3} lastBackup="" onRestore={vi.fn()} onFresh={onFresh} />);
    await press('Start afresh');
    expect(onFresh).not.toHaveBeenCalled();
    await press('Yes, start empty');
    expect(onFresh).toHaveBeenCalledOnce();
  });
});
