/**
 * What `coverage` answers: the figures of the contract, and with them under which settings they hold, of how
 * many households, and how old the data are.
 */
import type { StationCapacity } from '../domain/city.ts';
import type { CoverageSettings, CoverageTotals } from '../domain/coverage.ts';
import type { CompassComparison, GapCluster, GapFigures, UnitFigures } from '../domain/coverage-report.ts';
import { cityFrame } from '../engine/checking/city-frame.ts';
import { gapHouseholdsNearEdge, metresToDataEdge } from '../engine/coverage/data-edge.ts';
import { limitMetres, minutesOf } from '../engine/coverage/walk-limit.ts';
import { coverageReport } from '../engine/metrics/coverage-report.ts';
import { type StationLoad, stationLoad } from '../engine/metrics/station-load.ts';
import type { CountedCity } from './count-coverage.ts';

export interface CoverageResult extends CoverageTotals {
  readonly method: string;
  readonly minutes: number;
  readonly speedKmh: number;
  readonly settings: CoverageSettings;
  /** ISO day of the data, `null` where the city does not tell. */
  readonly dataDate: string | null;
  /** Of what the rates are shares. */
  readonly denominator: Denominator;
  /** Households not covered for whom the street data end within the limit: streets and stations beyond are not known. */
  readonly gapHouseholdsNearDataEdge: number;
  readonly grids: readonly (GridCount & { readonly areaShare: number })[];
  readonly units: readonly UnitFigures[];
  readonly stations: readonly (StationLoad & { readonly code: string; readonly counted: boolean })[];
  /** By what the city judges whether a station is overloaded. */
  readonly stationCapacity: StationCapacity;
  readonly gaps: { readonly grids: readonly GapFigures[]; readonly clusters: readonly GapCluster[] };
  /** `null` where the compass itself counts. */
  readonly compass: CompassComparison | null;
  readonly buildings?: readonly {
    readonly code: string;
    readonly minutes: number | null;
    readonly stationCode: string | null;
  }[];
}

type GridCount = Omit<CoverageTotals, 'coverageRate'> & { readonly code: string };

interface Denominator {
  readonly of: 'households';
  readonly households: number;
}

/** The contract's answer. `areaShares` are by grid, the shares of their area inside the service areas, 0 … 1. */
export function coverageResult(
  countedCity: CountedCity,
  areaShares: readonly number[],
  withBuildings: boolean,
): CoverageResult {
  const { city, settings, model } = countedCity;
  const totals = model.totals();
  const facilities = countedCity.counted.map((index) => {
    const { code, location } = city.stations[index];
    return { code, position: location! };
  });
  const counted = new Set(facilities.map(({ code }) => code));
  const { units, gapGrids, gapClusters, compass } = coverageReport({
    settings,
    adminUnits: city.adminUnits,
    buildings: city.buildings,
    model,
    grids: city.grids,
    stations: facilities,
    frame: cityFrame(city),
  });
  const result: CoverageResult = {
    method: settings.method,
    minutes: settings.limitMinutes,
    speedKmh: settings.speedKmh,
    ...totals,
    settings,
    dataDate: city.info.dataDate,
    denominator: { of: 'households', households: totals.households },
    gapHouseholdsNearDataEdge: nearDataEdge(countedCity),
    grids: city.grids.map(({ code }, i) => {
      const { coverageRate: _, ...counts } = model.groupTotals(i);
      return { code, ...counts, areaShare: areaShares[i] };
    }),
    units,
    stations: city.stations.map((station) => ({
      code: station.code,
      counted: counted.has(station.code),
      ...stationLoad(model.reachedHouseholds(station.code), station, city.info.stationCapacity),
    })),
    stationCapacity: city.info.stationCapacity,
    gaps: { grids: gapGrids, clusters: gapClusters },
    compass,
  };
  return withBuildings ? { ...result, buildings: buildingWalks(countedCity) } : result;
}

function nearDataEdge({ city, settings, model, walks }: CountedCity): number {
  if (settings.method === 'circle') return 0;
  const { nodeLat, nodeLon } = walks.network;
  const edgeM = metresToDataEdge(city.buildings, { lon: nodeLon, lat: nodeLat });
  const isCovered = (row: number) => model.isCovered(row);
  return gapHouseholdsNearEdge(edgeM, city.buildings.households, limitMetres(settings), isCovered);
}

function buildingWalks({ city, settings, model }: CountedCity): CoverageResult['buildings'] {
  return city.buildings.codes.map((code, row) => {
    const metres = model.metresOf(row);
    const minutes = Number.isFinite(metres) ? minutesOf(metres, settings.speedKmh) : null;
    return { code, minutes, stationCode: model.stationOf(row) };
  });
}
