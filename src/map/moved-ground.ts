/** The ground that changes hands with a change of grids, one shape per grid that receives. */
import type { Grid } from '../domain/city.ts';
import type { Polygon } from '../domain/geometry.ts';
import type { Change } from '../domain/plan.ts';
import { arrange, type LabelledArea } from '../engine/topology/arrangement/arrange.ts';

// The picture is painted with every move of the pointer, the change is a new one with every answer only.
const known = new WeakMap<Change, readonly Polygon[]>();

/** Polygons of ground that lies in another grid after the change than before, or in none. */
export function movedGround(change: Change): readonly Polygon[] {
  const polygons = known.get(change) ?? findMoved(change);
  known.set(change, polygons);
  return polygons;
}

function findMoved({ grids: { added, updated, removed } }: Change): readonly Polygon[] {
  const pairs = Object.values(updated);
  const before = [...pairs.map(([from]) => from), ...Object.values(removed)];
  const after = [...pairs.map(([, to]) => to), ...Object.values(added)];
  if (before.length + after.length === 0) return [];
  const pieces = arrange({ layers: [{ areas: areasOf(before) }, { areas: areasOf(after) }], outline: null });
  const moved = pieces.dissolve(({ labels: [from, to] }) => (from === to ? null : (to ?? '')));
  return [...moved.values()].flat();
}

function areasOf(grids: readonly Grid[]): LabelledArea[] {
  return grids.map(({ code, geometry }) => ({ label: code, polygon: geometry }));
}
