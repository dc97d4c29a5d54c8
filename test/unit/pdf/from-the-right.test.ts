// Arabic, Persian and Hebrew as programs write them into PDFs: shapes of letters, brackets turned round, strokes that fill a line.
import { describe, expect, it } from 'vitest';
import { paperOf } from '@/utils/pdf/paper';
import { textOf } from '@/utils/pdf/page';
import { withBrackets, withPlainLetters } from '@/utils/pdf/plain-letters';
import { titleOf } from '@/utils/pdf/title';
import { noBold, page, type Run } from './make';

const read = async (runs: readonly Run[]): Promise<string> =>
  (await paperOf([page(0, runs)], noBold)).paragraphs.map((p) => textOf(p.pieces).trim()).join('\n');

const bracketed = (text: string): string => textOf(withBrackets([{ text, page: 0, item: 0, from: 0 }]));

describe('a text from the right', () => {
  it('has the letters that are typed in place of the shapes that they take in words, ligatures in their order', () => {
    expect(withPlainLetters('ﺗﻨﺸﺮ اﻟﻬﻴﺌﺔ ﻗﺮاراﺗﻬﺎ ﺧﻼل')).toBe('تنشر الهيئة قراراتها خلال');
    expect(withPlainLetters('ﯾﺎﻓﺘﻪ ﻫﺎی گﺰارش')).toBe('یافته های گزارش');
    expect(withPlainLetters('The ﬁnal 12')).toBe('The ﬁnal 12');
  });

  it('has its brackets as they are typed, however they were drawn', () => {
    expect(bracketed('وفقا لتقرير الهيئة )الصفحة 14(، فإن النشر مفتوح')).toBe('وفقا لتقرير الهيئة (الصفحة 14)، فإن النشر مفتوح');
    expect(bracketed('وفقا لتقرير الهيئة (الصفحة 14)، فإن النشر مفتوح')).toBe('وفقا لتقرير الهيئة (الصفحة 14)، فإن النشر مفتوح');
    expect(bracketed('הדוח של »הוועדה« (סעיף ]4[) פורסם')).toBe('הדוח של «הוועדה» (סעיף [4]) פורסם');
    expect(bracketed('see the second part) of the report (here')).toBe('see the second part) of the report (here');
  });

  it('has no strokes in its words that only make them longer, and no blanks where they overlap', async () => {
    const text = await read([
      { text: 'أظهرت الدراسة أن العق\u0015', x: 300, y: 120, width: 200 },
      { text: '\u0015ود المبرم\u0015ة مفتوحة.', x: 150, y: 120, width: 153 },
    ]);
    expect(text).toBe('أظهرت الدراسة أن العقود المبرمة مفتوحة.');
  });

  it('ends a share with its sign and then with the full stop', async () => {
    const text = await read([
      { text: 'النشر المفتوح يقلل الكلفة بنسبة', x: 120, y: 120, width: 300 },
      { text: '12', x: 104, y: 120, width: 12 },
      { text: '.%', x: 92, y: 120, width: 12 },
    ]);
    expect(text).toBe('النشر المفتوح يقلل الكلفة بنسبة 12%.');
  });

  it('is known by the title in its file where only the signs differ that nobody sees', () => {
    const title = 'پاسخ‌گویی در مدیریت دولتی';
    const paragraph = {
      kind: 'heading',
      level: 0,
      size: 20,
      pieces: [{ text: title.replace('\u200c', ''), page: 0, item: 0, from: 0 }],
    } as const;
    expect(titleOf(title, [paragraph], 10)).toBe(title);
  });
});
