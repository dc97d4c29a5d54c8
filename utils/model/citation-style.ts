// In which style are works cited? A choice of the reader; `utils/citation` sets each.

/** In the order in which they are offered; the first is the one before any choice. */
export const CITATION_STYLES = ['harvard', 'apa', 'oscola', 'chicago-notes', 'chicago-author-date'] as const;
export type CitationStyle = (typeof CITATION_STYLES)[number];

/** The style of that name; the first for anything else, such as what another version has kept. */
export const citationStyle = (kept: unknown): CitationStyle => CITATION_STYLES.find((style) => style === kept) ?? CITATION_STYLES[0];
