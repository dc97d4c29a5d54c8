// Which words of a page are said to a screen reader alone? One rule for all who read a page's text, so that they come to the same.

/** Names in common use for what is taken out of sight and left to be heard. */
const UNSEEN =
  /(?:^|[\s_-])(?:(?:visually-?|a11y-|accessibly-)hidden|sr-only|screen[-_]?reader(?:text|only)?|element-invisible|(?:assistive|hidden|hide)-text|off-?screen|wb-inv)(?![^\s_-])/i;

/** Whether a `class` says that the element is out of sight, and takes it back on no screen (`not-sr-only`). What it says is true only where a style sheet makes it so. */
export const isNamedUnseen = (className: string): boolean => UNSEEN.test(className) && !className.includes('not-sr-only');
