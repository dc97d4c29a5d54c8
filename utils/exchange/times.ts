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
