import { describe, expect, it } from 'vitest';
import { beginsAs } from '@/utils/extraction/printed';

describe('what may be one of some lines', () => {
  const mayBe = beginsAs(['next page', 'a oedd', '上一页']);

  it('begins as one of them, in any case, behind blanks and arrows', () => {
    for (const said of ['next page', '\n  NEXT PAGE »', '« Next', '← 上一页', 'a\n oedd', 'N→ext']) expect(mayBe(said)).toBe(true);
  });

  it('is none that begins otherwise, and no blank', () => {
    for (const said of ['the next page', 'previous', '', ' \n\t', '»']) expect(mayBe(said)).toBe(false);
  });
});
