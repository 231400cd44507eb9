/**
 * Drawn areas, by the rule by which doors are counted: ground is within a walk when the straight way to
 * its nearest walkable street, and from there along streets, is within the limit. The picture therefore
 * shows what the count says: it follows the streets reached, takes in the yards behind them, leaves holes
 * where nothing is reached, and ends at a river in the middle between the banks' streets. Around a station in a
 * compound without streets it is also the ground within its walls. Where a home walks
 * otherwise than the ground beside it, as out of the gates of its compound, the home is right.
 */
import type { OwnShape, PlanarBounds } from '../geometry/planar.ts';
import { contour, type Lattice } from './contour.ts';
import type { Homes } from './homes.ts';
import { CELL_M, type NearestStreets, type StreetTile, TILE_SAMPLES } from './nearest-streets.ts';
import { type Reach, SpareMetres } from './spare-metres.ts';
import { raiseYards } from './yard-ground.ts';

/** More samples than this are not drawn: large areas get a coarser picture. */
const MOST_SAMPLES = 4_000_000;

/** How far below nothing, in cells, the corners around a home are lowered that is not reached: little ground beside it goes. */
const CLEARANCE = 0.1;

/** `draft` takes samples 20 m apart instead of 10: for a picture that follows the pointer. */
export type Detail = 'full' | 'draft';

/** The homes of the city, and which of them are counted as reached. */
export interface CountedHomes {
  readonly homes: Homes;
  isWithin(row: number): boolean;
}

/** Samples at multiples of `stride` cells, first and last inclusive. */
interface SampleWindow {
  readonly stride: number;
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/**
 * The ground from which the walk is within the limit. Nothing is kept: each question is answered from the
 * walks as they are now, for the window asked about, so that after a move only the windows it touched need
 * be asked about again.
 */
export class DoorSurface {
  readonly #streets: NearestStreets;
  readonly #spare: SpareMetres;
  readonly #counted: CountedHomes;
  readonly #reach: Reach;
  readonly #limitM: number;
  /** Working memory, kept from one question to the next. */
  #heights = new Float32Array();

  constructor(streets: NearestStreets, reach: Reach, limitM: number, counted: CountedHomes) {
    this.#streets = streets;
    this.#counted = counted;
    this.#reach = reach;
    this.#limitM = limitM;
    this.#spare = new SpareMetres(reach, limitM);
  }

  /** Whether all ground within the bounds is drawn. No single sample is looked at: a yes is sure, a no is not. */
  holds(bounds: PlanarBounds): boolean {
    const { west, south, east, north } = samplesAround(bounds, 1);
    for (let row = tileOf(south); row <= tileOf(north); row++) {
      for (let column = tileOf(west); column <= tileOf(east); column++) {
        const tile = this.#streets.tile(column, row);
        if (tile === null) return false;
        this.#spare.enter(tile, 0);
        if (!(this.#spare.leastM > 0)) return false;
      }
    }
    const { homes, isWithin } = this.#counted;
    return homes.near(bounds, 2 * CELL_M).every((home) => isWithin(homes.row[home]));
  }

  /** The ground in local metres: valid polygons, shells counter-clockwise; exact within the bounds, closed off just outside them. */
  within(bounds: PlanarBounds, detail: Detail = 'full'): OwnShape {
    const [minX, minY, maxX, maxY] = bounds;
    if (!(minX <= maxX && minY <= maxY)) return [];
    const finest = detail === 'full' ? 1 : 2;
    const stride = Math.max(finest, strideFor((maxX - minX) / CELL_M, (maxY - minY) / CELL_M));
    const window = samplesAround(bounds, stride);
    const lattice = this.#layOut(window);
    for (let row = tileOf(window.south * stride); row <= tileOf(window.north * stride); row++) {
      for (let column = tileOf(window.west * stride); column <= tileOf(window.east * stride); column++) {
        const tile = this.#streets.tile(column, row);
        if (tile !== null) this.#write(tile, column * TILE_SAMPLES, row * TILE_SAMPLES, window, lattice);
      }
    }
    raiseYards(lattice, this.#reach.yardPlaces(), this.#streets.plane.frame, this.#limitM);
    this.#leaveOutHomes(bounds, lattice);
    return contour(lattice);
  }

  /** Draws no ground over a home that is not reached. */
  #leaveOutHomes(bounds: PlanarBounds, { minX, minY, columns, rows, cellM, heights }: Lattice): void {
    const { homes, isWithin } = this.#counted;
    for (const home of homes.near(bounds, 2 * cellM)) {
      const column = Math.floor((homes.x[home] - minX) / cellM);
      const row = Math.floor((homes.y[home] - minY) / cellM);
      if (column < 0 || row < 0 || column > columns - 2 || row > rows - 2) continue;
      const corner = row * columns + column;
      const above = corner + columns;
      // Most homes that are not reached stand where nothing is drawn anyway: their walk need not be asked for.
      const highest = Math.max(heights[corner], heights[corner + 1], heights[above], heights[above + 1]);
      if (highest <= -cellM || isWithin(homes.row[home])) continue;
      for (const sample of [corner, corner + 1, above, above + 1])
        heights[sample] = Math.min(heights[sample], -CLEARANCE * cellM);
    }
  }

  /** Room for the heights of a window and one sample more all around that stays outside, so that every ring closes. */
  #layOut({ west, south, east, north, stride }: SampleWindow): Lattice {
    const cellM = stride * CELL_M;
    const columns = east - west + 3;
    const rows = north - south + 3;
    if (columns * rows > this.#heights.length) this.#heights = new Float32Array(columns * rows);
    const heights = this.#heights.subarray(0, columns * rows).fill(-cellM);
    return { minX: (west - 1) * cellM, minY: (south - 1) * cellM, columns, rows, cellM, heights };
  }

  /** Writes the heights of those samples of a tile that are in the window. */
  #write(
    tile: StreetTile,
    tileColumn: number,
    tileRow: number,
    { west, south, east, north, stride }: SampleWindow,
    { columns, cellM, heights }: Lattice,
  ): void {
    this.#spare.enter(tile, cellM);
    if (this.#spare.mostM <= -cellM) return;
    const isAllInside = this.#spare.leastM >= cellM;
    const fromColumn = Math.max(west, Math.ceil(tileColumn / stride));
    const toColumn = Math.min(east, Math.floor((tileColumn + TILE_SAMPLES - 1) / stride));
    const fromRow = Math.max(south, Math.ceil(tileRow / stride));
    const toRow = Math.min(north, Math.floor((tileRow + TILE_SAMPLES - 1) / stride));
    const count = toColumn - fromColumn + 1;
    for (let row = fromRow; row <= toRow; row++) {
      const from = (row * stride - tileRow) * TILE_SAMPLES + fromColumn * stride - tileColumn;
      const to = (row - south + 1) * columns + fromColumn - west + 1;
      if (isAllInside) heights.fill(cellM, to, to + count);
      else this.#spare.writeRow(from, stride, count, heights, to);
    }
  }
}

function samplesAround([minX, minY, maxX, maxY]: PlanarBounds, stride: number): SampleWindow {
  const cellM = stride * CELL_M;
  return {
    stride,
    west: Math.floor(minX / cellM),
    south: Math.floor(minY / cellM),
    east: Math.ceil(maxX / cellM),
    north: Math.ceil(maxY / cellM),
  };
}

function tileOf(sample: number): number {
  return Math.floor(sample / TILE_SAMPLES);
}

function strideFor(columns: number, rows: number): number {
  return Math.ceil(Math.sqrt((columns * rows) / MOST_SAMPLES));
}
