// Which day, month or year does a printed or machine-written date mean? Only what it says: the precision given is kept.

const MONTHS: readonly (readonly string[])[] = [
  ['jan', 'janvier'],
  ['feb', 'fév', 'fev'],
  ['mar', 'mär', 'mrz'],
  ['apr', 'avr'],
  ['may', 'mai'],
  ['jun', 'juin'],
  ['jul', 'juil'],
  ['aug', 'aoû', 'aou'],
  ['sep'],
  ['oct', 'okt'],
  ['nov'],
  ['dec', 'dez', 'déc'],
];

const monthOf = (name: string): number => MONTHS.findIndex((starts) => starts.some((start) => name.toLowerCase().startsWith(start))) + 1;

function written(year: number, month = 0, day = 0): string {
  if (year < 1500 || year > 2200 || month > 12) return '';
  const y = String(year);
  if (month < 1) return y;
  const m = `${y}-${String(month).padStart(2, '0')}`;
  if (day < 1) return m;
  return day > new Date(Date.UTC(year, month, 0)).getUTCDate() ? m : `${m}-${String(day).padStart(2, '0')}`;
}

const SHAPES: readonly (readonly [RegExp, (parts: readonly string[]) => string])[] = [
  [/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/, ([, y, m, d]) => written(Number(y), Number(m), Number(d))],
  [/^(\d{4})(\d{2})(\d{2})(?!\d)/, ([, y, m, d]) => written(Number(y), Number(m), Number(d))],
  [/^(\d{4})[-/](\d{1,2})$/, ([, y, m]) => written(Number(y), Number(m))],
  [/^(\d{4})$/, ([, y]) => written(Number(y))],
  // Of 04/07/2012 only the year is certain; 25/07/2012 and 25.07.2012 have one reading.
  [
    /^(\d{1,2})([/.])(\d{1,2})\2(\d{4})(?!\d)/,
    ([, a, dot, b, y]) => {
      const [first, second] = [Number(a), Number(b)];
      if (dot === '.' || first > 12) return written(Number(y), second, first);
      return second > 12 ? written(Number(y), first, second) : written(Number(y));
    },
  ],
  [/(?:^|\s)(\d{1,2})(?:st|nd|rd|th|\.)?(?:\s+(?:of|de)?\s*|-)(\p{L}{3,})\.?,?[\s-]+(\d{4})(?!\d)/u, ([, d, m, y]) => named(y, m, d)],
  [/(?:^|\s)(\p{L}{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/u, ([, m, d, y]) => named(y, m, d)],
  [/(?:^|\s)(\p{L}{3,})\.?,?\s+(\d{4})(?!\d)/u, ([, m, y]) => named(y, m, '')],
];

function named(year = '', month = '', day = ''): string {
  const m = monthOf(month);
  return m === 0 ? '' : written(Number(year), m, Number(day));
}

/** `Thu, 09/25/2025`: the day of the week says nothing more. */
const WEEKDAY = /^(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?\.?,?\s+(?=\d)/i;

/** `2012`, `2012-04` or `2012-04-07` for a date as pages write them (ISO, RFC 2822, English, German, French); empty when it is none. */
export function readDate(printed: string): string {
  const text = printed.trim().slice(0, 200).replace(WEEKDAY, '');
  for (const [shape, read] of SHAPES) {
    const parts = shape.exec(text);
    const date = parts === null ? '' : read(parts);
    if (date !== '') return date;
  }
  return '';
}
