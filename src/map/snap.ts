/**
 * Snapping: a position drawn near a border or a street is taken to lie on it, so that a line begins and
 * ends where it should, and follows a street exactly between two positions on it. A vertex of a border is drawn to
 * streets and to the outlines of compounds, where borders belong.
 */
import type { CityData, Compound, StreetTable } from '../domain/city.ts';
import { type LonLat, type LonLatBounds, roundDegrees } from '../domain/geometry.ts';
import type { OpenCity } from '../state/city-store.ts';
import type { MapAdapter, ScreenPoint } from './adapter.ts';
import { bordersOf, communitiesNear, gridsOfCommunity, nearestShare } from './borders.ts';
import { groundIndex, type StreetSegment } from './ground-index.ts';

/** How near the pointer must come, in CSS pixels, inclusive. */
export const SNAP_REACH = 10;
/** Below this, in CSS pixels, a distance differs only by how it was reckoned. */
const RECKONING = 1e-6;

export interface StreetPlace extends StreetSegment {
  /** Where on the segment, 0 … 1. */
  readonly share: number;
}

/** A position of a stroke, and what it holds on to. */
export interface Place {
  readonly at: LonLat;
  readonly on: 'nothing' | 'border' | 'street' | 'compound';
  /** The stretch that it holds on to. */
  readonly held: Segment | null;
  /** What the street or compound is called. */
  readonly name: string | null;
  /** Every street that passes here: several at a crossing. */
  readonly streets: readonly StreetPlace[];
}

export function freePlace([lon, lat]: LonLat): Place {
  return { at: [roundDegrees(lon), roundDegrees(lat)], on: 'nothing', held: null, name: null, streets: [] };
}

/** The place on a border or a street nearest to the pointer: corners within reach first, then lines; else `null`. */
export function snapTo(city: OpenCity, map: MapAdapter, pointer: ScreenPoint): Place | null {
  const box = around(map, pointer);
  return nearestPlace([...borderLines(city, box), ...streetLines(city.data, box)], map, pointer);
}

/** The place on a street or on the outline of a compound nearest to the pointer, as {@link snapTo} finds it. */
export function snapVertex({ data }: OpenCity, map: MapAdapter, pointer: ScreenPoint): Place | null {
  const box = around(map, pointer);
  return nearestPlace([...streetLines(data, box), ...compoundLines(data, box)], map, pointer);
}

/** At the same distance the line that is named first. */
function nearestPlace(lines: readonly Line[], map: MapAdapter, pointer: ScreenPoint): Place | null {
  let best: { readonly place: Omit<Place, 'streets'>; readonly score: number } | null = null;
  for (const { ends, on, name } of lines) {
    const [a, b] = [map.project(ends[0]), map.project(ends[1])];
    const corner = nearerEnd(a, b, pointer);
    const share = corner ?? nearestShare(a, b, pointer);
    const away = distance({ x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y) }, pointer);
    if (!isWithinReach(away)) continue;
    // A corner goes before a line however near the line is.
    const score = away + (corner === null ? SNAP_REACH : 0);
    if (best && best.score <= score + RECKONING) continue;
    best = { place: { at: alongSegment(ends, share), on, held: ends, name }, score };
  }
  return best && { ...best.place, streets: streetsAt(lines, best.place.at) };
}

/** Which end of a stretch is within reach, the nearer one: 0 or 1; `null` when none is. */
function nearerEnd(a: ScreenPoint, b: ScreenPoint, pointer: ScreenPoint): 0 | 1 | null {
  const [toA, toB] = [distance(a, pointer), distance(b, pointer)];
  if (!isWithinReach(Math.min(toA, toB))) return null;
  return toA <= toB ? 0 : 1;
}

function isWithinReach(pixels: number): boolean {
  return pixels <= SNAP_REACH + RECKONING;
}

function streetsAt(lines: readonly Line[], at: LonLat): StreetPlace[] {
  return lines.flatMap(({ ends, segment }) => {
    if (!segment) return [];
    const share = nearestShare(asPoint(ends[0]), asPoint(ends[1]), asPoint(at));
    return alongSegment(ends, share).join() === at.join() ? [{ ...segment, share }] : [];
  });
}

function asPoint([x, y]: LonLat): ScreenPoint {
  return { x, y };
}

/** Positions on the way from one place to the next, the next one included: along the street when both lie on one. */
export function wayBetween(streets: StreetTable, from: Place, to: Place): LonLat[] {
  const [a, b] = onOneStreet(from, to) ?? [];
  if (!a || !b) return [to.at];
  const between: LonLat[] = [];
  const forward = a.vertex + a.share <= b.vertex + b.share;
  const [first, last] = forward ? [a, b] : [b, a];
  for (let vertex = first.vertex + 1; vertex <= last.vertex; vertex++) {
    between.push([roundDegrees(streets.lon[vertex]), roundDegrees(streets.lat[vertex])]);
  }
  if (!forward) between.reverse();
  return [...between, to.at].filter((at, i, line) => i === 0 || at.join() !== line[i - 1].join());
}

function onOneStreet(from: Place, to: Place): readonly [StreetPlace, StreetPlace] | null {
  for (const a of from.streets) {
    const b = to.streets.find(({ street }) => street === a.street);
    if (b) return [a, b];
  }
  return null;
}

type Segment = readonly [LonLat, LonLat];

interface Line {
  readonly ends: Segment;
  readonly on: 'border' | 'street' | 'compound';
  readonly name: string | null;
  readonly segment: StreetSegment | null;
}

function borderLines({ current }: OpenCity, box: LonLatBounds): Line[] {
  return communitiesNear(current.grids, box)
    .flatMap((code) => bordersOf(gridsOfCommunity(current.grids, code)).segments)
    .map(({ ends }) => ({ ends, on: 'border', name: null, segment: null }));
}

function streetLines(data: CityData, box: LonLatBounds): Line[] {
  const { lon, lat, names } = data.streets;
  return groundIndex(data)
    .streetSegmentsIn(box)
    .map((segment) => ({
      ends: [
        [lon[segment.vertex], lat[segment.vertex]],
        [lon[segment.vertex + 1], lat[segment.vertex + 1]],
      ],
      on: 'street',
      name: names[segment.street],
      segment,
    }));
}

function compoundLines(data: CityData, box: LonLatBounds): Line[] {
  return groundIndex(data)
    .compoundsIn(box)
    .flatMap(({ name, geometry }) =>
      ringsOf(geometry).flatMap((ring) =>
        ring.slice(1).map(([lon, lat], i): Line => {
          const [beforeLon, beforeLat] = ring[i];
          const ends: Segment = [
            [beforeLon, beforeLat],
            [lon, lat],
          ];
          return { ends, on: 'compound', name, segment: null };
        }),
      ),
    );
}

function ringsOf(geometry: Compound['geometry']): GeoJSON.Position[][] {
  return geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
}

/** The exact end at 0 and 1, so that a corner stays the very same vertex. */
function alongSegment([a, b]: readonly [LonLat, LonLat], share: number): LonLat {
  const [lon, lat] =
    share === 0 ? a : share === 1 ? b : [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];
  return [roundDegrees(lon), roundDegrees(lat)];
}

function around(map: MapAdapter, { x, y }: ScreenPoint): LonLatBounds {
  const [west, north] = map.unproject({ x: x - SNAP_REACH, y: y - SNAP_REACH });
  const [east, south] = map.unproject({ x: x + SNAP_REACH, y: y + SNAP_REACH });
  return [west, south, east, north];
}

function distance(a: ScreenPoint, b: ScreenPoint): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
