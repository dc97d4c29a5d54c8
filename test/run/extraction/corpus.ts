// The pages that are measured on, with what a person says of them: `<page>/page.html` beside `<page>/expected.json`.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metadata } from '@/utils/model/document';

/** `title` may carry the site's name; the other fields stand only where a person looked for them. */
export type Stated = Partial<Omit<Metadata, 'doi'>>;

/**
 * Authors, publisher and date of pages of the development set, whose own files do not give them. Written down with our output in
 * view, so they guard what is right today; they are no blind test.
 */
const READ = JSON.parse(readFileSync(new URL('stated.json', import.meta.url), 'utf8')) as Readonly<Record<string, Stated>>;

export interface CorpusPage {
  readonly name: string;
  readonly html: string;
  readonly url: string;
  readonly text: string;
  readonly optional: string;
  readonly contains: readonly string[];
  readonly excludes: readonly string[];
  readonly stated: Stated;
}

/** Pages whose names hold `only`; those without an expected text are left out. */
export function corpusPages(folder: string, only: string): readonly CorpusPage[] {
  return readdirSync(folder)
    .toSorted()
    .filter((name) => name.includes(only) && existsSync(join(folder, name, 'expected.json')))
    .flatMap((name): readonly CorpusPage[] => {
      const told = JSON.parse(readFileSync(join(folder, name, 'expected.json'), 'utf8')) as Partial<CorpusPage> & Stated;
      if (!told.text) return [];
      const { title, language, authors, publisher, published } = told;
      return [
        {
          name,
          html: readFileSync(join(folder, name, 'page.html'), 'utf8'),
          url: told.url ?? 'https://example.org/paper',
          text: told.text,
          optional: told.optional ?? '',
          contains: told.contains ?? [],
          excludes: told.excludes ?? [],
          stated: { ...READ[name], ...(JSON.parse(JSON.stringify({ title, language, authors, publisher, published })) as Stated) },
        },
      ];
    });
}
