// The page side: enters a web page once. An unlisted script and not one of WXT's content scripts, for those announce
// themselves by an event and a message that the page hears. Only this file is read when the extension is built, so it
// imports no style.
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { mount, type Page } from './mount';

declare global {
  /** Our own mark, in the isolated world that no page can look into. */
  var mutualMargin: Page | undefined;
}

export default defineUnlistedScript(async () => {
  // A second click injects a second copy, which finds the first at work and lets it greet again.
  const page = (globalThis.mutualMargin ??= mount());
  await page.hello();
});
