const NONE = -1;
const BUCKETS = 4096;
const RING_MASK = BUCKETS - 1;

/**
 * A priority queue for shortest paths: nodes wait in a ring of buckets by their distance, `widthM` metres
 * each (Dial 1969, doi:10.1145/363269.363610). It reads the distances of the search it serves. A node whose
 * distance falls is pushed again; what is left of it under a longer distance is passed over. Inside a bucket the
 * order is free, so a node may come up again after a shorter way to it turned up in the same bucket.
 * No distance may fall below the bucket being emptied. Nodes further ahead than the ring reaches wait
 * aside, so edges and first distances may have any length.
 */
export class BucketQueue {
  readonly #distanceM: Float64Array;
  readonly #perMetre: number;
  readonly #heads = new Int32Array(BUCKETS).fill(NONE);
  #next = new Int32Array(1024);
  #nodes = new Int32Array(1024);
  #entries = 0;
  #inRing = 0;
  #bucket = 0;
  readonly #aside: number[] = [];

  /** `distanceM`: metres per node, 0 or more, at present; the caller keeps writing to it. */
  constructor(distanceM: Float64Array, widthM: number) {
    this.#distanceM = distanceM;
    this.#perMetre = 1 / widthM;
  }

  /** Lets a node wait under its present distance. */
  push(node: number): void {
    const bucket = this.#bucketOf(node);
    if (bucket - this.#bucket >= BUCKETS) {
      this.#aside.push(node);
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
    const heads = this.#heads;
    let bucket = this.#bucket;
    for (;;) {
      if (this.#inRing === 0) {
        if (!this.#refill()) return NONE;
        bucket = this.#bucket;
      }
      while (heads[bucket & RING_MASK] === NONE) bucket++;
      const slot = bucket & RING_MASK;
      const entry = heads[slot];
      heads[slot] = this.#next[entry];
      this.#inRing--;
      const node = this.#nodes[entry];
      if (this.#bucketOf(node) === bucket) {
        this.#bucket = bucket;
        return node;
      }
    }
  }

  #bucketOf(node: number): number {
    return Math.floor(this.#distanceM[node] * this.#perMetre);
  }

  /** Moves the ring to the nearest node waiting aside. False, with the ring at its start, when none waits. */
  #refill(): boolean {
    this.#entries = 0;
    this.#bucket = 0;
    if (this.#aside.length === 0) return false;
    const nodes = this.#aside.splice(0);
    this.#bucket = nodes.reduce(
      (least, node) => Math.min(least, this.#bucketOf(node)),
      Number.POSITIVE_INFINITY,
    );
    for (const node of nodes) this.push(node);
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
