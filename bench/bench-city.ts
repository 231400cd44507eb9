/** The city under measurement, with what both sides are given ready-made: network, frame, and where doors and stations join it. */
import { type CityPreset, generateCity } from '../data/generate-city.ts';
import type { CityData } from '../src/domain/city.ts';
import { type CoverageSettings, DEFAULT_SETTINGS } from '../src/domain/coverage.ts';
import type { LonLat } from '../src/domain/geometry.ts';
import type { Demand } from '../src/engine/coverage/demand.ts';
import { limitMetres } from '../src/engine/coverage/walk-limit.ts';
import { createLocalFrame, type LocalFrame } from '../src/engine/geometry/local-frame.ts';
import { polygonToLocal } from '../src/engine/geometry/local-polygons.ts';
import type { OwnPolygon } from '../src/engine/geometry/planar.ts';
import { createSnapper, type Snap, type Snapper } from '../src/engine/network/snapper.ts';
import { buildWalkNetwork } from '../src/engine/network/street-network.ts';
import type { WalkNetwork } from '../src/engine/network/walk-network.ts';
import { createGridAssignment, NO_GRID } from '../src/engine/topology/grid-assignment.ts';
import { cityCentre } from '../src/worker/city-bounds.ts';

/** Fifteen minutes at 4 km/h: exactly 1,000 m. */
export const BENCH_SETTINGS: CoverageSettings = DEFAULT_SETTINGS;

export interface BenchStation {
  readonly code: string;
  readonly position: LonLat;
  readonly snap: Snap;
}

export interface BenchCity {
  readonly preset: CityPreset;
  readonly seed: number;
  readonly city: CityData;
  readonly network: WalkNetwork;
  readonly snapper: Snapper;
  readonly frame: LocalFrame;
  readonly limitM: number;
  readonly demand: Demand;
  /** Where each building joins the network; `null` where there is none. */
  readonly doors: readonly (Snap | null)[];
  /** Stations with a place, in the city's order. */
  readonly stations: readonly BenchStation[];
  /** Grids in local metres. */
  readonly gridPolygons: readonly OwnPolygon[];
}

export function buildBenchCity(preset: CityPreset, seed: number): BenchCity {
  const city = generateCity(preset, seed);
  const network = buildWalkNetwork(city.streets);
  const snapper = createSnapper(network);
  const frame = createLocalFrame(cityCentre(city));
  const { lon, lat, count, households, olderHouseholds } = city.buildings;
  const assignment = createGridAssignment(
    lon,
    lat,
    city.grids.map(({ code, geometry }) => ({ code, polygon: geometry })),
  );
  return {
    preset,
    seed,
    city,
    network,
    snapper,
    frame,
    limitM: limitMetres(BENCH_SETTINGS),
    demand: {
      count,
      lon,
      lat,
      households,
      olderHouseholds,
      group: assignment.gridOf,
      groupCount: city.grids.length,
    },
    doors: Array.from({ length: count }, (_, row) => snapper.snap([lon[row], lat[row]])),
    stations: city.stations.flatMap(({ code, location }) => {
      const snap = location === null ? null : snapper.snap(location);
      return location === null || snap === null ? [] : [{ code, position: location, snap }];
    }),
    gridPolygons: city.grids.map(({ geometry }) => polygonToLocal(frame, geometry)),
  };
}

/** One line of counts for the head of the report. */
export function describeCity({ preset, seed, city, network, stations, demand }: BenchCity): string {
  const households = demand.households.reduce((sum, count) => sum + count, 0);
  const unassigned = demand.group.filter((grid) => grid === NO_GRID).length;
  const counts = [
    `${city.grids.length} grids`,
    `${stations.length} stations with a place`,
    `${demand.count} buildings (${unassigned} in no grid)`,
    `${households} households`,
    `walking network of ${network.nodeCount} nodes and ${network.edgeCount} edges (${network.shapeLon.length} shape vertices)`,
  ];
  return `${preset}, seed ${seed}: ${counts.join(', ')}`;
}
