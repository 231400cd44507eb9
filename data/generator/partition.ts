/**
 * Groups cells into connected areas of about equal weight without holes or pinched necks, and keeps them compact and
 * on one side of the river, the railway and the expressway where that is possible.
 */
import type { Spot } from './frame.ts';
import { distance } from './plane.ts';
import type { Random } from './random.ts';

export interface CellGraph {
  readonly count: number;
  readonly weights: readonly number[];
  readonly centres: readonly Spot[];
  /** Outline of each cell as node indices, counter-clockwise. */
  readonly rings: readonly (readonly number[])[];
  /** The cell across each edge of the ring, −1 outside. */
  readonly across: readonly (readonly number[])[];
  /** True where the edge is a barrier. */
  readonly barriers: readonly (readonly boolean[])[];
  /** The cells that meet at a node; −1 among them where it lies on the city's outline. */
  readonly cellsAtNode: ReadonlyMap<number, readonly number[]>;
}

interface Groups {
  readonly of: Int32Array;
  readonly weight: number[];
  readonly target: number;
  readonly centre: Spot[];
}

/**
 * Assigns each of `cells` to one of `count` groups. Returns the group per cell (index as in `cells`).
 * Throws when no sound grouping is found.
 */
export function partition(
  graph: CellGraph,
  cells: readonly number[],
  count: number,
  random: Random,
): number[] {
  if (count === 1) return cells.map(() => 0);
  let best: { of: Int32Array; score: number } | null = null;
  for (let attempt = 0; attempt < 24 && !(best && attempt >= 5); attempt++) {
    const groups = grow(graph, cells, count, random);
    if (!groups) continue;
    improve(graph, cells, groups);
    const score = badness(groups);
    if (!best || score < best.score) best = { of: groups.of, score };
  }
  if (!best) throw new Error(`could not group ${cells.length} cells into ${count} areas`);
  const found = best;
  return cells.map((cell) => found.of[cell]);
}

function badness(groups: Groups): number {
  return groups.weight.reduce((sum, weight) => sum + (weight / groups.target - 1) ** 2, 0);
}

function grow(graph: CellGraph, cells: readonly number[], count: number, random: Random): Groups | null {
  const of = new Int32Array(graph.count).fill(-2);
  for (const cell of cells) of[cell] = -1;
  const total = cells.reduce((sum, cell) => sum + graph.weights[cell], 0);
  const seeds = scatter(graph, cells, count, random);
  const groups: Groups = {
    of,
    target: total / count,
    weight: seeds.map((cell) => graph.weights[cell]),
    centre: seeds.map((cell) => graph.centres[cell]),
  };
  seeds.forEach((cell, group) => {
    of[cell] = group;
  });
  for (let left = cells.length - count; left > 0; left--) {
    const order = groups.weight.map((_, group) => group).sort((a, b) => groups.weight[a] - groups.weight[b]);
    let taken = -1;
    for (const group of order) {
      taken = bestNeighbour(graph, cells, groups, group);
      if (taken < 0) continue;
      of[taken] = group;
      groups.weight[group] += graph.weights[taken];
      break;
    }
    if (taken < 0) return null;
  }
  return groups;
}

/** Seeds far apart: each next one is the farthest from those already chosen; then pulled to their share's middle. */
function scatter(graph: CellGraph, cells: readonly number[], count: number, random: Random): number[] {
  const seeds = [random.pick(cells)];
  const nearest = new Map(cells.map((cell) => [cell, Number.POSITIVE_INFINITY]));
  while (seeds.length < count) {
    const last = graph.centres[seeds[seeds.length - 1]];
    let [farthest, most] = [-1, -1];
    for (const cell of cells) {
      const apart = Math.min(nearest.get(cell)!, distance(graph.centres[cell], last));
      nearest.set(cell, apart);
      const valued = apart * Math.sqrt(graph.weights[cell]);
      if (!seeds.includes(cell) && valued > most) [farthest, most] = [cell, valued];
    }
    seeds.push(farthest);
  }
  for (let round = 0; round < 8; round++) settleSeeds(graph, cells, seeds);
  return seeds;
}

function settleSeeds(graph: CellGraph, cells: readonly number[], seeds: number[]): void {
  const sums = seeds.map(() => ({ x: 0, y: 0, weight: 0 }));
  for (const cell of cells) {
    const sum =
      sums[
        nearestOf(
          graph.centres[cell],
          seeds.map((seed) => graph.centres[seed]),
        )
      ];
    sum.x += graph.centres[cell].x * graph.weights[cell];
    sum.y += graph.centres[cell].y * graph.weights[cell];
    sum.weight += graph.weights[cell];
  }
  const taken = new Set<number>();
  sums.forEach(({ x, y, weight }, i) => {
    const middle = weight > 0 ? { x: x / weight, y: y / weight } : graph.centres[seeds[i]];
    const free = cells.filter((cell) => !taken.has(cell));
    seeds[i] =
      free[
        nearestOf(
          middle,
          free.map((cell) => graph.centres[cell]),
        )
      ];
    taken.add(seeds[i]);
  });
}

function nearestOf(spot: Spot, spots: readonly Spot[]): number {
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  spots.forEach((other, i) => {
    const apart = distance(spot, other);
    if (apart < least) [best, least] = [i, apart];
  });
  return best;
}

function bestNeighbour(graph: CellGraph, cells: readonly number[], groups: Groups, group: number): number {
  let [best, bestScore] = [-1, Number.POSITIVE_INFINITY];
  for (const cell of cells) {
    if (groups.of[cell] !== -1) continue;
    const { shared, open } = contact(graph, groups, cell, group);
    if (shared === 0 || !joinsCleanly(graph, groups.of, cell, group)) continue;
    const lonely = graph.across[cell].every((other) => other < 0 || groups.of[other] !== -1) ? 0.4 : 1;
    const score =
      distance(graph.centres[cell], groups.centre[group]) * lonely * (open === 0 ? 3 : 1) * (1.5 - shared);
    if (score < bestScore) [best, bestScore] = [cell, score];
  }
  return best;
}

/** Shares of the cell's edges that touch the group, and that touch it without a barrier between. */
function contact(
  graph: CellGraph,
  groups: Groups,
  cell: number,
  group: number,
): { shared: number; open: number } {
  let [shared, open] = [0, 0];
  const across = graph.across[cell];
  for (let i = 0; i < across.length; i++) {
    if (across[i] < 0 || groups.of[across[i]] !== group) continue;
    shared++;
    if (!graph.barriers[cell][i]) open++;
  }
  return { shared: shared / across.length, open };
}

/**
 * True when the cell touches the group along exactly one unbroken run of its outline, and at every corner inside
 * that run all other cells belong to the group too: joining the cell (or taking it out) then leaves no hole and no
 * place where the area meets itself in a point.
 */
export function joinsCleanly(graph: CellGraph, of: Int32Array, cell: number, group: number): boolean {
  const ring = graph.rings[cell];
  const isShared = graph.across[cell].map((other) => other >= 0 && of[other] === group);
  let [edges, runs, nodes] = [0, 0, 0];
  for (let i = 0; i < ring.length; i++) {
    const wasShared = isShared[(i + ring.length - 1) % ring.length];
    const others = graph.cellsAtNode.get(ring[i])!.filter((other) => other !== cell);
    const isMember = (other: number) => other >= 0 && of[other] === group;
    if (isShared[i]) edges++;
    if (isShared[i] && !wasShared) runs++;
    if (others.some(isMember)) nodes++;
    if (isShared[i] && wasShared && !others.every(isMember)) return false;
  }
  return runs === 1 && nodes === edges + 1;
}

function improve(graph: CellGraph, cells: readonly number[], groups: Groups): void {
  for (let pass = 0; pass < 24; pass++) {
    recentre(graph, cells, groups);
    let moved = 0;
    for (const cell of cells) {
      const from = groups.of[cell];
      const to = betterGroup(graph, groups, cell);
      if (to < 0) continue;
      groups.of[cell] = to;
      groups.weight[from] -= graph.weights[cell];
      groups.weight[to] += graph.weights[cell];
      moved++;
    }
    if (moved === 0) return;
  }
}

function recentre(graph: CellGraph, cells: readonly number[], groups: Groups): void {
  const sums = groups.weight.map(() => ({ x: 0, y: 0, weight: 0 }));
  for (const cell of cells) {
    const sum = sums[groups.of[cell]];
    sum.x += graph.centres[cell].x * graph.weights[cell];
    sum.y += graph.centres[cell].y * graph.weights[cell];
    sum.weight += graph.weights[cell];
  }
  sums.forEach(({ x, y, weight }, group) => {
    groups.centre[group] = { x: x / weight, y: y / weight };
  });
}

function betterGroup(graph: CellGraph, groups: Groups, cell: number): number {
  const from = groups.of[cell];
  const weight = graph.weights[cell];
  if (groups.weight[from] <= weight || !joinsCleanly(graph, groups.of, cell, from)) return -1;
  let [best, bestGain] = [-1, 0.01];
  for (const to of new Set(
    graph.across[cell]
      .filter((other) => other >= 0 && groups.of[other] >= 0)
      .map((other) => groups.of[other]),
  )) {
    if (to === from || !joinsCleanly(graph, groups.of, cell, to)) continue;
    const gain = moveGain(graph, groups, cell, from, to);
    if (gain > bestGain) [best, bestGain] = [to, gain];
  }
  return best;
}

function moveGain(graph: CellGraph, groups: Groups, cell: number, from: number, to: number): number {
  const share = graph.weights[cell] / groups.target;
  const [heavy, light] = [groups.weight[from] / groups.target, groups.weight[to] / groups.target];
  const balance = 2 * share * (heavy - light - share);
  const [here, there] = [contact(graph, groups, cell, from), contact(graph, groups, cell, to)];
  const apart =
    distance(graph.centres[cell], groups.centre[from]) - distance(graph.centres[cell], groups.centre[to]);
  const size =
    distance(graph.centres[cell], groups.centre[from]) + distance(graph.centres[cell], groups.centre[to]);
  const barrier = (there.open > 0 ? 1 : 0) - (here.open > 0 ? 1 : 0);
  return balance + share * (0.6 * (there.shared - here.shared) + (0.8 * apart) / size + 0.9 * barrier);
}
