// The words of a passage, in the reader's book face: a few lines, and all of them on request.
import { useContext, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Hits } from './Hits';
import { Sought } from './sought';
import { t } from './words';

export interface QuoteProps {
  readonly text: string;
  /** Lines shown while folded; 2 to 6. */
  readonly lines: 2 | 3 | 4 | 6;
}

/** A quote, folded when it is longer than its lines; the button to unfold it is there only then. */
export function Quote({ text, lines }: QuoteProps) {
  const words = useRef<HTMLQuoteElement>(null);
  const terms = useContext(Sought);
  const [isLong, setLong] = useState(false);
  const [isOpen, setOpen] = useState(false);
  useLayoutEffect(() => {
    const element = words.current;
    if (element !== null && !isOpen) setLong(element.scrollHeight > element.clientHeight + 2);
  }, [text, isOpen]);
  return (
    <div class="quote">
      <blockquote ref={words} class={isOpen ? 'quote-words' : `quote-words folded lines-${lines}`}>
        <Hits text={text} terms={terms} />
      </blockquote>
      {isLong ? (
        <button
          type="button"
          class="text-button"
          aria-expanded={isOpen}
          aria-label={isOpen ? t('quoteLessLabel') : t('quoteMoreLabel')}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? t('quoteLess') : t('quoteMore')}
        </button>
      ) : null}
    </div>
  );
}
