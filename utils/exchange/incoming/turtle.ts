// What does a Turtle or N-Triples file say? Read by n3, which is brought in only for that (`ARCHITECTURE.md`, Dependencies). It is given the
// text a piece at a time: so neither all words nor all statements of a file stand in memory at once, and what is too much is read no further.
import { Parser, type Quad, type Term as N3Term } from 'n3';
import { fail, ok, type Result } from '../../model/result';
import { Statements, type Term } from './triples';

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

/** What the parser takes for a stream. */
class Pieces {
  readonly #listeners = new Map<string, (piece: string) => void>();
  on(event: string, listener: (piece: string) => void): this {
    this.#listeners.set(event, listener);
    return this;
  }
  tell(event: 'data' | 'end', piece = ''): void {
    this.#listeners.get(event)?.(piece);
  }
}

/** UTF-16 units that the parser is given at a time. */
const PIECE = 1 << 16;

/** What was said so far, until something is wrong. */
class Taken {
  readonly said = new Statements();
  readonly #marks: Marks = new Map();
  wrong: Result<never> | undefined;

  take(error: Error | null, quad: Quad | null): void {
    if (this.wrong !== undefined) return;
    if (error !== null) this.wrong = fail(isAtEnd(error) ? 'file-truncated' : 'file-damaged', error.message.slice(0, 300));
    else if (quad !== null) {
      const [subject, object] = [termOf(quad.subject, this.#marks), termOf(quad.object, this.#marks)];
      this.wrong = this.said.add({ subject, predicate: quad.predicate.value, object });
    }
  }
}

/** `base`: relative names are read against it. Problems: `file-damaged` and `file-truncated`, with the line; `file-too-many`. */
export function readTurtle(text: string, base: string): Result<Statements> {
  const [taken, pieces] = [new Taken(), new Pieces()];
  // The types want a stream of Node; `on` is all that is asked of it.
  new Parser({ format: 'text/turtle', baseIRI: base }).parse(pieces as unknown as string, (error, quad) => taken.take(error, quad));
  for (let at = 0; at < text.length && taken.wrong === undefined; at += PIECE) pieces.tell('data', text.slice(at, at + PIECE));
  if (taken.wrong === undefined) pieces.tell('end');
  return taken.wrong ?? ok(taken.said);
}
