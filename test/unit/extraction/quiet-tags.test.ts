import { describe, expect, it } from 'vitest';
import { quietTags } from '@/utils/extraction/quiet-tags';

describe('a page that is read under our own policy', () => {
  it('loses its handlers and styles, and nothing of its text', () => {
    expect(quietTags('<p style="color: red" onclick="x()">a style = b, onset = c</p>')).toBe(
      '<p data-style="color: red" data-onclick="x()">a style = b, onset = c</p>',
    );
  });

  it('loses them in every tag that ends, and in no other', () => {
    expect(quietTags('on <p onx=1>style <b <i style=a>once</i>on <u\nSTYLE=b onx=2 ony=3>, on <s onx=4')).toBe(
      'on <p data-onx=1>style <b <i data-style=a>once</i>on <u data-style=b data-onx=2 data-ony=3>, on <s onx=4',
    );
  });

  it('says what its style hides', () => {
    expect(quietTags('<div style="display:none">x</div>')).toBe('<div hidden data-style="display:none">x</div>');
    expect(quietTags("<div class='a' STYLE='Visibility : hidden'>x</div>")).toBe(
      "<div class='a' hidden data-style='Visibility : hidden'>x</div>",
    );
  });

  it('has no base of its own, which our policy would report, and still says which it had', () => {
    expect(quietTags('<base href="/x/"><BASE target=_top><basefont>')).toBe(
      '<link data-base href="/x/"><link data-base target=_top><basefont>',
    );
  });

  it('keeps comparisons in text and attributes of other names', () => {
    for (const html of ['1 < 2 and on x= 3', '<a href="/on?style=1" data-on="2">one</a>', '<!-- style= -->', '< b onx=1>', 'a > b onx=1'])
      expect(quietTags(html)).toBe(html);
  });

  it('does not take long over a page without an end', () => {
    const started = performance.now();
    quietTags(`<p ${'style '.repeat(200_000)}`);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe('a style sheet', () => {
  it('becomes a template, which nobody reads and no policy reports', () => {
    expect(quietTags('<style media="print">p > a { color: red }</style><p>text</p>')).toBe(
      '<template media="print">p > a { color: red }</template><p>text</p>',
    );
  });
});
