// Which day, month or year does a printed or machine-written date mean? Only what it says: the precision given is kept.

/** By what the name of a month begins with, in the languages of Europe written in Latin letters; Arabic ones in both sets of names. */
const MONTHS: readonly string[] = [
  'jan|ene|gen|sty|يناير|كانون الثاني|январ',
  'feb|fév|fev|lut|فبراير|شباط|феврал',
  'mar|mär|mrz|mrt|maa|مارس|آذار|март',
  'apr|avr|abr|kwi|أبريل|ابريل|نيسان|апрел',
  'may|mai|mei|mag|maj|مايو|أيار|мая|май',
  'jun|juin|giu|cze|يونيو|يونيه|حزيران|июн',
  'jul|juil|lug|lip|يوليو|يوليه|تموز|июл',
  'aug|aoû|aou|ago|sie|أغسطس|اغسطس|آب|август',
  'sep|set|wrz|سبتمبر|أيلول|сентябр',
  'oct|okt|ott|out|paź|أكتوبر|اكتوبر|تشرين الأول|октябр',
  'nov|lis|نوفمبر|تشرين الثاني|ноябр',
  'dec|dez|déc|dic|des|gru|ديسمبر|كانون الأول|декабр',
];
const STARTS = MONTHS.map((starts) => starts.split('|'));

function monthOf(name: string): number {
  const lower = name.toLowerCase();
  return STARTS.findIndex((starts) => starts.some((start) => lower.startsWith(start))) + 1;
}

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
  [
    /(?:^|\s)(\d{1,2})(?:st|nd|rd|th|\.)?(?:\s+(?:of|de)?\s*|-)(\p{L}{2,}(?:\s(?:الثاني|الأول))?)(?:\s?\/\s?\p{L}{2,})?\.?,?[\s-]+(?:de\s+|del\s+)?(\d{4})(?!\d)/u,
    ([, d, m, y]) => named(y, m, d),
  ],
  [/^(\d{4})\s+(\p{L}{3,})\.?(?:\s+(\d{1,2}))?$/u, ([, y, m, d]) => named(y, m, d)],
  // A year of an era stands beside the common one, in brackets, or the other way round.
  [/(\d{4})\s*年\s*[（(][^（()）]{1,8}[）)]\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/u, ([, y, m, d]) => written(Number(y), Number(m), Number(d))],
  [/[（(]\s*(\d{4})\s*年\s*[）)]\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/u, ([, y, m, d]) => written(Number(y), Number(m), Number(d))],
  [/(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]/u, ([, y, m, d]) => written(Number(y), Number(m), Number(d))],
  [/(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]/u, ([, y, m]) => written(Number(y), Number(m))],
  [/(令和|平成|昭和)\s*(元|\d{1,2})\s*年\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*日)?/u, ([, era, y, m, d]) => ofEra(era, y, m, d)],
  [/(?:^|\s)(\p{L}{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/u, ([, m, d, y]) => named(y, m, d)],
  [/(?:^|\s)(\p{L}{3,})\.?,?\s+(\d{4})(?!\d)/u, ([, m, y]) => named(y, m, '')],
];

/** The year before the first of an era of Japan. */
const ERAS: Readonly<Record<string, number>> = { 令和: 2018, 平成: 1988, 昭和: 1925 };

const ofEra = (era = '', year = '', month = '', day = ''): string =>
  written((ERAS[era] ?? 0) + (year === '元' ? 1 : Number(year)), Number(month), Number(day || 0));

function named(year = '', month = '', day = ''): string {
  const m = monthOf(month);
  return m === 0 ? '' : written(Number(year), m, Number(day));
}

/** `Thu, 09/25/2025`: the day of the week says which number is the month, where both could be. */
const WEEKDAY = /^(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+(?=\d)/i;
const WEEK = 'sun mon tue wed thu fri sat'.split(' ');

function byWeekday(text: string): string {
  const weekday = WEEK.indexOf(WEEKDAY.exec(text)?.[1]?.toLowerCase().slice(0, 3) ?? '');
  const [, a, b, y] = /^\D+(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/.exec(text)?.map(Number) ?? [];
  if (weekday < 0 || a === undefined || b === undefined || y === undefined) return '';
  const falls = (month: number, day: number): boolean => month <= 12 && new Date(Date.UTC(y, month - 1, day)).getUTCDay() === weekday;
  if (falls(a, b) === falls(b, a)) return '';
  return falls(a, b) ? written(y, a, b) : written(y, b, a);
}

/** Digits of Arabic, Persian and of full width as those of here. */
const plainDigits = (text: string): string =>
  text.replace(/[٠-٩۰-۹０-９]/gu, (digit) => String((digit.codePointAt(0) ?? 0) - (digit < '۰' ? 0x660 : digit < '０' ? 0x6f0 : 0xff10)));

/** `2012`, `2012-04` or `2012-04-07` for a date as pages write them (ISO, RFC 2822, European languages, Arabic, Chinese, Japanese, Korean); empty when it is none. */
export function readDate(printed: string): string {
  const given = plainDigits(printed.trim().slice(0, 200));
  const certain = byWeekday(given);
  if (certain !== '') return certain;
  const text = given.replace(WEEKDAY, '');
  for (const [shape, read] of SHAPES) {
    const parts = shape.exec(text);
    const date = parts === null ? '' : read(parts);
    if (date !== '') return date;
  }
  return '';
}
