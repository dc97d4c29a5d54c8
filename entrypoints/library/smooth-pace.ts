// Long work of the library's page gives way to its drawing: no frame waits for more than a slice of it.
import { pacer, type Pace } from '@/utils/text/pace';

/** Work at a time, ms. */
const SLICE = 12;
const rest = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

export const smoothPace = (): Pace => pacer(SLICE, rest, () => performance.now());
