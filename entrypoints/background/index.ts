// Registers every listener, synchronously, so that none is lost when the worker wakes.
import { defineBackground } from 'wxt/utils/define-background';
import { answerDoors } from './door';
import { followTabs } from './tabs';
import { listenToToolbar } from './toolbar';

export default defineBackground({
  type: 'module',
  main() {
    answerDoors();
    listenToToolbar();
    followTabs();
  },
});
