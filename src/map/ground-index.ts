/** Finds buildings, compounds and street segments of a city by where they are. Built once per city, when first asked. */
import Flatbush from 'flatbush';
import type { CityData, Compound } from '../domain/city.ts';
import type { LonLat, LonLatBounds } from '../domain/geometry.ts';
import { shapeCovers } from '../engine/geometry/point-in-polygon.ts';
import { geometryBounds } from './bounds.ts';

export interface StreetSegment {
  /** Row of the street table. */
  readonly street: number;
  /** The segment runs from this vertex of the table to the next one. */
  readonly vertex: number;
}

export interface GroundIndex {
  /** Rows of the building table. */
  buildingsIn(bounds: LonLatBounds): readonly number[];
  /** The compound on whose ground the position lies; `null` outside every compound. */
  compoundAt(at: LonLat): Compound | null;
  compound(code: string): Compound | undefined;
  /** Compounds whose box reaches into these bounds. */
  compoundsIn(bounds: LonLatBounds): readonly Compound[];
  streetSegmentsIn(bounds: LonLatBounds): readonly StreetSegment[];
}

const indexes = new WeakMap<CityData, GroundIndex>();

export function groundIndex(city: CityData): GroundIndex {
  const known = indexes.get(city) ?? buildIndex(city);
  indexes.set(city, known);
  return known;
}

function buildIndex({ buildings, compounds, streets }: CityData): GroundIndex {
  const homes = boxes(buildings.count, (row) => {
    const [lon, lat] = [buildings.lon[row], buildings.lat[row]];
    return [lon, lat, lon, lat];
  });
  const grounds = boxes(compounds.length, (row) => geometryBounds(compounds[row].geometry));
  const byCode = new Map(compounds.map((compound) => [compound.code, compound]));
  const segments: StreetSegment[] = [];
  for (let street = 0; street < streets.count; street++) {
    for (let vertex = streets.offsets[street]; vertex + 1 < streets.offsets[street + 1]; vertex++) {
      segments.push({ street, vertex });
    }
  }
  const ways = boxes(segments.length, (row) => {
    const { vertex } = segments[row];
    const { lon, lat } = streets;
    return [
      Math.min(lon[vertex], lon[vertex + 1]),
      Math.min(lat[vertex], lat[vertex + 1]),
      Math.max(lon[vertex], lon[vertex + 1]),
      Math.max(lat[vertex], lat[vertex + 1]),
    ];
  });
  return {
    buildingsIn: (bounds) => homes?.search(...bounds) ?? [],
    compoundAt([lon, lat]) {
      const near = grounds?.search(lon, lat, lon, lat) ?? [];
      const row = near.find((each) => shapeCovers(partsOf(compounds[each]), lon, lat));
      return row === undefined ? null : compounds[row];
    },
    compound: (code) => byCode.get(code),
    compoundsIn: (bounds) => (grounds?.search(...bounds) ?? []).map((row) => compounds[row]),
    streetSegmentsIn: (bounds) => (ways?.search(...bounds) ?? []).map((row) => segments[row]),
  };
}

/** An index of boxes; `null` when there are none, which the library refuses. */
function boxes(count: number, boxOf: (row: number) => LonLatBounds): Flatbush | null {
  if (count === 0) return null;
  const index = new Flatbush(count);
  for (let row = 0; row < count; row++) index.add(...boxOf(row));
  index.finish();
  return index;
}

function partsOf({ geometry }: Compound): GeoJSON.Position[][][] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}
