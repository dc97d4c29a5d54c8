// A picture in main text: its place until the reader asks for the pictures, for those come from the site, and no part of the text.
import { createContext } from 'preact';
import { useContext, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from './words';

/** Whether a text's pictures are shown, and the way to ask for them. Without it a text has none. */
export const ShownPictures = createContext<{ readonly isShown: boolean; readonly onShow: () => void } | undefined>(undefined);

export interface ReadingPictureProps {
  readonly src: string;
  readonly alt: string;
}

/** Its words are drawn by the style: a passage around it has the same text with and without. */
export function ReadingPicture({ src, alt }: ReadingPictureProps) {
  const shown = useContext(ShownPictures);
  const [isLost, setLost] = useState(false);
  const picture = useRef<HTMLImageElement>(null);
  const isPressed = useRef(false);
  // The button that was pressed is gone: who reads by keys goes on from its picture.
  useLayoutEffect(() => {
    if (isPressed.current) picture.current?.focus({ preventScroll: true });
  }, [shown?.isShown]);
  if (shown === undefined) return null;
  if (isLost) {
    const words = t('pictureLost', named(alt));
    return <span class="picture-place" role="img" aria-label={words} data-label={words} />;
  }
  if (shown.isShown)
    return (
      <img
        ref={picture}
        tabIndex={-1}
        class="picture"
        src={src}
        alt={alt}
        loading="lazy"
        decoding="async"
        referrerpolicy="no-referrer"
        onError={() => setLost(true)}
      />
    );
  const why = t('picturesFrom', new URL(src).host);
  return (
    <button
      type="button"
      class="picture-place"
      aria-label={`${named(alt)}. ${t('picturesShow')}`}
      title={why}
      data-label={named(alt)}
      data-act={t('picturesShow')}
      onClick={() => {
        isPressed.current = true;
        shown.onShow();
      }}
    />
  );
}

const named = (alt: string): string => (alt === '' ? t('pictureInText') : t('pictureOf', alt));
