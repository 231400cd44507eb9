import { STATION_TIERS } from '../../../../domain/city.ts';
import type { ServiceCircle } from '../../../../domain/service-circle.ts';
import { measure } from '../../../../engine/metrics/measure.ts';
import { circleProvision } from '../../../../engine/metrics/service-circle-figures.ts';
import { definitionWords } from '../../../../ui/definition-words.ts';
import { formatMetric } from '../../../../ui/metric-words.ts';
import { useTranslation } from '../../../../ui/translation.ts';
import { useCityPart, useDeskState } from '../../desk-context.tsx';
import { FigureRow } from '../FigureRow.tsx';
import styles from './circles.module.css';

interface CircleFiguresProps {
  /** Under which the circle is counted: its own code, or that of the one under the pen. */
  readonly code: string;
  readonly circle: ServiceCircle;
}

/** What a circle comes to within the minutes of its tier, and under what its figures hold. */
export function CircleFigures({ code, circle }: CircleFiguresProps) {
  const { t } = useTranslation('planner');
  const data = useCityPart((city) => city.data);
  const figures = useDeskState('circles', (state) => state.figures.get(code));
  const shape = useDeskState('circles', (state) => state.shapes.get(code));
  if (!figures || !shape) return <p className={styles.quiet}>{t('table.counting')}</p>;
  const { totals, settings, stations } = figures;
  const provision = circleProvision(circle);
  const whole = { areaM2: shape.areaM2, stations, provision };
  const tiers = STATION_TIERS.filter((tier) => stations[tier] > 0).map(
    (tier) => `${t(`tier.${tier}`, { ns: 'ui' })} ${stations[tier]}`,
  );
  const words = definitionWords(
    t,
    settings,
    { households: totals.households, place: circle.name || t('circles.unnamed') },
    data.info,
  );
  return (
    <>
      {shape.parts > 1 && (
        <p className={styles.warning} role="status">
          ▲ {t('circles.parts', { count: shape.parts })}
        </p>
      )}
      <dl>
        <FigureRow metric="households" now={totals.households} />
        <FigureRow
          metric="coverageRate"
          label={t('figures.covered', { minutes: settings.limitMinutes })}
          now={measure('coverageRate', totals)}
        />
        <FigureRow metric="gapHouseholds" label={t('figures.gap')} now={totals.gapHouseholds} />
        <FigureRow
          metric="serviceCircleStations"
          now={measure('serviceCircleStations', whole)}
          note={tiers.join(' · ')}
        />
        <FigureRow
          metric="facilitiesPresent"
          now={measure('facilitiesPresent', whole)}
          note={t('circles.ofNeeded', {
            needed: formatMetric('facilitiesNeeded', provision.needed),
            planned: provision.planned,
          })}
        />
        <FigureRow metric="serviceCircleHectares" now={measure('serviceCircleHectares', whole)} />
      </dl>
      <p className={styles.quiet}>{words.join(' · ')}</p>
    </>
  );
}
