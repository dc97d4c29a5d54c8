// Which records of a file may be used? Each is judged alone: what does not fit is refused with place and reason, the rest goes on.
import type { z } from 'zod';
import type { Iri } from '../model/ids';
import type { Refused } from '../model/merge';
import { fail, type Problem } from '../model/result';
import { atOnce, type Steps } from '../text/pace';
import { objection } from './schemas';

export interface Placed {
  /** Where in the file, such as `first.items[3]`. */
  readonly where: string;
  readonly candidate: unknown;
}

export interface Kept<T, P> {
  /** `from`: all but the candidate, which is let go: of 100,000 records none need stand in memory twice. */
  readonly kept: readonly { readonly record: T; readonly from: Omit<P, 'candidate'> }[];
  readonly refused: readonly Refused[];
}

export const refuse = (where: string, code: Problem['code'], detail: string): Refused => ({ where, problem: fail(code, detail).problem });

/** Records of one kind that fit the schema; of two with one id the first. `used` gains the ids that are taken. */
export const keepValid = <T extends { readonly id: Iri }, P extends Placed>(
  schema: z.ZodType<T>,
  placed: readonly P[],
  used = new Set<Iri>(),
): Kept<T, P> => atOnce(keepingValid(schema, placed, used));

/** The same, a record a step. `all`: how many come, where they are made as they are asked for. */
export function* keepingValid<T extends { readonly id: Iri }, P extends Placed>(
  schema: z.ZodType<T>,
  placed: Iterable<P>,
  used = new Set<Iri>(),
  all = Array.isArray(placed) ? placed.length : 1,
): Steps<Kept<T, P>> {
  const kept: { record: T; from: Omit<P, 'candidate'> }[] = [];
  const refused: Refused[] = [];
  let done = 0;
  for (const { candidate, ...from } of placed) {
    yield done++ / all;
    const parsed = schema.safeParse(candidate);
    if (!parsed.success) refused.push(refuse(from.where, 'record-invalid', objection(parsed.error)));
    else if (used.has(parsed.data.id))
      refused.push(refuse(from.where, 'record-collides', `the id ${parsed.data.id} is used twice in the file`));
    else {
      used.add(parsed.data.id);
      kept.push({ record: parsed.data, from });
    }
  }
  return { kept, refused };
}
