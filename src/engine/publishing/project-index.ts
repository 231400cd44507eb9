import type { CityData } from '../../domain/city.ts';
import type { LonLatBounds } from '../../domain/geometry.ts';
import {
  PUBLIC_FORMAT,
  type PublicFacts,
  type PublicFigures,
  type PublicIndex,
} from '../../domain/public-city.ts';
import { shapeOf } from '../geometry/local-polygons.ts';
import { type PlanarBounds, shapeBounds, unionBounds } from '../geometry/planar.ts';
import { positionIn } from './position-in.ts';

export interface IndexInput {
  readonly city: CityData;
  readonly version: number;
  readonly madeAt: string;
  readonly facts: PublicFacts;
  readonly planeLatitude: number;
  readonly figuresOf: (unitCode: string) => PublicFigures;
  readonly tiles: readonly string[];
}

/** What a visitor gets first: the city, its units and stations, and which tiles there are. */
export function projectIndex(input: IndexInput): PublicIndex {
  const { city, version, madeAt, facts, planeLatitude, figuresOf, tiles } = input;
  const { name, nameEn, code, source, licence, dataDate, synthetic, mapApprovalNumber } = city.info;
  const { boundaries, operatorPhone, changesUntil } = facts.settings;
  return {
    format: PUBLIC_FORMAT,
    version,
    madeAt,
    city: { name, nameEn, code, source, licence, dataDate, synthetic, mapApprovalNumber },
    walkProfiles: city.info.walkProfiles,
    settings: { boundaries, operatorPhone, changesUntil },
    bounds: walkableBounds(city),
    planeLatitude,
    units: city.adminUnits.map((unit) => ({
      code: unit.code,
      name: unit.name,
      level: unit.level,
      parentCode: unit.parentCode,
      position: positionIn(unit.geometry),
      figures: figuresOf(unit.code),
    })),
    stations: city.stations.map((station) => ({
      code: station.code,
      name: station.name,
      kind: station.kind,
      tier: station.tier,
      parentCode: station.parentCode,
      services: station.services,
      openingHours: station.openingHours,
      phone: station.phone,
      address: station.address,
      accessibility: station.accessibility,
      checkedOn: station.checkedOn,
      location: station.location,
    })),
    tiles,
  };
}

/** Around streets, buildings and stations; around the units where there are none, and of nothing all 0. */
function walkableBounds({ streets, exactNetwork, buildings, stations, adminUnits }: CityData): LonLatBounds {
  const places = stations.flatMap(({ location }) => (location === null ? [] : [location]));
  const walkable = [
    columnBounds(streets),
    columnBounds(buildings),
    ...(exactNetwork === null ? [] : [columnBounds(exactNetwork)]),
    ...places.map(([lon, lat]): PlanarBounds => [lon, lat, lon, lat]),
  ].reduce(unionBounds);
  if (walkable[0] <= walkable[2]) return walkable;
  const units = adminUnits
    .map(({ geometry }) => shapeBounds(shapeOf(geometry)))
    .reduce(unionBounds, shapeBounds([]));
  return units[0] <= units[2] ? units : [0, 0, 0, 0];
}

function columnBounds({
  lon,
  lat,
}: {
  readonly lon: Float64Array;
  readonly lat: Float64Array;
}): PlanarBounds {
  let [west, south, east, north] = shapeBounds([]);
  for (let i = 0; i < lon.length; i++) {
    west = Math.min(west, lon[i]);
    east = Math.max(east, lon[i]);
    south = Math.min(south, lat[i]);
    north = Math.max(north, lat[i]);
  }
  return [west, south, east, north];
}
