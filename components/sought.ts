// Which words does the reader look for? They are marked in the quotes of what was found.
import { createContext } from 'preact';
import type { Term } from '@/utils/finding/terms';

export const Sought = createContext<readonly Term[]>([]);
