// Days and times as vocabularies write them.
import { readTime } from '../times';

/** UTC; a day alone is its first moment; anything else gives `otherwise`, since a date is never a reason to refuse a concept of others. */
export function readDay(said: string, otherwise: string): string {
  const time = readTime(/^\d{4}-\d\d-\d\d$/u.test(said) ? `${said}T00:00:00Z` : said);
  return typeof time === 'string' && /^(?:19|20|21)\d\d-.*Z$/u.test(time) ? time : otherwise;
}
