// What does a Turtle or N-Triples file say? Read by n3, which is brought in only for that (`ARCHITECTURE.md`, Dependencies).
import { Parser, type Term as N3Term } from 'n3';
import { fail, ok, type Result } from '../../model/result';
import { MAX_TRIPLES, type Term, type Triple } from './triples';

/** Marks of blank nodes by what the parser calls them, which differs from one reading to the next. */
type Marks = Map<string, string>;

function termOf(term: N3Term, marks: Marks): Term {
  if (term.termType === 'BlankNode') {
    const mark = marks.get(term.value) ?? `_:b${marks.size + 1}`;
    marks.set(term.value, mark);
    return { kind: 'blank', value: mark, language: '' };
  }
  const language = term.termType === 'Literal' ? term.language.toLowerCase() : '';
  return { kind: term.termType === 'NamedNode' ? 'name' : 'text', value: term.value, language };
}

/** Whether the parser stopped because there was nothing more. */
function isAtEnd(error: unknown): boolean {
  const { context } = error as { readonly context?: { readonly token?: { readonly type?: unknown } } };
  return context?.token?.type === 'eof' || (error instanceof Error && /\beof\b/u.test(error.message));
}

/** `base`: relative names are read against it. Problems: `file-damaged` and `file-truncated`, with the line; `file-too-many`. */
export function readTurtle(text: string, base: string): Result<readonly Triple[]> {
  const triples: Triple[] = [];
  const marks: Marks = new Map();
  try {
    for (const { subject, predicate, object } of new Parser({ format: 'text/turtle', baseIRI: base }).parse(text)) {
      triples.push({ subject: termOf(subject, marks), predicate: predicate.value, object: termOf(object, marks) });
      if (triples.length > MAX_TRIPLES) return fail('file-too-many', `more than ${MAX_TRIPLES} statements`);
    }
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return fail(isAtEnd(error) ? 'file-truncated' : 'file-damaged', what.slice(0, 300));
  }
  return ok(triples);
}
