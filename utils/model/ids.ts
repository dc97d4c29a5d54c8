// How things are named: absolute IRIs, made here and nowhere else, and the one order in which lists of them are written.

/** An absolute IRI, `urn:uuid:…` for what is made here. */
export type Iri = string;

export const newId = (): Iri => `urn:uuid:${crypto.randomUUID()}`;

/** Order by Unicode code unit: the same on every machine and in every locale. */
export const byId = (a: { readonly id: Iri }, b: { readonly id: Iri }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** JSON with object keys sorted at every depth: equal values give equal strings. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, v: unknown) =>
    typeof v === 'object' && v !== null && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : v,
  );
}

type Fields = Readonly<Record<string, unknown>>;

/** Do two values of JSON have the same canonical JSON? Without writing either: a field that is `undefined` is none. */
export function isSameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    for (let i = 0; i < a.length; i += 1) if (!isSameJson(a[i], b[i])) return false;
    return true;
  }
  // Objects by now, of fields of any kind.
  const [left, right] = [a as Fields, b as Fields];
  for (const key in left) if (!isSameJson(left[key], right[key])) return false;
  for (const key in right) if (right[key] !== undefined && left[key] === undefined) return false;
  return true;
}
