import { BucketQueue } from './bucket-queue.ts';
import { bucketWidthM } from './distance-search.ts';
import { type Leg, legsOf } from './snap-legs.ts';
import type { Snap } from './snapper.ts';
import type { WalkNetwork } from './walk-network.ts';

const NOBODY = -1;
/** A node whose owner has gone and whose new one is not found yet. */
const ORPHAN = -2;

/**
 * For every node the walking metres to its nearest facility and which one that is, kept true while
 * facilities come, go and move. Where two are equally near, the one that `precedes` owns the node.
 *
 * Removing a facility orphans the nodes it owned, which hang together along shortest walks; they are
 * adopted from the rim inwards. Placing one spreads from its legs as far as it is nearer. Both touch only
 * nodes whose answer may change, and end in the same numbers, bit by bit, as a search from scratch: each
 * is the least of the same sums, whatever the order of work.
 */
export class NearestField {
  /** Metres from each node to its nearest facility; Infinity where none is reached. */
  readonly distanceM: Float64Array;
  /** The nearest facility of each node, −1 where none is reached. */
  readonly owner: Int32Array;
  /** The first {@link touchedCount} entries are the nodes whose answer may have changed since {@link forgetTouched}. */
  readonly touched: Int32Array;
  touchedCount = 0;

  readonly network: WalkNetwork;
  readonly #queue: BucketQueue;
  readonly #precedes: (facilityA: number, facilityB: number) => boolean;
  readonly #legs = new Map<number, readonly Leg[]>();
  /** Facilities with a leg at a node. */
  readonly #facilitiesAt = new Map<number, number[]>();
  readonly #touchMark: Int32Array;
  #mark = 1;
  readonly #orphans: Int32Array;

  /** `precedes` must order the facilities strictly, in the same way for as long as they are there. */
  constructor(network: WalkNetwork, precedes: (facilityA: number, facilityB: number) => boolean) {
    this.network = network;
    this.#precedes = precedes;
    this.#queue = new BucketQueue(bucketWidthM(network));
    this.distanceM = new Float64Array(network.nodeCount).fill(Number.POSITIVE_INFINITY);
    this.owner = new Int32Array(network.nodeCount).fill(NOBODY);
    this.touched = new Int32Array(network.nodeCount);
    this.#touchMark = new Int32Array(network.nodeCount);
    this.#orphans = new Int32Array(network.nodeCount);
  }

  /** Replaces all facilities at once; the number of each is its row. `null` places are left out. */
  reset(places: readonly (Snap | null)[]): void {
    this.#legs.clear();
    this.#facilitiesAt.clear();
    this.distanceM.fill(Number.POSITIVE_INFINITY);
    this.owner.fill(NOBODY);
    this.forgetTouched();
    places.forEach((place, facility) => {
      if (place !== null) this.#seed(facility, place);
    });
    this.#spread();
  }

  /** Adds a facility that is not there yet. */
  place(facility: number, place: Snap): void {
    if (this.#legs.has(facility)) throw new Error(`expected facility ${facility} to be absent`);
    this.#seed(facility, place);
    this.#spread();
  }

  remove(facility: number): void {
    const legs = this.#legs.get(facility);
    if (legs === undefined) throw new Error(`expected facility ${facility} to be present`);
    this.#legs.delete(facility);
    for (const { node } of legs) {
      const there = this.#facilitiesAt.get(node)!;
      there.splice(there.indexOf(facility), 1);
      if (there.length === 0) this.#facilitiesAt.delete(node);
    }
    const orphanCount = this.#orphan(facility, legs);
    for (let i = 0; i < orphanCount; i++) this.#adopt(this.#orphans[i]);
    this.#spread();
  }

  forgetTouched(): void {
    this.touchedCount = 0;
    this.#mark++;
  }

  #seed(facility: number, place: Snap): void {
    const legs = legsOf(this.network, place, 'to');
    this.#legs.set(facility, legs);
    for (const { node, metres } of legs) {
      const there = this.#facilitiesAt.get(node);
      if (there === undefined) this.#facilitiesAt.set(node, [facility]);
      else there.push(facility);
      this.#offer(node, metres, facility);
    }
  }

  /** Takes every node of a facility that has gone; returns how many. */
  #orphan(facility: number, legs: readonly Leg[]): number {
    const { owner, distanceM } = this;
    const { offsets, nodes } = this.network.inbound;
    let count = 0;
    const take = (node: number) => {
      if (owner[node] !== facility) return;
      owner[node] = ORPHAN;
      distanceM[node] = Number.POSITIVE_INFINITY;
      this.#touch(node);
      this.#orphans[count++] = node;
    };
    for (const { node } of legs) take(node);
    for (let i = 0; i < count; i++) {
      const node = this.#orphans[i];
      for (let arc = offsets[node]; arc < offsets[node + 1]; arc++) take(nodes[arc]);
    }
    for (let i = 0; i < count; i++) owner[this.#orphans[i]] = NOBODY;
    return count;
  }

  /** Offers an orphan what its neighbours outside the orphaned region, and facilities beside it, can give. */
  #adopt(node: number): void {
    const { owner, distanceM } = this;
    const { offsets, nodes, lengthM } = this.network.outbound;
    for (let arc = offsets[node]; arc < offsets[node + 1]; arc++) {
      const neighbour = nodes[arc];
      if (owner[neighbour] >= 0) this.#offer(node, distanceM[neighbour] + lengthM[arc], owner[neighbour]);
    }
    for (const facility of this.#facilitiesAt.get(node) ?? []) {
      for (const leg of this.#legs.get(facility)!) {
        if (leg.node === node) this.#offer(node, leg.metres, facility);
      }
    }
  }

  #spread(): void {
    const { distanceM, owner } = this;
    const { offsets, nodes, lengthM } = this.network.inbound;
    const queue = this.#queue;
    for (let node = queue.pop(); node !== -1; node = queue.pop()) {
      const distance = distanceM[node];
      if (queue.isStale(distance)) continue;
      this.#touch(node);
      const facility = owner[node];
      const end = offsets[node + 1];
      for (let arc = offsets[node]; arc < end; arc++) {
        const other = nodes[arc];
        const reachM = distance + lengthM[arc];
        const current = distanceM[other];
        if (reachM > current || (reachM === current && !this.#isPreferred(facility, owner[other]))) continue;
        distanceM[other] = reachM;
        owner[other] = facility;
        queue.push(other, reachM);
      }
    }
  }

  /** Sets a node's answer if it is better; what follows from it is left to {@link #spread}. */
  #offer(node: number, reachM: number, facility: number): void {
    const current = this.distanceM[node];
    if (reachM > current || (reachM === current && !this.#isPreferred(facility, this.owner[node]))) return;
    this.distanceM[node] = reachM;
    this.owner[node] = facility;
    this.#queue.push(node, reachM);
  }

  #isPreferred(facility: number, owner: number): boolean {
    return facility !== owner && this.#precedes(facility, owner);
  }

  #touch(node: number): void {
    if (this.#touchMark[node] === this.#mark) return;
    this.#touchMark[node] = this.#mark;
    this.touched[this.touchedCount++] = node;
  }
}
