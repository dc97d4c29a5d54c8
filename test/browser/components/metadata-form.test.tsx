// Mending what is known of a document, by keyboard: what is wrong is said, what was typed is never lost.
import { render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { DocumentHeader } from '@/components/DocumentHeader';
import type { FactsDraft } from '@/components/MetadataForm';
import type { Facts } from '@/utils/model/document';
import { fail, ok, type Result } from '@/utils/model/result';
import { METADATA, SOURCE } from '../../gallery/specimens';
import { clear, dress, settle, show } from './stage';

beforeEach(() => dress('light', 360));
afterEach(clear);

const keys = async (text: string) => {
  await userEvent.keyboard(text);
  await settle();
};

async function header(onMend: (facts: Facts) => Promise<Result<unknown>>, draft?: FactsDraft): Promise<HTMLElement> {
  const stage = show(
    <DocumentHeader metadata={METADATA} source={SOURCE} passages={2} details={{ kind: 'Report' }} onMend={onMend} draft={draft} />,
  );
  stage.querySelector<HTMLElement>('.mend button')?.focus();
  await keys('{Enter}');
  return stage;
}
const field = (label: string): HTMLInputElement =>
  [...document.querySelectorAll('label')].find((l) => l.textContent === label)?.control as HTMLInputElement;

test('opens at the title, saves by Enter what was mended, and gives the focus back', async () => {
  const onMend = vi.fn(async (_facts: Facts) => ok(undefined));
  await header(onMend);
  expect(document.activeElement).toBe(field('Title'));
  await keys('{Control>}a{/Control}  Lamps   on the pier ');
  await userEvent.fill(field('Authors'), 'Ada Byron\n\n Harbour Board ');
  await userEvent.fill(field('Report number'), ' HC  123');
  await userEvent.fill(field('Kind'), '');
  await userEvent.fill(field('DOI'), 'https://doi.org/10.1000/XYZ');
  field('Published').focus();
  await keys('{Enter}');
  expect(onMend).toHaveBeenCalledWith({
    metadata: { ...METADATA, title: 'Lamps on the pier', authors: ['Ada Byron', 'Harbour Board'], doi: '10.1000/xyz' },
    details: { number: 'HC 123' },
  });
  expect(document.activeElement?.textContent).toBe('Edit details');
});

test('a date that is none is marked and not saved', async () => {
  const onMend = vi.fn(async (_facts: Facts) => ok(undefined));
  await header(onMend);
  await userEvent.fill(field('Published'), 'last spring');
  await keys('{Enter}');
  expect(onMend).not.toHaveBeenCalled();
  expect(field('Published').getAttribute('aria-invalid')).toBe('true');
  expect(document.activeElement).toBe(field('Published'));
});

test('what was typed stays when it cannot be saved, and Escape leaves all as it was', async () => {
  const onMend = vi.fn(async (_facts: Facts) => fail('storage-full'));
  const stage = await header(onMend);
  await userEvent.fill(field('Title'), 'Lamps');
  await keys('{Enter}');
  expect(stage.querySelector('[role=alert]')).not.toBeNull();
  expect(field('Title').value).toBe('Lamps');
  await keys('{Escape}');
  expect(stage.querySelector('.metadata-form')).toBeNull();
  expect(stage.querySelector('h1')?.textContent).toBe(METADATA.title);
});

test('what was typed is kept at every letter, stands there when the form is seen again, and goes when it is let go', async () => {
  const kept: (Readonly<Record<string, string>> | undefined)[] = [];
  const onMend = vi.fn(async (_facts: Facts) => ok(undefined));
  const draft = (typed: FactsDraft['typed']): FactsDraft => ({ typed, onDraft: (next) => void kept.push(next) });
  await header(onMend, draft(undefined));
  await userEvent.fill(field('Subtitle'), 'A second report');
  expect(kept.at(-1)).toMatchObject({ subtitle: 'A second report', title: METADATA.title });
  clear();
  const stage = show(
    <DocumentHeader metadata={METADATA} source={SOURCE} passages={2} onMend={onMend} draft={draft({ subtitle: 'A second report' })} />,
  );
  await settle();
  expect(field('Subtitle').value).toBe('A second report');
  expect(field('Title').value).toBe(METADATA.title);
  expect(stage.contains(document.activeElement)).toBe(false);
  field('Subtitle').focus();
  await keys('{Escape}');
  expect(kept.at(-1)).toBeUndefined();
  expect(stage.querySelector('.metadata-form')).toBeNull();
});

test('a form that was opened before it is known that nothing was typed stays; one of another document closes', async () => {
  const onMend = vi.fn(async (_facts: Facts) => ok(undefined));
  const stage = await header(onMend);
  const comes = async (draft: FactsDraft | undefined): Promise<void> => {
    render(<DocumentHeader metadata={METADATA} source={SOURCE} passages={2} onMend={onMend} draft={draft} />, stage);
    await settle();
  };
  await comes({ typed: undefined, onDraft: () => undefined });
  expect(field('Title').value).toBe(METADATA.title);
  await comes(undefined);
  expect(stage.querySelector('.metadata-form')).toBeNull();
});

test('a form that was opened before it is known what had been typed shows that, and does not write over it', async () => {
  const onMend = vi.fn(async (_facts: Facts) => ok(undefined));
  const stage = await header(onMend);
  const onDraft = vi.fn();
  const draft: FactsDraft = { typed: { title: 'As it was typed' }, onDraft };
  render(<DocumentHeader metadata={METADATA} source={SOURCE} passages={2} onMend={onMend} draft={draft} />, stage);
  await settle();
  expect(field('Title').value).toBe('As it was typed');
  expect(onDraft).not.toHaveBeenCalled();
});
