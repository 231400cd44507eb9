import { type ReactNode, useMemo } from 'react';
import { formatDelta } from '../../../ui/format.ts';
import { formatMetric, metricUnit } from '../../../ui/metric-words.ts';
import { useTranslation } from '../../../ui/translation.ts';
import { differencesIn } from '../model/area-differences.ts';
import { PlaceName, placeName } from '../PlaceName.tsx';
import { WallPanel } from '../panels/WallPanel.tsx';
import type { WallView } from '../wall-view.ts';
import styles from './DifferencesPanel.module.css';
import type { BeforeAfterState } from './use-before-after.ts';

export interface DifferencesPanelProps {
  readonly view: WallView;
  readonly state: BeforeAfterState;
}

/** What changed since the earlier map, in numbers, for the place one stands at. */
export function DifferencesPanel({ view, state }: DifferencesPanelProps) {
  const { t } = useTranslation('wall');
  const { areas, area, tiers } = view;
  const result = state.status === 'ready' ? state.result : null;
  const told = useMemo(
    () => result && differencesIn(areas, area.code, tiers.inForce.city.buildings, result),
    [areas, area, tiers, result],
  );
  return (
    <WallPanel
      area="trend"
      title={t('compare.changed')}
      aside={<PlaceName>{placeName(area, areas.city.info)}</PlaceName>}
    >
      {told === null ? (
        <p role="status">{t(state.status === 'failed' ? 'compare.failed' : 'compare.working')}</p>
      ) : (
        <dl className={styles.rows}>
          <Row name={t('compare.covered')}>
            {formatMetric('coveredHouseholds', told.coveredBefore)} →{' '}
            <strong>{formatMetric('coveredHouseholds', told.coveredAfter)}</strong>
          </Row>
          <Row name={t('compare.coverage')}>
            <strong>{formatDelta(told.coverageGained)}</strong> / {formatDelta(-told.coverageLost)}{' '}
            {metricUnit('households')}
          </Row>
          <Row name={t('compare.moved')}>
            <strong>{formatMetric('households', told.movedHouseholds)}</strong> {metricUnit('households')}
          </Row>
          <Row name={t('compare.grids')}>
            <strong>{formatDelta(told.begun)}</strong> / {formatDelta(-told.ended)}
            {' · '}
            {t('compare.redrawn', { count: told.redrawn })}
          </Row>
          <Row name={t('compare.stations')}>
            <strong>{formatDelta(told.newStations)}</strong> / {formatDelta(-told.closedStations)}
          </Row>
        </dl>
      )}
    </WallPanel>
  );
}

function Row({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={styles.row}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
