import { COVERAGE_STEPS } from '../../map/grid-colours.ts';
import { useTranslation } from '../../ui/translation.ts';
import styles from './MapLegend.module.css';

/** Colours of the grids and of the gaps; the signs of stations stand beside their numbers. */
export function MapLegend({ raised }: { readonly raised: boolean }) {
  const { t } = useTranslation('wall');
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
        <li>
          <span className={`${styles.swatch} ${styles.covered}`} />
          {t('map.covered')}
        </li>
        {raised && <li>{t('map.raised')}</li>}
      </ul>
    </section>
  );
}
