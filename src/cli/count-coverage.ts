import type { CityData } from '../domain/city.ts';
import type { CoverageSettings } from '../domain/coverage.ts';
import { CircleAssignment } from '../engine/coverage/circle-assignment.ts';
import { CityWalks } from '../engine/coverage/city-walks.ts';
import { stationCounter } from '../engine/coverage/counted-stations.ts';
import { CoverageModel } from '../engine/coverage/coverage-model.ts';
import type { Demand } from '../engine/coverage/demand.ts';
import { passagesOpenAt } from '../engine/coverage/open-passages.ts';
import { WalkAssignment } from '../engine/coverage/walk-assignment.ts';
import type { Snapper } from '../engine/network/snapper.ts';
import type { WalkNetwork } from '../engine/network/walk-network.ts';
import { createGridAssignment } from '../engine/topology/grid-assignment.ts';

/** A city with its network, and every household counted. */
export interface CountedCity {
  readonly city: CityData;
  readonly settings: CoverageSettings;
  readonly walks: CityWalks;
  /** The network as it is walked under the settings. */
  readonly network: WalkNetwork;
  readonly snapper: Snapper;
  readonly model: CoverageModel;
  /** Indices into the city's stations of those that count. */
  readonly counted: readonly number[];
}

/** Counts the city from scratch under the settings. */
export function countCoverage(city: CityData, settings: CoverageSettings): CountedCity {
  const walks = new CityWalks(city);
  const { snapper } = walks;
  const network = walks.view({ ...settings, isOpen: passagesOpenAt(settings.at) });
  const { lon, lat } = city.buildings;
  const shapes = city.grids.map(({ code, geometry }) => ({ code, polygon: geometry }));
  const demand: Demand = {
    ...city.buildings,
    group: createGridAssignment(lon, lat, shapes).gridOf,
    groupCount: city.grids.length,
  };
  const model = new CoverageModel(demand, settings, (precedes) =>
    settings.method === 'network'
      ? new WalkAssignment(network, snapper, demand, precedes, walks.doors)
      : new CircleAssignment(demand, precedes),
  );
  const counts = stationCounter(settings);
  const counted = city.stations.flatMap((station, index) => (counts(station) ? [index] : []));
  model.setFacilities(
    counted.map((index) => {
      const { code, location } = city.stations[index];
      return { code, position: location! };
    }),
  );
  return { city, settings, walks, network, snapper, model, counted };
}
