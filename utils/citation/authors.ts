// How several authors are named on one line, when each name stands as it was printed.

/** Joined by commas; by semicolons where a name has a comma of its own ("Brackley, Tom"). */
export function authorsInLine(authors: readonly string[]): string {
  return authors.join(authors.some((name) => name.includes(',')) ? '; ' : ', ');
}
