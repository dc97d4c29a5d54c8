// What can be done with a concept beside saying it otherwise: a narrower one, another place, merging, retiring, deleting.
import type { Concept } from '@/utils/model/concept';
import { Button, IconButton } from './Button';
import type { ConceptCalls, Question } from './ConceptPane';
import { t } from './words';

export interface ConceptActionsProps {
  readonly concept: Concept;
  readonly passages: number;
  readonly calls: ConceptCalls;
  readonly onAsk: (question: Question) => void;
}

export function ConceptActions({ concept, passages, calls, onAsk }: ConceptActionsProps) {
  const isRetired = concept.retired !== undefined;
  return (
    <div class="concept-actions">
      <div class="row" role="group" aria-label={t('editorMove')}>
        <IconButton icon="up" label={t('editorMoveUp')} onPress={() => calls.onShift(concept.id, 'up')} />
        <IconButton icon="down" label={t('editorMoveDown')} onPress={() => calls.onShift(concept.id, 'down')} />
        <IconButton icon="out" label={t('editorMoveOut')} onPress={() => calls.onShift(concept.id, 'out')} />
        <IconButton icon="in" label={t('editorMoveIn')} onPress={() => calls.onShift(concept.id, 'in')} />
      </div>
      <Button icon="plus" onPress={() => calls.onAdd(concept.id)}>
        {t('editorAddBelow')}
      </Button>
      {isRetired ? (
        <Button onPress={() => calls.onBringBack(concept)}>{t('bringBack')}</Button>
      ) : (
        <>
          <Button onPress={() => onAsk('merge')}>{t('mergeAsk')}</Button>
          {passages === 0 ? null : <Button onPress={() => onAsk('split')}>{t('splitAsk')}</Button>}
          <Button onPress={() => (passages === 0 ? calls.onRetire(concept) : onAsk('retire'))}>{t('retire')}</Button>
        </>
      )}
      {passages === 0 ? <Button onPress={() => calls.onRemove(concept)}>{t('delete')}</Button> : null}
    </div>
  );
}
