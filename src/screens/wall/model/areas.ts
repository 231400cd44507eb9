/**
 * The places that a wall walks through: the city, its units down to the communities, and their grids. Made once
 * per city; every look-up answers what was found before.
 */
import type { AdminLevel, AdminUnit, CityData, Grid, Station } from '../../../domain/city.ts';
import type { LonLat, LonLatBounds, MultiPolygon, Polygon } from '../../../domain/geometry.ts';
import type { Membership } from '../../../domain/plan.ts';
import { polygonCovers, shapeCovers } from '../../../engine/geometry/point-in-polygon.ts';
import { geometryBounds } from '../../../map/bounds.ts';
import { type CityIndex, indexCity } from '../../../state/city-index.ts';
import { cityBounds } from '../../city-bounds.ts';
import { shortGridName } from '../../grid-name.ts';

/** A place to stand at. `city` is all that is seen, where no unit stands for it. */
export interface Area {
  readonly code: string;
  readonly name: string;
  readonly level: AdminLevel | 'grid' | 'city';
}

export interface Areas {
  /** Whose places they are. */
  readonly city: CityData;
  /** Where the wall opens, and the highest place it goes to. */
  readonly home: Area;
  find(code: string): Area | null;
  /** From home down to the place itself. */
  pathTo(code: string): readonly Area[];
  /** Units, or the grids of a community; empty for a grid. */
  below(code: string): readonly Area[];
  gridsIn(code: string): readonly Grid[];
  /** Stations that stand in the place. Those without a place on the map belong to home. */
  stationsIn(code: string): readonly Station[];
  boundsOf(code: string): LonLatBounds | null;
  shapeOf(code: string): Polygon | MultiPolygon | null;
  /** Whether a position lies in the place, its border included. */
  holds(code: string, at: LonLat): boolean;
  /** One step from a place towards a position: what lies there below it, or beside it where it is elsewhere. */
  nearer(code: string, at: LonLat): Area | null;
  unit(code: string): AdminUnit | undefined;
}

/** `memberships`: of the person who looks; the wall opens at the highest unit that holds all they may see. */
export function areasOf(city: CityData, memberships: readonly Membership[]): Areas {
  const index = indexCity(city);
  const home = homeOf(city, index, memberships);
  const grids = new Map(city.grids.map((grid) => [grid.code, grid]));
  const gridsBy = grouped(city.grids, (grid) => unitsAround(index, home, grid.communityCode));
  const stationUnits = new Map(
    city.stations.map((station) => [station.code, standing(city, index, station)]),
  );
  const stationsBy = grouped(city.stations, (station) =>
    unitsAround(index, home, stationUnits.get(station.code) ?? home.code),
  );

  const find = (code: string): Area | null => {
    if (code === home.code) return home;
    const grid = grids.get(code);
    if (grid) return gridArea(index, grid);
    const unit = index.units.get(code);
    const inside = unit && (home.level === 'city' || index.isWithin(code, home.code));
    return unit && inside ? unit : null;
  };
  const pathTo = (code: string): readonly Area[] => {
    const grid = grids.get(code);
    const line = index.lineOf(grid?.communityCode ?? code);
    const end = line.findIndex((unit) => unit.code === home.code);
    const above = (end < 0 ? line : line.slice(0, end)).toReversed();
    return [home, ...above, ...(grid ? [gridArea(index, grid)] : [])];
  };
  const below = (code: string): readonly Area[] => {
    if (grids.has(code)) return [];
    const units = index.childrenOf(home.level === 'city' && code === home.code ? null : code);
    if (units.length > 0) return units;
    return (gridsBy.get(code) ?? []).map((grid) => gridArea(index, grid));
  };
  const shapeOf = (code: string) => grids.get(code)?.geometry ?? index.units.get(code)?.geometry ?? null;
  return {
    city,
    home,
    find,
    pathTo,
    below,
    gridsIn(code) {
      const grid = grids.get(code);
      return grid ? [grid] : (gridsBy.get(code) ?? []);
    },
    stationsIn(code) {
      const grid = grids.get(code);
      if (!grid) return stationsBy.get(code) ?? [];
      return (stationsBy.get(grid.communityCode) ?? []).filter(
        ({ location }) => location && polygonCovers(grid.geometry.coordinates, location[0], location[1]),
      );
    },
    boundsOf(code) {
      const geometry = shapeOf(code);
      return geometry ? geometryBounds(geometry) : cityBounds(city);
    },
    shapeOf,
    holds: (code, at) => coversPlace(shapeOf(code), at),
    nearer(code, at) {
      // From the place itself outwards: the first that has something below it there.
      for (const place of pathTo(code).toReversed()) {
        const found = below(place.code).find(({ code: inside }) => coversPlace(shapeOf(inside), at));
        if (found && found.code !== code) return found;
      }
      return null;
    },
    unit: (code) => index.units.get(code),
  };
}

/** The highest place that all memberships lie in; the whole city for people of several units, or of none known. */
function homeOf(city: CityData, index: CityIndex, memberships: readonly Membership[]): Area {
  const own = [...new Set(memberships.map(({ unitCode }) => unitCode))].filter((code) =>
    index.units.has(code),
  );
  const highest = own.filter((code) => !own.some((other) => other !== code && index.isWithin(code, other)));
  if (highest.length === 1) return index.units.get(highest[0])!;
  const roots = index.childrenOf(null);
  return roots.length === 1 ? roots[0] : { code: city.info.code, name: city.info.name, level: 'city' };
}

function gridArea(index: CityIndex, { code, name, communityCode }: Grid): Area {
  return { code, name: shortGridName(name, index.units.get(communityCode)?.name ?? ''), level: 'grid' };
}

/** Home and every unit from it down to this one; nothing for a unit elsewhere. */
function unitsAround(index: CityIndex, home: Area, unitCode: string): readonly string[] {
  const line = index.lineOf(unitCode).map(({ code }) => code);
  if (home.level === 'city') return [home.code, ...line];
  const end = line.indexOf(home.code);
  return end < 0 ? [] : line.slice(0, end + 1);
}

/** The innermost unit around a station; `null` for one that stands nowhere, or outside all units. */
function standing(city: CityData, index: CityIndex, { location }: Station): string | null {
  if (location === null) return null;
  let inside: AdminUnit | undefined;
  let candidates = index.childrenOf(null);
  // A chain is no longer than all units, even when the data loops.
  for (let step = 0; step < city.adminUnits.length; step++) {
    const next = candidates.find((unit) => coversPlace(unit.geometry, location));
    if (!next) break;
    inside = next;
    candidates = index.childrenOf(next.code);
  }
  return inside?.code ?? null;
}

const boxes = new WeakMap<object, LonLatBounds>();

/** Borders included. */
function coversPlace(shape: Polygon | MultiPolygon | null, [lon, lat]: LonLat): boolean {
  if (shape === null) return false;
  const box = boxes.get(shape) ?? geometryBounds(shape);
  boxes.set(shape, box);
  if (lon < box[0] || lat < box[1] || lon > box[2] || lat > box[3]) return false;
  return shape.type === 'Polygon'
    ? polygonCovers(shape.coordinates, lon, lat)
    : shapeCovers(shape.coordinates, lon, lat);
}

function grouped<T>(
  records: readonly T[],
  keysOf: (record: T) => readonly string[],
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const record of records) {
    for (const key of keysOf(record)) {
      const group = groups.get(key);
      if (group) group.push(record);
      else groups.set(key, [record]);
    }
  }
  return groups;
}
