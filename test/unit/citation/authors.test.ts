// How several authors stand on one line.
import { expect, test } from 'vitest';
import { authorsInLine } from '@/utils/citation/authors';

test.each([
  [[], ''],
  [['Tom Brackley'], 'Tom Brackley'],
  [['Ines Okafor-Lindqvist', 'Tom Brackley'], 'Ines Okafor-Lindqvist, Tom Brackley'],
  [['Okafor-Lindqvist, Ines', 'Harbour Institute'], 'Okafor-Lindqvist, Ines; Harbour Institute'],
])('the authors %j are named as “%s”', (authors, line) => expect(authorsInLine(authors)).toBe(line));
