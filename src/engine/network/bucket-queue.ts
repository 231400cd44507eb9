const NONE = -1;
const BUCKETS = 4096;
const RING_MASK = BUCKETS - 1;
/** Before the first bucket: every entry is further ahead than the ring reaches. */
const NOT_STARTED = -(2 ** 30);

/**
 * A priority queue for shortest paths: nodes wait in a ring of buckets by distance, `widthM` metres each
 * (Dial 1969, doi:10.1145/363269.363610). Inside a bucket the
 * order is free, so a caller relaxes again when a shorter way turns up, and asks {@link isStale} before it
 * works on a node. Distances pushed must not lie below the bucket being emptied. Entries further ahead
 * than the ring reaches wait aside, so edges and first distances may have any length.
 */
export class BucketQueue {
  readonly #perMetre: number;
  readonly #widthM: number;
  readonly #heads = new Int32Array(BUCKETS).fill(NONE);
  #next = new Int32Array(1024);
  #nodes = new Int32Array(1024);
  #entries = 0;
  #inRing = 0;
  #bucket = NOT_STARTED;
  readonly #asideNodes: number[] = [];
  readonly #asideM: number[] = [];

  constructor(widthM: number) {
    this.#widthM = widthM;
    this.#perMetre = 1 / widthM;
  }

  /** Every entry still waiting lies at this distance or further. */
  get floorM(): number {
    return this.#bucket * this.#widthM;
  }

  push(node: number, distanceM: number): void {
    const bucket = Math.floor(distanceM * this.#perMetre);
    if (bucket - this.#bucket >= BUCKETS) {
      this.#asideNodes.push(node);
      this.#asideM.push(distanceM);
      return;
    }
    const entry = this.#entries++;
    if (entry === this.#nodes.length) this.#grow();
    const slot = bucket & RING_MASK;
    this.#nodes[entry] = node;
    this.#next[entry] = this.#heads[slot];
    this.#heads[slot] = entry;
    this.#inRing++;
  }

  /** The next node, NONE (−1) when the queue is empty; it is then ready for another search. */
  pop(): number {
    if (this.#inRing === 0 && !this.#refill()) return NONE;
    const heads = this.#heads;
    let bucket = this.#bucket;
    while (heads[bucket & RING_MASK] === NONE) bucket++;
    this.#bucket = bucket;
    const slot = bucket & RING_MASK;
    const entry = heads[slot];
    heads[slot] = this.#next[entry];
    this.#inRing--;
    return this.#nodes[entry];
  }

  /** True when a node just popped, now at this distance, was worked on before under that distance. */
  isStale(distanceM: number): boolean {
    return Math.floor(distanceM * this.#perMetre) !== this.#bucket;
  }

  clear(): void {
    while (this.pop() !== NONE);
  }

  /** Moves the ring to the nearest entry waiting aside. False when none waits. */
  #refill(): boolean {
    this.#entries = 0;
    this.#bucket = NOT_STARTED;
    if (this.#asideNodes.length === 0) return false;
    const nodes = this.#asideNodes.splice(0);
    const distancesM = this.#asideM.splice(0);
    const nearestM = distancesM.reduce((least, distanceM) => Math.min(least, distanceM));
    this.#bucket = Math.floor(nearestM * this.#perMetre);
    nodes.forEach((node, i) => {
      this.push(node, distancesM[i]);
    });
    return true;
  }

  #grow(): void {
    const next = new Int32Array(this.#nodes.length * 2);
    const nodes = new Int32Array(this.#nodes.length * 2);
    next.set(this.#next);
    nodes.set(this.#nodes);
    this.#next = next;
    this.#nodes = nodes;
  }
}
