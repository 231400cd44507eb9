/**
 * Who came out of whom between two sets of grids. A grid that keeps its code is `kept`, or `changed` when
 * its ground is another. Where a code ends or begins, heirs are found by the households that both hold; only
 * where one of the two holds none, by shared ground. Seen from the other side, `split` is `merged` and `new`
 * is `retired`, so that comparing B with A says the opposite of comparing A with B.
 */
import type { Grid } from '../../domain/city.ts';
import type { LineageKind } from '../../domain/plan-story.ts';
import { createLocalFrame } from '../geometry/local-frame.ts';
import { polygonToLocal } from '../geometry/local-polygons.ts';
import { boundsTouch, ringBounds } from '../geometry/planar.ts';
import { sameGround } from '../geometry/same-ground.ts';
import { sharedArea } from './shared-area.ts';

export interface LineageLink {
  /** Of these two grids: the grid before became (part of) the grid after. */
  readonly kind: LineageKind;
  readonly from: string | null;
  readonly to: string | null;
  readonly sharedHouseholds: number;
}

/** What the lineage has to know of a grid besides its record. */
export interface LineageGrid {
  readonly grid: Grid;
  readonly households: number;
}

/** Households that stood in the first grid before and stand in the second after. */
export type SharedHouseholds = (from: string, to: string) => number;

/** Slivers below this are no inheritance. */
const LEAST_SHARED_M2 = 1;

/** All links, in order of code; each grid of either side is named by at least one. */
export function lineageLinks(
  before: ReadonlyMap<string, LineageGrid>,
  after: ReadonlyMap<string, LineageGrid>,
  shared: SharedHouseholds,
): readonly LineageLink[] {
  const ends = [...before.values()].filter(({ grid }) => !after.has(grid.code));
  const begins = [...after.values()].filter(({ grid }) => !before.has(grid.code));
  const staying = [...before.values()].filter(({ grid }) => after.has(grid.code));
  const pairs = [
    ...ends.flatMap((from) => [...after.values()].flatMap((to) => pairOf(from, to, shared))),
    ...staying.flatMap((from) => begins.flatMap((to) => pairOf(from, to, shared))),
  ];
  const links: LineageLink[] = pairs.map((pair) => ({
    ...pair,
    kind: crossKind(pair, pairs, before, after),
  }));
  for (const { grid } of before.values()) {
    const { code } = grid;
    const heir = after.get(code);
    if (heir) {
      const kind = sameGround(grid.geometry, heir.grid.geometry) ? 'kept' : 'changed';
      links.push({ kind, from: code, to: code, sharedHouseholds: shared(code, code) });
    } else if (!pairs.some(({ from }) => from === code)) {
      links.push({ kind: 'retired', from: code, to: null, sharedHouseholds: 0 });
    }
  }
  for (const { grid } of begins) {
    if (pairs.some(({ to }) => to === grid.code)) continue;
    links.push({ kind: 'new', from: null, to: grid.code, sharedHouseholds: 0 });
  }
  return links.sort((a, b) => compareCodes(a.from, b.from) || compareCodes(a.to, b.to));
}

/**
 * What became of the grid with this code, in one word: `merged` when it took in a grid that ended (or ended
 * in another), `split` when it gave out a grid that began (or began out of another), both at once `changed`.
 */
export function lineageOf(code: string, links: readonly LineageLink[]): LineageKind {
  const own = links.filter(({ from, to }) => from === code || to === code);
  const kinds = new Set(own.map(({ kind }) => kind));
  if (kinds.has('merged') !== kinds.has('split')) return kinds.has('merged') ? 'merged' : 'split';
  if (own.length === 1 && !kinds.has('merged')) return own[0].kind;
  return 'changed';
}

interface Pair {
  readonly from: string;
  readonly to: string;
  readonly sharedHouseholds: number;
}

function pairOf(from: LineageGrid, to: LineageGrid, shared: SharedHouseholds): Pair[] {
  if (from.grid.communityCode !== to.grid.communityCode) return [];
  const pair = { from: from.grid.code, to: to.grid.code };
  const sharedHouseholds = shared(pair.from, pair.to);
  const byGround = from.households === 0 || to.households === 0;
  return sharedHouseholds > 0 || (byGround && shareGround(from.grid, to.grid))
    ? [{ ...pair, sharedHouseholds }]
    : [];
}

/** One of the two codes ends or begins here. Where both do, the number of others decides. */
function crossKind(
  { from, to }: Pair,
  pairs: readonly Pair[],
  before: ReadonlyMap<string, LineageGrid>,
  after: ReadonlyMap<string, LineageGrid>,
): LineageKind {
  const [goesOn, wasThere] = [after.has(from), before.has(to)];
  if (wasThere) return 'merged';
  if (goesOn) return 'split';
  const takesInSeveral = pairs.some((pair) => pair.to === to && pair.from !== from);
  const givesOutSeveral = pairs.some((pair) => pair.from === from && pair.to !== to);
  if (takesInSeveral === givesOutSeveral) return 'changed';
  return takesInSeveral ? 'merged' : 'split';
}

function shareGround(a: Grid, b: Grid): boolean {
  const [shell] = a.geometry.coordinates;
  if (!boundsTouch(ringBounds(shell), ringBounds(b.geometry.coordinates[0]))) return false;
  const frame = createLocalFrame([shell[0][0], shell[0][1]]);
  const [left, right] = [a, b].map(({ geometry }) => polygonToLocal(frame, geometry));
  return sharedArea(left, right) >= LEAST_SHARED_M2;
}

/** Text order, with `null` last. */
function compareCodes(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
}
