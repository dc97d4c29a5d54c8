// A press of the mouse that meets what it is meant for, though the page may still be moving: a reader presses again, too.
import { awaitPress, wasMissed } from './page-scripts.ts';
import { within } from './wait.ts';

const TIMES = 5;

/** `aim` answers the press on the place where the element is now. */
export async function pressing(
  evaluate: <T>(expression: string) => Promise<T>,
  selector: string,
  aim: () => Promise<() => Promise<unknown>>,
): Promise<void> {
  for (let time = 1; ; time += 1) {
    const press = await aim();
    await evaluate(awaitPress(selector));
    await press();
    // The press may have closed or left the page, or opened what holds it up.
    const isMissed = await within(evaluate<boolean>(wasMissed), 'word of the press', 3_000).catch(() => false);
    if (!isMissed || time === TIMES) return;
  }
}
