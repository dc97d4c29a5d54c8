// Every state of the gallery, as a reader with a screen reader, a keyboard or a narrow panel meets it.
import { afterEach, describe, expect, test } from 'vitest';
import { STATES, titleOf } from '../../gallery/states';
import { clear, dress, settle, show, violations } from './stage';

afterEach(clear);

describe.each(STATES.map((state) => [titleOf(state), state] as const))('%s', (_title, state) => {
  test('has no accessibility violation at 360 px, in light and in dark, and does not overflow', async () => {
    await dress('light', 360);
    const stage = show(state.render());
    await settle();
    expect(stage.textContent).not.toBe('');
    expect(await violations(stage)).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
    await dress('dark', 360);
    expect(await violations(stage)).toEqual([]);
  });

  test('is whole on a wide page', async () => {
    await dress('light', 1200);
    const stage = show(state.render());
    await settle();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(1200);
    for (const target of stage.querySelectorAll<HTMLElement>('button, input:not([tabindex="-1"]), select, textarea')) {
      if (!target.checkVisibility()) continue;
      const { width, height } = (target.closest('.segment') ?? target).getBoundingClientRect();
      expect([target.outerHTML.slice(0, 80), (width >= 23.9 && height >= 23.9) || target.matches('[type=checkbox]')]).toEqual([
        target.outerHTML.slice(0, 80),
        true,
      ]);
    }
  });
});
