import type { PlanarBounds } from '../geometry/planar.ts';
import type { StreetPlane } from './street-plane.ts';

/** Distance between samples. */
export const CELL_M = 10;
/** Ground further than this from every walkable street is not drawn as reached. */
export const OFF_STREET_M = 200;

const TILE = 64;
const MARGIN = OFF_STREET_M / CELL_M;
const SIDE = TILE + 2 * MARGIN;
const FRACTION_STEPS = 65535;
const STEPS_PER_METRE = 100;
/** More than there are tiles in a row on Earth, so that column and row make one number. */
const TILE_NUMBERS = 2 ** 20;

/** The nearest street of each sample of a tile: edge (−1 for none), share of its length, metres to it. */
export interface StreetTile {
  readonly edges: Int32Array;
  readonly fractionSteps: Uint16Array;
  readonly accessSteps: Uint16Array;
}

/**
 * The nearest walkable street of every sample of a square lattice over the city, in tiles worked out when
 * first asked for and then kept: streets do not move, only stations do. Samples stand at whole multiples
 * of 10 m in the plane.
 *
 * Streets are written into the samples beside them and spread from sample to sample in two sweeps
 * (Danielsson 1980, doi:10.1016/0146-664X(80)90054-4), each time by the true distance to the street.
 */
export class NearestStreets {
  readonly plane: StreetPlane;
  readonly #tiles = new Map<number, StreetTile | null>();
  readonly #edgeOfVertex: Int32Array;
  readonly #nearest = new Int32Array(SIDE * SIDE);
  readonly #squared = new Float64Array(SIDE * SIDE);
  #originX = 0;
  #originY = 0;

  constructor(plane: StreetPlane) {
    this.plane = plane;
    const { edgeCount, shapeOffsets } = plane.network;
    this.#edgeOfVertex = new Int32Array(plane.x.length);
    for (let edge = 0; edge < edgeCount; edge++) {
      this.#edgeOfVertex.fill(edge, shapeOffsets[edge], shapeOffsets[edge + 1]);
    }
  }

  /**
   * Visits the tiles that hold samples `firstColumn` … `lastColumn`, `firstRow` … `lastRow` (multiples of
   * 10 m, inclusive); tiles far from every street are left out.
   */
  forEachTile(
    firstColumn: number,
    firstRow: number,
    lastColumn: number,
    lastRow: number,
    visit: (tile: StreetTile, firstColumn: number, firstRow: number) => void,
  ): void {
    for (let row = Math.floor(firstRow / TILE); row <= Math.floor(lastRow / TILE); row++) {
      for (let column = Math.floor(firstColumn / TILE); column <= Math.floor(lastColumn / TILE); column++) {
        const tile = this.#tile(column, row);
        if (tile !== null) visit(tile, column * TILE, row * TILE);
      }
    }
  }

  #tile(column: number, row: number): StreetTile | null {
    const key = column * TILE_NUMBERS + row;
    let tile = this.#tiles.get(key);
    if (tile === undefined) {
      tile = this.#work(column, row);
      this.#tiles.set(key, tile);
    }
    return tile;
  }

  #work(column: number, row: number): StreetTile | null {
    const { plane } = this;
    this.#originX = (column * TILE - MARGIN) * CELL_M;
    this.#originY = (row * TILE - MARGIN) * CELL_M;
    const extent = (SIDE - 1) * CELL_M;
    const bounds: PlanarBounds = [
      this.#originX,
      this.#originY,
      this.#originX + extent,
      this.#originY + extent,
    ];
    const near = plane.edgesNear(bounds, 0);
    if (near.length === 0) return null;
    this.#nearest.fill(-1);
    this.#squared.fill(OFF_STREET_M * OFF_STREET_M);
    const { shapeOffsets } = plane.network;
    for (const edge of near) {
      for (let v = shapeOffsets[edge]; v < shapeOffsets[edge + 1] - 1; v++) this.#write(v);
    }
    this.#spread();
    return this.#cutOut();
  }

  /** Offers a segment to the samples within a cell and a half of it. */
  #write(vertex: number): void {
    const { x, y } = this.plane;
    const left = (Math.min(x[vertex], x[vertex + 1]) - this.#originX) / CELL_M;
    const right = (Math.max(x[vertex], x[vertex + 1]) - this.#originX) / CELL_M;
    const bottom = (Math.min(y[vertex], y[vertex + 1]) - this.#originY) / CELL_M;
    const top = (Math.max(y[vertex], y[vertex + 1]) - this.#originY) / CELL_M;
    const firstColumn = Math.max(0, Math.ceil(left - 1.5));
    const lastColumn = Math.min(SIDE - 1, Math.floor(right + 1.5));
    const firstRow = Math.max(0, Math.ceil(bottom - 1.5));
    const lastRow = Math.min(SIDE - 1, Math.floor(top + 1.5));
    for (let r = firstRow; r <= lastRow; r++) {
      for (let c = firstColumn; c <= lastColumn; c++) this.#offer(r * SIDE + c, c, r, vertex);
    }
  }

  #spread(): void {
    for (let row = 0; row < SIDE; row++) {
      for (let column = 0; column < SIDE; column++) this.#takeFrom(column, row, row - 1, column - 1);
      for (let column = SIDE - 2; column >= 0; column--) this.#takeFrom(column, row, row, column + 1);
    }
    for (let row = SIDE - 1; row >= 0; row--) {
      for (let column = SIDE - 1; column >= 0; column--) this.#takeFrom(column, row, row + 1, column + 1);
      for (let column = 1; column < SIDE; column++) this.#takeFrom(column, row, row, column - 1);
    }
  }

  /** Takes over nearer streets from the sample beside, and from the three in the row before or after. */
  #takeFrom(column: number, row: number, fromRow: number, besideColumn: number): void {
    const sample = row * SIDE + column;
    if (besideColumn >= 0 && besideColumn < SIDE)
      this.#offerOf(sample, column, row, row * SIDE + besideColumn);
    if (fromRow === row || fromRow < 0 || fromRow >= SIDE) return;
    const first = Math.max(0, column - 1);
    const last = Math.min(SIDE - 1, column + 1);
    for (let c = first; c <= last; c++) this.#offerOf(sample, column, row, fromRow * SIDE + c);
  }

  #offerOf(sample: number, column: number, row: number, neighbour: number): void {
    const vertex = this.#nearest[neighbour];
    if (vertex >= 0 && vertex !== this.#nearest[sample]) this.#offer(sample, column, row, vertex);
  }

  #offer(sample: number, column: number, row: number, vertex: number): void {
    const { x, y } = this.plane;
    const offX = this.#originX + column * CELL_M - x[vertex];
    const offY = this.#originY + row * CELL_M - y[vertex];
    const dx = x[vertex + 1] - x[vertex];
    const dy = y[vertex + 1] - y[vertex];
    const t = shareAlong(offX, offY, dx, dy);
    const squared = (offX - t * dx) ** 2 + (offY - t * dy) ** 2;
    if (squared >= this.#squared[sample]) return;
    this.#squared[sample] = squared;
    this.#nearest[sample] = vertex;
  }

  #cutOut(): StreetTile {
    const { x, y, share } = this.plane;
    const edges = new Int32Array(TILE * TILE).fill(-1);
    const fractionSteps = new Uint16Array(TILE * TILE);
    const accessSteps = new Uint16Array(TILE * TILE);
    for (let row = 0; row < TILE; row++) {
      for (let column = 0; column < TILE; column++) {
        const worked = (row + MARGIN) * SIDE + column + MARGIN;
        const vertex = this.#nearest[worked];
        if (vertex < 0) continue;
        const offX = this.#originX + (column + MARGIN) * CELL_M - x[vertex];
        const offY = this.#originY + (row + MARGIN) * CELL_M - y[vertex];
        const t = shareAlong(offX, offY, x[vertex + 1] - x[vertex], y[vertex + 1] - y[vertex]);
        const sample = row * TILE + column;
        edges[sample] = this.#edgeOfVertex[vertex];
        fractionSteps[sample] = (share[vertex] + t * (share[vertex + 1] - share[vertex])) * FRACTION_STEPS;
        accessSteps[sample] = Math.sqrt(this.#squared[worked]) * STEPS_PER_METRE;
      }
    }
    return { edges, fractionSteps, accessSteps };
  }
}

/** Index of a sample in its tile. */
export function sampleInTile(column: number, row: number, firstColumn: number, firstRow: number): number {
  return (row - firstRow) * TILE + (column - firstColumn);
}

export const TILE_SAMPLES = TILE;

/** One step of `fractionSteps`, as a share of an edge's length. */
export const FRACTION_STEP = 1 / FRACTION_STEPS;
/** One step of `accessSteps`, in metres. */
export const ACCESS_STEP_M = 1 / STEPS_PER_METRE;

/** Where along a segment, 0 … 1, the nearest point lies to a position given relative to its start. */
function shareAlong(offX: number, offY: number, dx: number, dy: number): number {
  const t = (offX * dx + offY * dy) / (dx * dx + dy * dy || 1);
  return t < 0 ? 0 : t > 1 ? 1 : t;
}
