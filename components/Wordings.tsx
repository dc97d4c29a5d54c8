// What was tagged, and what stands there now? Both wordings with what was left out and what is new, and how alike they are.
import { useId, useMemo, useState } from 'preact/hooks';
import { countWords, editsBetween, type Edit } from '@/utils/text/edits';
import { count, t } from './words';

export interface WordingsProps {
  readonly before: string;
  readonly after: string;
}

/** One under the other in a narrow card, side by side in a wide one; of long passages what lies around the changes. */
export function Wordings({ before, after }: WordingsProps) {
  const edits = useMemo(() => editsBetween(inOneLine(before), inOneLine(after)), [before, after]);
  const [isWhole, setWhole] = useState(false);
  const short = useMemo(() => edits.map((edit, i) => shortened(edit, i === 0, i === edits.length - 1)), [edits]);
  const shown = isWhole ? edits : short;
  return (
    <div class="wordings">
      <div class="wordings-both">
        <Wording title={t('wordingTagged')} edits={shown.filter((e) => e.kind !== 'added')} />
        <Wording title={t('foundNow')} edits={shown.filter((e) => e.kind !== 'removed')} />
      </div>
      {short.every((edit, i) => edit === edits[i]) ? null : (
        <button type="button" class="text-button" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? t('wordingsChanges') : t('wordingsWhole')}
        </button>
      )}
      <p class="hint">{howAlike(edits)}</p>
    </div>
  );
}

/** Where a wording breaks its lines is no change of it. */
const inOneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** A longer stretch without a change is shown by its edges, UTF-16 units. */
const LONG = 180;
const EDGE = 80;

function shortened(edit: Edit, isFirst: boolean, isLast: boolean): Edit {
  const { kind, text } = edit;
  if (kind !== 'kept' || text.length <= LONG) return edit;
  // At words, so that no letter is torn from another.
  const head = isFirst ? '' : text.slice(0, EDGE).replace(/\s\S*$/u, ' ');
  const tail = isLast ? '' : text.slice(-EDGE).replace(/^\S*\s/u, ' ');
  return { kind, text: `${head}…${tail}` };
}

function Wording({ title, edits }: { readonly title: string; readonly edits: readonly Edit[] }) {
  const id = useId();
  return (
    <div class="wording">
      <p id={id} class="details-term">
        {title}
      </p>
      <blockquote class="quote-words" aria-labelledby={id}>
        {edits.map((edit, i) => (
          <Marked key={i} edit={edit} />
        ))}
      </blockquote>
    </div>
  );
}

/** Said as well as drawn: a screen reader tells neither a line through words nor one under them. */
function Marked({ edit: { kind, text } }: { readonly edit: Edit }) {
  if (kind === 'kept') return <>{text}</>;
  const Mark = kind === 'removed' ? 'del' : 'ins';
  return (
    <Mark>
      <span class="for-readers">[{kind === 'removed' ? t('wordsRemoved') : t('wordsAdded')} </span>
      {text}
      <span class="for-readers">] </span>
    </Mark>
  );
}

function howAlike(edits: readonly Edit[]): string {
  const letters = (all: readonly Edit[]): number => all.reduce((sum, e) => sum + e.text.length, 0);
  const kept = edits.filter((e) => e.kind === 'kept');
  const longer =
    letters(kept) + Math.max(letters(edits.filter((e) => e.kind === 'removed')), letters(edits.filter((e) => e.kind === 'added')));
  const share = letters(kept) / Math.max(1, longer);
  const words = (all: readonly Edit[]): number => all.reduce((sum, e) => sum + countWords(e.text), 0);
  const all = words(edits.filter((e) => e.kind !== 'added'));
  const news = words(edits.filter((e) => e.kind === 'added'));
  const stays = count('alikeStays', all, String(words(kept)), String(news));
  return `${share >= 0.9 ? t('alikeNearly') : share >= 0.7 ? t('alikeMostly') : t('alikePartly')} ${stays}`;
}
