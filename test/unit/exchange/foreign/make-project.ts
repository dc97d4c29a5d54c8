// REFI-QDA projects in the shapes in which other programs write them, made of a text and of words that are coded in it.
import { zipSync } from 'fflate';
import { readForeign } from '@/utils/exchange/foreign/read-foreign';
import type { ReadSet } from '@/utils/exchange/read';
import { unpaced } from '@/utils/text/pace';

export const TEXT = [
  'Who answers for the meals? 🏠🍲 The cooks answer to those who eat.',
  '',
  'Opening the books 📖 of a canteen is one thing, reading them is another.',
  'Those who are to be held to account must be told for what, by whom and how.',
  'A canteen that is run for its eaters 👩‍🍳 asks them what they would like to eat.',
].join('\n');
export const QUOTES = ['The cooks answer to those who eat', 'Opening the books', 'held to account', 'what they would like to eat'];

export const guid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export interface Counting {
  readonly unit: 'points' | 'units' | 'bytes';
  readonly crlfAs: 1 | 2;
  readonly mark: boolean;
}

const lengthIn = (text: string, unit: Counting['unit']): number =>
  unit === 'points' ? [...text].length : unit === 'units' ? text.length : new TextEncoder().encode(text).length;

/** Where a quote stands, counted as a program counts. */
export function countedAt(text: string, quote: string, { unit, crlfAs, mark }: Counting): readonly [start: number, end: number] {
  const at = text.indexOf(quote);
  const counted = (piece: string): number => {
    const bare = mark ? piece : piece.replace(/^\ufeff/u, '');
    return lengthIn(crlfAs === 1 ? bare.replaceAll('\r\n', '\n') : bare, unit);
  };
  return [counted(text.slice(0, at)), counted(text.slice(0, at + quote.length))];
}

export interface Shape {
  readonly text: string;
  readonly counting: Counting;
  /** Path of the project's file in the archive, and the folder of its texts. */
  readonly qde?: string;
  readonly folder?: string;
  /** A path to the text `NAME`. */
  readonly path?: (name: string) => string;
  readonly guidOf?: (n: number) => string;
  readonly origin?: string;
  readonly users?: boolean;
  readonly namespace?: string;
  readonly nameOf?: (quote: string) => string;
  readonly isPdf?: boolean;
}

const selectionOf = (shape: Shape, quote: string, i: number, inner = ''): string => {
  const { guidOf = guid, nameOf = () => '', users = true } = shape;
  const [start, end] = countedAt(shape.text, quote, shape.counting);
  const by = users ? ` creatingUser="${guidOf(1)}"` : '';
  return `<PlainTextSelection guid="${guidOf(100 + i)}" name="${nameOf(quote)}" startPosition="${start}" endPosition="${end}"${by} creationDateTime="2020-05-06T10:00:00Z">
 <Coding guid="${guidOf(200 + i)}"${users ? ` creatingUser="${guidOf(i === 1 ? 2 : 1)}"` : ''}><CodeRef targetGUID="${guidOf(i % 2 === 0 ? 11 : 12)}"/></Coding>${inner}</PlainTextSelection>`;
};

export function projectXml(shape: Shape): string {
  const {
    guidOf = guid,
    path = (name) => `internal://${name}`,
    origin = 'Some Program 1.0',
    users = true,
    namespace = 'urn:QDA-XML:project:1.0',
    isPdf = false,
  } = shape;
  const note = `<NoteRef targetGUID="${guidOf(51)}"/>`;
  const selections = QUOTES.map((quote, i) => selectionOf(shape, quote, i, i === 2 ? note : '')).join('\n');
  const place = `plainTextPath="${path(`${guid(31)}.txt`)}"`;
  const source = isPdf
    ? `<PDFSource guid="${guidOf(30)}" name="Meals.pdf" path="internal://${guid(30)}.pdf">
 <PDFSelection guid="${guidOf(101)}" name="x" page="2" firstX="1" firstY="2" secondX="3" secondY="4"/>
 <Representation guid="${guidOf(31)}" name="text of it" ${place}>${selections}</Representation></PDFSource>`
    : `<TextSource guid="${guidOf(30)}" name="Meals" richTextPath="internal://${guid(32)}.docx" ${place}>${selections}</TextSource>`;
  return `<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="${namespace}" name="Meals &amp; more" origin="${origin}">
${users ? `<Users><User guid="${guidOf(1)}" name="Ada"/><User guid="${guidOf(2)}" name="Ben"/></Users>` : ''}
<CodeBook><Codes><Code guid="${guidOf(10)}" name="Giving account" isCodable="false"><Code guid="${guidOf(11)}" name="To users" isCodable="true" color="#a1840e"><Description>To those who eat.</Description></Code></Code>
<Code guid="${guidOf(12)}" name="Open books" isCodable="true"/></Codes></CodeBook>
<Sources>${source}</Sources>
<Notes><Note guid="${guidOf(51)}" name="memo" creatingUser="${guidOf(2)}"><PlainTextContent>Compare the minutes.</PlainTextContent></Note></Notes>
</Project>`;
}

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

export function qdpx(shape: Shape): Uint8Array {
  const { qde = 'project.qde', folder = 'sources' } = shape;
  return zipSync({
    [qde]: bytesOf(projectXml(shape)),
    [`${folder}/${guid(31)}.txt`]: bytesOf(shape.text),
    [`${folder}/${guid(32)}.docx`]: Uint8Array.of(1, 2, 3),
  });
}

export const AROUND = { keyOf: (address: string): string => address, colours: ['#a1840e', '#1133aa'], pace: unpaced };

export async function read(bytes: Uint8Array): Promise<ReadSet> {
  const result = await readForeign(bytes, AROUND);
  if (result === undefined || !result.ok)
    throw new Error(result === undefined ? 'not known' : `${result.problem.code}: ${result.problem.detail}`);
  return result.value;
}
