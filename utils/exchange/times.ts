// Which moment is meant? Dates of others in the form that our records have.

/** Any `xsd:dateTime` as UTC in `toISOString()` form; one without a zone is taken for UTC. What is none is given back to be refused. */
export function readTime(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const parts = /^(\d{4})-(\d\d)-(\d\d)(T\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:?\d\d)?$/u.exec(value);
  if (parts === null) return value;
  const [, year = '', month = '', day = '', time = '', zone = 'Z'] = parts;
  // `Date` of one browser rolls 31 February over into March.
  if (Number(day) > new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()) return value;
  const colonZone = /^[+-]\d{4}$/u.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
  const ms = Date.parse(`${year}-${month}-${day}${time}${colonZone}`);
  return Number.isFinite(ms) ? new Date(ms).toISOString() : value;
}

/**
 * A moment as any program writes it, also with a blank for the `T` or as a day alone; undefined of what is none, or lies outside the years that
 * are kept: programs write the year 1, 1601 or 9999 of what was never set.
 */
export function momentIn(value: unknown): string | undefined {
  const told = typeof value === 'string' ? value.trim().replace(/^(\d{4}-\d\d-\d\d) +(?=\d)/u, '$1T') : '';
  const read = readTime(/^\d{4}-\d\d-\d\d$/u.test(told) ? `${told}T00:00Z` : told.replace(/ (?=Z$|[+-]\d\d:?\d\d$)/u, ''));
  return typeof read === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/u.test(read) && read >= '1900' && read < '2201' ? read : undefined;
}
