import type { GridFigures } from '../../../domain/figures.ts';
import { measure } from '../../../engine/metrics/measure.ts';
import type { MapAdapter } from '../../../map/adapter.ts';
import { codeTail } from '../../../map/features/grids.ts';
import { type Drag, dragIn } from '../../../state/gesture-store.ts';
import { formatMetric, formatMetricChange, metricUnit } from '../../../ui/metric-words.ts';
import { STATE_SIGNS } from '../../../ui/tokens.ts';
import { useTranslation } from '../../../ui/translation.ts';
import { useDeskState, useOpenCity } from '../desk-context.tsx';
import { BandBar } from './BandBar.tsx';
import { BandWords } from './BandWords.tsx';
import styles from './DragReadout.module.css';
import { WarningWords } from './WarningList.tsx';

const WIDTH = 224;
const AWAY = 22;

/** Beside the pointer while it drags: the grids that change, or who gains and loses, against before the drag. */
export function DragReadout({ map }: { readonly map: MapAdapter | null }) {
  const { t } = useTranslation('planner');
  const gesture = useDeskState('gesture', (state) => dragIn(state.gesture));
  if (!gesture || !map || (!gesture.effect && !gesture.refusal)) return null;
  const { x, y } = map.project(gesture.to);
  const { width, height } = map.size();
  const left = x + AWAY + WIDTH > width ? x - AWAY - WIDTH : x + AWAY;
  const top = Math.max(8, Math.min(y - 40, height - 220));
  return (
    <div
      className={styles.readout}
      style={{ transform: `translate(${left}px, ${top}px)`, width: WIDTH }}
      role="status"
    >
      {gesture.refusal && (
        <p className={styles.refused}>
          <span aria-hidden="true">{STATE_SIGNS.broken} </span>
          {t(`notice.refused.${gesture.refusal}`)}
        </p>
      )}
      {gesture.effect?.warnings.map((warning) => (
        <WarningWords key={`${warning.code} ${warning.subject}`} warning={warning} />
      ))}
      {gesture.subject.kind === 'vertex' ? (
        <Neighbours gesture={gesture} />
      ) : (
        <div className={styles.grid}>
          {gesture.subject.kind === 'station' && (
            <StationReach gesture={gesture} code={gesture.subject.code} />
          )}
          <CityReach gesture={gesture} />
        </div>
      )}
    </div>
  );
}

function Neighbours({ gesture }: { readonly gesture: Drag }) {
  const { current, data } = useOpenCity();
  const committed = useDeskState('figures', (figures) => figures.current?.grids);
  return (gesture.effect?.grids ?? []).map((now) => {
    const kind = current.grids.get(now.code)?.kind;
    const band = kind && data.info.bands[kind];
    return <GridLine key={now.code} now={now} before={committed?.get(now.code)} band={band ?? null} />;
  });
}

interface GridLineProps {
  readonly now: GridFigures;
  readonly before: GridFigures | undefined;
  readonly band: { readonly min: number; readonly max: number } | null;
}

function GridLine({ now, before, band }: GridLineProps) {
  const { t } = useTranslation('planner');
  return (
    <div className={styles.grid}>
      <p className={styles.line}>
        <strong>{codeTail(now.code)}</strong>
        <span className={styles.households}>
          {formatMetric('households', now.households)} {metricUnit('households')}
        </span>
        <span className={styles.delta}>
          {formatMetricChange('households', now.households - (before?.households ?? 0))}
        </span>
      </p>
      {band && (
        <BandBar households={now.households} band={band} state={now.band} before={before?.households} />
      )}
      <p className={styles.small}>
        <BandWords figures={now} />
        <span>
          {t('drag.gap')} {formatMetric('gapHouseholds', now.gapHouseholds)}
        </span>
      </p>
    </div>
  );
}

function StationReach({ gesture, code }: { readonly gesture: Drag; readonly code: string }) {
  const { t } = useTranslation('planner');
  const reached = useDeskState('figures', (figures) => figures.current?.stations.get(code) ?? 0);
  const { effect } = gesture;
  if (!effect) return null;
  const now = effect.stations.find((station) => station.code === code)?.reachedHouseholds ?? reached;
  return (
    <p className={styles.line}>
      <span>{t('drag.station')}</span>
      <span className={styles.households}>{formatMetric('reachedHouseholds', now)}</span>
      <span className={styles.delta}>{formatMetricChange('reachedHouseholds', now - reached)}</span>
    </p>
  );
}

function CityReach({ gesture: { effect } }: { readonly gesture: Drag }) {
  const { t } = useTranslation('planner');
  const totals = useDeskState('figures', (figures) => figures.current?.totals);
  if (!effect || !totals) return null;
  return (
    <>
      <p className={styles.line}>
        <span>{t('drag.city')}</span>
        <span className={styles.households}>
          {formatMetric('coverageRate', measure('coverageRate', effect.totals))}
        </span>
        <span className={styles.delta}>
          {formatMetricChange(
            'coveredHouseholds',
            effect.totals.coveredHouseholds - totals.coveredHouseholds,
          )}
        </span>
      </p>
      <p className={styles.line}>
        <span>{t('drag.gap')}</span>
        <span className={styles.households}>
          {formatMetric('gapHouseholds', effect.totals.gapHouseholds)}
        </span>
        <span className={styles.delta}>
          {formatMetricChange('gapHouseholds', effect.totals.gapHouseholds - totals.gapHouseholds)}
        </span>
      </p>
    </>
  );
}
