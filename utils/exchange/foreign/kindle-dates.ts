// When was it clipped? A date in the device's language and order, without a zone: taken for UTC.
import { NO_TIME } from '../web-annotation';
import { composed } from '../../text/composed';

/** First letters of the months in English, German, French, Spanish, Italian, Portuguese, Dutch and Russian, one month a line. */
const MONTHS: readonly RegExp[] = [
  /^(?:jan|ene|gen|янв)/u,
  /^(?:feb|fév|fev|фев)/u,
  /^(?:mar|mär|maa|мар)/u,
  /^(?:apr|avr|abr|апр)/u,
  /^(?:may|mai|mag|mei|ма[йя])/u,
  /^(?:jun|juin|giu|июн)/u,
  /^(?:jul|juil|lug|июл)/u,
  /^(?:aug|août|ago|авг)/u,
  /^(?:sep|set|сен)/u,
  /^(?:oct|okt|ott|out|окт)/u,
  /^(?:nov|ноя)/u,
  /^(?:dec|dez|déc|dic|дек)/u,
];

/** The word beside the day: days of the week begin like months (`mardi`, `maandag`) and stand apart. */
function monthWordsIn(text: string): readonly string[] {
  const after = [...text.matchAll(/\d\.?\s+(?:de\s+)?(\p{L}{3,})/gu)];
  const before = [...text.matchAll(/(\p{L}{3,})\.?\s+\d/gu)];
  return [...after, ...before].map(([, word = '']) => word);
}

const monthOf = (word: string): number => MONTHS.findIndex((month) => month.test(word.toLowerCase())) + 1;

/** Hours from 0 to 23: `PM` in its ways of writing. */
function hourOf(hour: number, text: string): number {
  if (/\bpm\b|p\.\s?m\.|下午|午後/iu.test(text)) return hour < 12 ? hour + 12 : hour;
  return /\bam\b|a\.\s?m\.|上午|午前/iu.test(text) && hour === 12 ? 0 : hour;
}

/** In `toISOString()` form; where no date can be read, the beginning of counting. */
export function timeIn(told: string): string {
  const text = composed(told);
  const clock = /(\d{1,2}):(\d\d)(?::(\d\d))?/u.exec(text);
  const rest = clock === null ? text : text.replace(clock[0], ' ');
  const eastern = /(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/u.exec(rest);
  const month =
    eastern === null
      ? (monthWordsIn(rest)
          .map(monthOf)
          .find((m) => m > 0) ?? 0)
      : Number(eastern[2]);
  const numbers = (rest.match(/\d+/gu) ?? []).map(Number);
  const [first = 0, second = 0] = numbers;
  const [day, year] = eastern === null ? [first, second] : [Number(eastern[3]), Number(eastern[1])];
  const full = year < 100 ? 2000 + year : year;
  if (month === 0 || day < 1 || day > 31 || numbers.length < 2) return NO_TIME;
  const [hours, minutes, seconds] = clock === null ? [0, 0, 0] : [hourOf(Number(clock[1]), text), Number(clock[2]), Number(clock[3] ?? 0)];
  const at = new Date(Date.UTC(full, month - 1, day, hours, minutes, seconds));
  return Number.isFinite(at.getTime()) && full >= 1900 && full < 2200 ? at.toISOString() : NO_TIME;
}
