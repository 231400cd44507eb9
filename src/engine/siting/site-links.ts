/**
 * Costs between things of two kinds, grouped by the first: those of thing i are `offsets[i]` … up to
 * `offsets[i + 1] - 1`, each with the number of the other thing and the cost.
 */
export interface SiteLinks {
  readonly offsets: Int32Array;
  readonly other: Int32Array;
  readonly cost: Float64Array;
}

/** Links given one by one, group after group. */
export class LinkBuilder {
  readonly #offsets = [0];
  #other = new Int32Array(1024);
  #cost = new Float64Array(1024);
  #count = 0;

  add(other: number, cost: number): void {
    if (this.#count === this.#other.length) {
      const [others, costs] = [this.#other, this.#cost];
      this.#other = new Int32Array(2 * this.#count);
      this.#cost = new Float64Array(2 * this.#count);
      this.#other.set(others);
      this.#cost.set(costs);
    }
    this.#other[this.#count] = other;
    this.#cost[this.#count++] = cost;
  }

  endGroup(): void {
    this.#offsets.push(this.#count);
  }

  build(): SiteLinks {
    return {
      offsets: Int32Array.from(this.#offsets),
      other: this.#other.slice(0, this.#count),
      cost: this.#cost.slice(0, this.#count),
    };
  }
}

/** The groups of the first, and after them those of the second. */
export function joined(first: SiteLinks, second: SiteLinks): SiteLinks {
  const links = new LinkBuilder();
  for (const { offsets, other, cost } of [first, second]) {
    for (let group = 0; group + 1 < offsets.length; group++) {
      for (let k = offsets[group]; k < offsets[group + 1]; k++) links.add(other[k], cost[k]);
      links.endGroup();
    }
  }
  return links.build();
}

/** The same links grouped by the other thing, of which there are `otherCount`; in each group the first things ascend. */
export function transposed({ offsets, other, cost }: SiteLinks, otherCount: number): SiteLinks {
  const starts = new Int32Array(otherCount + 1);
  for (const item of other) starts[item + 1]++;
  for (let item = 0; item < otherCount; item++) starts[item + 1] += starts[item];
  const free = starts.slice(0, otherCount);
  const turned = new Int32Array(other.length);
  const turnedCost = new Float64Array(other.length);
  for (let group = 0; group + 1 < offsets.length; group++) {
    for (let k = offsets[group]; k < offsets[group + 1]; k++) {
      const at = free[other[k]]++;
      turned[at] = group;
      turnedCost[at] = cost[k];
    }
  }
  return { offsets: starts, other: turned, cost: turnedCost };
}

/** The finite costs up to `limit` of a table: `costAt` tells the cost between a thing and another. */
export function linksOfTable(
  count: number,
  otherCount: number,
  limit: number,
  costAt: (thing: number, other: number) => number,
): SiteLinks {
  const isLink = (cost: number) => cost <= limit && cost < Number.POSITIVE_INFINITY;
  const offsets = new Int32Array(count + 1);
  for (let thing = 0; thing < count; thing++) {
    let links = 0;
    for (let item = 0; item < otherCount; item++) if (isLink(costAt(thing, item))) links++;
    offsets[thing + 1] = offsets[thing] + links;
  }
  const other = new Int32Array(offsets[count]);
  const cost = new Float64Array(offsets[count]);
  for (let thing = 0, at = 0; thing < count; thing++) {
    for (let item = 0; item < otherCount; item++) {
      const itemCost = costAt(thing, item);
      if (!isLink(itemCost)) continue;
      other[at] = item;
      cost[at++] = itemCost;
    }
  }
  return { offsets, other, cost };
}
