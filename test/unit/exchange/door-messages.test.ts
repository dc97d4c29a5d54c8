// The border of the doors: what a page's content script or the picker's frame may say, and nothing near it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DESK_ASKS, FIND_ASK, PAGE_ASKS, PICKER_ASKS, parseAsk } from '@/utils/exchange/door-messages';

const head = {
  url: 'https://example.org/paper',
  title: 'A paper',
  language: 'en',
  canonical: '',
  metas: [['citation_title', 'A paper']],
  jsonLd: [],
};
const quote = { type: 'TextQuoteSelector', exact: 'open books', prefix: 'on ', suffix: '.' };
const token = '3f2b8a1e-0c57-4b0e-9a67-0d6f3f1c2b4a';
const typed = { concepts: ['urn:uuid:1'], note: 'why', search: '' };

const SPOKEN = [
  ['page.hello', PAGE_ASKS.hello, { head, names: 'abcdefghij', scheme: 'light' }],
  ['page.choose', PAGE_ASKS.choose, { selectors: [quote], headings: ['Findings'] }],
  ['page.seen', PAGE_ASKS.seen, ['urn:uuid:1']],
  ['picker.open', PICKER_ASKS.open, { token }],
  ['picker.keep', PICKER_ASKS.keep, { token, typed }],
  ['picker.create', PICKER_ASKS.create, { token, label: 'Duty of candour' }],
  ['picker.save', PICKER_ASKS.save, { token, typed }],
  ['picker.close', PICKER_ASKS.close, { token }],
  ['desk.changed', DESK_ASKS.changed, { document: 'urn:uuid:1' }],
] as const;

describe('the doors', () => {
  it.each(SPOKEN)('%s is understood', (_name, schema, message) => {
    expect(parseAsk<unknown>(schema, message)).toMatchObject({ ok: true });
  });

  it.each(SPOKEN)('%s with anything more is refused', (_name, schema, message) => {
    const more = Array.isArray(message) ? [...message, { extra: 1 }] : { ...message, extra: 1 };
    expect(parseAsk<unknown>(schema, more)).toMatchObject({ ok: false, problem: { code: 'message-refused' } });
  });

  it('10,000 forged messages are refused, every one', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SPOKEN), fc.anything({ withNullPrototype: true, withBigInt: true }), ([name, schema], forged) => {
        // A list of short strings is what `seen` says: the one forgery that would be none.
        fc.pre(!(name === 'page.seen' && Array.isArray(forged) && forged.every((x) => typeof x === 'string')));
        expect(parseAsk<unknown>(schema, forged).ok).toBe(false);
      }),
      { numRuns: 10_000, seed: 20261122 },
    );
  });

  it('a highlight name that could be read as CSS is refused', () => {
    expect(parseAsk(PAGE_ASKS.hello, { head, names: 'a){}body{b', scheme: 'light' }).ok).toBe(false);
  });

  it('a token that is no token is refused', () => {
    expect(parseAsk(PICKER_ASKS.open, { token: '../library' }).ok).toBe(false);
  });

  const cuts = [
    { from: 3, to: 5, length: 0 },
    { from: 5, to: 5, length: 9 },
  ];
  it.each([
    ['a whole text', {}, true],
    ['changes in the order of the text', { change: { cuts, length: 70 } }, true],
    ['changes out of order', { change: { cuts: cuts.toReversed(), length: 70 } }, false],
    ['a change that ends before it begins', { change: { cuts: [{ from: 5, to: 3, length: 1 }], length: 70 } }, false],
    ['a change at no place', { change: { cuts: [{ from: -1, to: 0.5, length: 1 }], length: 70 } }, false],
    ['a change without the length of the whole', { change: { cuts } }, false],
    ['anything else', { text: 'words' }, false],
  ])('what ends a text to be searched: %s', (_what, message, isUnderstood) => {
    expect(parseAsk(FIND_ASK, message).ok).toBe(isUnderstood);
  });
});
