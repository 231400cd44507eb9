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
  /** How strongly the cell holds together with the one across each edge: metres, none across a barrier. */
  readonly cohesion: readonly (readonly number[])[];
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
  for (let attempt = 0; attempt < 24 && !(best && attempt >= 4); attempt++) {
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
  const frontiers = seeds.map(() => new Set<number>());
  const take = (cell: number, group: number) => {
    of[cell] = group;
    for (const other of graph.across[cell]) if (other >= 0 && of[other] === -1) frontiers[group].add(other);
  };
  seeds.forEach(take);
  for (let left = cells.length - count; left > 0; left--) {
    const order = groups.weight.map((_, group) => group).sort((a, b) => groups.weight[a] - groups.weight[b]);
    let taken = -1;
    for (const group of order) {
      taken = bestNeighbour(graph, groups, group, frontiers[group]);
      if (taken < 0) continue;
      take(taken, group);
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

function bestNeighbour(graph: CellGraph, groups: Groups, group: number, frontier: Set<number>): number {
  let [best, bestScore] = [-1, Number.POSITIVE_INFINITY];
  for (const cell of frontier) {
    if (groups.of[cell] !== -1) {
      frontier.delete(cell);
      continue;
    }
    const isLeftOver = graph.across[cell].every((other) => other < 0 || groups.of[other] !== -1);
    const score =
      distance(graph.centres[cell], groups.centre[group]) *
      (isLeftOver ? 0.4 : 1) *
      (2.2 - 2 * bond(graph, groups, cell, group));
    if (score < bestScore && joinsCleanly(graph, groups.of, cell, group)) [best, bestScore] = [cell, score];
  }
  return best;
}

/** Share of all the cell's ties that go to the group. */
function bond(graph: CellGraph, groups: Groups, cell: number, group: number): number {
  let [to, all] = [0, 1];
  graph.across[cell].forEach((other, i) => {
    all += graph.cohesion[cell][i];
    if (other >= 0 && groups.of[other] === group) to += graph.cohesion[cell][i];
  });
  return to / all;
}

/**
 * True when the cell touches the group along exactly one unbroken run of its outline, and at every corner inside
 * that run all other cells belong to the group too: joining the cell (or taking it out) then leaves no hole and no
 * place where the area meets itself in a point.
 */
export function joinsCleanly(graph: CellGraph, of: Int32Array, cell: number, group: number): boolean {
  const ring = graph.rings[cell];
  const across = graph.across[cell];
  let wasShared = across[ring.length - 1] >= 0 && of[across[ring.length - 1]] === group;
  let [edges, runs, nodes] = [0, 0, 0];
  for (let i = 0; i < ring.length; i++) {
    const isShared = across[i] >= 0 && of[across[i]] === group;
    let [members, others] = [0, 0];
    for (const other of graph.cellsAtNode.get(ring[i])!) {
      if (other === cell) continue;
      others++;
      if (other >= 0 && of[other] === group) members++;
    }
    if (isShared) edges++;
    if (isShared && !wasShared) runs++;
    if (members > 0) nodes++;
    if (isShared && wasShared && members < others) return false;
    wasShared = isShared;
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
  const tie = bond(graph, groups, cell, to) - bond(graph, groups, cell, from);
  const [far, near] = [from, to].map((group) => distance(graph.centres[cell], groups.centre[group]));
  return balance + share * (1.1 * tie + (0.8 * (far - near)) / (far + near));
}
