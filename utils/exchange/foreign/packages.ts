// The packages that only archives and XML need: fetched when such a file comes in or goes out.
import type { inflateSync } from 'fflate';

export type Inflate = typeof inflateSync;

/** Unpacks one deflated stream. */
export const loadInflate = async (): Promise<Inflate> => (await import('fflate')).inflateSync;
