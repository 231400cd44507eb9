import type { HouseholdBand } from '../../../domain/city.ts';
import type { BandState } from '../../../domain/figures.ts';
import { formatNumber } from '../../../ui/format.ts';
import { useTranslation } from '../../../ui/translation.ts';
import styles from './BandBar.module.css';

export interface BandBarProps {
  readonly households: number;
  readonly band: HouseholdBand;
  readonly state: BandState;
  /** Households in the map in force: a tick on the bar. */
  readonly before?: number;
}

/** Households against their band: the interval is marked, the bar says where the grid stands. */
export function BandBar({ households, band, state, before }: BandBarProps) {
  const { t } = useTranslation('planner');
  const end = Math.max(band.max * 1.4, households * 1.05);
  const share = (count: number) => `${(100 * Math.min(count, end)) / end}%`;
  return (
    <div
      className={styles.bar}
      role="img"
      aria-label={t('band.label', { households: formatNumber(households), min: band.min, max: band.max })}
    >
      <div className={styles.track}>
        <span
          className={styles.interval}
          style={{ left: share(band.min), width: share(band.max - band.min) }}
        />
        <span className={`${styles.fill} ${styles[state]}`} style={{ width: share(households) }} />
        {before !== undefined && before !== households && (
          <span className={styles.before} style={{ left: share(before) }} />
        )}
      </div>
      <div className={styles.scale} aria-hidden="true">
        <span style={{ left: share(band.min) }}>{band.min}</span>
        <span style={{ left: share(band.max) }}>{band.max}</span>
      </div>
    </div>
  );
}
