import type { CityInfo } from '../../domain/city.ts';
import type { CoverageSettings } from '../../domain/coverage.ts';
import { formatDay, formatNumber } from '../../ui/format.ts';
import { useTranslation } from '../../ui/translation.ts';
import styles from './FinderFooter.module.css';

export interface FinderFooterProps {
  readonly info: CityInfo | null;
  readonly settings: CoverageSettings;
}

/** How it was worked out, and whose data it is. */
export function FinderFooter({ info, settings }: FinderFooterProps) {
  const { t } = useTranslation('finder');
  const { t: shared } = useTranslation('ui');
  const profile = shared(`profileWithSpeed.${settings.profile}`, {
    speed: formatNumber(settings.speedKmh, 1),
  });
  return (
    <footer className={styles.footer}>
      <p>{t('footer.how', { profile })}</p>
      {info !== null && (
        <p className={styles.facts}>
          {info.synthetic && <strong>{shared('syntheticData')}</strong>}
          {info.mapApprovalNumber !== null && (
            <span>{shared('mapApproval', { number: info.mapApprovalNumber })}</span>
          )}
          {info.dataDate !== null && <span>{shared('dataDate', { date: formatDay(info.dataDate) })}</span>}
          {info.source !== null && <span>{info.source}</span>}
        </p>
      )}
    </footer>
  );
}
