// The extractors that are compared, by name; apart from the code that runs in the browser, for those who only name them.
export const READERS = ['ours', 'readability', 'defuddle'] as const;
export type ReaderName = (typeof READERS)[number];
