/** Two planners with a desk each over one plan of a small city, for the laws of working together. */
import type { CityData, Grid } from '../domain/city.ts';
import { type LonLat, roundDegrees } from '../domain/geometry.ts';
import { latticeCommunity, seededRandom } from '../engine/topology/community-fixture.ts';
import { createGridAssignment, NO_GRID } from '../engine/topology/grid-assignment.ts';
import type { CitySource } from '../sources/city-source.ts';
import { createCityEngine } from '../worker/city-engine.ts';
import { cityFixture } from '../worker/city-fixture.ts';
import type { EngineApi } from '../worker/protocol.ts';
import { cityIn } from './city-store.ts';
import { backendOf, sitDown } from './desk.fixture.ts';
import type { Desk } from './desk.ts';

export const UNIT = '990101001';
export const COMMUNITY = '990101001001';

/** A sub-district of one community with six grids; in every building lives somebody. */
export function smallCity(seed: number): CityData {
  const city = cityFixture(seed, { communities: 1, buildings: 30, stations: 4 });
  const { faces, outline } = latticeCommunity(seededRandom(seed), { columns: 2, rows: 2, steps: 6 });
  const unit = { totals: {}, geometry: outline };
  const shrink = (12 * 0.0003) / 0.0072;
  const moved = ([lon, lat]: LonLat): LonLat => [
    roundDegrees(113.9 + (lon - 113.9) * shrink),
    roundDegrees(22.5 + (lat - 22.5) * shrink),
  ];
  const { lon, lat, households } = city.buildings;
  const doors = Array.from(lon, (_, row) => moved([lon[row], lat[row]]));
  return {
    ...city,
    adminUnits: [
      { ...unit, code: UNIT, name: '东街道', level: 'subdistrict', parentCode: null },
      { ...unit, code: COMMUNITY, name: '和平社区', level: 'community', parentCode: UNIT },
    ],
    grids: faces.map(({ polygon }, i) => ({ ...city.grids[i], geometry: polygon })),
    buildings: {
      ...city.buildings,
      lon: Float64Array.from(doors, ([doorLon]) => doorLon),
      lat: Float64Array.from(doors, ([, doorLat]) => doorLat),
      households: households.map((count) => Math.max(1, count)),
    },
    stations: city.stations.map((station) => ({
      ...station,
      location: station.location && moved(station.location),
    })),
  };
}

export interface TwoPlanners {
  readonly planner: Desk;
  readonly colleague: Desk;
  readonly planId: string;
  /** One more visit to the backend. */
  readonly visit: () => CitySource;
}

/** Both desks open on the same empty plan. */
export async function twoPlanners(city: CityData): Promise<TwoPlanners> {
  const visit = backendOf(city, UNIT);
  const planner = await sitDown(visit, 'planner', { engine: unpictured() });
  if (!(await planner.planning.save('共用草案'))) throw new Error('The shared plan could not be made.');
  const planId = planner.stores.draft.getState().plan?.id ?? '';
  const colleague = await sitDown(visit, 'colleague', { query: `?plan=${planId}`, engine: unpictured() });
  return { planner, colleague, planId, visit };
}

/** The real engine without its pictures and checks, which are looked at elsewhere and take most of its time. */
function unpictured(): EngineApi {
  const nothing = async () => [];
  return { ...createCityEngine(), gaps: nothing, coveredArea: nothing, problems: nothing };
}

/** The grid every building stands in on a desk, by building row; '' for none. */
export function gridOfBuildings(desk: Desk): string[] {
  const open = cityIn(desk.stores.city);
  if (!open) throw new Error('The desk has no city open.');
  return gridsAtDoors(open.data, [...open.current.grids.values()]);
}

function gridsAtDoors({ buildings }: CityData, grids: readonly Grid[]): string[] {
  const shapes = grids.map(({ code, geometry }) => ({ code, polygon: geometry }));
  const { gridOf, codes } = createGridAssignment(buildings.lon, buildings.lat, shapes);
  return Array.from(gridOf, (slot) => (slot === NO_GRID ? '' : codes[slot]));
}

/** Gives these buildings to a grid in one stroke. False when the engine refuses. */
export function give(desk: Desk, communityCode: string, buildings: readonly string[], to: string) {
  return desk.editing.perform({
    kind: 'assign_ground',
    communityCode,
    picked: { buildings, compounds: [], blocksAt: [] },
    to,
    onlyFrom: null,
    locked: [],
    repairs: [],
    compoundReason: null,
  });
}
