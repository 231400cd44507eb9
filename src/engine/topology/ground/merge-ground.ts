import { UNASSIGNED } from '../../../domain/edit.ts';
import type { LonLat, MultiPolygon, Polygon } from '../../../domain/geometry.ts';
import { interiorPoint } from '../../geometry/interior-point.ts';
import { type Arrangement, arrange, type Layer } from '../arrangement/arrange.ts';
import type { GridShape } from '../grid-assignment.ts';
import { storedPolygon } from '../partition.ts';
import type { GroundRules, GroundWeight } from './ground.ts';
import { isSliver } from './heal-labels.ts';
import { groupByLabel, longestFirst, type Region, regionsOf } from './regions.ts';

export interface MergeInput {
  readonly outline: Polygon | MultiPolygon;
  /** What both sides started from, and what each has made of it: all grids of the community. */
  readonly base: readonly GridShape[];
  readonly mine: readonly GridShape[];
  readonly theirs: readonly GridShape[];
  /** Answers with a code for a grid that is new on both sides under the same code, never the same twice. */
  readonly freshCode: (taken: string) => string;
  readonly weigh?: GroundRules['weigh'];
}

/** Ground that both sides gave to different grids. It stays as theirs until somebody decides. */
export interface ContestedGround {
  readonly polygon: Polygon;
  readonly at: LonLat;
  /** Grid codes, `UNASSIGNED` for none. */
  readonly base: string;
  readonly mine: string;
  readonly theirs: string;
}

export interface GroundMerge {
  /** All grids after the merge. */
  readonly grids: readonly GridShape[];
  /** My new grids whose code they have issued, too: that code, and the one my grid has now. */
  readonly renamed: ReadonlyMap<string, string>;
  readonly contested: readonly ContestedGround[];
}

/** Whose a piece is on each side, in base, mine, theirs. */
type Claim = readonly [base: string, mine: string, theirs: string];

/**
 * Three-way merge of ground. Where only one side differs from the base, that side counts; where both made the
 * same of it, that; else the ground is contested and stays theirs. A grid that would fall apart takes no ground
 * from the other side's changes, which are contested then; parts without buildings join a neighbour instead.
 */
export function mergeGround({ outline, base, mine, theirs, freshCode, weigh }: MergeInput): GroundMerge {
  const arrangement = arrange({ layers: [base, mine, theirs].map(layerOf), outline });
  const raw = arrangement.pieces.map(({ labels }): Claim => {
    const [one, two, three] = labels.map((label) => label ?? UNASSIGNED);
    return [one, two, three];
  });
  const renamed = renameCollisions(raw, base, freshCode);
  const claims = raw.map(([b, m, t]): Claim => [b, renamed.get(m) ?? m, t]);
  const isContested = claims.map(([b, m, t]) => m !== t && m !== b && t !== b);
  const labels = claims.map(([b, m, t]) => (t === b ? m : t));
  joinEmptyParts(arrangement, labels, weigh);
  contestBrokenGrids(arrangement, claims, labels, isContested);
  return {
    grids: writeGrids(arrangement, labels, theirs),
    renamed,
    contested: contestedGround(arrangement, claims, isContested),
  };
}

function layerOf(grids: readonly GridShape[]): Layer {
  return { areas: grids.map(({ code, polygon }) => ({ label: code, polygon })) };
}

/** Codes that are new on both sides but do not stand for the same ground. */
function renameCollisions(
  claims: readonly Claim[],
  base: readonly GridShape[],
  freshCode: (taken: string) => string,
): Map<string, string> {
  const old = new Set([UNASSIGNED, ...base.map(({ code }) => code)]);
  const mine = new Set(claims.map(([, m]) => m));
  const theirs = new Set(claims.map(([, , t]) => t));
  const collisions = [...mine].filter(
    (code) => !old.has(code) && theirs.has(code) && claims.some(([, m, t]) => (m === code) !== (t === code)),
  );
  return new Map(collisions.sort().map((code) => [code, freshCode(code)]));
}

/**
 * Parts on which nothing stands, beside a grid's heaviest one, join the neighbour they share most with. Without
 * anybody to tell what stands where, only slivers do.
 */
function joinEmptyParts(
  { pieces, dissolve }: Arrangement,
  labels: string[],
  weigh: GroundRules['weigh'],
): void {
  const weightOf = (region: Region): GroundWeight => {
    const members = new Set(region.pieces);
    const [polygon] = dissolve((piece) => (members.has(piece) ? '' : null)).get('') ?? [];
    return weigh?.(polygon) ?? { buildings: isSliver(region) ? 0 : 1, households: 0 };
  };
  for (const [label, regions] of groupByLabel(regionsOf(pieces, labels))) {
    if (label === UNASSIGNED || regions.length < 2) continue;
    const weighed = regions.map((region) => ({ region, ...weightOf(region) }));
    weighed.sort((a, b) => b.households - a.households || b.region.areaM2 - a.region.areaM2);
    for (const { region, buildings } of weighed.slice(1)) {
      const taker = longestFirst(region.sharedM).find(([code]) => code !== UNASSIGNED);
      if (buildings > 0 || taker === undefined) continue;
      for (const piece of region.pieces) labels[piece.index] = taker[0];
    }
  }
}

/**
 * Takes back what makes a grid fall apart, or lose all its ground though both sides keep it, until none does: at
 * worst everything is as they have it.
 */
function contestBrokenGrids(
  { pieces }: Arrangement,
  claims: readonly Claim[],
  labels: string[],
  isContested: boolean[],
): void {
  const theirLabels = claims.map(([, , t]) => t);
  const theirParts = groupByLabel(regionsOf(pieces, theirLabels));
  const kept = new Set(claims.map(([, m]) => m).filter((code) => theirParts.has(code)));
  const takeBack = (code: string): boolean => {
    const taken = labels.flatMap((label, i) => {
      const concerned = label === code || theirLabels[i] === code;
      return concerned && label !== theirLabels[i] ? [i] : [];
    });
    for (const i of taken) {
      labels[i] = theirLabels[i];
      isContested[i] = true;
    }
    return taken.length > 0;
  };
  for (let isSettled = false; !isSettled; ) {
    const parts = groupByLabel(regionsOf(pieces, labels));
    const broken = [...parts].filter(
      ([code, regions]) => regions.length > (theirParts.get(code)?.length ?? 1),
    );
    const lost = [...kept].filter((code) => !parts.has(code));
    isSettled = true;
    for (const code of [...broken.map(([one]) => one), ...lost]) {
      if (code !== UNASSIGNED && takeBack(code)) isSettled = false;
    }
  }
}

function writeGrids(
  arrangement: Arrangement,
  labels: readonly string[],
  theirs: readonly GridShape[],
): GridShape[] {
  const dissolved = arrangement.dissolve((piece) => labels[piece.index]);
  dissolved.delete(UNASSIGNED);
  const known = new Map(theirs.map((grid) => [grid.code, grid]));
  return [...dissolved].map(([code, [polygon]]) => {
    const before = known.get(code);
    const isSame =
      before !== undefined && JSON.stringify(storedPolygon(before.polygon)) === JSON.stringify(polygon);
    return isSame ? before : { code, polygon };
  });
}

function contestedGround(
  arrangement: Arrangement,
  claims: readonly Claim[],
  isContested: readonly boolean[],
): ContestedGround[] {
  const keys = claims.map((claim) => claim.join('\n'));
  const dissolved = arrangement.dissolve(({ index }) => (isContested[index] ? keys[index] : null));
  return [...dissolved].flatMap(([key, polygons]) => {
    const [base, mine, theirs] = key.split('\n');
    return polygons.flatMap((polygon) => {
      const at = interiorPoint([polygon.coordinates]);
      return at === null ? [] : [{ polygon, at, base, mine, theirs }];
    });
  });
}
