import type { ServiceCircle } from '../../../../domain/service-circle.ts';
import { FACILITY_CLASSES, facilityClassOf } from '../../../../domain/service-circle-facility.ts';
import { circleProvision } from '../../../../engine/metrics/service-circle-figures.ts';
import { useTranslation } from '../../../../ui/translation.ts';
import { useOpenCity } from '../../desk-context.tsx';
import styles from './circles.module.css';

const SIGNS = { present: '✓', planned: '◌', missing: '✕' } as const;

/** The facilities of a circle by class, and the basic kinds that its list does not even name. */
export function FacilityList({ circle }: { readonly circle: ServiceCircle }) {
  const { t } = useTranslation('planner');
  const { current } = useOpenCity();
  const listed = new Set(circle.facilities.map(({ kind }) => kind));
  const unlisted = circleProvision(circle).missing.filter((kind) => !listed.has(kind));
  return (
    <details className={styles.facilities}>
      <summary>{t('circles.facilities', { count: circle.facilities.length })}</summary>
      {FACILITY_CLASSES.map((facilityClass) => {
        const ofClass = circle.facilities.filter(({ kind }) => facilityClassOf(kind) === facilityClass);
        return (
          ofClass.length > 0 && (
            <section key={facilityClass} aria-label={t(`circles.class.${facilityClass}`)}>
              <h4 className={styles.tier}>{t(`circles.class.${facilityClass}`)}</h4>
              <ul className={styles.lines}>
                {ofClass.map(({ kind, name, state, stationCode }, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: facilities have no name of their own.
                  <li key={i} data-state={state}>
                    <span aria-hidden="true">{SIGNS[state]}</span>
                    <span>
                      {[t(`circles.kind.${kind}`), name].filter(Boolean).join(' · ')}
                      {state !== 'present' && ` (${t(`circles.state.${state}`)})`}
                      {stationCode !== null && !current.stations.has(stationCode) && (
                        <span className={styles.note}>{t('circles.stationGone', { code: stationCode })}</span>
                      )}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          )
        );
      })}
      {unlisted.length > 0 && (
        <p className={styles.quiet}>
          {t('circles.unlisted', {
            kinds: unlisted.map((kind) => t(`circles.kind.${kind}`)).join(t('circles.and')),
          })}
        </p>
      )}
    </details>
  );
}
