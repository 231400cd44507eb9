import type { CityData } from '../domain/city.ts';
import type { CoverageSettings } from '../domain/coverage.ts';
import { CircleAssignment } from '../engine/coverage/circle-assignment.ts';
import { stationCounter } from '../engine/coverage/counted-stations.ts';
import { CoverageModel } from '../engine/coverage/coverage-model.ts';
import type { Demand } from '../engine/coverage/demand.ts';
import { WalkAssignment } from '../engine/coverage/walk-assignment.ts';
import { minutesOf } from '../engine/coverage/walk-limit.ts';
import { networkFromExact } from '../engine/network/exact-network.ts';
import type { Snapper } from '../engine/network/snapper.ts';
import { createSnapper } from '../engine/network/snapper.ts';
import { buildWalkNetwork } from '../engine/network/street-network.ts';
import type { WalkNetwork } from '../engine/network/walk-network.ts';
import { createGridAssignment } from '../engine/topology/grid-assignment.ts';

/** A city with its network, and every household counted. */
export interface CountedCity {
  readonly city: CityData;
  readonly settings: CoverageSettings;
  readonly network: WalkNetwork;
  readonly snapper: Snapper;
  readonly model: CoverageModel;
  /** Indices into the city's stations of those that count. */
  readonly counted: readonly number[];
}

export interface CoverageResult {
  readonly method: string;
  readonly minutes: number;
  readonly speedKmh: number;
  readonly households: number;
  readonly coveredHouseholds: number;
  readonly coverageRate: number;
  readonly gapHouseholds: number;
  readonly unreachableHouseholds: number;
  readonly meanMinutes: number | null;
  readonly p90Minutes: number | null;
  readonly grids: readonly {
    readonly code: string;
    readonly households: number;
    readonly coveredHouseholds: number;
    readonly gapHouseholds: number;
    /** Share of the grid's area inside the service areas, 0 … 1. */
    readonly areaShare: number;
  }[];
  readonly stations: readonly { readonly code: string; readonly reachedHouseholds: number }[];
  readonly buildings?: readonly {
    readonly code: string;
    readonly minutes: number | null;
    readonly stationCode: string | null;
  }[];
}

/** Counts the city from scratch under the settings. */
export async function countCoverage(city: CityData, settings: CoverageSettings): Promise<CountedCity> {
  const network =
    city.exactNetwork === null ? buildWalkNetwork(city.streets) : networkFromExact(city.exactNetwork);
  const snapper = createSnapper(network);
  const { lon, lat } = city.buildings;
  const shapes = city.grids.map(({ code, geometry }) => ({ code, polygon: geometry }));
  const demand: Demand = {
    ...city.buildings,
    group: createGridAssignment(lon, lat, shapes).gridOf,
    groupCount: city.grids.length,
  };
  const model = new CoverageModel(demand, settings, (precedes) =>
    settings.method === 'network'
      ? new WalkAssignment(network, snapper, demand, precedes)
      : new CircleAssignment(demand, precedes),
  );
  const counts = await stationCounter(settings);
  const counted = city.stations.flatMap((station, index) => (counts(station) ? [index] : []));
  model.setFacilities(
    counted.map((index) => {
      const { code, location } = city.stations[index];
      return { code, position: location! };
    }),
  );
  return { city, settings, network, snapper, model, counted };
}

/** The contract's answer. `areaShares` are by grid. */
export function coverageResult(
  { city, settings, model }: CountedCity,
  areaShares: readonly number[],
  withBuildings: boolean,
): CoverageResult {
  const {
    households,
    coveredHouseholds,
    coverageRate,
    gapHouseholds,
    unreachableHouseholds,
    meanMinutes,
    p90Minutes,
  } = model.totals();
  const result: CoverageResult = {
    method: settings.method,
    minutes: settings.limitMinutes,
    speedKmh: settings.speedKmh,
    households,
    coveredHouseholds,
    coverageRate,
    gapHouseholds,
    unreachableHouseholds,
    meanMinutes,
    p90Minutes,
    grids: city.grids.map(({ code }, i) => {
      const totals = model.groupTotals(i);
      return {
        code,
        households: totals.households,
        coveredHouseholds: totals.coveredHouseholds,
        gapHouseholds: totals.gapHouseholds,
        areaShare: areaShares[i],
      };
    }),
    stations: city.stations.map(({ code }) => ({ code, reachedHouseholds: model.reachedHouseholds(code) })),
  };
  if (!withBuildings) return result;
  const buildings = city.buildings.codes.map((code, row) => {
    const metres = model.metresOf(row);
    const minutes = Number.isFinite(metres) ? minutesOf(metres, settings.speedKmh) : null;
    return { code, minutes, stationCode: model.stationOf(row) };
  });
  return { ...result, buildings };
}
