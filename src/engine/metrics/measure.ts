/**
 * The formula of every figure in the registry: the one place where each is worked out. What has been counted
 * by the coverage model, the partition or a sum is read here; shares, means and differences are made here.
 */
import type { CoverageTotals } from '../../domain/coverage.ts';
import type { CompassComparison, GapFigures } from '../../domain/coverage-report.ts';
import type { CityFigures, GridFigures } from '../../domain/figures.ts';
import type { MetricSubject } from '../../domain/metrics/metric.ts';
import type { METRICS, MetricKey } from '../../domain/metrics/registry.ts';
import type { CircleFigures } from '../../domain/service-circle-figures.ts';
import type { CircleProvision } from './service-circle-figures.ts';
import type { LoadSums, StationLoad } from './station-load.ts';

/** Counts of homes. Sums have no percentiles, because percentiles do not add up. */
export type HomeCounts = Omit<CoverageTotals, 'coverageRate' | 'medianMinutes' | 'p90Minutes'> &
  Partial<Pick<CoverageTotals, 'medianMinutes' | 'p90Minutes'>>;

/** Staff of a place as counts; `null` where nobody tells. */
export interface StaffCounts {
  /** Grids that say how many workers they have, be it none. */
  readonly gridsTold: number;
  readonly gridWorkers: number | null;
  readonly partTimeGridWorkers: number | null;
  readonly gridsWithout: number | null;
  readonly communityWorkers: number | null;
  readonly residentPopulation: number | null;
}

/** What each kind of subject is told by. */
export interface Subjects {
  readonly homes: HomeCounts;
  readonly grid: GridFigures;
  readonly grids: readonly Pick<GridFigures, 'band'>[];
  readonly station: Pick<StationLoad, 'reachedHouseholds' | 'floorM2Per100Households'>;
  readonly stations: LoadSums;
  readonly compass: Pick<CompassComparison, 'notKeptHouseholds' | 'detourIndex'> &
    Partial<Pick<CompassComparison, 'circleHouseholds'>>;
  readonly service_circle: {
    readonly areaM2: number;
    readonly stations: CircleFigures['stations'];
    readonly provision: CircleProvision;
  };
  readonly gap: Pick<GapFigures, 'extraMinutes' | 'olderGapHouseholds'>;
  readonly staff: StaffCounts;
  readonly city: Pick<CityFigures, 'unassignedHouseholds' | 'gapHouseholdsNearDataEdge'>;
  readonly walk: { readonly walkMinutes: number; readonly walkMetres: number };
}

type SubjectOf<Key extends MetricKey> = Subjects[(typeof METRICS)[Key]['of'] & MetricSubject];
type Formulas = { readonly [Key in MetricKey]: (of: SubjectOf<Key>) => number | null };

const M2_PER_HECTARE = 10_000;

const FORMULAS: Formulas = {
  households: (homes) => homes.households,
  coveredHouseholds: (homes) => homes.coveredHouseholds,
  coverageRate: (homes) => share(homes.coveredHouseholds, homes.households),
  gapHouseholds: (homes) => homes.gapHouseholds,
  unreachableHouseholds: (homes) => homes.unreachableHouseholds,
  reachableHouseholds: (homes) => homes.households - homes.unreachableHouseholds,
  meanMinutes: (homes) => homes.meanMinutes,
  medianMinutes: (homes) => homes.medianMinutes ?? null,
  p90Minutes: (homes) => homes.p90Minutes ?? null,
  olderHouseholds: (homes) => homes.olderHouseholds,
  olderCoveredHouseholds: (homes) => homes.olderCoveredHouseholds,
  olderCoverageRate: (homes) => share(homes.olderCoveredHouseholds, homes.olderHouseholds),
  residentialBuildings: (homes) => homes.residentialBuildings,
  coveredBuildings: (homes) => homes.coveredBuildings,
  coveredBuildingRate: (homes) => share(homes.coveredBuildings, homes.residentialBuildings),

  areaHectares: (grid) => grid.areaM2 / M2_PER_HECTARE,
  compactness: (grid) => grid.compactness,
  buildings: (grid) => grid.buildings,
  bandDeviation: (grid) => (grid.band === 'unmeasured' ? null : grid.bandDeviation),

  grids: (grids) => grids.length,
  measuredGrids: (grids) => grids.length - count(grids, 'unmeasured'),
  gridsOutOfBand: (grids) => count(grids, 'under') + count(grids, 'over'),
  gridsUnderBand: (grids) => count(grids, 'under'),
  gridsOverBand: (grids) => count(grids, 'over'),

  reachedHouseholds: (station) => station.reachedHouseholds,
  floorM2Per100Households: (station) => station.floorM2Per100Households,
  stations: (loads) => loads.stations,
  householdsPerStation: (loads) => loads.householdsPerStation,
  floorM2Per100HouseholdsOfAll: (loads) => loads.floorM2Per100Households,
  overloadedStations: (loads) => loads.overloadedStations,
  circleHouseholds: (compass) => compass.circleHouseholds ?? null,
  notKeptHouseholds: (compass) => compass.notKeptHouseholds,
  detourIndex: (compass) => compass.detourIndex,

  serviceCircleHectares: (circle) => circle.areaM2 / M2_PER_HECTARE,
  serviceCircleStations: ({ stations }) => Object.values(stations).reduce((sum, tier) => sum + tier, 0),
  facilitiesNeeded: ({ provision }) => provision.needed,
  facilitiesPresent: ({ provision }) => provision.present,

  gridsTellingStaff: (staff) => staff.gridsTold,
  gridWorkers: (staff) => staff.gridWorkers,
  partTimeGridWorkers: (staff) => staff.partTimeGridWorkers,
  gridsWithoutWorker: (staff) => staff.gridsWithout,
  residents: (staff) => staff.residentPopulation,
  communityWorkers: (staff) => staff.communityWorkers,
  communityWorkersPer10000: (staff) => share(times(staff.communityWorkers, 10_000), staff.residentPopulation),

  unassignedHouseholds: (city) => city.unassignedHouseholds,
  gapHouseholdsNearDataEdge: (city) => city.gapHouseholdsNearDataEdge,
  extraMinutes: (gap) => gap.extraMinutes,
  olderGapHouseholds: (gap) => gap.olderGapHouseholds,
  walkMinutes: (walk) => walk.walkMinutes,
  walkMetres: (walk) => walk.walkMetres,
};

/** The figure by its formula, unrounded, in the unit of the registry; `null` where there is nothing to tell it from. */
export function measure<Key extends MetricKey>(key: Key, of: SubjectOf<Key>): number | null {
  return FORMULAS[key](of);
}

/** Part over whole; `null` of nothing, and where either is unknown. */
function share(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole === 0 ? null : part / whole;
}

function times(value: number | null, factor: number): number | null {
  return value === null ? null : value * factor;
}

function count(grids: Subjects['grids'], wanted: GridFigures['band']): number {
  return grids.filter(({ band }) => band === wanted).length;
}
