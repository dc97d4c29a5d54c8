// SHA-256 (FIPS 180-4) piece by piece. The browser's own takes all bytes at one go, and Chromium's page stands still for that long.

/** The first bits of the fractional parts of the square and cube roots of the first primes. */
const START = '6a09e667 bb67ae85 3c6ef372 a54ff53a 510e527f 9b05688c 1f83d9ab 5be0cd19';
const ROOTS = `
  428a2f98 71374491 b5c0fbcf e9b5dba5 3956c25b 59f111f1 923f82a4 ab1c5ed5 d807aa98 12835b01 243185be 550c7dc3 72be5d74 80deb1fe 9bdc06a7 c19bf174
  e49b69c1 efbe4786 0fc19dc6 240ca1cc 2de92c6f 4a7484aa 5cb0a9dc 76f988da 983e5152 a831c66d b00327c8 bf597fc7 c6e00bf3 d5a79147 06ca6351 14292967
  27b70a85 2e1b2138 4d2c6dfc 53380d13 650a7354 766a0abb 81c2c92e 92722c85 a2bfe8a1 a81a664b c24b8b70 c76c51a3 d192e819 d6990624 f40e3585 106aa070
  19a4c116 1e376c08 2748774c 34b0bcb5 391c0cb3 4ed8aa4a 5b9cca4f 682e6ff3 748f82ee 78a5636f 84c87814 8cc70208 90befffa a4506ceb bef9a3f7 c67178f2
`;
const wordsOf = (hex: string): readonly number[] => hex.trim().split(/\s+/).map((word) => Number.parseInt(word, 16)); // prettier-ignore

export interface Sha256 {
  /** Bytes that follow those before. */
  add(bytes: Uint8Array): void;
  /** Of all bytes, lower-case hexadecimal. Ends it. */
  hex(): string;
}

const BLOCK = 64;

export function sha256(): Sha256 {
  const state = Int32Array.from(wordsOf(START));
  const roots = Int32Array.from(wordsOf(ROOTS));
  const w = new Int32Array(BLOCK);
  const rest = new Uint8Array(BLOCK);
  let waiting = 0;
  let all = 0;
  const mix = (bytes: Uint8Array, at: number): void => {
    for (let i = 0; i < 16; i++) {
      const o = at + 4 * i;
      w[i] = (bytes[o]! << 24) | (bytes[o + 1]! << 16) | (bytes[o + 2]! << 8) | bytes[o + 3]!;
    }
    for (let i = 16; i < 64; i++) {
      const a = w[i - 15]!;
      const b = w[i - 2]!;
      const s0 = ((a >>> 7) | (a << 25)) ^ ((a >>> 18) | (a << 14)) ^ (a >>> 3);
      const s1 = ((b >>> 17) | (b << 15)) ^ ((b >>> 19) | (b << 13)) ^ (b >>> 10);
      w[i] = w[i - 16]! + s0 + w[i - 7]! + s1;
    }
    round(state, roots, w);
  };
  return {
    add(bytes) {
      all += bytes.length;
      let at = 0;
      if (waiting > 0) {
        at = Math.min(BLOCK - waiting, bytes.length);
        rest.set(bytes.subarray(0, at), waiting);
        waiting += at;
        if (waiting < BLOCK) return;
        mix(rest, 0);
      }
      for (; at + BLOCK <= bytes.length; at += BLOCK) mix(bytes, at);
      rest.set(bytes.subarray(at));
      waiting = bytes.length - at;
    },
    hex() {
      const end = new Uint8Array(waiting < BLOCK - 8 ? BLOCK : 2 * BLOCK);
      end.set(rest.subarray(0, waiting));
      end[waiting] = 0x80;
      new DataView(end.buffer).setBigUint64(end.length - 8, BigInt(all) * 8n);
      for (let at = 0; at < end.length; at += BLOCK) mix(end, at);
      return [...state].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
    },
  };
}

function round(state: Int32Array, roots: Int32Array, w: Int32Array): void {
  let a = state[0]!, b = state[1]!, c = state[2]!, d = state[3]!, e = state[4]!, f = state[5]!, g = state[6]!, h = state[7]!; // prettier-ignore
  for (let i = 0; i < 64; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const one = (h + s1 + ((e & f) ^ (~e & g)) + roots[i]! + w[i]!) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const two = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  state[0]! += a;
  state[1]! += b;
  state[2]! += c;
  state[3]! += d;
  state[4]! += e;
  state[5]! += f;
  state[6]! += g;
  state[7]! += h;
}
