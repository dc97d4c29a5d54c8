// What is a reader told of a REFI-QDA project before it is brought in? How its positions were read, and what of it is left out.
import type { Fit } from './refi-offsets';
import { readingWords } from './refi-offsets';
import { OURS } from './refi-people';
import { childOf, elementsIn, attributeOf, ownText, type XmlElement } from '../../packed/xml';

const count = (project: XmlElement, holder: string, name: string): number => elementsIn(childOf(project, holder), name).length;

/** What a project may hold beside passages, and is not brought in. */
export function leftOut(project: XmlElement): readonly string[] {
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
  ];
  const there = parts.filter(([n]) => n > 0).map(([n, word]) => `${word} (${n})`);
  return there.length === 0 ? [] : [`Not brought in: ${there.join(', ')}.`];
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
