// Long work in the library gives way to the page.
import { pacer, type Pace } from '@/utils/text/pace';

/** Between slices of this many milliseconds the page is drawn and answers. */
const SLICE_MS = 40;
const rest = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

export const pagePace = (): Pace => pacer(SLICE_MS, rest, () => performance.now());
