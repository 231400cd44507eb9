/** Two planners with a desk each over one plan of a small city, for the laws of working together. */
import type { CityData, Grid } from '../domain/city.ts';
import { latticeCommunity, seededRandom } from '../engine/topology/community-fixture.ts';
import { createGridAssignment, NO_GRID } from '../engine/topology/grid-assignment.ts';
import type { CitySource } from '../sources/city-source.ts';
import { cityFixture } from '../worker/city-fixture.ts';
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
  const span = 12 * 0.0003;
  return {
    ...city,
    adminUnits: [
      { ...unit, code: UNIT, name: '东街道', level: 'subdistrict', parentCode: null },
      { ...unit, code: COMMUNITY, name: '和平社区', level: 'community', parentCode: UNIT },
    ],
    grids: faces.map(({ polygon }, i) => ({ ...city.grids[i], geometry: polygon })),
    buildings: {
      ...city.buildings,
      lon: city.buildings.lon.map((lon) => 113.9 + ((lon - 113.9) * span) / 0.0072),
      lat: city.buildings.lat.map((lat) => 22.5 + ((lat - 22.5) * span) / 0.0072),
      households: city.buildings.households.map((count) => Math.max(1, count)),
    },
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
  const planner = await sitDown(visit, 'planner');
  if (!(await planner.planning.save('共用草案'))) throw new Error('The shared plan could not be made.');
  const planId = planner.stores.draft.getState().plan?.id ?? '';
  const colleague = await sitDown(visit, 'colleague', { query: `?plan=${planId}` });
  return { planner, colleague, planId, visit };
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
