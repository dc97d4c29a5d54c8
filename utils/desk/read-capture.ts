// From a page's HTML to its main text, by a document that runs and loads nothing.
import { mainText, type MainText } from '@/utils/extraction/html';
import { pageBlocks } from '@/utils/extraction/page-blocks';
import { quietTags } from '@/utils/extraction/quiet-tags';
import type { Capture } from '@/utils/model/document';
import type { BlockDescription, PageBlock } from '@/utils/model/page-block';
import type { Result } from '@/utils/model/result';

interface TrustedTypesWindow {
  readonly trustedTypes?: {
    createPolicy(name: string, rules: { createHTML(html: string): string }): { createHTML(html: string): unknown };
  };
}

// The one policy of ours: HTML goes into an inert document that runs and loads nothing, and comes out as a tree of allowed nodes.
const policy = (globalThis as TrustedTypesWindow).trustedTypes?.createPolicy('app', { createHTML: (html) => html });

/** HTML in a document that runs and loads nothing. */
export function parseInert(html: string): Document {
  const quiet = quietTags(html);
  const trusted = policy === undefined ? quiet : policy.createHTML(quiet);
  return new DOMParser().parseFromString(trusted as string, 'text/html'); // TypeScript's DOM does not know TrustedHTML
}

/** By what the reader has chosen on this site, if anything. Problems as in `mainText`. */
export const readCapture = (capture: Capture, pick?: BlockDescription): Result<MainText> => mainText(capture, parseInert, pick);

/** The page's parts, to choose from. Problems as in `pageBlocks`. */
export const blocksOfCapture = (capture: Capture): Result<PageBlock> => pageBlocks(capture, parseInert);
