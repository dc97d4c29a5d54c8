// Asks where the passages are of who remembers the text: it goes over once, then what has changed in it, and back comes what is new.
import type { Result } from '@/utils/model/result';
import { cutsOf } from '@/utils/text/text-change';
import { carried, withNews, type FoundNews } from './carried';
import type { Found, MarkedRootSetting } from './marked-root';

/** `again`: told besides what can be reckoned from the last answer; `isPart`: all is told when it is asked again. */
interface Told extends FoundNews {
  readonly again: boolean;
  readonly isPart: boolean;
}

/** The line on which it is asked; `change` alone crosses when the other end knows the text before. */
export interface FindingLine {
  ask(text: string, change: { words: string; last: object } | undefined): Promise<Result<Told>>;
}

/**
 * What no change came near stays when the other end has an error to tell, and beside a part until all is told. One call after the
 * other is answered.
 */
export function finder(line: FindingLine): MarkedRootSetting['find'] {
  let last: readonly Found[] = [];
  return async (text, changes) => {
    const change = changes && {
      words: changes.map((c) => c.text).join(''),
      last: { change: { cuts: cutsOf(changes), length: text.length } },
    };
    const told = await line.ask(text, change);
    const known = changes === undefined ? new Map() : carried(last, changes);
    return (last = told.ok ? withNews(told.value.again || told.value.isPart ? known : new Map(), told.value) : [...known.values()]);
  };
}
