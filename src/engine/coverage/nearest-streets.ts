import type { PlanarBounds } from '../geometry/planar.ts';
import type { StreetPlane } from './street-plane.ts';

/** Distance between samples. */
export const CELL_M = 10;
/** Ground further than this from every walkable street is not drawn as reached. */
export const OFF_STREET_M = 200;
/** Samples along a side of a tile: halved again and again, so a power of two. */
export const TILE_SAMPLES = 32;

const SAMPLES = TILE_SAMPLES * TILE_SAMPLES;
const FRACTION_STEPS = 65535;
const STEPS_PER_METRE = 100;
/** More than there are tiles in a row on Earth, so that column and row make one number. */
const TILE_NUMBERS = 2 ** 22;
/** More than rounding can be wrong by. */
const ROUNDING_M = 1e-6;

/** One step of `fractionSteps`, as a share of an edge's length. */
export const FRACTION_STEP = 1 / FRACTION_STEPS;
/** One step of `accessSteps`, in metres. */
export const ACCESS_STEP_M = 1 / STEPS_PER_METRE;

/** The nearest streets of a square of samples, row by row. */
export interface StreetTile {
  /** The edges that are nearest to any of the samples. */
  readonly edges: Int32Array;
  /** Whether a sample is far from all: its `nearest` is one more than there are edges. */
  readonly hasStrays: boolean;
  /** For each of these edges the steps to the furthest of its samples. */
  readonly mostAccessSteps: Uint16Array;
  /** Per sample: which of `edges`, at what share of its length, and how far away. */
  readonly nearest: Uint16Array;
  readonly fractionSteps: Uint16Array;
  readonly accessSteps: Uint16Array;
}

/**
 * The nearest walkable street of every sample of a square lattice over the city, in tiles worked out when
 * first asked for and then kept: streets do not move, only stations do. Samples stand at whole multiples
 * of 10 m in the plane.
 */
export class NearestStreets {
  readonly plane: StreetPlane;
  readonly #tiles = new Map<number, StreetTile | null>();
  readonly #search: TileSearch;

  constructor(plane: StreetPlane) {
    this.plane = plane;
    this.#search = new TileSearch(plane);
  }

  /** The tile that starts at these multiples of 320 m; `null` far from every street. */
  tile(column: number, row: number): StreetTile | null {
    const key = column * TILE_NUMBERS + row;
    let tile = this.#tiles.get(key);
    if (tile === undefined) {
      tile = this.#search.run(column * TILE_SAMPLES, row * TILE_SAMPLES);
      this.#tiles.set(key, tile);
    }
    return tile;
  }
}

/**
 * Finds the nearest street segment of each sample of a tile. All segments near the tile are candidates for
 * all of it; each quarter, and each quarter of a quarter, keeps those that may be nearest to some point of
 * it, until single samples choose among the few that are left. Exact, and without a search per sample.
 */
class TileSearch {
  readonly #plane: StreetPlane;
  readonly #edgeOfVertex: Int32Array;
  /** Candidates of the square in work, after those of the squares around it. A segment goes by its first vertex. */
  #candidates = new Int32Array(4096);
  #squaredM = new Float64Array(4096);
  readonly #nearest = new Int32Array(SAMPLES);
  readonly #accessM = new Float64Array(SAMPLES);
  readonly #inverse: Float64Array;
  #firstColumn = 0;
  #firstRow = 0;

  constructor(plane: StreetPlane) {
    this.#plane = plane;
    const { edgeCount, shapeOffsets } = plane.network;
    this.#edgeOfVertex = new Int32Array(plane.x.length);
    for (let edge = 0; edge < edgeCount; edge++) {
      this.#edgeOfVertex.fill(edge, shapeOffsets[edge], shapeOffsets[edge + 1]);
    }
    const { x, y } = plane;
    this.#inverse = Float64Array.from(
      x,
      (_, v) => 1 / ((x[v + 1] - x[v]) ** 2 + (y[v + 1] - y[v]) ** 2 || 1),
    );
  }

  /** The tile whose first sample stands at these multiples of 10 m. */
  run(firstColumn: number, firstRow: number): StreetTile | null {
    this.#firstColumn = firstColumn;
    this.#firstRow = firstRow;
    const count = this.#collect();
    if (count === 0) return null;
    this.#nearest.fill(-1);
    this.#narrow(0, 0, TILE_SAMPLES, 0, count);
    return this.#cutOut();
  }

  /** Gathers the segments of all edges near the tile; returns how many. */
  #collect(): number {
    const { shapeOffsets } = this.#plane.network;
    const minX = this.#firstColumn * CELL_M;
    const minY = this.#firstRow * CELL_M;
    const sideM = (TILE_SAMPLES - 1) * CELL_M;
    const bounds: PlanarBounds = [minX, minY, minX + sideM, minY + sideM];
    let count = 0;
    for (const edge of this.#plane.edgesNear(bounds, OFF_STREET_M)) {
      const last = shapeOffsets[edge + 1] - 1;
      this.#makeRoom(count + last - shapeOffsets[edge]);
      for (let v = shapeOffsets[edge]; v < last; v++) this.#candidates[count++] = v;
    }
    return count;
  }

  /** Settles a square of samples whose candidates are numbers `from` … `to - 1`. */
  #narrow(column: number, row: number, side: number, from: number, to: number): void {
    this.#makeRoom(to + to - from);
    const candidates = this.#candidates;
    const squaredM = this.#squaredM;
    const halfM = ((side - 1) * CELL_M) / 2;
    const x = (this.#firstColumn + column) * CELL_M + halfM;
    const y = (this.#firstRow + row) * CELL_M + halfM;
    let least = Number.POSITIVE_INFINITY;
    let nearest = -1;
    for (let i = from; i < to; i++) {
      const squared = this.#squaredTo(candidates[i], x, y);
      squaredM[i] = squared;
      if (squared < least) {
        least = squared;
        nearest = candidates[i];
      }
    }
    const leastM = Math.sqrt(least);
    // From the centre to the corners. What is nearest to a corner is at most twice this further from the centre than what is nearest to that.
    const radiusM = halfM * Math.SQRT2;
    if (leastM > OFF_STREET_M + radiusM) return;
    if (side === 1) {
      this.#nearest[row * TILE_SAMPLES + column] = nearest;
      this.#accessM[row * TILE_SAMPLES + column] = leastM;
      return;
    }
    const mostM = Math.min(leastM + 2 * radiusM, OFF_STREET_M + radiusM) + ROUNDING_M;
    const mostSquaredM = mostM * mostM;
    let end = to;
    for (let i = from; i < to; i++) {
      candidates[end] = candidates[i];
      end += squaredM[i] <= mostSquaredM ? 1 : 0;
    }
    const half = side / 2;
    this.#narrow(column, row, half, to, end);
    this.#narrow(column + half, row, half, to, end);
    this.#narrow(column, row + half, half, to, end);
    this.#narrow(column + half, row + half, half, to, end);
  }

  #squaredTo(segment: number, px: number, py: number): number {
    const { x, y } = this.#plane;
    const offX = px - x[segment];
    const offY = py - y[segment];
    const dx = x[segment + 1] - x[segment];
    const dy = y[segment + 1] - y[segment];
    const t = Math.min(1, Math.max(0, (offX * dx + offY * dy) * this.#inverse[segment]));
    const missX = offX - t * dx;
    const missY = offY - t * dy;
    return missX * missX + missY * missY;
  }

  #makeRoom(count: number): void {
    if (count <= this.#candidates.length) return;
    const candidates = new Int32Array(2 * count);
    const squaredM = new Float64Array(2 * count);
    candidates.set(this.#candidates);
    squaredM.set(this.#squaredM);
    this.#candidates = candidates;
    this.#squaredM = squaredM;
  }

  #cutOut(): StreetTile {
    const { x, y, share } = this.#plane;
    const nearest = new Uint16Array(SAMPLES);
    const fractionSteps = new Uint16Array(SAMPLES);
    const accessSteps = new Uint16Array(SAMPLES);
    const strays: number[] = [];
    const numberOf = new Map<number, number>();
    const mostAccessSteps: number[] = [];
    let edge = -1;
    let number = 0;
    for (let sample = 0; sample < SAMPLES; sample++) {
      const segment = this.#nearest[sample];
      if (segment < 0) {
        strays.push(sample);
        continue;
      }
      if (this.#edgeOfVertex[segment] !== edge) {
        edge = this.#edgeOfVertex[segment];
        number = numberOf.get(edge) ?? numberOf.size;
        numberOf.set(edge, number);
        mostAccessSteps[number] ??= 0;
      }
      const offX = (this.#firstColumn + (sample % TILE_SAMPLES)) * CELL_M - x[segment];
      const offY = (this.#firstRow + Math.floor(sample / TILE_SAMPLES)) * CELL_M - y[segment];
      const t = shareAlong(offX, offY, x[segment + 1] - x[segment], y[segment + 1] - y[segment]);
      nearest[sample] = number;
      fractionSteps[sample] = (share[segment] + t * (share[segment + 1] - share[segment])) * FRACTION_STEPS;
      accessSteps[sample] = this.#accessM[sample] * STEPS_PER_METRE;
      mostAccessSteps[number] = Math.max(mostAccessSteps[number], accessSteps[sample]);
    }
    for (const sample of strays) nearest[sample] = numberOf.size;
    return {
      edges: Int32Array.from(numberOf.keys()),
      hasStrays: strays.length > 0,
      mostAccessSteps: Uint16Array.from(mostAccessSteps),
      nearest,
      fractionSteps,
      accessSteps,
    };
  }
}

/** Where along a segment, 0 … 1, the nearest point lies to a position given relative to its start. */
function shareAlong(offX: number, offY: number, dx: number, dy: number): number {
  const t = (offX * dx + offY * dy) / (dx * dx + dy * dy || 1);
  return t < 0 ? 0 : t > 1 ? 1 : t;
}
