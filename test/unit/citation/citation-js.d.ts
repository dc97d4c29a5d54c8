// What the tests use of Citation.js, which has no types of its own.
declare module '@citation-js/core' {
  export const plugins: {
    readonly input: { chain(input: string, options?: { readonly forceType?: string }): Record<string, unknown>[] };
    readonly config: { get(name: string): Record<string, unknown> };
  };
}
declare module '@citation-js/plugin-bibtex' {}
declare module '@citation-js/plugin-ris' {}
