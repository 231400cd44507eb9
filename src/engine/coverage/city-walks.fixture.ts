/** Small walled cities for tests, in metres east and north of a corner. */
import {
  ALWAYS_OPEN,
  type Compound,
  type Crossing,
  DEFAULT_WALK_PROFILES,
  type Gate,
  STREET_FLAGS,
} from '../../domain/city.ts';
import type { LonLat } from '../../domain/geometry.ts';
import { at, type FixtureStreet, streetTable } from '../network/walk-fixture.ts';
import type { WalkingCondition } from '../network/walking-conditions.ts';
import type { WalkableCity } from './city-walks.ts';
import { CityWalks } from './city-walks.ts';
import { ANY_PASSAGE } from './open-passages.ts';
import { WalkAssignment } from './walk-assignment.ts';

export type Spot = readonly [eastM: number, northM: number];

export interface FixtureWay {
  readonly spots: readonly Spot[];
  readonly flags?: readonly (keyof typeof STREET_FLAGS)[];
  readonly kind?: string;
  readonly access?: string;
}

export interface FixtureBarrier {
  readonly kind: string;
  readonly spots: readonly Spot[];
}

export interface FixtureGate extends Partial<Pick<Gate, 'open' | 'stepFree'>> {
  readonly spot: Spot;
  /** Row of its compound, the first where unsaid; `null` where the data do not say. */
  readonly compound?: number | null;
}

export interface WalledTown {
  readonly streets: readonly FixtureWay[];
  /** Corners of gated compounds, not closed. */
  readonly compounds?: readonly (readonly Spot[])[];
  readonly gates?: readonly FixtureGate[];
  readonly barriers?: readonly FixtureBarrier[];
  readonly crossings?: readonly (Partial<Crossing> & { readonly spots: readonly Spot[] })[];
  readonly homes: readonly Spot[];
}

/** Walkers of the standard profile to whom everything is open. */
export const ANYONE: WalkingCondition = { ...DEFAULT_WALK_PROFILES.standard, isOpen: ANY_PASSAGE };

export function square(west: number, south: number, east: number, north: number): Spot[] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ];
}

export function walkableTown(town: WalledTown): WalkableCity {
  const place = ([east, north]: Spot): LonLat => at(east, north);
  const homes = town.homes.map(place);
  const compounds = (town.compounds ?? []).map((corners, row): Compound => {
    const ring = [...corners, corners[0]].map((spot) => [...place(spot)]);
    return {
      code: `C${row}`,
      name: `小区${row}`,
      isGated: true,
      hasPropertyManagement: true,
      hasSecurity: true,
      geometry: { type: 'Polygon', coordinates: [ring] },
    };
  });
  const streets = town.streets.map(
    ({ spots, flags = [], kind, access }): FixtureStreet => ({
      line: spots.map(place),
      kind,
      access,
      flags: flags.reduce((bits, flag) => bits | STREET_FLAGS[flag], 0),
    }),
  );
  return {
    streets: streetTable(streets),
    exactNetwork: null,
    compounds,
    gates: (town.gates ?? []).map(
      ({ spot, compound = 0, open = ALWAYS_OPEN, stepFree = null }, row): Gate => ({
        code: `G${row}`,
        compoundCode: compound === null ? '' : `C${compound}`,
        open,
        stepFree,
        geometry: { type: 'Point', coordinates: [...place(spot)] },
      }),
    ),
    crossings: (town.crossings ?? []).map(
      ({ spots, ...said }, row): Crossing => ({
        code: `K${row}`,
        name: null,
        kind: 'bridge',
        open: ALWAYS_OPEN,
        stepFree: true,
        signals: false,
        ...said,
        line: spots.map(place),
      }),
    ),
    backdrop: (town.barriers ?? []).map(({ kind, spots }) => ({
      layer: 'barrier',
      kind,
      name: null,
      geometry: { type: 'LineString', coordinates: spots.map((spot) => [...place(spot)]) },
    })),
    buildings: {
      count: homes.length,
      codes: homes.map((_, row) => `B${row}`),
      lon: Float64Array.from(homes, ([lon]) => lon),
      lat: Float64Array.from(homes, ([, lat]) => lat),
      households: new Int32Array(homes.length).fill(1),
      olderHouseholds: new Int32Array(homes.length).fill(-1),
      compoundIndex: new Int32Array(homes.length).fill(-1),
      estimated: new Uint8Array(homes.length),
      kinds: homes.map(() => null),
      footprints: null,
    },
  };
}

/** The nearest of these stations on foot from every home. */
export function nearestWalks(
  city: WalkableCity,
  walks: CityWalks,
  stations: readonly LonLat[],
  condition: WalkingCondition = ANYONE,
): WalkAssignment {
  const { count } = city.buildings;
  const demand = { ...city.buildings, group: new Int32Array(count), groupCount: 1 };
  const assignment = new WalkAssignment(
    walks.view(condition),
    walks.snapper,
    demand,
    (a, b) => a < b,
    walks.doors,
  );
  assignment.reset(stations);
  return assignment;
}

/** Walking metres from each home to the nearest of these spots. */
export function metresFrom(
  town: WalledTown,
  stations: readonly Spot[],
  condition: WalkingCondition = ANYONE,
): Float64Array {
  const city = walkableTown(town);
  const places = stations.map(([east, north]) => at(east, north));
  return nearestWalks(city, new CityWalks(city), places, condition).metres;
}
