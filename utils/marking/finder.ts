// Asks where the passages are of who remembers the text: it goes over once, then what has changed in it, and back comes what is new.
import type { Result } from '@/utils/model/result';
import { cutsOf } from '@/utils/text/text-change';
import { carried, withNews, type FoundNews } from './carried';
import type { Found, MarkedRootSetting } from './marked-root';

/** The line on which it is asked; `change` alone crosses when the other end knows the text before. */
export interface FindingLine {
  ask(text: string, change: { words: string; last: object } | undefined): Promise<Result<FoundNews & { readonly again: boolean }>>;
}

/** When the other end has an error to tell, what no change came near stays. One call after the other is answered. */
export function finder(line: FindingLine): MarkedRootSetting['find'] {
  let last: readonly Found[] = [];
  return async (text, changes) => {
    const change = changes && {
      words: changes.map((c) => c.text).join(''),
      last: { change: { cuts: cutsOf(changes), length: text.length } },
    };
    const told = await line.ask(text, change);
    const known = changes === undefined ? new Map() : carried(last, changes);
    return (last = told.ok ? withNews(told.value.again ? known : new Map(), told.value) : [...known.values()]);
  };
}
