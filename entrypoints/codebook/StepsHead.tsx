// The head of a page on which every step can be taken back: its title, that button, and the way to the library.
import type { ComponentChildren } from 'preact';
import { browser } from 'wxt/browser';
import { Button } from '@/components/Button';
import { t } from '@/components/words';
import type { Steps } from './use-steps';

interface StepsHeadProps {
  readonly title: string;
  readonly steps: Steps;
  /** Buttons of the page's own. */
  readonly children?: ComponentChildren;
}

export function StepsHead({ title, steps, children }: StepsHeadProps) {
  return (
    <header class="page-head">
      <h1>{title}</h1>
      <div class="row">
        <Button disabled={!steps.canUndo} onPress={() => void steps.undo()}>
          {t('editorUndoLast')}
        </Button>
        {children}
        <Button icon="library" onPress={() => void browser.tabs.create({ url: browser.runtime.getURL('/library.html') })}>
          {t('editorLibrary')}
        </Button>
      </div>
    </header>
  );
}
