// Which hidden parts of a page are text that waits for a click? One rule for all who read a page's text, so that they come to the same.

/** The button in a heading that opens the part under it, and the tab that shows a panel, as the patterns have it (WAI-ARIA Authoring Practices 1.2). */
export const OPENERS = ':is(h1, h2, h3, h4, h5, h6) [aria-expanded][aria-controls], [role=tab][aria-controls]';

/** The ids of the parts that one opens, from its `aria-controls`. */
export const openedBy = (controls: string): readonly string[] => controls.split(/\s+/).filter((id) => id !== '');
