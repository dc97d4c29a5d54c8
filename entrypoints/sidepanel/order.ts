// In which order passages stand in the panel: as they were found in the page; those without a place after them, oldest first.
import type { Passage } from '@/components/passage';
import type { Placing } from '@/utils/messaging/protocol';
import type { Annotation } from '@/utils/model/annotation';
import type { Iri } from '@/utils/model/ids';
import { positionOf } from '@/utils/model/selector';

/** `me`: the annotator whose passages may be edited here. */
export function inDocumentOrder(list: readonly Annotation[], placings: readonly Placing[], me: Iri): readonly Passage[] {
  const byId = new Map(placings.map((p) => [p.id, p]));
  const place = (a: Annotation): number => {
    const found = byId.get(a.id)?.start ?? -1;
    return found >= 0 ? found : Number.MAX_SAFE_INTEGER;
  };
  const hint = (a: Annotation): number => positionOf(a.target.selectors)?.start ?? 0;
  return [...list]
    .sort((a, b) => place(a) - place(b) || hint(a) - hint(b) || (a.created < b.created ? -1 : 1))
    .map((annotation) => {
      const placing = byId.get(annotation.id);
      const isMine = annotation.creator.id === me;
      const { status, found, sureness, places } = placing ?? {};
      return {
        annotation,
        isMine,
        status,
        ...(found !== undefined && { found }),
        ...(sureness && { sureness }),
        ...(places && { places }),
      };
    });
}
