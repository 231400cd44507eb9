import { BucketQueue } from './bucket-queue.ts';
import { bucketWidthM } from './distance-search.ts';
import { FacilityLegs } from './facility-legs.ts';
import type { DoorJoin, Join } from './joins.ts';
import { NO_ROW } from './row-lists.ts';
import { type Leg, legsOf } from './snap-legs.ts';
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
  readonly #legs: FacilityLegs;
  readonly #touchMark: Int32Array;
  #mark = 1;
  readonly #orphans: Int32Array;

  /** `precedes` must order the facilities strictly, in the same way for as long as they are there. */
  constructor(network: WalkNetwork, precedes: (facilityA: number, facilityB: number) => boolean) {
    this.network = network;
    this.#precedes = precedes;
    this.distanceM = new Float64Array(network.nodeCount).fill(Number.POSITIVE_INFINITY);
    this.#queue = new BucketQueue(this.distanceM, bucketWidthM(network));
    this.owner = new Int32Array(network.nodeCount).fill(NOBODY);
    this.touched = new Int32Array(network.nodeCount);
    this.#legs = new FacilityLegs(network.nodeCount);
    this.#touchMark = new Int32Array(network.nodeCount);
    this.#orphans = new Int32Array(network.nodeCount);
  }

  /** Replaces all facilities at once; the number of each is its row. `null` places are left out. No node is marked as touched. */
  reset(places: readonly DoorJoin[]): void {
    this.#legs.clear();
    this.distanceM.fill(Number.POSITIVE_INFINITY);
    this.owner.fill(NOBODY);
    // Every answer is new: none is marked, as if all were marked already.
    this.#touchMark.fill(this.#mark);
    places.forEach((place, facility) => {
      if (place !== null) this.#seed(facility, place);
    });
    this.#spread();
    this.forgetTouched();
  }

  /** Adds a facility that is not there yet. */
  place(facility: number, place: Join): void {
    if (this.#legs.of(facility) !== undefined) throw new Error(`expected facility ${facility} to be absent`);
    this.#seed(facility, place);
    this.#spread();
  }

  remove(facility: number): void {
    const legs = this.#legs.of(facility);
    if (legs === undefined) throw new Error(`expected facility ${facility} to be present`);
    this.#legs.remove(facility);
    const orphanCount = this.#orphan(facility, legs);
    for (let i = 0; i < orphanCount; i++) this.#adopt(this.#orphans[i]);
    this.#spread();
  }

  forgetTouched(): void {
    this.touchedCount = 0;
    this.#mark++;
  }

  #seed(facility: number, place: Join): void {
    const legs = legsOf(this.network, place, 'to');
    this.#legs.add(facility, legs);
    for (const { node, metres } of legs) this.#offer(node, metres, facility);
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
    const legs = this.#legs;
    for (let row = legs.firstAt(node); row !== NO_ROW; row = legs.nextAt(row)) {
      this.#offer(node, legs.metresOf(row), legs.facilityOf(row));
    }
  }

  #spread(): void {
    const { distanceM, owner } = this;
    const { isDeadEnd } = this.network;
    const { offsets, nodes, lengthM } = this.network.inbound;
    const queue = this.#queue;
    for (let node = queue.pop(); node !== -1; node = queue.pop()) {
      const distance = distanceM[node];
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
        // Nothing follows from a dead end, so it is done without waiting its turn.
        if (isDeadEnd[other] === 0) queue.push(other);
        else this.#touch(other);
      }
    }
  }

  /** Sets a node's answer if it is better; what follows from it is left to {@link #spread}. */
  #offer(node: number, reachM: number, facility: number): void {
    const current = this.distanceM[node];
    if (reachM > current || (reachM === current && !this.#isPreferred(facility, this.owner[node]))) return;
    this.distanceM[node] = reachM;
    this.owner[node] = facility;
    this.#queue.push(node);
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
