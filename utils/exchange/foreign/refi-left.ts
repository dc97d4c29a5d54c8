// What is a reader told of a REFI-QDA project before it is brought in? How its positions were read, and what of it is left out.
import type { Fit } from './refi-offsets';
import { nearestPaint } from '../incoming/colours';
import { codesIn } from './refi-memos';
import { readingWords } from './refi-offsets';
import { OURS } from './refi-people';
import { attributeOf, childOf, elementsIn, ownText, type XmlElement } from '../../packed/xml';

const count = (project: XmlElement, holder: string, name: string): number => elementsIn(childOf(project, holder), name).length;

/** Everything that is said of a part of a source, or of all of it. */
const SAYING: ReadonlySet<string> = new Set(['PlainTextSelection', 'PDFSelection', 'TranscriptSelection', 'PictureSelection', 'AudioSelection', 'VideoSelection', 'Coding']); // prettier-ignore
const isSilent = (element: XmlElement): boolean => elementsIn(element).every((child) => !SAYING.has(child.name) && isSilent(child));

/** Names that are told one by one. */
const TOLD = 20;

function silentSources(project: XmlElement): readonly string[] {
  const silent = elementsIn(childOf(project, 'Sources')).filter(isSilent);
  if (silent.length === 0) return [];
  const names = silent.slice(0, TOLD).map((source) => `“${attributeOf(source, 'name').slice(0, 100)}”`);
  return [
    `Documents without passages are not brought in: ${names.join(', ')}${silent.length > TOLD ? ` and ${silent.length - TOLD} more` : ''}.`,
  ];
}

function changedCodes(project: XmlElement, colours: readonly string[]): readonly string[] {
  const codes = codesIn(childOf(project, 'CodeBook', 'Codes'));
  const near = codes.filter((code) => nearestPaint(attributeOf(code, 'color'), colours)?.isExact === false).length;
  return near === 0 ? [] : [`Colours of codes (${near}) become the nearest of the colours here.`];
}

/** Rectangles of pages that stand beside their words. */
const rectangles = (project: XmlElement): number =>
  elementsIn(childOf(project, 'Sources'), 'PDFSource').flatMap((source) => elementsIn(source, 'PDFSelection')).length;

/** What a project may hold beside passages, and is not brought in, or not as it is. `colours`: `#rrggbb` by paint. */
export function leftOut(project: XmlElement, colours: readonly string[]): readonly string[] {
  const isOurs = attributeOf(project, 'origin') === OURS;
  const sets = elementsIn(childOf(project, 'Sets'), 'Set').length + elementsIn(childOf(childOf(project, 'CodeBook'), 'Sets'), 'Set').length;
  const described = elementsIn(childOf(project, 'Sources')).filter((source) => ownText(childOf(source, 'Description')).trim() !== '');
  const parts: readonly (readonly [number, string])[] = [
    [count(project, 'Cases', 'Case'), 'cases'],
    [count(project, 'Variables', 'Variable'), 'variables'],
    [count(project, 'Links', 'Link'), 'links'],
    [isOurs ? 0 : sets, 'sets'],
    [count(project, 'Graphs', 'Graph'), 'graphs'],
    [isOurs ? 0 : described.length, 'descriptions of documents'],
    [!isOurs && ownText(childOf(project, 'Description')).trim() !== '' ? 1 : 0, 'description of the project'],
    [rectangles(project), 'places on pages'],
  ];
  const there = parts.filter(([n]) => n > 0).map(([n, word]) => `${word} (${n})`);
  return [
    ...(there.length === 0 ? [] : [`Not brought in: ${there.join(', ')}.`]),
    ...(isOurs ? [] : [...silentSources(project), ...changedCodes(project, colours)]),
  ];
}

/** How the positions were read, as sentences for people; of texts that are not there nothing. */
export function offsetWords(texts: readonly (string | undefined)[], fits: readonly Fit[]): readonly string[] {
  const groups = new Map<string, { at: number; of: number }>();
  fits.forEach((fit, i) => {
    const text = texts[i];
    if (text === undefined || fit.spans.length === 0) return;
    const words = readingWords(fit.reading, [text]);
    const group = groups.get(words) ?? { at: 0, of: 0 };
    group.at += fit.score.atEdges;
    group.of += fit.spans.length;
    groups.set(words, group);
  });
  return [...groups].map(
    ([words, { at, of }]) => `Positions were read as ${words}: ${at} of ${of} passages then begin and end at the edges of words.`,
  );
}
