/**
 * Which grid every building stands in, for the whole city, kept up to date while grids change. A building
 * belongs to the grid that covers its point; where several do (on a shared border, or where a bad map has
 * overlaps) to the one with the lowest code; where none does, to none. An update looks only at the
 * buildings on the ground that changed, and ends up exactly where a count from scratch would.
 */
import type { Polygon } from '../../domain/geometry.ts';
import type { PlanarBounds } from '../geometry/planar.ts';
import { PreparedPolygon } from '../geometry/prepared-polygon.ts';
import { BoxTiles } from './box-tiles.ts';
import { changedBounds } from './changed-bounds.ts';
import { PointTiles } from './point-tiles.ts';

/** In place of a grid: the building stands in none. */
export const NO_GRID = -1;

export interface GridShape {
  readonly code: string;
  readonly polygon: Polygon;
}

/** A building that changed hands; grids are slots of the assignment, {@link NO_GRID} for none. */
export interface MovedPoint {
  readonly point: number;
  readonly from: number;
  readonly to: number;
}

export interface GridAssignment {
  /** Slot of the grid each point stands in. Read only; the array lives as long as the assignment. */
  readonly gridOf: Int32Array;
  /** Code of the grid in each slot, also of removed ones. A code keeps its slot for good. */
  readonly codes: readonly string[];
  /** The slot of a grid's code; undefined for a code never seen. */
  slotOf(code: string): number | undefined;
  /** The grid at any position, by the same rule; `NO_GRID` where there is none. */
  gridAt(lon: number, lat: number): number;
  /**
   * Puts new polygons in place of the grids of these codes: a new code adds a grid, `null` removes one.
   * Returns the points that changed hands, each once.
   */
  update(changes: readonly { readonly code: string; readonly polygon: Polygon | null }[]): MovedPoint[];
}

/** Sorts all points (columns, degrees) into grids. */
export function createGridAssignment(
  lon: ArrayLike<number>,
  lat: ArrayLike<number>,
  grids: readonly GridShape[],
): GridAssignment {
  const points = new PointTiles(lon, lat);
  const gridOf = new Int32Array(lon.length).fill(NO_GRID);
  const codes = grids.map((grid) => grid.code);
  const slots = new Map(codes.map((code, slot) => [code, slot]));
  const shapes: (PreparedPolygon | null)[] = grids.map(
    ({ polygon }) => new PreparedPolygon(polygon.coordinates),
  );
  const boxes = new BoxTiles(typicalSize(shapes));
  const comesBefore = (slot: number, other: number): boolean =>
    other === NO_GRID || codes[slot] < codes[other];

  shapes.forEach((shape, slot) => {
    if (shape === null) return;
    boxes.add(slot, shape.bounds);
    points.forEachIn(shape.bounds, (point) => {
      if (comesBefore(slot, gridOf[point]) && shape.covers(lon[point], lat[point])) gridOf[point] = slot;
    });
  });

  const firstCovering = (candidates: readonly number[], x: number, y: number): number => {
    let first = NO_GRID;
    for (const slot of candidates) {
      if (comesBefore(slot, first) && shapes[slot]?.covers(x, y)) first = slot;
    }
    return first;
  };

  /** Changes one shape and answers with the ground on which it matters. */
  const replaceShape = (slot: number, polygon: Polygon | null): PlanarBounds | null => {
    const before = shapes[slot] ?? null;
    const after = polygon === null ? null : new PreparedPolygon(polygon.coordinates);
    shapes[slot] = after;
    if (before !== null) boxes.remove(slot, before.bounds);
    if (after !== null) boxes.add(slot, after.bounds);
    if (before === null || after === null) return (after ?? before)?.bounds ?? null;
    return changedBounds(before.polygon, after.polygon);
  };

  const update: GridAssignment['update'] = (changes) => {
    const grounds: PlanarBounds[] = [];
    for (const { code, polygon } of changes) {
      let slot = slots.get(code);
      if (slot === undefined) {
        slot = codes.push(code) - 1;
        slots.set(code, slot);
      }
      const changed = replaceShape(slot, polygon);
      if (changed !== null) grounds.push(changed);
    }
    const moved: MovedPoint[] = [];
    for (const ground of grounds) {
      points.forEachIn(ground, (point) => {
        const to = firstCovering(boxes.near(lon[point], lat[point]), lon[point], lat[point]);
        if (to === gridOf[point]) return;
        moved.push({ point, from: gridOf[point], to });
        gridOf[point] = to;
      });
    }
    return moved;
  };

  return {
    gridOf,
    codes,
    slotOf: (code) => slots.get(code),
    gridAt: (x, y) => firstCovering(boxes.near(x, y), x, y),
    update,
  };
}

/** Tiles about as large as a grid keep the list per tile short. */
function typicalSize(shapes: readonly (PreparedPolygon | null)[]): number {
  const sizes = shapes
    .map((shape) => (shape === null ? 0 : shape.bounds[2] - shape.bounds[0]))
    .filter((size) => size > 0)
    .sort((a, b) => a - b);
  return sizes.length === 0 ? 1 : sizes[sizes.length >> 1];
}
