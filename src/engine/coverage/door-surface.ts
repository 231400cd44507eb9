/**
 * Drawn areas, by the rule by which doors are counted: ground is within a walk when the straight way to
 * its nearest walkable street, and from there along streets, is within the limit. The picture therefore
 * shows what the count says: it follows the streets reached, takes in the yards behind them, leaves holes
 * where nothing is reached, and ends at a river in the middle between the banks' streets.
 */
import type { OwnShape, PlanarBounds } from '../geometry/planar.ts';
import { mayWalk } from '../network/snap-legs.ts';
import type { Snap } from '../network/snapper.ts';
import type { WalkNetwork } from '../network/walk-network.ts';
import { contour } from './contour.ts';
import {
  ACCESS_STEP_M,
  CELL_M,
  FRACTION_STEP,
  type NearestStreets,
  type StreetTile,
  sampleInTile,
  TILE_SAMPLES,
} from './nearest-streets.ts';

/** More samples than this are not drawn: large areas get a coarser picture. */
const MOST_SAMPLES = 4_000_000;

/** `draft` takes samples 20 m apart instead of 10: for a picture that follows the pointer. */
export type Detail = 'full' | 'draft';

/** Walking metres over the network to wherever the walk goes. */
export interface Reach {
  /** Metres from each node. */
  readonly distanceM: Float64Array;
  /** Destinations that lie within an edge: a walk along that edge ends there. */
  placesWithin(edge: number): readonly Snap[];
}

/**
 * The ground from which the walk is `limitM` or less, in local metres: valid polygons, shells
 * counter-clockwise; exact within the bounds, closed off just outside them.
 */
export function doorSurface(
  streets: NearestStreets,
  reach: Reach,
  limitM: number,
  [minX, minY, maxX, maxY]: PlanarBounds,
  detail: Detail = 'full',
): OwnShape {
  if (!(minX <= maxX && minY <= maxY)) return [];
  const finest = detail === 'full' ? 1 : 2;
  const stride = Math.max(finest, strideFor((maxX - minX) / CELL_M, (maxY - minY) / CELL_M));
  const cellM = CELL_M * stride;
  const west = Math.floor(minX / cellM) - 1;
  const south = Math.floor(minY / cellM) - 1;
  const columns = Math.ceil(maxX / cellM) + 2 - west;
  const rows = Math.ceil(maxY / cellM) + 2 - south;
  const heights = new Float32Array(columns * rows).fill(-cellM);
  const walk = new WalkToStreet(streets.plane.network, reach);
  streets.forEachTile(
    west * stride,
    south * stride,
    (west + columns - 1) * stride,
    (south + rows - 1) * stride,
    (tile, firstColumn, firstRow) => {
      // The outermost samples stay outside, so that every ring closes.
      const fromRow = Math.max(south + 1, Math.ceil(firstRow / stride));
      const toRow = Math.min(south + rows - 2, Math.floor((firstRow + TILE_SAMPLES - 1) / stride));
      const fromColumn = Math.max(west + 1, Math.ceil(firstColumn / stride));
      const toColumn = Math.min(west + columns - 2, Math.floor((firstColumn + TILE_SAMPLES - 1) / stride));
      for (let row = fromRow; row <= toRow; row++) {
        for (let column = fromColumn; column <= toColumn; column++) {
          const sample = sampleInTile(column * stride, row * stride, firstColumn, firstRow);
          const spareM = limitM - walk.metresFrom(tile, sample);
          // Walks to two sides of a wall differ by any amount: beyond a cell a height says nothing more.
          heights[(row - south) * columns + column - west] = Math.max(-cellM, Math.min(cellM, spareM));
        }
      }
    },
  );
  return contour({ minX: west * cellM, minY: south * cellM, columns, rows, cellM, heights });
}

function strideFor(columns: number, rows: number): number {
  return Math.ceil(Math.sqrt((columns * rows) / MOST_SAMPLES));
}

/** The walk from samples, one after the other; neighbours mostly join the same edge, which is looked up once. */
class WalkToStreet {
  readonly #network: WalkNetwork;
  readonly #reach: Reach;
  #edge = -1;
  #lengthM = 0;
  #firstM = 0;
  #secondM = 0;
  #places: readonly Snap[] = [];

  constructor(network: WalkNetwork, reach: Reach) {
    this.#network = network;
    this.#reach = reach;
  }

  metresFrom(tile: StreetTile, sample: number): number {
    const edge = tile.edges[sample];
    if (edge < 0) return Number.POSITIVE_INFINITY;
    if (edge !== this.#edge) this.#turnTo(edge);
    const fraction = tile.fractionSteps[sample] * FRACTION_STEP;
    const overFirst = this.#firstM + fraction * this.#lengthM;
    const overSecond = this.#secondM + (1 - fraction) * this.#lengthM;
    let metres = overFirst < overSecond ? overFirst : overSecond;
    if (this.#places.length > 0) metres = Math.min(metres, this.#directlyFrom(fraction));
    return metres + tile.accessSteps[sample] * ACCESS_STEP_M;
  }

  #directlyFrom(fraction: number): number {
    let metres = Number.POSITIVE_INFINITY;
    for (const place of this.#places) {
      const direct = Math.abs(place.fraction - fraction) * this.#lengthM + place.accessM;
      if (direct < metres && this.#mayGo(place.fraction > fraction)) metres = direct;
    }
    return metres;
  }

  #turnTo(edge: number): void {
    const { edgeFrom, edgeTo, edgeLengthM } = this.#network;
    const { distanceM } = this.#reach;
    this.#edge = edge;
    this.#lengthM = edgeLengthM[edge];
    this.#firstM = this.#mayGo(false) ? distanceM[edgeFrom[edge]] : Number.POSITIVE_INFINITY;
    this.#secondM = this.#mayGo(true) ? distanceM[edgeTo[edge]] : Number.POSITIVE_INFINITY;
    this.#places = this.#reach.placesWithin(edge);
  }

  #mayGo(isAhead: boolean): boolean {
    return mayWalk(this.#network, this.#edge, 'from', isAhead ? 'second' : 'first');
  }
}
