import type { ReactNode } from 'react';
import styles from './Figure.module.css';

export interface FigureProps {
  readonly label: ReactNode;
  /** Formatted value, e.g. from {@link formatNumber}. */
  readonly value: ReactNode;
  readonly unit?: ReactNode;
  /** Denominator, change or sign that belongs to the value. */
  readonly note?: ReactNode;
}

/** One number with its name, as a pair of a description list: put it inside a `<dl>`. */
export function Figure({ label, value, unit, note }: FigureProps) {
  return (
    <div className={styles.figure}>
      <dt className={styles.label}>{label}</dt>
      <dd className={styles.value}>
        {value}
        {unit !== undefined && <span className={styles.unit}>{unit}</span>}
        {note !== undefined && <span className={styles.note}>{note}</span>}
      </dd>
    </div>
  );
}
