// Pictures of areas, from the library.
import { useCallback } from 'preact/hooks';
import type { Desk } from '@/utils/desk/desk';
import * as pictures from '@/utils/library/pictures';
import type { Iri } from '@/utils/model/ids';

/** The same function as long as the desk is: pictures that stand are not read again. */
export const usePictures = ({ library }: Desk): ((id: Iri) => Promise<Blob | undefined>) =>
  useCallback((id) => pictures.get(library, id), [library]);
