import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sha256 } from '@/utils/text/sha256';

it('the digest of bytes that come in pieces is that of the bytes at one go, however they are cut', async () => {
  const pieces = fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(pieces, async (given) => {
      const digest = sha256();
      for (const piece of given) digest.add(piece);
      const whole = Uint8Array.from(given.flatMap((piece) => [...piece]));
      expect(digest.hex()).toBe(Buffer.from(await crypto.subtle.digest('SHA-256', whole)).toString('hex'));
    }),
  );
});
