/**
 * Snapping: a position drawn near a border or a street is taken to lie on it, so that a line begins and
 * ends where it should, and follows a street exactly between two positions on it.
 */
import type { CityData, StreetTable } from '../domain/city.ts';
import { type LonLat, type LonLatBounds, roundDegrees } from '../domain/geometry.ts';
import type { OpenCity } from '../state/city-store.ts';
import type { MapAdapter, ScreenPoint } from './adapter.ts';
import { bordersOf, communitiesNear, gridsOfCommunity, nearestShare } from './borders.ts';
import { groundIndex, type StreetSegment } from './ground-index.ts';

/** How near the pointer must come, in CSS pixels. */
export const SNAP_REACH = 10;

export interface StreetPlace extends StreetSegment {
  /** Where on the segment, 0 … 1. */
  readonly share: number;
}

/** A position of a stroke, and what it holds on to. */
export interface Place {
  readonly at: LonLat;
  readonly on: 'nothing' | 'border' | 'street';
  /** Every street that passes here: several at a crossing. */
  readonly streets: readonly StreetPlace[];
}

export function freePlace([lon, lat]: LonLat): Place {
  return { at: [roundDegrees(lon), roundDegrees(lat)], on: 'nothing', streets: [] };
}

/** The place on a border or a street nearest to the pointer: corners within reach first, then lines; else `null`. */
export function snapTo(city: OpenCity, map: MapAdapter, pointer: ScreenPoint): Place | null {
  const box = around(map, pointer);
  const streets = streetLines(city.data, box);
  let best: { readonly at: LonLat; readonly on: Place['on']; readonly score: number } | null = null;
  for (const { ends, on } of [...borderLines(city, box), ...streets]) {
    const [a, b] = [map.project(ends[0]), map.project(ends[1])];
    const share = nearestShare(a, b, pointer);
    const corner = [a, b].findIndex((end) => distance(end, pointer) < SNAP_REACH);
    const t = corner < 0 ? share : corner;
    const at = alongSegment(ends, t);
    const away = distance(map.project(at), pointer);
    // A corner goes before a line however near the line is; a border before a street at the same place.
    const score = away + (corner < 0 ? SNAP_REACH : 0) + (on === 'street' ? 0.01 : 0);
    if (away >= SNAP_REACH || (best && best.score <= score)) continue;
    best = { at, on, score };
  }
  return best && { at: best.at, on: best.on, streets: streetsAt(streets, best.at) };
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

interface Line {
  readonly ends: readonly [LonLat, LonLat];
  readonly on: 'border' | 'street';
  readonly segment: StreetSegment | null;
}

function borderLines({ current }: OpenCity, box: LonLatBounds): Line[] {
  return communitiesNear(current.grids, box)
    .flatMap((code) => bordersOf(gridsOfCommunity(current.grids, code)).segments)
    .map(({ ends }) => ({ ends, on: 'border', segment: null }));
}

function streetLines(data: CityData, box: LonLatBounds): Line[] {
  const { lon, lat } = data.streets;
  return groundIndex(data)
    .streetSegmentsIn(box)
    .map((segment) => ({
      ends: [
        [lon[segment.vertex], lat[segment.vertex]],
        [lon[segment.vertex + 1], lat[segment.vertex + 1]],
      ],
      on: 'street',
      segment,
    }));
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
