const NONE = -1;
const BUCKETS = 4096;
const WORD_MASK = (BUCKETS >> 5) - 1;

/**
 * A priority queue for shortest paths: nodes wait in a ring of buckets by distance, `widthM` metres each
 * (Dial 1969, doi:10.1145/363269.363610, with a bitmap to pass over empty buckets). Inside a bucket the
 * order is free, so a caller relaxes again when a shorter way turns up; {@link key} tells whether an entry
 * is stale. Distances pushed must not lie below the bucket being emptied. Entries further ahead than the
 * ring reaches wait aside, so edges and first distances may have any length.
 */
export class BucketQueue {
  /** Distance under which the entry returned last by {@link pop} was pushed. */
  key = 0;
  readonly #perMetre: number;
  readonly #widthM: number;
  readonly #heads = new Int32Array(BUCKETS).fill(NONE);
  readonly #occupied = new Int32Array(BUCKETS >> 5);
  #next = new Int32Array(1024);
  #nodes = new Int32Array(1024);
  #keys = new Float64Array(1024);
  #entries = 0;
  #inRing = 0;
  #aside = NONE;
  #bucket = Number.NEGATIVE_INFINITY;

  constructor(widthM: number) {
    this.#widthM = widthM;
    this.#perMetre = 1 / widthM;
  }

  /** Every entry still waiting lies at this distance or further. */
  get floorM(): number {
    return this.#bucket * this.#widthM;
  }

  push(node: number, distanceM: number): void {
    const entry = this.#entries++;
    if (entry === this.#nodes.length) this.#grow();
    this.#nodes[entry] = node;
    this.#keys[entry] = distanceM;
    this.#place(entry);
  }

  /** The next node, NONE (−1) when the queue is empty; it is then ready for another search. */
  pop(): number {
    if (this.#inRing === 0 && !this.#refill()) return NONE;
    let slot = this.#bucket & (BUCKETS - 1);
    if (this.#heads[slot] === NONE) slot = this.#advance(slot);
    const entry = this.#heads[slot];
    this.#heads[slot] = this.#next[entry];
    this.#inRing--;
    this.key = this.#keys[entry];
    return this.#nodes[entry];
  }

  clear(): void {
    while (this.pop() !== NONE);
  }

  #advance(slot: number): number {
    let word = slot >> 5;
    this.#occupied[word] &= ~(1 << (slot & 31));
    let bits = this.#occupied[word] & (-1 << (slot & 31));
    while (bits === 0) {
      word = (word + 1) & WORD_MASK;
      bits = this.#occupied[word];
    }
    const found = (word << 5) + 31 - Math.clz32(bits & -bits);
    this.#bucket += (found - slot) & (BUCKETS - 1);
    return found;
  }

  /** Moves the ring to the nearest entry waiting aside. False when none waits. */
  #refill(): boolean {
    if (this.#bucket > Number.NEGATIVE_INFINITY) {
      const slot = this.#bucket & (BUCKETS - 1);
      this.#occupied[slot >> 5] &= ~(1 << (slot & 31));
    }
    if (this.#aside === NONE) {
      this.#entries = 0;
      this.#bucket = Number.NEGATIVE_INFINITY;
      return false;
    }
    let nearest = Number.POSITIVE_INFINITY;
    for (let entry = this.#aside; entry !== NONE; entry = this.#next[entry]) {
      nearest = Math.min(nearest, this.#keys[entry]);
    }
    this.#bucket = Math.floor(nearest * this.#perMetre);
    let entry = this.#aside;
    this.#aside = NONE;
    while (entry !== NONE) {
      const following = this.#next[entry];
      this.#place(entry);
      entry = following;
    }
    return true;
  }

  #place(entry: number): void {
    const bucket = Math.floor(this.#keys[entry] * this.#perMetre);
    if (bucket - this.#bucket < BUCKETS) {
      const slot = bucket & (BUCKETS - 1);
      this.#next[entry] = this.#heads[slot];
      this.#heads[slot] = entry;
      this.#occupied[slot >> 5] |= 1 << (slot & 31);
      this.#inRing++;
    } else {
      this.#next[entry] = this.#aside;
      this.#aside = entry;
    }
  }

  #grow(): void {
    const capacity = this.#nodes.length * 2;
    const next = new Int32Array(capacity);
    const nodes = new Int32Array(capacity);
    const keys = new Float64Array(capacity);
    next.set(this.#next);
    nodes.set(this.#nodes);
    keys.set(this.#keys);
    this.#next = next;
    this.#nodes = nodes;
    this.#keys = keys;
  }
}
