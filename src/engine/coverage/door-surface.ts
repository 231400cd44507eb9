/**
 * Drawn areas, by the rule by which doors are counted: ground is within a walk when the straight way to
 * its nearest walkable street, and from there along streets, is within the limit. The picture therefore
 * shows what the count says: it follows the streets reached, takes in the yards behind them, leaves holes
 * where nothing is reached, and ends at a river in the middle between the banks' streets.
 */
import type { OwnRing, OwnShape, PlanarBounds } from '../geometry/planar.ts';
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

const NO_PLACES: readonly Snap[] = [];
/** In place of an edge, or of −1 for none. */
const NOT_LOOKED = -2;

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
  const walk = new WalkToStreet(streets.plane.network, reach, limitM);
  let inside = 0;
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
      const count = toColumn - fromColumn + 1;
      for (let row = fromRow; row <= toRow; row++) {
        const from = sampleInTile(fromColumn * stride, row * stride, firstColumn, firstRow);
        const to = (row - south) * columns + fromColumn - west;
        inside += walk.fillRow(tile, from, stride, heights, to, count, cellM);
      }
    },
  );
  if (inside === 0) return [];
  if (inside === (columns - 2) * (rows - 2)) {
    return [
      [boxRing((west + 0.5) * cellM, (south + 0.5) * cellM, (columns - 2) * cellM, (rows - 2) * cellM)],
    ];
  }
  return contour({ minX: west * cellM, minY: south * cellM, columns, rows, cellM, heights });
}

function strideFor(columns: number, rows: number): number {
  return Math.ceil(Math.sqrt((columns * rows) / MOST_SAMPLES));
}

/** Counter-clockwise, from its lower left corner. */
function boxRing(west: number, south: number, widthM: number, heightM: number): OwnRing {
  const east = west + widthM;
  const north = south + heightM;
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

/** The walk from samples, one after the other; neighbours mostly join the same edge, which is looked up once. */
class WalkToStreet {
  readonly #network: WalkNetwork;
  readonly #reach: Reach;
  readonly #limitM: number;
  #edge = NOT_LOOKED;
  #lengthM = 0;
  #firstM = Number.POSITIVE_INFINITY;
  #secondM = Number.POSITIVE_INFINITY;
  #places: readonly Snap[] = NO_PLACES;

  constructor(network: WalkNetwork, reach: Reach, limitM: number) {
    this.#network = network;
    this.#reach = reach;
    this.#limitM = limitM;
  }

  /**
   * Writes what is left of the limit at `count` samples of a tile, `stride` apart, over heights of `-mostM`,
   * at most `mostM` either way: walks to two sides of a wall differ by any amount, so beyond a cell a height says
   * nothing more. Returns how many are inside.
   */
  fillRow(
    { edges, fractionSteps, accessSteps }: StreetTile,
    from: number,
    stride: number,
    heights: Float32Array,
    to: number,
    count: number,
    mostM: number,
  ): number {
    const limitM = this.#limitM;
    let edge = NOT_LOOKED;
    let places = NO_PLACES;
    let spareFirstM = 0;
    let spareSecondM = 0;
    let metresPerStep = 0;
    let isReached = false;
    let inside = 0;
    for (let i = 0, sample = from; i < count; i++, sample += stride) {
      if (edges[sample] !== edge) {
        edge = edges[sample];
        this.#turnTo(edge);
        places = this.#places;
        spareFirstM = limitM - this.#firstM;
        spareSecondM = limitM - this.#secondM - this.#lengthM;
        metresPerStep = this.#lengthM * FRACTION_STEP;
        isReached = spareFirstM > 0 || this.#secondM < limitM || places.length > 0;
      }
      if (!isReached) continue;
      const alongM = fractionSteps[sample] * metresPerStep;
      let spareM =
        spareFirstM - alongM > spareSecondM + alongM ? spareFirstM - alongM : spareSecondM + alongM;
      if (places.length > 0) {
        spareM = Math.max(spareM, limitM - this.#directlyFrom(fractionSteps[sample] * FRACTION_STEP));
      }
      spareM -= accessSteps[sample] * ACCESS_STEP_M;
      if (spareM <= -mostM) continue;
      heights[to + i] = spareM < mostM ? spareM : mostM;
      if (spareM > 0) inside++;
    }
    return inside;
  }

  #directlyFrom(fraction: number): number {
    let metres = Number.POSITIVE_INFINITY;
    for (const place of this.#places) {
      const direct = Math.abs(place.fraction - fraction) * this.#lengthM + place.accessM;
      if (direct < metres && this.#mayGo(place.fraction > fraction)) metres = direct;
    }
    return metres;
  }

  /** −1, no street near, is an edge that nothing reaches. */
  #turnTo(edge: number): void {
    if (edge === this.#edge) return;
    this.#edge = edge;
    this.#lengthM = 0;
    this.#firstM = Number.POSITIVE_INFINITY;
    this.#secondM = Number.POSITIVE_INFINITY;
    this.#places = NO_PLACES;
    if (edge < 0) return;
    const { edgeFrom, edgeTo, edgeLengthM } = this.#network;
    const { distanceM } = this.#reach;
    this.#lengthM = edgeLengthM[edge];
    if (this.#mayGo(false)) this.#firstM = distanceM[edgeFrom[edge]];
    if (this.#mayGo(true)) this.#secondM = distanceM[edgeTo[edge]];
    this.#places = this.#reach.placesWithin(edge);
  }

  #mayGo(isAhead: boolean): boolean {
    return mayWalk(this.#network, this.#edge, 'from', isAhead ? 'second' : 'first');
  }
}
