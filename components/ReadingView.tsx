// The main text of a document, set to be read for hours: a title page in small, then the text as harmless elements.
import { useMemo, useState } from 'preact/hooks';
import type { Metadata, ReadingNode } from '@/utils/model/document';
import { Byline, SourceLink } from './DocumentHeader';
import { readingElements } from './reading-elements';
import { ShownPictures } from './ReadingPicture';
import { tasteStyle, type ReadingTaste } from './reading-taste';
import { t } from './words';

export interface ReadingViewProps {
  readonly metadata: Metadata;
  readonly source: string;
  /** Keep the array while the text does not change: what is painted on it hangs on its elements. */
  readonly content: readonly ReadingNode[];
  readonly taste: ReadingTaste;
  /** The element that holds the text and nothing else: the root in which passages are found. */
  readonly onRoot?: ((root: HTMLElement | null) => void) | undefined;
}

/** Not a word of the text is added, dropped or changed. */
export function ReadingView({ metadata, source, content, taste, onRoot }: ReadingViewProps) {
  const text = useMemo(
    () => (
      <div class="reading-text" ref={(root: HTMLElement | null) => onRoot?.(root)}>
        {readingElements(content, t('table'))}
      </div>
    ),
    [content],
  );
  const [picturesOf, setPicturesOf] = useState<readonly ReadingNode[]>();
  const pictures = useMemo(() => ({ isShown: picturesOf === content, onShow: () => setPicturesOf(content) }), [picturesOf, content]);
  const language = metadata.language === '' ? undefined : metadata.language;
  return (
    <article class="reading" lang={language} style={tasteStyle(taste)}>
      <header class="reading-head">
        <h1>{metadata.title || t('untitled')}</h1>
        <Byline metadata={metadata} />
        <p class="document-source">
          <SourceLink source={source} />
        </p>
      </header>
      <ShownPictures.Provider value={pictures}>{text}</ShownPictures.Provider>
    </article>
  );
}
