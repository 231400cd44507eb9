import { codeTail } from '../../../map/features/grids.ts';
import { formatMetric, formatMetricChange } from '../../../ui/metric-words.ts';
import { useTranslation } from '../../../ui/translation.ts';
import type { StrokeRow } from '../stroke-rows.ts';
import { BandBar } from './BandBar.tsx';
import { BandWords } from './BandWords.tsx';
import styles from './PreviewPanel.module.css';

/** One grid that a stroke touches: households before and after, its band, coverage gained or lost. */
export function StrokeRowView({ row: { code, band, before, after } }: { readonly row: StrokeRow }) {
  const { t } = useTranslation('planner');
  const households = after?.households ?? 0;
  const covered = after?.coveredHouseholds ?? 0;
  return (
    <li className={styles.row}>
      <p className={styles.line}>
        <strong>{codeTail(code)}</strong>
        {before === null && <span className={styles.badge}>{t('stroke.fresh')}</span>}
        {after === null && <span className={styles.badge}>{t('stroke.retired')}</span>}
        <span className={styles.households}>
          {t('stroke.becomes', {
            before: formatMetric('households', before?.households ?? 0),
            after: formatMetric('households', households),
          })}
        </span>
        <span className={styles.delta}>
          {formatMetricChange('households', households - (before?.households ?? 0))}
        </span>
      </p>
      {after && band && (
        <BandBar households={households} band={band} state={after.band} before={before?.households} />
      )}
      <p className={styles.small}>
        {after && <BandWords figures={after} />}
        <span>
          {t('stroke.covered', {
            covered: formatMetric('coveredHouseholds', covered),
            delta: formatMetricChange('coveredHouseholds', covered - (before?.coveredHouseholds ?? 0)),
          })}
        </span>
      </p>
    </li>
  );
}
