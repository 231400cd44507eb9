import { useContext } from 'react';
import type { KeptCircle } from '../../../../domain/service-circle.ts';
import { CIRCLE_TIERS } from '../../../../domain/service-circle-tier.ts';
import { measure } from '../../../../engine/metrics/measure.ts';
import { geometryBounds } from '../../../../map/bounds.ts';
import { select } from '../../../../state/view-store.ts';
import { Button } from '../../../../ui/Button.tsx';
import { formatMetric } from '../../../../ui/metric-words.ts';
import { useTranslation } from '../../../../ui/translation.ts';
import { useDesk, useDeskState } from '../../desk-context.tsx';
import { MapContext } from '../../map-context.tsx';
import styles from './circles.module.css';

/** Circles by tier, the widest first. */
export function CircleList() {
  const { t } = useTranslation('planner');
  const { circles } = useDesk();
  const kept = useDeskState('circles', (state) => state.kept);
  return (
    <>
      {circles.mayDraw() && (
        <Button variant="primary" className={styles.small} onClick={() => circles.begin(null)}>
          {t('circles.new')}
        </Button>
      )}
      {kept.length === 0 && <p className={styles.none}>{t('circles.none')}</p>}
      {CIRCLE_TIERS.toReversed().map((tier) => {
        const ofTier = kept.filter(({ circleTier }) => circleTier === tier);
        return (
          ofTier.length > 0 && (
            <section key={tier} aria-label={t('circles.tier', { minutes: tier })}>
              <h3 className={styles.tier}>{t('circles.tier', { minutes: tier })}</h3>
              <ul className={styles.list}>
                {ofTier.map((circle) => (
                  <CircleRow key={circle.code} circle={circle} />
                ))}
              </ul>
            </section>
          )
        );
      })}
    </>
  );
}

/** Name, households and coverage of one circle; pressed, it comes into view, and the inspector tells the rest. */
function CircleRow({ circle }: { readonly circle: KeptCircle }) {
  const { t } = useTranslation('planner');
  const { circles, stores } = useDesk();
  const map = useContext(MapContext);
  const isChosen = useDeskState('circles', ({ chosen }) => chosen === circle.code);
  const totals = useDeskState('circles', ({ figures }) => figures.get(circle.code)?.totals);
  const shape = useDeskState('circles', ({ shapes }) => shapes.get(circle.code));
  const look = () => {
    select(stores.view, null);
    circles.choose(circle.code);
    if (shape && shape.parts > 0) map?.fit(geometryBounds(shape.geometry));
  };
  return (
    <li className={styles.row} aria-current={isChosen}>
      <button type="button" className={styles.look} onClick={look}>
        <span className={styles.name}>{circle.name}</span>
        <span className={styles.figure}>
          {totals ? formatMetric('coverageRate', measure('coverageRate', totals)) : '…'}
        </span>
        <span className={styles.facts}>
          <span>{t('circles.communityCount', { count: circle.communityCodes.length })}</span>
          {totals && (
            <span>
              {t('circles.households', { households: formatMetric('households', totals.households) })}
            </span>
          )}
          <span>{circle.responsibleBody}</span>
        </span>
      </button>
    </li>
  );
}
