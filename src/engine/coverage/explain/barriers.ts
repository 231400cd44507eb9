import Flatbush from 'flatbush';
import { orient2d } from 'robust-predicates';
import type { BackdropFeature, Compound, Gate } from '../../../domain/city.ts';
import type { LonLat } from '../../../domain/geometry.ts';

/** What cannot be walked across: a line of the ground, or the wall around a compound. */
export interface Barrier {
  /** `river`, `railway`, `expressway`, `wall` … */
  readonly kind: string;
  readonly name: string | null;
  /** The compound whose wall it is. */
  readonly compoundCode: string | null;
}

export interface CrossedBarrier {
  readonly barrier: Barrier;
  /** Where it is crossed, the places in no order. */
  readonly at: readonly LonLat[];
}

/** Waters that a way has to bridge; a pond or a lake is walked around. */
const RUNNING_WATERS = new Set(['river', 'canal', 'stream', 'drain', 'riverbank']);

/** Barriers of a city, found by the straight way that crosses them. */
export class Barriers {
  readonly #barriers: Barrier[] = [];
  readonly #ofSegment: number[] = [];
  readonly #segments: (readonly [LonLat, LonLat])[] = [];
  readonly #index: Flatbush | null;

  /** A compound of which no gate is known is not walled in, here as on foot. */
  constructor(
    backdrop: readonly BackdropFeature[],
    compounds: readonly Compound[],
    gates: readonly Pick<Gate, 'compoundCode'>[],
  ) {
    const enterable = new Set(gates.map(({ compoundCode }) => compoundCode));
    for (const { code, name, isGated, geometry } of compounds) {
      if (isGated && enterable.has(code)) this.#add({ kind: 'wall', name, compoundCode: code }, geometry);
    }
    for (const { layer, kind, name, geometry } of backdrop) {
      const isBarrier = layer === 'barrier' || (layer === 'water' && RUNNING_WATERS.has(kind));
      if (isBarrier) this.#add({ kind, name, compoundCode: null }, geometry);
    }
    this.#index = this.#segments.length === 0 ? null : new Flatbush(this.#segments.length);
    for (const [[west, south], [east, north]] of this.#segments) {
      this.#index?.add(
        Math.min(west, east),
        Math.min(south, north),
        Math.max(west, east),
        Math.max(south, north),
      );
    }
    this.#index?.finish();
  }

  /** The barriers between two positions. One that only ends there, or runs along, is not between them. */
  between(a: LonLat, b: LonLat): readonly CrossedBarrier[] {
    const crossed = new Map<number, LonLat[]>();
    const near =
      this.#index?.search(
        Math.min(a[0], b[0]),
        Math.min(a[1], b[1]),
        Math.max(a[0], b[0]),
        Math.max(a[1], b[1]),
      ) ?? [];
    for (const segment of near) {
      const at = crossingOf(a, b, ...this.#segments[segment]);
      if (at === null) continue;
      const barrier = this.#ofSegment[segment];
      crossed.set(barrier, [...(crossed.get(barrier) ?? []), at]);
    }
    return Array.from(crossed, ([barrier, at]) => ({ barrier: this.#barriers[barrier], at }));
  }

  #add(barrier: Barrier, geometry: GeoJSON.Geometry): void {
    const number = this.#barriers.push(barrier) - 1;
    for (const line of linesOf(geometry)) {
      for (let i = 1; i < line.length; i++) {
        this.#segments.push([line[i - 1], line[i]]);
        this.#ofSegment.push(number);
      }
    }
  }
}

/** Where a way from a to b passes over the segment from c to d; of a shared corner only one segment counts. */
function crossingOf(a: LonLat, b: LonLat, c: LonLat, d: LonLat): LonLat | null {
  const cSide = orient2d(a[0], a[1], b[0], b[1], c[0], c[1]);
  const dSide = orient2d(a[0], a[1], b[0], b[1], d[0], d[1]);
  if (cSide > 0 === dSide > 0) return null;
  const aSide = orient2d(c[0], c[1], d[0], d[1], a[0], a[1]);
  const bSide = orient2d(c[0], c[1], d[0], d[1], b[0], b[1]);
  if (aSide === 0 || bSide === 0 || aSide > 0 === bSide > 0) return null;
  const share = aSide / (aSide - bSide);
  return [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];
}

/** The lines of a geometry, and the rings of its areas. Points have none. */
function linesOf(geometry: GeoJSON.Geometry): readonly LonLat[][] {
  switch (geometry.type) {
    case 'LineString':
      return [geometry.coordinates as unknown as LonLat[]];
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates as unknown as LonLat[][];
    case 'MultiPolygon':
      return geometry.coordinates.flat() as unknown as LonLat[][];
    case 'GeometryCollection':
      return geometry.geometries.flatMap(linesOf);
    default:
      return [];
  }
}
