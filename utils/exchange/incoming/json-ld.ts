// What does a JSON-LD file of another program say? Its nodes as triples, nested or in a `@graph`, with the contexts that stand in it.
import { isObject, list, type JsonObject } from '../json-text';
import { emptyContext, meaningOf, nodeIri, vocabIri, withContext, type Context, type Meaning } from './json-ld-context';
import { ok, type Result } from '../../model/result';
import { RDF, Statements, type Term, type Triple } from './triples';

interface Reading {
  readonly said: Statements;
  /** Once it is set nothing more is read. */
  wrong: Result<never> | undefined;
  blanks: number;
}

function add(r: Reading, triple: Triple): void {
  r.wrong ??= r.said.add(triple);
}

const text = (value: string, language: string): Term => ({ kind: 'text', value, language: language.toLowerCase() });
const name = (iri: string): Term => ({ kind: iri.startsWith('_:') ? 'blank' : 'name', value: iri, language: '' });

/** Objects of a property. */
function objectsOf(value: unknown, meaning: Meaning, context: Context, r: Reading): readonly Term[] {
  if (Array.isArray(value)) return value.flatMap((one) => objectsOf(one, meaning, context, r));
  if (typeof value === 'string')
    return [meaning.isName ? name(nodeIri(value, context)) : text(value, meaning.language ?? context.language)];
  if (typeof value === 'number' || typeof value === 'boolean') return [text(String(value), '')];
  if (!isObject(value)) return [];
  if (meaning.isByLanguage && !Object.keys(value).some((key) => key.startsWith('@') && key !== '@none'))
    return Object.entries(value).flatMap(([language, texts]) =>
      list(texts).flatMap((one) => (typeof one === 'string' ? [text(one, language === '@none' ? '' : language)] : [])),
    );
  const inner = value['@list'] ?? value['@set'];
  if (inner !== undefined) return objectsOf(inner, meaning, context, r);
  const literal = value['@value'];
  if (literal !== undefined) {
    const language = value['@language'];
    return [text(String(literal), typeof language === 'string' ? language : '')];
  }
  return [readNode(value, context, r)];
}

function readNode(json: JsonObject, outer: Context, r: Reading): Term {
  const context = json['@context'] === undefined ? outer : withContext(outer, json['@context']);
  const wordOf = (key: string): string => {
    const iri = key.startsWith('@') ? key : context.meanings.get(key)?.iri;
    if (iri !== undefined) return iri;
    return context.isRemote && (key === 'id' || key === 'type') ? `@${key}` : key;
  };
  const entries = Object.entries(json).map(([key, value]) => [wordOf(key), key, value] as const);
  const id = entries.find(([word]) => word === '@id')?.[2];
  const subject = name(typeof id === 'string' ? nodeIri(id, context) : `_:n${(r.blanks += 1)}`);
  for (const [word, key, value] of entries) {
    if (r.wrong !== undefined) break;
    if (word === '@type') {
      for (const type of list(value)) {
        const iri = typeof type === 'string' ? vocabIri(type, context) : undefined;
        if (iri !== undefined) add(r, { subject, predicate: `${RDF}type`, object: name(iri) });
      }
    } else if (word === '@graph' || word === '@included') for (const node of list(value).filter(isObject)) readNode(node, context, r);
    else if (word === '@reverse' && isObject(value)) {
      for (const [inverse, sources] of Object.entries(value))
        say(subject, meaningOf(inverse, context), sources, { context, r, isReverse: true });
    } else if (!word.startsWith('@')) say(subject, meaningOf(key, context), value, { context, r, isReverse: false });
  }
  return subject;
}

interface Around {
  readonly context: Context;
  readonly r: Reading;
  readonly isReverse: boolean;
}

function say(subject: Term, meaning: Meaning | undefined, value: unknown, { context, r, isReverse }: Around): void {
  if (meaning === undefined) return;
  const isTurned = meaning.isReverse !== isReverse;
  for (const object of objectsOf(value, isTurned ? { ...meaning, isName: true } : meaning, context, r)) {
    if (r.wrong !== undefined) return;
    if (isTurned && object.kind === 'text') continue;
    add(r, { subject: isTurned ? object : subject, predicate: meaning.iri, object: isTurned ? subject : object });
  }
}

/** `value`: parsed JSON, whose depth and size the scan before has bounded. Problem: `file-too-many`. */
export function readJsonLd(value: unknown, base: string): Result<Statements> {
  const r: Reading = { said: new Statements(), wrong: undefined, blanks: 0 };
  for (const node of list(value).filter(isObject)) {
    if (r.wrong !== undefined) return r.wrong;
    readNode(node, emptyContext(base), r);
  }
  return r.wrong ?? ok(r.said);
}
