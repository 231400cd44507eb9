import { UNASSIGNED } from '../../../domain/edit.ts';
import type { LonLat, Polygon } from '../../../domain/geometry.ts';
import { ok } from '../../../domain/result.ts';
import { buildPartition } from '../build-partition.ts';
import { moveVertex } from '../edit-vertex.ts';
import type { GridShape } from '../grid-assignment.ts';
import { carveGrid, createGrid, giveGround } from '../ground/give-ground.ts';
import type { Ground, GroundResult, GroundRules } from '../ground/ground.ts';
import { layBorderAlong, straightenBorder } from '../ground/lay-border.ts';
import { mergeGrids } from '../ground/merge-grids.ts';
import { redrawBorder } from '../ground/redraw-border.ts';
import { splitAlong } from '../ground/split-along.ts';

export interface RandomEdit {
  readonly kind: string;
  readonly edit: (rules: GroundRules) => GroundResult;
}

/** An edit a planner might try, drawn from the source; it need not succeed. Grids stay about as many as they are. */
export function randomEdit(ground: Ground, random: () => number): RandomEdit {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)];
  const { grids } = ground;
  if (grids.length < 4) return { kind: 'split', edit: randomSplit(ground, random) };
  const isFull = grids.length > 14;
  const grid = pick(grids);
  const other = pick(grids);
  const size = sizeOf(grid);
  const vertex = (one: GridShape): LonLat => {
    const [lon, lat] = pick(pick(one.polygon.coordinates));
    return [lon, lat];
  };
  const near = ([lon, lat]: LonLat, reach: number): LonLat => [
    lon + (random() - 0.5) * reach,
    lat + (random() - 0.5) * reach,
  ];
  const blob = (): Polygon => blobAround(near(vertex(grid), size), size * (0.1 + 0.5 * random()), random);
  const choice = random();
  if (choice < 0.16) {
    return isFull ? merge() : { kind: 'split', edit: randomSplit(ground, random) };
  }
  if (choice < 0.28) return merge();
  if (choice < 0.5) {
    const areas = Array.from({ length: 1 + Math.floor(random() * 3) }, blob);
    const to = random() < 0.06 ? UNASSIGNED : other.code;
    const onlyFrom = random() < 0.3 ? grid.code : null;
    return { kind: 'give', edit: (rules) => giveGround(ground, areas, to, onlyFrom, rules) };
  }
  if (choice < 0.56 && !isFull) {
    const area = blob();
    return { kind: 'carve', edit: (rules) => carveGrid(ground, area, null, rules) };
  }
  if (choice < 0.6) return { kind: 'create', edit: (rules) => createGrid(ground, null, rules) };
  const [from, to] = [vertex(grid), vertex(grid)];
  const middle = [from, to].map((end) => near(end, size * 0.4));
  if (choice < 0.72)
    return { kind: 'redraw', edit: (rules) => redrawBorder(ground, [from, ...middle, to], rules) };
  if (choice < 0.8) return { kind: 'straighten', edit: (rules) => straightenBorder(ground, from, to, rules) };
  if (choice < 0.88) return { kind: 'lay', edit: (rules) => layBorderAlong(ground, from, to, middle, rules) };
  return { kind: 'vertex', edit: ({ locked }) => moveOne(ground, from, near(from, size * 0.2), locked) };

  function merge(): RandomEdit {
    return { kind: 'merge', edit: (rules) => mergeGrids(ground, [grid.code], other.code, rules) };
  }
}

/** A line through one grid: straight across, zigzag, between two of its vertices, or along its border. */
function randomSplit({ outline, grids }: Ground, random: () => number): RandomEdit['edit'] {
  const grid = grids[Math.floor(random() * grids.length)];
  const size = sizeOf(grid);
  const ring = grid.polygon.coordinates[0];
  const vertices = Array.from({ length: 2 + Math.floor(random() * 3) }, (): LonLat => {
    const [lon, lat] = ring[Math.floor(random() * ring.length)];
    const reach = random() < 0.4 ? 0 : size * 0.5;
    return [lon + (random() - 0.5) * reach, lat + (random() - 0.5) * reach];
  });
  const stretch = 1 + random();
  const [first, last] = [vertices[0], vertices[vertices.length - 1]];
  const over: LonLat = [first[0] + (last[0] - first[0]) * stretch, first[1] + (last[1] - first[1]) * stretch];
  return (rules) => splitAlong({ outline, grids }, grid.code, [...vertices, over], rules);
}

function blobAround([lon, lat]: LonLat, radius: number, random: () => number): Polygon {
  const corners = 3 + Math.floor(random() * 6);
  const ring = Array.from({ length: corners }, (_, i) => {
    const angle = ((i + random() * 0.9) / corners) * 2 * Math.PI;
    const distance = radius * (0.4 + random());
    return [lon + distance * Math.cos(angle), lat + distance * Math.sin(angle)];
  });
  return { type: 'Polygon', coordinates: [[...ring, ring[0]]] };
}

/** A vertex move as an edit of ground: the fast path must work on whatever the other edits leave. */
function moveOne(ground: Ground, at: LonLat, to: LonLat, locked: GroundRules['locked']): GroundResult {
  const partition = buildPartition(ground.grids);
  const answer = moveVertex(partition, at, to);
  if (!answer.ok) return answer;
  const changed = new Map(Object.entries(answer.value.polygons));
  if ([...changed.keys()].some((code) => locked?.has(code))) return { ok: false, reason: 'nothing_changes' };
  return ok({ changed, created: [], strays: [], moved: [] });
}

function sizeOf({ polygon }: GridShape): number {
  const lons = polygon.coordinates[0].map(([lon]) => lon);
  return Math.max(...lons) - Math.min(...lons);
}
