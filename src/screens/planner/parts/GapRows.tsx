import { type ReactNode, useContext } from 'react';
import type { GapCluster, GapFigures, UnitFigures } from '../../../domain/coverage-report.ts';
import { measure } from '../../../engine/metrics/measure.ts';
import type { OverloadedStation } from '../../../state/gap-rows.ts';
import { select } from '../../../state/view-store.ts';
import { formatMetric } from '../../../ui/metric-words.ts';
import { useTranslation } from '../../../ui/translation.ts';
import { useCityPart, useDesk, useDeskState, useOpenCity } from '../desk-context.tsx';
import { gridWithCommunity } from '../grid-words.ts';
import { MapContext, useShowPlace } from '../map-context.tsx';
import styles from './GapList.module.css';
import lists from './ProblemList.module.css';

interface RowProps {
  readonly name: string;
  readonly figure: string;
  /** Each said once; `false` where there is nothing to say. */
  readonly facts: readonly (string | false)[];
  readonly isChosen: boolean;
  onLook(): void;
  /** Beside the row, e.g. a button. */
  readonly children?: ReactNode;
}

/** One place of a ranking: its name and households, and below what else is to be known. */
function Row({ name, figure, facts, isChosen, onLook, children }: RowProps) {
  return (
    <li className={styles.row} aria-current={isChosen}>
      <button type="button" className={styles.look} onClick={onLook}>
        <span className={styles.name}>{name}</span>
        <span className={styles.figure}>{figure}</span>
        <span className={styles.facts}>{facts.map((fact) => fact && <span key={fact}>{fact}</span>)}</span>
      </button>
      {children}
    </li>
  );
}

/** Neighbouring homes; looked at, all of them come into view and their largest building is asked about. */
export function ClusterRow({ gap }: { readonly gap: GapCluster }) {
  const { t } = useTranslation('planner');
  const desk = useDesk();
  const city = useOpenCity();
  const map = useContext(MapContext);
  const facts = useGapFacts(gap);
  const isChosen = useIsSelected(gap.code);
  const [first] = gap.gridCodes;
  const place = first === undefined ? gap.code : gridWithCommunity(first, city);
  const name = t('gaps.clusterName', { place });
  const ask = () => {
    map?.fit(gap.bounds);
    select(desk.stores.view, { kind: 'building', code: gap.code });
  };
  return (
    <Row
      name={name}
      figure={t('gaps.households', { households: formatMetric('gapHouseholds', gap.gapHouseholds) })}
      facts={[...facts, gap.gridCodes.length > 1 && t('gaps.andGrids', { count: gap.gridCodes.length })]}
      isChosen={isChosen}
      onLook={() => map?.fit(gap.bounds)}
    >
      <button type="button" className={lists.act} aria-label={t('gaps.whyLabel', { name })} onClick={ask}>
        {t('gaps.why')}
      </button>
    </Row>
  );
}

export function GridGapRow({ gap }: { readonly gap: GapFigures }) {
  const { t } = useTranslation('planner');
  const desk = useDesk();
  const city = useOpenCity();
  const show = useShowPlace();
  return (
    <Row
      name={gridWithCommunity(gap.code, city)}
      figure={t('gaps.households', { households: formatMetric('gapHouseholds', gap.gapHouseholds) })}
      facts={useGapFacts(gap)}
      isChosen={useIsSelected(gap.code)}
      onLook={() => {
        select(desk.stores.view, { kind: 'grid', code: gap.code });
        show(gap.code);
      }}
    />
  );
}

export function CommunityRow({ unit }: { readonly unit: UnitFigures }) {
  const { t } = useTranslation('planner');
  const desk = useDesk();
  const index = useCityPart((city) => city.index);
  const show = useShowPlace();
  const scope = useDeskState('view', (view) => view.scope);
  const older =
    unit.olderHouseholds === null ? null : unit.olderHouseholds - (unit.olderCoveredHouseholds ?? 0);
  return (
    <Row
      name={index.units.get(unit.code)?.name ?? unit.code}
      figure={t('gaps.households', { households: formatMetric('gapHouseholds', unit.gapHouseholds) })}
      facts={[
        t('gaps.rate', { rate: formatMetric('coverageRate', measure('coverageRate', unit)) }),
        older !== null &&
          older > 0 &&
          t('gaps.olderAmong', { households: formatMetric('olderGapHouseholds', older) }),
      ]}
      isChosen={scope === unit.code}
      onLook={() => {
        desk.stores.view.setState({ scope: unit.code });
        show(unit.code);
      }}
    />
  );
}

export function OverloadedRow({ load }: { readonly load: OverloadedStation }) {
  const { t } = useTranslation('planner');
  const desk = useDesk();
  const { current } = useOpenCity();
  const show = useShowPlace();
  const { code, reachedHouseholds, floorM2Per100Households: floor, mostHouseholds } = load;
  return (
    <Row
      name={current.stations.get(code)?.name ?? code}
      figure={t('gaps.households', { households: formatMetric('reachedHouseholds', reachedHouseholds) })}
      facts={[
        floor !== null && t('gaps.floor', { floor: formatMetric('floorM2Per100Households', floor) }),
        mostHouseholds !== null &&
          reachedHouseholds > mostHouseholds &&
          t('coverage.aboveCeiling', { most: formatMetric('reachedHouseholds', mostHouseholds) }),
      ]}
      isChosen={useIsSelected(code)}
      onLook={() => {
        select(desk.stores.view, { kind: 'station', code });
        show(code);
      }}
    />
  );
}

/** How far it is, to which station, and for whom besides. */
function useGapFacts(gap: GapFigures): (string | false)[] {
  const { t } = useTranslation('planner');
  const { current } = useOpenCity();
  const { stationCode, extraMinutes, unreachableHouseholds, olderGapHouseholds } = gap;
  return [
    stationCode === null
      ? t('gaps.noStation')
      : t('gaps.nearest', { station: current.stations.get(stationCode)?.name ?? stationCode }),
    extraMinutes !== null && t('gaps.extra', { minutes: formatMetric('extraMinutes', extraMinutes) }),
    unreachableHouseholds > 0 &&
      t('gaps.unreachable', { households: formatMetric('unreachableHouseholds', unreachableHouseholds) }),
    olderGapHouseholds !== null &&
      olderGapHouseholds > 0 &&
      t('gaps.olderAmong', { households: formatMetric('olderGapHouseholds', olderGapHouseholds) }),
  ];
}

function useIsSelected(code: string): boolean {
  return useDeskState('view', ({ selection }) => selection?.code === code);
}
