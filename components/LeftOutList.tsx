// What a file of another program says and a codebook here cannot hold: a sentence for each kind.
import type { LeftOut, LeftOutKind } from '@/utils/model/merge';
import { count, t, type PluralKey } from './words';

const SENTENCES: Readonly<Record<LeftOutKind, PluralKey>> = {
  language: 'leftOutLanguage',
  hidden: 'leftOutHidden',
  matches: 'leftOutMatches',
  notes: 'leftOutNotes',
  noted: 'leftOutNoted',
  notations: 'leftOutNotations',
  statements: 'leftOutStatements',
  schemes: 'leftOutSchemes',
  collections: 'leftOutCollections',
  colours: 'leftOutColours',
  sets: 'leftOutSets',
  folders: 'leftOutFolders',
  project: 'leftOutProject',
  columns: 'leftOutColumns',
  letters: 'leftOutLetters',
};

/** Names in one sentence; a vocabulary can have hundreds. */
const NAMES = 6;

/** Nothing when everything has a place. */
export function LeftOutList({ leftOut }: { readonly leftOut: readonly LeftOut[] }) {
  if (leftOut.length === 0) return null;
  return (
    <section class="left-out">
      <h3>{t('leftOutTitle')}</h3>
      <ul>
        {leftOut.map((one) => (
          <li key={one.what + one.names.join()}>{count(SENTENCES[one.what], one.n, namesOf(one))}</li>
        ))}
      </ul>
    </section>
  );
}

function namesOf({ names }: LeftOut): string {
  const shown = names.slice(0, NAMES).map((name) => (name.length > 60 ? `${name.slice(0, 59)}…` : name));
  return `${shown.join(', ')}${names.length > NAMES ? ', …' : ''}`;
}
