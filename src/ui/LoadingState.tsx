import type { ReactNode } from 'react';
import styles from './LoadingState.module.css';
import { useTranslation } from './translation.ts';

export interface LoadingStateProps {
  /** What is being done now; "Loading…" when unsaid. */
  readonly label?: ReactNode;
  /** 0 … 1; the bar moves on its own while `null`. */
  readonly fraction?: number | null;
}

/** Progress that says what it is doing. */
export function LoadingState({ label, fraction = null }: LoadingStateProps) {
  const { t } = useTranslation('ui');
  const words = label ?? t('loading');
  const percent = fraction === null ? undefined : Math.round(fraction * 100);
  return (
    <div className={styles.loading} role="status">
      <p className={styles.label}>{words}</p>
      <div
        className={styles.track}
        role="progressbar"
        aria-label={typeof words === 'string' ? words : t('loading')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <div
          className={percent === undefined ? styles.unknown : styles.bar}
          style={percent === undefined ? undefined : { inlineSize: `${percent}%` }}
        />
      </div>
    </div>
  );
}
