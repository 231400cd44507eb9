import type { BuildingTable, CityData, Compound, Gate } from '../../domain/city.ts';
import type { LonLat } from '../../domain/geometry.ts';
import type { CandidateSource, SitingCandidate } from '../../domain/siting.ts';
import { haversineM } from '../geometry/haversine.ts';

/** Building kinds, OSM `building` values and those of our invented cities, whose rooms the public may be given. */
const PUBLIC_KINDS = new Set([
  'public',
  'civic',
  'government',
  'townhall',
  'community_centre',
  'library',
  'school',
  'kindergarten',
  'college',
  'university',
  'hospital',
  'clinic',
  'social_facility',
  'sports_hall',
  'fire_station',
]);
/** Kinds whose ground floor is let. */
const GROUND_FLOOR_KINDS = new Set([
  'retail',
  'commercial',
  'shop',
  'supermarket',
  'kiosk',
  'office',
  'mixed_use',
]);

/**
 * Where a city could open stations: its public buildings, the ground floors of its shops and offices, and one
 * service room in every compound under property management, in the house next to its gate.
 */
export function candidatesOfCity(
  city: Pick<CityData, 'buildings' | 'compounds' | 'gates'>,
): SitingCandidate[] {
  const { buildings } = city;
  const candidates: SitingCandidate[] = [];
  for (let row = 0; row < buildings.count; row++) {
    const source = sourceOf(buildings.kinds[row]);
    if (source === null) continue;
    candidates.push({ id: buildings.codes[row], name: null, source, location: locationOf(buildings, row) });
  }
  return [...candidates, ...serviceRooms(city)];
}

function sourceOf(kind: string | null): CandidateSource | null {
  if (kind === null) return null;
  if (PUBLIC_KINDS.has(kind)) return 'public_building';
  return GROUND_FLOOR_KINDS.has(kind) ? 'ground_floor' : null;
}

function serviceRooms({
  buildings,
  compounds,
  gates,
}: Pick<CityData, 'buildings' | 'compounds' | 'gates'>): SitingCandidate[] {
  const housesOf: number[][] = compounds.map(() => []);
  for (let row = 0; row < buildings.count; row++) housesOf[buildings.compoundIndex[row]]?.push(row);
  const gateOf = new Map<string, Gate>();
  for (const gate of gates) if (!gateOf.has(gate.compoundCode)) gateOf.set(gate.compoundCode, gate);
  return compounds.flatMap((compound, index): SitingCandidate[] => {
    if (!compound.hasPropertyManagement || housesOf[index].length === 0) return [];
    const house = houseAtGate(buildings, housesOf[index], gateOf.get(compound.code));
    return [roomOf(compound, locationOf(buildings, house))];
  });
}

function roomOf({ code, name }: Compound, location: LonLat): SitingCandidate {
  return { id: code, name, source: 'compound_service_room', location };
}

/** The house nearest to the gate; the first where the compound has no gate. */
function houseAtGate(buildings: BuildingTable, houses: readonly number[], gate: Gate | undefined): number {
  if (gate === undefined) return houses[0];
  const [lon, lat] = gate.geometry.coordinates;
  const metresTo = (row: number) => haversineM(lon, lat, buildings.lon[row], buildings.lat[row]);
  return houses.reduce((nearest, row) => (metresTo(row) < metresTo(nearest) ? row : nearest));
}

function locationOf({ lon, lat }: BuildingTable, row: number): LonLat {
  return [lon[row], lat[row]];
}
