// A picture as office scanners write them: a black square between two white ones, in JBIG2 (ITU-T T.88) with its lines coded as faxes are (T.6).

/** px of one square. */
export const SQUARE = 64;

const bits = (codes: string): Uint8Array => {
  const padded = codes.padEnd(Math.ceil(codes.length / 8) * 8, '0');
  return Uint8Array.from({ length: padded.length / 8 }, (_, i) => Number.parseInt(padded.slice(8 * i, 8 * i + 8), 2));
};

/** T.6: 64 white and 64 black after a white line, then each line as the one above. */
const FIRST = `${'001'}${'11011'}${'00110101'}${'0000001111'}${'0000110111'}${'1'}`;
const SAME = '111';

function segment(n: number, type: number, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(11 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, n);
  view.setUint8(4, type);
  view.setUint8(6, 1);
  view.setUint32(7, data.length);
  bytes.set(data, 11);
  return bytes;
}

const numbers = (...all: readonly number[]): Uint8Array => {
  const view = new DataView(new ArrayBuffer(4 * all.length));
  all.forEach((n, i) => view.setUint32(4 * i, n));
  return new Uint8Array(view.buffer);
};

/** As it is embedded in a PDF: without a file header; three squares wide, one high. */
export function jbig2(): Uint8Array {
  const [width, height] = [3 * SQUARE, SQUARE];
  const page = segment(0, 48, Uint8Array.from([...numbers(width, height, 0, 0), 0, 0, 0]));
  const lines = bits(FIRST + SAME.repeat(height - 1));
  const region = segment(1, 38, Uint8Array.from([...numbers(width, height, 0, 0), 0, 1, ...lines]));
  return Uint8Array.from([...page, ...region]);
}
