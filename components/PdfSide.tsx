// Beside a paper: its contents, or its pages in small.
import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { IconButton } from './Button';
import { t } from './words';

export type SidePart = 'contents' | 'pages';

export interface PdfSideProps {
  /** What there is to be chosen between; at least one. */
  readonly parts: readonly SidePart[];
  readonly part: SidePart;
  readonly onPart: (part: SidePart) => void;
  readonly onClose: () => void;
  /** The part that is shown. */
  readonly children: ComponentChildren;
}

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

/** Escape closes it; arrows go from one tab to the other. */
export function PdfSide({ parts, part, onPart, onClose, children }: PdfSideProps) {
  const ids = useId();
  const tabs = useRef<HTMLDivElement>(null);
  const words: Readonly<Record<SidePart, string>> = { contents: t('outline'), pages: t('pdfViewPages') };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onClose();
  };
  const onTabKey = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = parts[(parts.indexOf(part) + step + parts.length) % parts.length] ?? part;
    tabs.current?.querySelector<HTMLElement>(`[data-part=${next}]`)?.focus();
    onPart(next);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of its buttons
    <nav class="outline" aria-label={t('pdfSide')} onKeyDown={onKey}>
      <div class="outline-head">
        <div ref={tabs} class="tabs" role="tablist" aria-label={t('pdfSide')} tabIndex={-1} onKeyDown={onTabKey}>
          {parts.map((one) => (
            <button
              key={one}
              type="button"
              class="tab"
              role="tab"
              id={`${ids}-${one}`}
              data-part={one}
              aria-selected={one === part}
              aria-controls={`${ids}-shown`}
              tabIndex={one === part ? 0 : -1}
              onClick={() => onPart(one)}
            >
              {words[one]}
            </button>
          ))}
        </div>
        <IconButton icon="close" label={t('pdfSideClose')} onPress={onClose} />
      </div>
      <div class="outline-shown" role="tabpanel" id={`${ids}-shown`} aria-labelledby={`${ids}-${part}`}>
        {children}
      </div>
    </nav>
  );
}
