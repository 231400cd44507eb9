import { useTranslation } from 'react-i18next';
import { STATION_TIERS } from '../../domain/city.ts';
import { COVERAGE_STEPS } from '../../map/grid-colours.ts';
import { StationGlyph } from '../../ui/StationGlyph.tsx';
import styles from './MapLegend.module.css';

/** Colours of the grids, the gaps, and the signs of the stations. */
export function MapLegend({ raised }: { readonly raised: boolean }) {
  const { t } = useTranslation('wall');
  const { t: shared } = useTranslation('ui');
  return (
    <section className={styles.legend} aria-label={t('map.legend')}>
      <ul className={styles.steps}>
        {COVERAGE_STEPS.map(({ step, colour }) => (
          <li key={step}>
            <span className={styles.swatch} style={{ background: colour }} />
            {t(`step.${step}`)}
          </li>
        ))}
        <li>
          <span className={`${styles.swatch} ${styles.gap}`} />
          {t('map.gap')}
        </li>
        {raised && <li>{t('map.raised')}</li>}
      </ul>
      <ul className={styles.steps}>
        {STATION_TIERS.map((tier) => (
          <li key={tier}>
            <StationGlyph tier={tier} size="1.25rem" />
            {shared(`tier.${tier}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}
