// The picture that is kept with a passage. Whoever draws a list of passages says where pictures come from.
import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Iri } from '@/utils/model/ids';
import type { Picture } from '@/utils/model/picture';
import { t } from './words';

/** The PNG of that name; `undefined` when it is not here. */
export const Pictures = createContext<(id: Iri) => Promise<Blob | undefined>>(async () => undefined);

export interface KeptPictureProps {
  readonly picture: Picture;
  /** As it is cited; empty for a page that has no name. */
  readonly page: string;
}

/** It takes its room before it is there, so that nothing moves. */
export function KeptPicture({ picture: { id, width, height }, page }: KeptPictureProps) {
  const pictureOf = useContext(Pictures);
  const [address, setAddress] = useState<string | null>();
  useEffect(() => {
    let made: string | undefined;
    let isOver = false;
    void pictureOf(id).then((blob) => {
      if (isOver) return;
      made = blob && URL.createObjectURL(blob);
      setAddress(made ?? null);
    });
    return () => {
      isOver = true;
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [pictureOf, id]);
  if (address === null) return <p class="hint">{t('pictureGone')}</p>;
  const words = page === '' ? t('picture') : t('pictureOfPage', page);
  return (
    <div class="kept-picture" style={{ aspectRatio: `${width} / ${height}`, maxWidth: `${width}px` }}>
      {address === undefined ? null : <img src={address} alt={words} width={width} height={height} />}
    </div>
  );
}
