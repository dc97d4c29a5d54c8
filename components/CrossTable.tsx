// How do concepts meet documents, years or each other? A table of numbers, shaded by how many; a number leads to its passages.
import { useState } from 'preact/hooks';
import type { Cross } from '@/utils/finding/cross';
import type { Concept } from '@/utils/model/concept';
import type { Iri } from '@/utils/model/ids';
import { Button } from './Button';
import { paintStyle } from './paint';
import { count, t, type MessageKey } from './words';

export interface CrossTableProps {
  readonly cross: Cross;
  /** In the order of the rows; those that were not found are left out. */
  readonly concepts: readonly Concept[];
  /** What a column is called. */
  readonly nameOf: (column: string) => string;
  /** Without it numbers lead nowhere. */
  readonly onCell?: ((concept: Iri, column: string) => void) | undefined;
  readonly onSave: () => void;
}

/** Columns shown at first, and with each request for more. */
const STEP = 12;
export const CAPTIONS: Readonly<Record<Cross['by'], MessageKey>> = {
  documents: 'crossDocuments',
  years: 'crossYears',
  concepts: 'crossConcepts',
  places: 'crossPlaces',
};

export function CrossTable({ cross, concepts, nameOf, onCell, onSave }: CrossTableProps) {
  const [most, setMost] = useState(STEP);
  const columns = cross.columns.slice(0, most);
  const rows = concepts.filter(({ id }) => cross.counts.has(id));
  const isDiagonal = (concept: Iri, column: string): boolean => cross.by === 'concepts' && concept === column;
  const numbers = rows.flatMap(({ id }) =>
    columns.map((column) => (isDiagonal(id, column) ? 0 : (cross.counts.get(id)?.get(column) ?? 0))),
  );
  const highest = Math.max(1, ...numbers);
  if (rows.length === 0) return <p class="empty">{t('conceptsNone')}</p>;
  return (
    <details class="cross">
      <summary>{t('chartTable')}</summary>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keys */}
      <div class="cross-frame" role="region" aria-label={t(CAPTIONS[cross.by])} tabIndex={0}>
        <table>
          <caption>{t(CAPTIONS[cross.by])}</caption>
          <thead>
            <tr>
              <th scope="col">{t('concepts')}</th>
              {columns.map((column) => (
                <th key={column} scope="col" title={nameOf(column)}>
                  <span class="cross-column">{nameOf(column)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, prefLabel, paint }) => (
              <tr key={id}>
                <th scope="row" style={paintStyle(paint)}>
                  <span class="chip-label">{prefLabel}</span>
                </th>
                {columns.map((column) => {
                  const n = cross.counts.get(id)?.get(column) ?? 0;
                  // The shade says no more than the number, which stands in every cell: it is a help, not the message.
                  const share = isDiagonal(id, column) ? 0 : Math.round((n / highest) * 45);
                  return (
                    <td key={column} style={{ '--share': `${share}%` }}>
                      {n > 0 && onCell !== undefined ? (
                        <button
                          type="button"
                          aria-label={count('crossCell', n, prefLabel, nameOf(column))}
                          onClick={() => onCell(id, column)}
                        >
                          {n}
                        </button>
                      ) : (
                        n || ''
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div class="row">
        <Button icon="send" onPress={onSave}>
          {t('crossSave')}
        </Button>
        {cross.columns.length <= most ? null : (
          <Button onPress={() => setMost(most + STEP)}>{count('more', Math.min(STEP, cross.columns.length - most))}</Button>
        )}
      </div>
    </details>
  );
}
