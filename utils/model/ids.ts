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
