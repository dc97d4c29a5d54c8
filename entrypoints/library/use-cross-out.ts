// What pictures and tables of the library are made from, and how they leave it.
import { useMemo } from 'preact/hooks';
import type { Picture } from '@/components/Chart';
import { t } from '@/components/words';
import { exportCross, exportPicture } from '@/utils/desk/export-cross';
import type { Cross } from '@/utils/finding/cross';
import type { Question } from '@/utils/finding/question';
import type { Concept } from '@/utils/model/concept';
import type { PaperDocument } from '@/utils/model/document';
import type { Iri } from '@/utils/model/ids';
import type { Notices } from '../sidepanel/use-notices';
import { useSaving } from './use-saving';
import type { Settled } from './use-settled';

export interface Crossings {
  readonly answer: Settled;
  readonly concepts: readonly Concept[];
  readonly papers: readonly PaperDocument[];
  readonly notices: Notices;
  readonly onQuestion: (question: Question) => void;
}

export interface CrossOut {
  /** Titles of documents and labels of concepts. */
  readonly names: ReadonlyMap<Iri, string>;
  readonly savePicture: (title: string) => (picture: Picture, svg: SVGSVGElement) => void;
  readonly saveTable: (cross: Cross, nameOf: (column: string) => string, title: string) => () => void;
}

export function useCrossOut({ concepts, papers, notices }: Crossings): CrossOut {
  const [, save] = useSaving(notices);
  const names = useMemo(() => {
    const titles = papers.map(({ id, metadata }) => [id, metadata.title || t('untitled')] as const);
    return new Map([...titles, ...concepts.map(({ id, prefLabel }) => [id, prefLabel] as const)]);
  }, [papers, concepts]);
  return {
    names,
    savePicture: (title) => (picture, svg) => void save(exportPicture(svg, picture, title)),
    saveTable: (cross, nameOf, title) => () => {
      const { name } = exportCross({ cross, concepts, nameOf, title, head: t('concepts') });
      notices.done(t('exported', name));
    },
  };
}
