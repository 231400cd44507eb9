import { type Spot, snapped } from './frame.ts';
import { type Line, PlanarMap } from './planar-map.ts';
import { between, crossing, isInside, type Ring } from './plane.ts';

export interface Course {
  readonly line: Line;
  readonly spots: readonly Spot[];
}

interface Segment {
  readonly line: Line;
  readonly a: Spot;
  readonly b: Spot;
  /** Fractions along the segment at which it is cut. */
  readonly cuts: number[];
}

const CELL_M = 250;

/**
 * Lays the courses over each other, cuts them wherever they cross, keeps what lies inside the outline, removes loose
 * ends and finds the blocks between them. Earlier courses win where two coincide.
 */
export function arrange(courses: readonly Course[], outline: Ring): PlanarMap {
  const segments = courses.flatMap(({ line, spots }) =>
    spots.slice(1).map((b, i): Segment => ({ line, a: spots[i], b, cuts: [0, 1] })),
  );
  cutAtCrossings(segments);
  const map = new PlanarMap();
  for (const { line, a, b, cuts } of segments) {
    const spots = cuts.sort((s, t) => s - t).map((t) => between(a, b, t));
    for (let i = 1; i < spots.length; i++) {
      const isKept = line.kind === 'outline' || isInside(between(spots[i - 1], spots[i], 0.5), outline);
      if (isKept) map.addEdge(nodeAt(map, spots[i - 1]), nodeAt(map, spots[i]), line);
    }
  }
  removeLooseEnds(map);
  map.traceFaces();
  return map;
}

function nodeAt(map: PlanarMap, spot: Spot): number {
  const { x, y } = snapped(spot.x, spot.y);
  return map.addNode(x, y);
}

function cutAtCrossings(segments: readonly Segment[]): void {
  const cells = new Map<string, number[]>();
  segments.forEach((segment, index) => {
    for (const cell of cellsOf(segment)) {
      const inCell = cells.get(cell);
      if (inCell) inCell.push(index);
      else cells.set(cell, [index]);
    }
  });
  const tried = new Set<number>();
  for (const inCell of cells.values()) {
    for (const i of inCell) {
      for (const j of inCell) {
        if (j <= i || segments[i].line === segments[j].line || tried.has(i * segments.length + j)) continue;
        tried.add(i * segments.length + j);
        cutPair(segments[i], segments[j]);
      }
    }
  }
}

function cutPair(first: Segment, second: Segment): void {
  const at = crossing(first.a, first.b, second.a, second.b);
  if (!at) return;
  first.cuts.push(at.t);
  second.cuts.push(at.s);
}

function cellsOf({ a, b }: Segment): string[] {
  const cells: string[] = [];
  const column = (x: number) => Math.floor(x / CELL_M);
  for (let i = column(Math.min(a.x, b.x)); i <= column(Math.max(a.x, b.x)); i++) {
    for (let j = column(Math.min(a.y, b.y)); j <= column(Math.max(a.y, b.y)); j++) cells.push(`${i},${j}`);
  }
  return cells;
}

function removeLooseEnds(map: PlanarMap): void {
  const loose = map.nodes.map((_, node) => node).filter((node) => map.neighbours[node].length === 1);
  for (let node = loose.pop(); node !== undefined; node = loose.pop()) {
    if (map.neighbours[node].length !== 1) continue;
    const [other] = map.neighbours[node];
    map.removeEdge(node, other);
    if (map.neighbours[other].length === 1) loose.push(other);
  }
}
