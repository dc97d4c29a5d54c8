// What axe-core objects to in a page of ours.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Surface } from './driver.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** As rule and place, once the page is at rest. */
export async function objections(surface: Surface): Promise<readonly string[]> {
  await surface.evaluate(`(() => { ${axe}; return true; })()`);
  // What is still fading in has not its colours yet.
  await surface.waitFor(
    `document.getAnimations().every((a) => a.playState !== 'running' || a.effect?.getComputedTiming().iterations === Infinity)`,
    'the page to rest',
  );
  return surface.evaluate(
    `axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations.flatMap((v) => v.nodes.map((n) => v.id + ': ' + n.target.join(' ') + ' ' + n.html.slice(0, 120))))`,
  );
}
