import { COVERAGE_STEPS } from '../../map/grid-colours.ts';
import { useTranslation } from '../../ui/translation.ts';
import styles from './MapLegend.module.css';

/** What lies on a map of the wall beside its coloured grids. */
export type MapSign = 'gap' | 'covered' | 'raised' | 'changed';

/** Colours of the grids and what lies on them; the signs of stations stand beside their numbers. */
export function MapLegend({ signs }: { readonly signs: readonly MapSign[] }) {
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
        {signs.map((sign) => (
          <li key={sign}>
            {sign !== 'raised' && <span className={`${styles.swatch} ${styles[sign]}`} />}
            {t(`map.${sign}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}
