// A picture of numbers: said in words for those who do not see it, readable without colour, and saved as it stands.
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { Button } from './Button';
import { t } from './words';

/** What a picture can be saved as. */
export const PICTURES = ['svg', 'png'] as const;
export type Picture = (typeof PICTURES)[number];

export interface ChartProps {
  /** What it shows, in one sentence. */
  readonly title: string;
  /** px */
  readonly width: number;
  readonly height: number;
  /** Of the SVG; in `currentColor`, set by attributes alone, so that they stand in a file too. */
  readonly children: ComponentChildren;
  /** Not everything that was counted is drawn. */
  readonly isCut?: boolean;
  readonly onSave: (picture: Picture, svg: SVGSVGElement) => void;
}

export function Chart({ title, width, height, children, isCut = false, onSave }: ChartProps) {
  const svg = useRef<SVGSVGElement>(null);
  const save = (picture: Picture): void => {
    if (svg.current !== null) onSave(picture, svg.current);
  };
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keys */}
      <div class="chart-frame" role="group" aria-label={t('chartLabel')} tabIndex={0}>
        <svg
          ref={svg}
          xmlns="http://www.w3.org/2000/svg"
          role="img"
          aria-label={title}
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          font-family="system-ui, sans-serif"
          font-size="12"
          fill="currentColor"
        >
          {children}
        </svg>
      </div>
      {isCut ? <p class="hint">{t('chartCut')}</p> : null}
      <div class="row">
        <Button icon="send" onPress={() => save('svg')}>
          {t('chartSvg')}
        </Button>
        <Button icon="send" onPress={() => save('png')}>
          {t('chartPng')}
        </Button>
      </div>
    </figure>
  );
}
