/** Gates and crossings under the pointer, forgivingly: they are small, and lie among much else. */
import type { LonLat } from '../../domain/geometry.ts';
import { type CityRecords, cityIn } from '../../state/city-store.ts';
import type { GestureSubject } from '../../state/gesture-store.ts';
import type { Selection } from '../../state/view-store.ts';
import type { MapAdapter, ScreenPoint } from '../adapter.ts';
import { nearestShare, type PointerPlace } from '../borders.ts';
import { CROSSING_ZOOM, PASSAGE_ZOOM } from '../layers/passages.ts';
import type { ToolContext } from './tool.ts';

/** How near the pointer must come, in CSS pixels. */
const PASSAGE_REACH = { mouse: 12, touch: 24 } as const;

export type HeldPassage = Extract<GestureSubject, { kind: 'gate' | 'crossing' }>;

/** The nearest gate within reach, else the nearest crossing, as far as they are drawn; with the end that is meant. */
export function passageNear(
  { desk, map }: ToolContext,
  { point, byTouch }: PointerPlace,
): HeldPassage | null {
  const records = cityIn(desk.stores.city)?.current;
  if (!records) return null;
  const { layers } = desk.stores.view.getState();
  const { zoom } = map.camera();
  const reach = PASSAGE_REACH[byTouch ? 'touch' : 'mouse'];
  const gate = layers.has('compounds') && zoom >= PASSAGE_ZOOM ? gateNear(records, map, point, reach) : null;
  if (gate) return gate;
  return layers.has('streets') && zoom >= CROSSING_ZOOM ? crossingNear(records, map, point, reach) : null;
}

/** What a selection holds, for the keyboard; `null` for what is no gate or crossing of the draft. */
export function passageHeld(records: CityRecords, selection: Selection | null): HeldPassage | null {
  if (selection?.kind === 'gate') {
    const gate = records.gates.get(selection.code);
    return gate ? { kind: 'gate', code: gate.code, from: placeOf(gate) } : null;
  }
  if (selection?.kind !== 'crossing') return null;
  const crossing = records.crossings.get(selection.code);
  return crossing ? { kind: 'crossing', code: crossing.code, vertex: null, from: crossing.line[0] } : null;
}

function gateNear(
  { gates }: CityRecords,
  map: MapAdapter,
  point: ScreenPoint,
  reach: number,
): HeldPassage | null {
  const [west, south] = map.unproject({ x: point.x - reach, y: point.y + reach });
  const [east, north] = map.unproject({ x: point.x + reach, y: point.y - reach });
  let nearest: HeldPassage | null = null;
  let best = reach;
  for (const gate of gates.values()) {
    const from = placeOf(gate);
    if (from[0] < west || from[0] > east || from[1] < south || from[1] > north) continue;
    const away = distance(map.project(from), point);
    if (away >= best) continue;
    best = away;
    nearest = { kind: 'gate', code: gate.code, from };
  }
  return nearest;
}

function crossingNear(
  { crossings }: CityRecords,
  map: MapAdapter,
  point: ScreenPoint,
  reach: number,
): HeldPassage | null {
  let nearest: HeldPassage | null = null;
  let best = reach;
  for (const { code, line } of crossings.values()) {
    const drawn = line.map((at) => map.project(at));
    const away = Math.min(...drawn.slice(1).map((b, i) => distanceToSegment(drawn[i], b, point)));
    if (away >= best) continue;
    best = away;
    const vertex = drawn.findIndex((at) => distance(at, point) < reach);
    nearest =
      vertex === -1
        ? { kind: 'crossing', code, vertex: null, from: map.unproject(point) }
        : { kind: 'crossing', code, vertex, from: line[vertex] };
  }
  return nearest;
}

function placeOf({ geometry }: { readonly geometry: { readonly coordinates: readonly number[] } }): LonLat {
  const [lon, lat] = geometry.coordinates;
  return [lon, lat];
}

function distanceToSegment(a: ScreenPoint, b: ScreenPoint, point: ScreenPoint): number {
  const share = nearestShare(a, b, point);
  return distance({ x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y) }, point);
}

function distance(a: ScreenPoint, b: ScreenPoint): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
