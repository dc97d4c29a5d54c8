// Which page of a PDF does an address name?

/** Page index from 0, of `#page=12` as RFC 8118 §3 has it; other parameters may stand beside it. `undefined` where none is named. */
export function pageOfAddress(address: string): number | undefined {
  const page = /#(?:[^#]*&)?page=([1-9]\d{0,5})(?:&|$)/u.exec(address)?.[1];
  return page === undefined ? undefined : Number(page) - 1;
}
