// The highlights of Taguette as the page that it exports: each with the name of its document and its tags below it. The page is taken
// apart as text; nothing of it is ever shown.
import { fail, ok, type Result } from '../../model/result';
import { wordsOfHtml } from '../html-words';
import type { Gathered, Passage } from './passages';
import { taguettePassage, WITHOUT_TEXT } from './tables';

export const isTaguettePage = (text: string): boolean => /<title>[^<]{0,200}Taguette/u.test(text.slice(0, 4_000));

const DETAILS = /<p>\s*<strong>[^<]*<\/strong>([^<]*)<strong>[^<]*<\/strong>([^<]*)<\/p>\s*$/u;

/** Highlights of one page. */
const MOST = 50_000;

/** Problems: `file-too-many`. */
export async function readTaguettePage(text: string): Promise<Result<Gathered>> {
  const body = text.replace(/^[\s\S]*?<\/h1>/u, '').replace(/<\/body>[\s\S]*$/u, '');
  const parts = body.split(/<hr\s*\/?>/u, MOST + 1);
  if (parts.length > MOST) return fail('file-too-many', `more than ${MOST} highlights`);
  const passages = parts.map(async (part, i): Promise<Passage | []> => {
    const details = DETAILS.exec(part);
    if (details === null) return [];
    const [whole, document = '', tags = ''] = details;
    const labels = tags.split(/,\s*\n\s*/u).map(wordsOfHtml);
    const content = wordsOfHtml(part.slice(0, part.length - whole.length));
    return taguettePassage({ where: `highlight ${i + 1}`, document: wordsOfHtml(document), content, labels });
  });
  return ok({ program: 'Taguette', passages: (await Promise.all(passages)).flat(), refused: [], remarks: [WITHOUT_TEXT] });
}
