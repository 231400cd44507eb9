import { UNASSIGNED } from '../../../domain/edit.ts';
import type { LonLat, Polygon } from '../../../domain/geometry.ts';
import { ok, refuse } from '../../../domain/result.ts';
import { interiorPoint } from '../../geometry/interior-point.ts';
import { samePosition } from '../../geometry/segment-conflict.ts';
import { storedPolygon } from '../partition.ts';
import type { CutGround } from './cut-ground.ts';
import {
  type GroundResult,
  type GroundRules,
  type MovedGround,
  NEW_GRID,
  type NewGrid,
  type StrayPart,
} from './ground.ts';
import { keepLockedBorders } from './keep-locked-borders.ts';
import { heaviestOf, polygonOf } from './main-part.ts';
import { groupByLabel, longestFirst, type Region, regionsOf } from './regions.ts';

/** Ties a part beside the main one to its grid, in the names under which ground is dissolved. In no code. */
const BESIDE = '\n';

/**
 * The answer of an edit that leaves each piece (by index) under this label. Parts of `touched` grids are told
 * apart; polygons are compared for the grids `answered`: by default those that gained or lost ground and those
 * that border on such ground. Refused: `would_cross` when a border cannot end
 * beside a locked grid without moving that.
 */
export function writeGround(
  cut: CutGround,
  labels: readonly string[],
  rules: GroundRules,
  touched: ReadonlySet<string>,
  answered: ReadonlySet<string> = labelsAround(cut, labels),
): GroundResult {
  const { arrangement, ground } = cut;
  const { fresh, beside } = partsToName(cut, labels, rules, touched);
  const names = [...labels];
  const freshNames = fresh.map((_, i) => `${NEW_GRID}${i}`);
  const besideNames = beside.map((region, i) => `${region.label}${BESIDE}${i}`);
  [...fresh, ...beside].forEach(({ pieces }, i) => {
    const name = [...freshNames, ...besideNames][i];
    for (const piece of pieces) names[piece.index] = name;
  });

  const dissolved = arrangement.dissolve((piece) => names[piece.index]);
  const polygons = keepLockedBorders(ground, dissolved, rules);
  if (polygons === null) return refuse('would_cross', 'a border would end on a locked grid');
  const onlyPart = (name: string): Polygon => {
    const parts = polygons.get(name);
    if (parts?.length !== 1) throw new Error(`Expected one connected part of ${name}, got ${parts?.length}.`);
    return parts[0];
  };

  const changed = changedGrids(cut, labels, polygons, rules, answered);
  const created = freshNames.map((label): NewGrid => {
    const polygon = onlyPart(label);
    return { label, polygon, at: insideOf(polygon) };
  });
  const strays = beside.map((region, i): StrayPart => {
    const polygon = onlyPart(besideNames[i]);
    const neighbours = longestFirst(region.sharedM)
      .filter(([code]) => code !== UNASSIGNED && !code.startsWith(NEW_GRID) && !rules.locked?.has(code))
      .map(([code, sharedM]) => ({ code, sharedM }));
    return { code: region.label, polygon, at: insideOf(polygon), neighbours };
  });
  return ok({ changed, created, strays, moved: movedGround(cut, names) });
}

/** New grids in the order of their codes, and parts of touched grids beside the main one. */
function partsToName(
  cut: CutGround,
  labels: readonly string[],
  rules: GroundRules,
  touched: ReadonlySet<string>,
): { fresh: Region[]; beside: Region[] } {
  const placed: { region: Region; at: LonLat }[] = [];
  const beside: Region[] = [];
  for (const [label, regions] of groupByLabel(regionsOf(cut.arrangement.pieces, labels))) {
    if (label.startsWith(NEW_GRID)) {
      placed.push(...regions.map((region) => ({ region, at: insideOf(polygonOf(cut, region.pieces)) })));
    } else if (regions.length > 1 && label !== UNASSIGNED && touched.has(label)) {
      const main = heaviestOf(cut, regions, rules);
      beside.push(...regions.filter((region) => region !== main));
    }
  }
  placed.sort((a, b) => a.at[0] - b.at[0] || b.at[1] - a.at[1]);
  return { fresh: placed.map(({ region }) => region), beside };
}

/** Grids that hold ground which moved, held it, or border on it. */
function labelsAround(
  { arrangement: { pieces }, owners }: CutGround,
  labels: readonly string[],
): Set<string> {
  const around = new Set<string>();
  for (const piece of pieces) {
    if (labels[piece.index] === owners[piece.index]) continue;
    around.add(owners[piece.index]).add(labels[piece.index]);
    for (const across of piece.neighbours.keys()) around.add(owners[across]).add(labels[across]);
  }
  return around;
}

/** Where a grid's border differs, however little, its neighbours there are asked, too: both sides land or none. */
function changedGrids(
  { arrangement: { pieces }, ground }: CutGround,
  labels: readonly string[],
  polygons: ReadonlyMap<string, readonly Polygon[]>,
  { locked }: GroundRules,
  answered: ReadonlySet<string>,
): Map<string, Polygon | null> {
  const neighbours = new Map<string, Set<string>>();
  for (const piece of pieces) {
    const label = labels[piece.index];
    const known = neighbours.get(label) ?? new Set();
    neighbours.set(label, known);
    for (const across of piece.neighbours.keys()) known.add(labels[across]);
  }
  const before = new Map(ground.grids.map(({ code, polygon }) => [code, polygon]));
  const changed = new Map<string, Polygon | null>();
  const asked = new Set(answered);
  for (const code of asked) {
    const polygon = before.get(code);
    if (polygon === undefined || locked?.has(code)) continue;
    const after = polygons.get(code)?.[0] ?? null;
    if (after !== null && sameBytes(after, storedPolygon(polygon))) continue;
    changed.set(code, after);
    for (const neighbour of neighbours.get(code) ?? []) asked.add(neighbour);
  }
  return changed;
}

function movedGround({ arrangement, owners }: CutGround, names: readonly string[]): MovedGround[] {
  const hands = ({ index }: { index: number }): [from: string, to: string] => [
    owners[index],
    names[index].split(BESIDE)[0],
  ];
  const moved = arrangement.dissolve((piece) => {
    const [from, to] = hands(piece);
    return from === to ? null : from + BESIDE + to;
  });
  return [...moved].flatMap(([label, polygons]) => {
    const [from, to] = label.split(BESIDE);
    return polygons.map((polygon) => ({ from, to, polygon }));
  });
}

function insideOf(polygon: Polygon): LonLat {
  const inside = interiorPoint([polygon.coordinates]);
  if (inside === null) throw new Error('Expected a part with an area.');
  return inside;
}

/** Whether two canonical polygons are the same. */
function sameBytes(a: Polygon, b: Polygon): boolean {
  return (
    a.coordinates.length === b.coordinates.length &&
    a.coordinates.every((ring, r) => {
      const other = b.coordinates[r];
      return ring.length === other.length && ring.every((position, i) => samePosition(position, other[i]));
    })
  );
}
