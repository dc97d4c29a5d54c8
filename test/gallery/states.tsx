// Every component in every state: the gallery shows them, the tests walk them.
import type { ComponentChildren } from 'preact';
import { CODEBOOK_STATES } from './states-codebook';
import { FOUND_STATES } from './states-found';
import { LIBRARY_STATES } from './states-library';
import { PACK_STATES } from './states-packs';
import { PANEL_STATES } from './states-panel';
import { PDF_OUT_STATES } from './states-pdf-out';
import { PDF_STATES } from './states-pdf';
import { TAGGING_STATES } from './states-tagging';

/** One state of one component. */
export interface State {
  readonly component: string;
  readonly name: string;
  readonly render: () => ComponentChildren;
  /** `panel`: 360 px. `frame`: 380 × 440 px. Default: as wide as there is room. */
  readonly shape?: 'panel' | 'frame';
}

export const STATES: readonly State[] = [
  ...TAGGING_STATES,
  ...PANEL_STATES,
  ...LIBRARY_STATES,
  ...FOUND_STATES,
  ...CODEBOOK_STATES,
  ...PACK_STATES,
  ...PDF_STATES,
  ...PDF_OUT_STATES,
];

/** A name for addresses and headings. */
export const titleOf = ({ component, name }: State): string => `${component}: ${name}`;
