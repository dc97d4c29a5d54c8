// Do the schemas describe exactly the model's types, and what do they refuse?
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { Annotation, Annotator, Body, Target } from '@/utils/model/annotation';
import type { Concept, ConceptScheme } from '@/utils/model/concept';
import type { Capture, PageHead, PaperDocument, Snapshot } from '@/utils/model/document';
import type { Selector } from '@/utils/model/selector';
import type { keptSettingShape } from '@/utils/exchange/kept-settings';
import * as s from '@/utils/exchange/schemas';
import type { KeptSetting } from '@/utils/model/kept-settings';
import { annotation, concept, PAPER, SCHEME, target } from './make';

/** The type with every `readonly` taken off, so that two spellings of one shape compare. */
type Loose<T> = T extends readonly [infer A, infer B]
  ? [Loose<A>, Loose<B>]
  : T extends readonly (infer U)[]
    ? Loose<U>[]
    : T extends object
      ? { -readonly [K in keyof T]: Loose<T[K]> }
      : T;
type Same<A, B> = [Loose<A>] extends [Loose<B>] ? ([Loose<B>] extends [Loose<A>] ? true : false) : false;
const same = <A, B>(_claim: Same<A, B>): void => undefined;

test('each schema is exactly the type of the model', () => {
  // Judged by the compiler: a field that one side lacks makes the claim `false`.
  same<z.output<typeof s.annotationShape>, Annotation>(true);
  same<z.output<typeof s.targetShape>, Target>(true);
  same<z.output<typeof s.bodyShape>, Body>(true);
  same<z.output<typeof s.annotatorShape>, Annotator>(true);
  same<z.output<typeof s.selectorShape>, Selector>(true);
  same<z.output<typeof s.documentShape>, PaperDocument>(true);
  same<z.output<typeof s.conceptShape>, Concept>(true);
  same<z.output<typeof s.schemeShape>, ConceptScheme>(true);
  same<z.output<typeof s.snapshotShape>, Snapshot>(true);
  same<z.output<typeof keptSettingShape>, KeptSetting>(true);
  same<z.output<typeof s.pageHeadShape>, PageHead>(true);
  same<z.output<typeof s.captureShape>, Capture>(true);
  // And the judge can say no.
  same<{ a: string }, { a: string; b: number }>(false);
});

test('where the facts of a document come from is kept, in words that are known', () => {
  const document = { ...PAPER, origins: { title: 'citation', doi: 'annotator' } };
  expect(s.documentSchema.parse(document)).toEqual(document);
  expect(s.documentSchema.safeParse({ ...PAPER, origins: { title: 'hearsay' } }).success).toBe(false);
});

test('a record comes out as it went in', () => {
  expect(s.annotationSchema.parse(annotation(1, 'x'))).toEqual(annotation(1, 'x'));
  expect(s.documentSchema.parse(PAPER)).toEqual(PAPER);
  expect(s.schemeSchema.parse(SCHEME)).toEqual(SCHEME);
  expect(s.conceptSchema.parse(concept(1, 'x'))).toEqual(concept(1, 'x'));
});

describe('a record is refused', () => {
  const whole = annotation(1, 'words');
  const withSelector = (selector: unknown) => ({
    ...whole,
    target: { ...target('words'), selectors: [target('words').selectors[0], selector] },
  });
  test.each([
    ['with an id that is no IRI', { ...whole, id: 'one two' }, 'id: not an absolute IRI'],
    ['with a program for an id', { ...whole, id: 'javascript:alert(1)' }, 'id: an address that would run a program'],
    ['without an id', { ...whole, id: undefined }, 'id: no IRI'],
    [
      'of a page that is a program',
      { ...whole, target: { ...target('w'), source: 'javascript:alert(1)' } },
      'target.source: not an address',
    ],
    ['dated in 1776', { ...whole, created: '1776-07-04T00:00:00.000Z' }, 'created: outside the years 1900 to 2200'],
    ['dated in 2201', { ...whole, modified: '2201-01-01T00:00:00.000Z' }, 'modified: outside the years 1900 to 2200'],
    ['dated 31 February', { ...whole, created: '2026-02-31T00:00:00.000Z' }, 'created: no such day or time'],
    [
      'with half a character in the note',
      { ...whole, bodies: [{ purpose: 'commenting', value: '\ud800' }] },
      'bodies.0.value: half a character',
    ],
    ['with a position that ends before it starts', withSelector({ type: 'TextPositionSelector', start: 9, end: 3 }), 'start is after end'],
    ['with a negative position', withSelector({ type: 'TextPositionSelector', start: -1, end: 3 }), 'start: negative'],
    ['with half a position', withSelector({ type: 'TextPositionSelector', start: 0.5, end: 3 }), 'start: not a whole number'],
    [
      'with more emoji before the passage than characters',
      withSelector({ type: 'TextPositionSelector', start: 3, end: 3, astralBefore: 2 }),
      'more astral characters',
    ],
    ['with an empty quote', { ...whole, target: target('') }, 'empty quote'],
    ['without a quote', { ...whole, target: { ...target('w'), selectors: [] } }, 'target.selectors: no quote'],
    ['with two quotes', withSelector(target('other').selectors[0]), 'two selectors of one kind'],
  ])('%s', (_name, record, reason) => {
    const parsed = s.annotationSchema.safeParse(record);
    expect(parsed.success ? 'accepted' : s.objection(parsed.error)).toContain(reason);
  });
});

test('a page may say no more in its head than a head has', () => {
  const head = { url: 'https://a.example/', title: 't', language: '', canonical: '', metas: [['og:title', 't']], jsonLd: [] };
  expect(s.pageHeadSchema.parse(head)).toEqual(head);
  expect(s.pageHeadSchema.safeParse({ ...head, cookie: 'x' }).success).toBe(false);
  expect(s.pageHeadSchema.safeParse({ ...head, title: 'x'.repeat(20_000) }).success).toBe(false);
});
