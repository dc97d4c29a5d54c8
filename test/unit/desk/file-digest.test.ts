import { expect, it } from 'vitest';
import { fileDigest } from '@/utils/desk/file-digest';
import { digestOf } from '@/utils/library/files';

it('a file too large to be worked out at one go has the same digest', async () => {
  const bytes = new Uint8Array(17 * 1_048_576 + 11).fill(7);
  expect(await fileDigest(bytes)).toBe(await digestOf(bytes));
});

it('a file is worked out once, however often it is asked for', () => {
  const bytes = new Uint8Array([1, 2, 3]);
  expect(fileDigest(bytes)).toBe(fileDigest(bytes));
});
