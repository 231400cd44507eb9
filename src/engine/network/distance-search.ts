import { BucketQueue } from './bucket-queue.ts';
import type { Join } from './joins.ts';
import { directM, legsOf, type WalkDirection } from './snap-legs.ts';
import type { Arcs, WalkNetwork } from './walk-network.ts';

/**
 * A walk as long as the limit is within it. Lengths are sums of fractions, so a walk that is equal on
 * paper may come out longer by rounding: one micrometre is forgiven.
 */
export const LIMIT_TOLERANCE_M = 1e-6;

/** Bucket width that suits a network: a fraction of its mean arc. */
export function bucketWidthM(network: WalkNetwork): number {
  return network.meanArcM / 8;
}

/**
 * Walking distances between one place and the nodes around it. Holds its working memory, so that many
 * searches on one network cost only what each of them reaches. Results stay until the next {@link run}.
 */
export class DistanceSearch {
  /** Metres per node; Infinity where not reached. */
  readonly distanceM: Float64Array;
  /** The first {@link reachedCount} entries are the nodes reached, in no order. */
  readonly reached: Int32Array;
  reachedCount = 0;
  /** The edge by which a node reached is best walked; −1 where the start itself is next to it. */
  readonly previousEdge: Int32Array;
  readonly network: WalkNetwork;
  readonly direction: WalkDirection;
  readonly #arcs: Arcs;
  readonly #queue: BucketQueue;
  #start: Join | null = null;

  /** `from`: distances from the start to every node. `to`: from every node to the start. */
  constructor(network: WalkNetwork, direction: WalkDirection = 'from') {
    this.network = network;
    this.direction = direction;
    this.distanceM = new Float64Array(network.nodeCount).fill(Number.POSITIVE_INFINITY);
    this.reached = new Int32Array(network.nodeCount);
    this.previousEdge = new Int32Array(network.nodeCount);
    this.#arcs = direction === 'from' ? network.outbound : network.inbound;
    this.#queue = new BucketQueue(this.distanceM, bucketWidthM(network));
  }

  /**
   * Reaches every node within `limitM` metres (inclusive) of the start, its access leg counted; with `farthestAtM` those
   * only to which a shortest walk leads over nodes that are each no farther than it says.
   */
  run(start: Join, limitM = Number.POSITIVE_INFINITY, farthestAtM: Float64Array | null = null): void {
    this.#begin(start, limitM + LIMIT_TOLERANCE_M);
    this.#spread(limitM + LIMIT_TOLERANCE_M, farthestAtM);
  }

  /** Metres between the start and another position, both access legs counted; Infinity when not reached. */
  metresTo(other: Join): number {
    if (this.#start === null) return Number.POSITIVE_INFINITY;
    const isOutward = this.direction === 'from';
    let best = isOutward
      ? directM(this.network, this.#start, other)
      : directM(this.network, other, this.#start);
    for (const leg of legsOf(this.network, other, isOutward ? 'to' : 'from')) {
      best = Math.min(best, this.distanceM[leg.node] + leg.metres);
    }
    return best;
  }

  #begin(start: Join, farthestM: number): void {
    const { distanceM, reached } = this;
    for (let i = 0; i < this.reachedCount; i++) distanceM[reached[i]] = Number.POSITIVE_INFINITY;
    this.reachedCount = 0;
    this.#start = start;
    for (const { node, metres } of legsOf(this.network, start, this.direction)) {
      if (metres > farthestM || metres >= distanceM[node]) continue;
      if (distanceM[node] === Number.POSITIVE_INFINITY) reached[this.reachedCount++] = node;
      distanceM[node] = metres;
      this.previousEdge[node] = -1;
      this.#queue.push(node);
    }
  }

  #spread(farthestM: number, farthestAtM: Float64Array | null): void {
    const { distanceM, reached, previousEdge } = this;
    const { isDeadEnd } = this.network;
    const { offsets, nodes, lengthM, edges } = this.#arcs;
    const queue = this.#queue;
    let { reachedCount } = this;
    for (let node = queue.pop(); node !== -1; node = queue.pop()) {
      const distance = distanceM[node];
      const end = offsets[node + 1];
      for (let arc = offsets[node]; arc < end; arc++) {
        const other = nodes[arc];
        const reachM = distance + lengthM[arc];
        const current = distanceM[other];
        if (reachM >= current || reachM > farthestM) continue;
        if (farthestAtM !== null && reachM > farthestAtM[other] + LIMIT_TOLERANCE_M) continue;
        if (current === Number.POSITIVE_INFINITY) reached[reachedCount++] = other;
        distanceM[other] = reachM;
        previousEdge[other] = edges[arc];
        // Nothing follows from a dead end, so it need not wait its turn.
        if (isDeadEnd[other] === 0) queue.push(other);
      }
    }
    this.reachedCount = reachedCount;
  }
}
