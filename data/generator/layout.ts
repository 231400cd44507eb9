/**
 * From main roads to grids: large blocks are cut by secondary streets, grouped into counties, sub-districts and
 * communities, and cut again by residential streets until every community has exactly the number of grids due to it.
 */
import { areaOfFaces, type Cell, cellGraph, facesAround, sharedBorderM, touches } from './cells.ts';
import { gridAreaAt } from './density.ts';
import { isSoundArea } from './dissolve.ts';
import { joinsCleanly, partition } from './partition.ts';
import type { LineKind, PlanarMap } from './planar-map.ts';
import { areaOf, centroidOf, perimeterOf } from './plane.ts';
import type { Random } from './random.ts';
import type { Recipe } from './recipe.ts';
import { type CutRule, cutBlock } from './subdivide.ts';
import type { LineBook } from './terrain.ts';

export interface CommunityPlan {
  readonly county: number;
  readonly subdistrict: number;
  /** One list of faces per grid; the first face is the largest. */
  readonly grids: readonly Cell[];
}

const STREET_RULE: CutRule = { minShare: 0.26, minEdgeM: 28, wiggleM: 0 };
const RIBBON_LENGTH_M = 900;

export function layOut(map: PlanarMap, recipe: Recipe, book: LineBook, random: Random): CommunityPlan[] {
  const demand = (face: number) => demandOf(map, face, recipe);
  cutSuperblocks(map, recipe, book, random.fork('superblocks'));
  const cells = withSlivers(map, demand);
  const weights = cells.map((cell) => cell.reduce((sum, face) => sum + demand(face), 0));
  const graph = cellGraph(map, cells, weights);
  const pick = random.fork('partition');
  const all = cells.map((_, cell) => cell);
  const weightOf = (members: readonly number[]) => members.reduce((sum, cell) => sum + weights[cell], 0);
  const divide = (members: readonly number[], count: number): number[][] => {
    const groups = partition(graph, members, count, pick);
    return Array.from({ length: count }, (_, group) => members.filter((_, i) => groups[i] === group));
  };

  const counties = divide(all, recipe.counties);
  const subdistrictCounts = shares(counties.map(weightOf), recipe.subdistricts);
  const subdistricts = counties.flatMap((members, county) =>
    divide(members, subdistrictCounts[county]).map((inside) => ({ county, members: inside })),
  );
  const communityCounts = shares(
    subdistricts.map(({ members }) => weightOf(members)),
    recipe.communities,
  );
  const communities = subdistricts.flatMap(({ county, members }, subdistrict) =>
    divide(members, communityCounts[subdistrict]).map((inside) => ({ county, subdistrict, members: inside })),
  );
  const gridCounts = shares(
    communities.map(({ members }) => weightOf(members)),
    recipe.grids,
  );
  const cutter = random.fork('grids');
  return communities.map(({ county, subdistrict, members }, i) => ({
    county,
    subdistrict,
    grids: cutToCount(
      map,
      members.map((cell) => cells[cell]),
      gridCounts[i],
      recipe,
      book,
      cutter,
    ),
  }));
}

/** How many grids the face is worth. Riverside strips are mostly water and park. */
function demandOf(map: PlanarMap, face: number, recipe: Recipe): number {
  const spots = map.spotsOf(map.ringOf(face));
  const grids = areaOf(spots) / gridAreaAt(centroidOf(spots), recipe);
  return isRibbon(map, face) ? Math.min(1, grids * 0.5) : grids;
}

function isRibbon(map: PlanarMap, face: number): boolean {
  return touches(map, face, 'river');
}

/** Splits a total by weight with the largest remainders; every share is at least 1. */
function shares(weights: readonly number[], total: number): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((weight) => (weight / sum) * total);
  const result = exact.map((value) => Math.max(1, Math.floor(value)));
  const order = exact.map((value, i) => [value - result[i], i]).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  let left = total - result.reduce((a, b) => a + b, 0);
  for (let k = 0; left > 0; k = (k + 1) % order.length, left--) result[order[k][1]]++;
  for (; left < 0; left++) result[result.indexOf(Math.max(...result))]--;
  return result;
}

function cutSuperblocks(map: PlanarMap, recipe: Recipe, book: LineBook, random: Random): void {
  const queue = map.faces.flatMap((ring, face) => (ring ? [face] : []));
  for (let face = queue.pop(); face !== undefined; face = queue.pop()) {
    const spots = map.spotsOf(map.ringOf(face));
    const area = areaOf(spots);
    const ribbon = isRibbon(map, face);
    const limit = ribbon ? 0 : gridAreaAt(centroidOf(spots), recipe) * random.between(2.1, 3.4);
    if (ribbon ? perimeterOf(spots) < 2.4 * RIBBON_LENGTH_M : area < limit) continue;
    const kind: LineKind = ribbon ? 'footway' : area > 700_000 ? 'secondary' : 'tertiary';
    const parts = cutBlock(map, face, book.create(kind), STREET_RULE, random);
    if (parts) queue.push(...parts);
  }
}

/** Joins faces too small or too thin to stand alone to the neighbour they share most border with. */
function withSlivers(map: PlanarMap, demand: (face: number) => number): Cell[] {
  const faces = map.faces.flatMap((ring, face) => (ring ? [face] : []));
  const isSliver = (face: number) => {
    const spots = map.spotsOf(map.ringOf(face));
    const roundness = (12.57 * areaOf(spots)) / perimeterOf(spots) ** 2;
    return demand(face) < 0.3 || areaOf(spots) < 14_000 || (roundness < 0.28 && !isRibbon(map, face));
  };
  const cells = faces.filter((face) => !isSliver(face)).map((face) => [face]);
  let left = faces.filter(isSliver).sort((a, b) => demand(b) - demand(a));
  while (left.length > 0) {
    const waiting = left.filter((face) => !join(map, cells, face));
    if (waiting.length === left.length) throw new Error(`${waiting.length} slivers have no block to join`);
    left = waiting;
  }
  return cells;
}

function join(map: PlanarMap, cells: number[][], face: number): boolean {
  const around = new Set(facesAround(map, face));
  const options = cells
    .filter((cell) => cell.some((member) => around.has(member)))
    .map((cell) => ({ cell, border: sharedBorderM(map, face, new Set(cell)) }))
    .sort((a, b) => b.border - a.border);
  const found = options.find(({ cell }) => isSoundArea(map, [...cell, face]));
  found?.cell.push(face);
  return found !== undefined;
}

function cutToCount(
  map: PlanarMap,
  cells: readonly Cell[],
  count: number,
  recipe: Recipe,
  book: LineBook,
  random: Random,
): Cell[] {
  let parcels = mergeDownTo(map, cells, count, recipe);
  const stuck = new Set<number>();
  while (parcels.length < count) {
    const rank = (cell: Cell) => (stuck.has(cell[0]) ? -1 : demandOf(map, cell[0], recipe));
    const largest = parcels.reduce((best, cell) => (rank(cell) > rank(best) ? cell : best));
    if (rank(largest) < 0) throw new Error(`a community cannot be cut into ${count} grids`);
    const parts = cutParcel(map, largest, recipe, book, random);
    if (parts) parcels = parcels.flatMap((cell) => (cell === largest ? parts : [cell]));
    else stuck.add(largest[0]);
  }
  return parcels;
}

function cutParcel(
  map: PlanarMap,
  cell: Cell,
  recipe: Recipe,
  book: LineBook,
  random: Random,
): Cell[] | null {
  const [block, ...slivers] = cell;
  const area = areaOfFaces(map, [block]);
  const kind: LineKind = isRibbon(map, block)
    ? 'footway'
    : area > 2.2 * gridAreaAt(centroidOf(map.spotsOf(map.ringOf(block))), recipe)
      ? 'tertiary'
      : 'residential';
  const line = book.create(kind);
  const parts =
    cutBlock(map, block, line, STREET_RULE, random) ??
    cutBlock(map, block, line, { ...STREET_RULE, minShare: 0.15, minEdgeM: 14 }, random);
  if (!parts) return null;
  const cells = parts.map((face) => [face]);
  for (const sliver of slivers) {
    if (!join(map, cells, sliver)) throw new Error('a sliver lost its block');
  }
  return cells;
}

/** Joins the lightest neighbouring parcels until no more than `count` are left. */
function mergeDownTo(map: PlanarMap, cells: readonly Cell[], count: number, recipe: Recipe): Cell[] {
  let parcels: Cell[] = cells.slice();
  while (parcels.length > count) {
    const weights = parcels.map((cell) => cell.reduce((sum, face) => sum + demandOf(map, face, recipe), 0));
    const graph = cellGraph(map, parcels, weights);
    let best: { a: number; b: number; weight: number } | null = null;
    for (let a = 0; a < parcels.length; a++) {
      for (const b of new Set(graph.across[a])) {
        const weight = b >= 0 ? weights[a] + weights[b] : 0;
        const isBetter = b > a && (!best || weight < best.weight);
        const of = new Int32Array(parcels.length).fill(-1);
        if (b >= 0) of[b] = 1;
        if (isBetter && joinsCleanly(graph, of, a, 1)) best = { a, b, weight };
      }
    }
    if (!best) throw new Error(`a community cannot be merged into ${count} grids`);
    const { a, b } = best;
    const merged = [...parcels[a], ...parcels[b]].sort(
      (f, g) => areaOfFaces(map, [g]) - areaOfFaces(map, [f]),
    );
    parcels = [...parcels.filter((_, i) => i !== a && i !== b), merged];
  }
  return parcels;
}
