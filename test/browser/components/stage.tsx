// A place to put one component on, and what the tests of components ask of it.
import '@/components/theme.css';
import axe from 'axe-core';
import { render, type ComponentChildren } from 'preact';
import { page } from 'vitest/browser';

export type Scheme = 'light' | 'dark';

/** Draws into a fresh `main`; whatever stood there before is unmounted. */
export function show(children: ComponentChildren): HTMLElement {
  clear();
  const stage = document.createElement('main');
  document.body.append(stage);
  render(children, stage);
  return stage;
}

export function clear(): void {
  for (const stage of document.querySelectorAll('main')) {
    render(null, stage);
    stage.remove();
  }
}

export async function dress(scheme: Scheme, width: number): Promise<void> {
  await page.viewport(width, 800);
  document.documentElement.dataset['scheme'] = scheme;
  // What is measured is where a movement ends.
  document.documentElement.style.scrollBehavior = 'auto';
  await settle();
  for (const animation of document.getAnimations()) if (animation instanceof CSSTransition) animation.finish();
}

/** Violations in words, empty when there are none. A whole page's landmarks and headings are the entrypoints' matter. */
export async function violations(stage: HTMLElement): Promise<readonly string[]> {
  const result = await axe.run(stage, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false }, 'heading-order': { enabled: false } },
  });
  return result.violations.map((v) => `${v.id}: ${v.nodes.map((n) => `${n.target.join(' ')} (${n.failureSummary ?? ''})`).join('; ')}`);
}

/** The one element with that role and name. */
export function one(role: string, name?: string): HTMLElement {
  const selector = name === undefined ? `[role="${role}"]` : `[role="${role}"][aria-label="${name}"]`;
  const [found, second] = document.querySelectorAll<HTMLElement>(selector);
  if (found === undefined || second !== undefined) throw new Error(`${found === undefined ? 'no' : 'more than one'} ${selector}`);
  return found;
}

export const settle = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
