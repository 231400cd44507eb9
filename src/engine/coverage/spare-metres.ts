import type { YardPlace } from '../network/joins.ts';
import { mayWalk } from '../network/snap-legs.ts';
import type { Snap } from '../network/snapper.ts';
import type { WalkNetwork } from '../network/walk-network.ts';
import { ACCESS_STEP_M, FRACTION_STEP, type StreetTile, TILE_SAMPLES } from './nearest-streets.ts';

/** Walking metres over the network to wherever the walk goes. */
export interface Reach {
  /** The network walked on: that of the streets drawn, or a view of it. */
  readonly network: WalkNetwork;
  /** Metres from each node. */
  readonly distanceM: Float64Array;
  /** Destinations that lie within an edge: a walk along that edge ends there. */
  placesWithin(edge: number): readonly Snap[];
  /** Destinations that stand in compounds without streets: a walk from within the compound may end there. */
  yardPlaces(): readonly YardPlace[];
}

const NO_PLACES: readonly Snap[] = [];
/** One for every sample of a tile, and one for those that have none. */
const MOST_EDGES = TILE_SAMPLES * TILE_SAMPLES + 1;

/**
 * What of the limit the walk from a sample leaves over, below 0 where it is too long: straight to its
 * street, then along it one way or the other. Tile after tile; what the samples of one edge have in common
 * is worked out once for each tile.
 */
export class SpareMetres {
  /** No sample of the tile leaves less than `leastM`. */
  leastM = 0;
  /** No sample of the tile leaves more than `mostM`; told only where `leastM` is below the cap. */
  mostM = 0;
  readonly #network: WalkNetwork;
  readonly #reach: Reach;
  readonly #limitM: number;
  #tile: StreetTile | null = null;
  #capM = 0;
  /** Per edge of the tile, what is left at its first end: for the way over that end, and for the way along the edge over the second. */
  readonly #overFirstM = new Float64Array(MOST_EDGES);
  readonly #overSecondM = new Float64Array(MOST_EDGES);
  readonly #metresPerStep = new Float64Array(MOST_EDGES);
  readonly #places: (readonly Snap[])[] = [];
  /** Per edge the height that all its samples have, 0 where they differ. */
  readonly #settledM = new Float64Array(MOST_EDGES);

  constructor(reach: Reach, limitM: number) {
    this.#network = reach.network;
    this.#reach = reach;
    this.#limitM = limitM;
  }

  /**
   * Turns to another tile. Walks to two sides of a wall differ by any amount, so what is left tells something
   * about the ground between two samples only near 0: it is cut to `capM` either way.
   */
  enter(tile: StreetTile, capM: number): void {
    this.#tile = tile;
    this.#capM = capM;
    const { edges, mostAccessSteps, hasStrays } = tile;
    const { edgeFrom, edgeTo, edgeLengthM } = this.#network;
    const { distanceM } = this.#reach;
    let leastM = hasStrays ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    let mostM = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < edges.length; i++) {
      const edge = edges[i];
      const lengthM = edgeLengthM[edge];
      let overFirstM = this.#limitM - distanceM[edgeFrom[edge]];
      let overSecondM = this.#limitM - distanceM[edgeTo[edge]] - lengthM;
      if (!mayWalk(this.#network, edge, 'from', 'first')) overFirstM = Number.NEGATIVE_INFINITY;
      if (!mayWalk(this.#network, edge, 'from', 'second')) overSecondM = Number.NEGATIVE_INFINITY;
      this.#overFirstM[i] = overFirstM;
      this.#overSecondM[i] = overSecondM;
      this.#metresPerStep[i] = lengthM * FRACTION_STEP;
      // On the way from the first end to the second one leaves less and the other more: least where they are equal.
      const onStreetM = Math.max(overFirstM - lengthM, overSecondM, (overFirstM + overSecondM) / 2);
      const leastOfEdgeM = onStreetM - mostAccessSteps[i] * ACCESS_STEP_M;
      const mostOfEdgeM = Math.max(overFirstM, overSecondM + lengthM);
      this.#settledM[i] = leastOfEdgeM >= capM ? capM : mostOfEdgeM <= -capM ? -capM : 0;
      leastM = Math.min(leastM, leastOfEdgeM);
      mostM = Math.max(mostM, mostOfEdgeM);
    }
    this.leastM = leastM;
    this.mostM = mostM;
    if (leastM < capM) this.#findPlaces(edges);
  }

  /** Writes what is left at `count` samples of the tile, `stride` apart, from the one numbered `from` on. */
  writeRow(from: number, stride: number, count: number, heights: Float32Array, to: number): void {
    const { nearest, fractionSteps, accessSteps } = this.#tile!;
    const capM = this.#capM;
    let number = -1;
    let settledM = 0;
    let overFirstM = 0;
    let overSecondM = 0;
    let metresPerStep = 0;
    let places = NO_PLACES;
    for (let i = 0, sample = from; i < count; i++, sample += stride) {
      if (nearest[sample] !== number) {
        number = nearest[sample];
        settledM = this.#settledM[number];
        overFirstM = this.#overFirstM[number];
        overSecondM = this.#overSecondM[number];
        metresPerStep = this.#metresPerStep[number];
        places = this.#places[number];
      }
      if (settledM !== 0) {
        heights[to + i] = settledM;
        continue;
      }
      const alongM = fractionSteps[sample] * metresPerStep;
      let spareM = Math.max(overFirstM - alongM, overSecondM + alongM);
      if (places.length > 0) {
        spareM = Math.max(spareM, this.#toPlaces(number, fractionSteps[sample] * FRACTION_STEP));
      }
      spareM -= accessSteps[sample] * ACCESS_STEP_M;
      heights[to + i] = Math.max(-capM, Math.min(capM, spareM));
    }
  }

  #findPlaces(edges: Int32Array): void {
    for (let i = 0; i < edges.length; i++) {
      this.#places[i] = this.#reach.placesWithin(edges[i]);
      if (this.#places[i].length === 0) continue;
      this.mostM = this.#limitM;
      if (this.#settledM[i] < 0) this.#settledM[i] = 0;
    }
    // Stands for the edge of those samples that have none.
    this.#settledM[edges.length] = -this.#capM;
    this.#places[edges.length] = NO_PLACES;
  }

  /** What a walk along the edge alone leaves over, to the place that is best for it. */
  #toPlaces(number: number, fraction: number): number {
    const edge = this.#tile!.edges[number];
    const lengthM = this.#network.edgeLengthM[edge];
    let spareM = Number.NEGATIVE_INFINITY;
    for (const place of this.#places[number]) {
      if (!mayWalk(this.#network, edge, 'from', place.fraction > fraction ? 'second' : 'first')) continue;
      const alongM = Math.abs(place.fraction - fraction) * lengthM;
      spareM = Math.max(spareM, this.#limitM - alongM - place.accessM);
    }
    return spareM;
  }
}
