// Where the system forces its own colours, what the picker marks can still be read.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cdp } from 'vitest/browser';
import { ConceptPicker } from '@/components/ConceptPicker';
import { CONCEPTS } from '../../gallery/specimens';
import { clear, dress, settle, show } from './stage';

const emulate = (value: 'active' | 'none'): Promise<unknown> =>
  cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value }] });

beforeEach(async () => {
  await dress('dark', 380);
  await emulate('active');
});
afterEach(async () => {
  clear();
  await emulate('none');
});

test('the letters that were typed stand on a ground of their own: the system gives marks a colour of letters that is meant for it', async () => {
  const idle = (): void => undefined;
  show(
    <ConceptPicker
      concepts={CONCEPTS}
      recent={[]}
      chosen={[]}
      search="acc"
      onSearch={idle}
      onChosen={idle}
      onCreate={idle}
      onDone={idle}
      onCancel={idle}
    />,
  );
  await settle();
  const { color, backgroundColor } = getComputedStyle(document.querySelector('.option mark')!);
  expect(backgroundColor).toMatch(/^rgb\(/u);
  expect(backgroundColor).not.toBe(color);
});
