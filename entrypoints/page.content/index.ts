// The page side: enters a web page once. Only this file is read when the extension is built, so it imports no style.
import { defineContentScript } from 'wxt/utils/define-content-script';
import { mount, type Page } from './mount';

declare global {
  /** Our own mark, in the isolated world that no page can look into. */
  var mutualMargin: Page | undefined;
}

export default defineContentScript({
  matches: [],
  registration: 'runtime',
  async main(ctx) {
    // A second click injects a second copy, which finds the first at work and lets it greet again.
    const page = (globalThis.mutualMargin ??= mount(ctx.signal));
    ctx.onInvalidated(() => (globalThis.mutualMargin = undefined));
    await page.hello();
  },
});
