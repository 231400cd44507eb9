/** What a stroke picks up: buildings under it, as buildings, as whole compounds, or as the street blocks they stand in. */
import type { CityData } from '../../domain/city.ts';
import type { PickedGround } from '../../domain/edit.ts';
import { type LonLat, type LonLatBounds, roundDegrees } from '../../domain/geometry.ts';
import { locateInRing } from '../../engine/geometry/point-in-polygon.ts';
import type { PickUnit } from '../../state/tool-store.ts';
import type { MapAdapter, ScreenPoint } from '../adapter.ts';
import { nearestShare } from '../borders.ts';
import { geometryBounds } from '../bounds.ts';
import { groundIndex } from '../ground-index.ts';
import { NOTHING_PICKED } from '../sketch.ts';

/** How near the pointer must come to a building's point, in CSS pixels. */
export const BUILDING_REACH = 24;

/** The buildings in these rows, in the unit of the tool: a building outside every compound stands for itself. */
export function pickBuildings(
  { buildings, compounds }: CityData,
  rows: readonly number[],
  unit: PickUnit,
): PickedGround {
  if (unit === 'block') {
    return { ...NOTHING_PICKED, blocksAt: rows.map((row) => [buildings.lon[row], buildings.lat[row]]) };
  }
  const single: string[] = [];
  const whole = new Set<string>();
  for (const row of rows) {
    const compound = buildings.compoundIndex[row];
    if (unit === 'compound' && compound >= 0) whole.add(compounds[compound].code);
    else single.push(buildings.codes[row]);
  }
  return { buildings: single, compounds: [...whole], blocksAt: [] };
}

export function joinPicked(a: PickedGround, b: PickedGround): PickedGround {
  return {
    buildings: [...new Set([...a.buildings, ...b.buildings])],
    compounds: [...new Set([...a.compounds, ...b.compounds])],
    blocksAt: [...new Map([...a.blocksAt, ...b.blocksAt].map((at) => [at.join(), at])).values()],
  };
}

export function isNothing({ buildings, compounds, blocksAt }: PickedGround): boolean {
  return buildings.length + compounds.length + blocksAt.length === 0;
}

/** Rows of the buildings inside an area, given as a ring that need not be closed. */
export function buildingsInRing(city: CityData, ring: readonly LonLat[]): number[] {
  if (ring.length < 3) return [];
  const { lon, lat } = city.buildings;
  const closed = [...ring, ring[0]];
  const bounds = geometryBounds({ type: 'LineString', coordinates: closed as unknown as number[][] });
  return groundIndex(city)
    .buildingsIn(bounds)
    .filter((row) => locateInRing(lon[row], lat[row], closed) !== 'outside');
}

/** Rows of the buildings that a round brush passes over on its way from one point of the screen to another. */
export function buildingsUnderBrush(
  city: CityData,
  map: MapAdapter,
  way: readonly [from: ScreenPoint, to: ScreenPoint],
  radius: number,
): number[] {
  const { lon, lat } = city.buildings;
  return groundIndex(city)
    .buildingsIn(boundsOnScreen(map, way, radius))
    .filter((row) => distanceToWay(map.project([lon[row], lat[row]]), way) <= radius);
}

/** What a click picks: the compound or block there, or the nearest building within reach. */
export function pickAt(city: CityData, map: MapAdapter, point: ScreenPoint, unit: PickUnit): PickedGround {
  const [lon, lat] = map.unproject(point);
  const at: LonLat = [roundDegrees(lon), roundDegrees(lat)];
  if (unit === 'block') return { ...NOTHING_PICKED, blocksAt: [at] };
  const compound = unit === 'compound' ? groundIndex(city).compoundAt(at) : null;
  if (compound) return { ...NOTHING_PICKED, compounds: [compound.code] };
  return pickBuildings(city, buildingsNear(city, map, point).slice(0, 1), unit);
}

/** Rows of the buildings within reach of a point of the screen, nearest first. */
export function buildingsNear(city: CityData, map: MapAdapter, point: ScreenPoint): number[] {
  const away = (row: number) => {
    const { x, y } = map.project([city.buildings.lon[row], city.buildings.lat[row]]);
    return Math.hypot(x - point.x, y - point.y);
  };
  const near = buildingsUnderBrush(city, map, [point, point], BUILDING_REACH);
  return near.sort((a, b) => away(a) - away(b));
}

function boundsOnScreen(
  map: MapAdapter,
  [a, b]: readonly [ScreenPoint, ScreenPoint],
  radius: number,
): LonLatBounds {
  const [west, north] = map.unproject({ x: Math.min(a.x, b.x) - radius, y: Math.min(a.y, b.y) - radius });
  const [east, south] = map.unproject({ x: Math.max(a.x, b.x) + radius, y: Math.max(a.y, b.y) + radius });
  return [west, south, east, north];
}

/** From a point to the nearest one between the two ends of a way. */
export function distanceToWay(point: ScreenPoint, [a, b]: readonly [ScreenPoint, ScreenPoint]): number {
  const share = nearestShare(a, b, point);
  return Math.hypot(a.x + share * (b.x - a.x) - point.x, a.y + share * (b.y - a.y) - point.y);
}
