import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDelta, formatNumber, formatPercent, NO_VALUE } from '../../../ui/format.ts';
import styles from './FigureRow.module.css';

export interface FigureRowProps {
  readonly label: ReactNode;
  readonly now: number | null;
  /** The same figure in the map in force; `undefined` where there is none to compare with. */
  readonly before?: number | null;
  readonly unit?: string;
  readonly digits?: number;
  /** Shows a share between 0 and 1 as a percentage; its change is then in percentage points. */
  readonly percent?: boolean;
  readonly note?: ReactNode;
  readonly strong?: boolean;
}

/** One figure of the inspector with its change against the map in force; a pair of a description list. */
export function FigureRow({ label, now, before, unit, digits = 0, percent, note, strong }: FigureRowProps) {
  const { t } = useTranslation('planner');
  const scale = percent ? 100 : 1;
  const places = percent ? 1 : digits;
  const delta = now !== null && before !== undefined && before !== null ? (now - before) * scale : null;
  const changed = delta !== null && Math.abs(delta) >= 0.5 * 10 ** -places;
  return (
    <div className={styles.row}>
      <dt>{label}</dt>
      <dd>
        <span className={strong ? styles.strong : undefined}>
          {percent ? formatPercent(now) : formatNumber(now, digits)}
        </span>
        {unit && now !== null && <span className={styles.unit}> {unit}</span>}
      </dd>
      <dd className={changed ? styles.changed : styles.delta}>
        {delta === null ? (
          <span aria-hidden="true">{NO_VALUE}</span>
        ) : (
          <span title={t('figures.delta', { delta: formatDelta(delta, places) })}>
            ({formatDelta(delta, places)})
          </span>
        )}
      </dd>
      {note && <dd className={styles.note}>{note}</dd>}
    </div>
  );
}
