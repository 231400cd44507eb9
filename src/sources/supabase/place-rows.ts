/** From the columns of stations and buildings to domain nouns. */
import { type BuildingTable, STATION_KINDS, STATION_TIERS, type Station } from '../../domain/city.ts';
import type { BuildingFootprint } from '../city-source.ts';
import { LayerColumns, number, oneOf, orNull, text, texts } from './columns.ts';

export function readStations(answer: unknown): Station[] {
  const columns = new LayerColumns('stations', answer);
  const codes = columns.codes();
  const names = columns.column('names', text);
  const kinds = columns.column('kinds', oneOf(STATION_KINDS));
  const tiers = columns.column('tiers', oneOf(STATION_TIERS));
  const parents = columns.column('parents', orNull(text));
  const floorAreasM2 = columns.column('floorAreasM2', orNull(number));
  const services = columns.column('services', texts);
  const openingHours = columns.column('openingHours', orNull(text));
  const phones = columns.column('phones', orNull(text));
  const addresses = columns.column('addresses', orNull(text));
  const accessibility = columns.column('accessibility', orNull(text));
  const checkedOn = columns.column('checkedOn', orNull(text));
  const online = new Set(columns.list('online', text));
  const points = columns.points('points', columns.count - online.size);
  let placed = 0;
  return codes.map((code, i) => {
    const point = online.has(code) ? -1 : placed++;
    return {
      code,
      name: names[i],
      kind: kinds[i],
      tier: tiers[i],
      parentCode: parents[i],
      floorAreaM2: floorAreasM2[i],
      services: services[i],
      openingHours: openingHours[i],
      phone: phones[i],
      address: addresses[i],
      accessibility: accessibility[i],
      checkedOn: checkedOn[i],
      location: point < 0 ? null : [points.lon[point], points.lat[point]],
    };
  });
}

/** Counts are stored in 32 bits. */
const MOST = 2 ** 31 - 1;
/** Stands for what is not there or not known. */
const NONE = -1;

/** Buildings of a city with that many compounds: they are named by their place among these. */
export function readBuildings(answer: unknown, compoundCount: number): BuildingTable {
  const columns = new LayerColumns('buildings', answer);
  const kinds = columns.list('kinds', text);
  const kindOf = columns.joinedNumbers('kindOf', NONE, kinds.length - 1);
  return {
    count: columns.count,
    codes: columns.codes(),
    ...columns.points('points'),
    households: columns.joinedNumbers('households', 0, MOST),
    olderHouseholds: columns.joinedNumbers('older', NONE, MOST),
    compoundIndex: columns.joinedNumbers('compoundOf', NONE, compoundCount - 1),
    estimated: Uint8Array.from(columns.joinedNumbers('estimated', 0, 1)),
    kinds: namedBy(kindOf, kinds),
    footprints: null,
  };
}

function namedBy(places: Int32Array, names: readonly string[]): (string | null)[] {
  const named = new Array<string | null>(places.length);
  for (let i = 0; i < named.length; i++) named[i] = places[i] === NONE ? null : names[places[i]];
  return named;
}

/** What somebody sees who may see no building. */
export const NO_BUILDINGS: BuildingTable = {
  count: 0,
  codes: [],
  lon: new Float64Array(0),
  lat: new Float64Array(0),
  households: new Int32Array(0),
  olderHouseholds: new Int32Array(0),
  compoundIndex: new Int32Array(0),
  estimated: new Uint8Array(0),
  kinds: [],
  footprints: null,
};

export function readFootprints(answer: unknown): BuildingFootprint[] {
  const columns = new LayerColumns('footprints', answer);
  const codes = columns.codes();
  const polygons = columns.polygons('polygons');
  return codes.map((code, i) => ({ code, polygon: polygons[i] }));
}
