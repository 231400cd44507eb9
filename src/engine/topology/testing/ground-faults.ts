import { UNASSIGNED } from '../../../domain/edit.ts';
import type { Polygon } from '../../../domain/geometry.ts';
import { buildPartition } from '../build-partition.ts';
import { cutGround } from '../ground/cut-ground.ts';
import type { Ground } from '../ground/ground.ts';
import { validatePartition } from '../validate-partition.ts';

/**
 * What keeps the grids of a ground from tiling its outline, as sentences; empty when they do. Areas are held
 * against each other as whole numbers, positions as they are stored. Ground that stands in no grid is no fault,
 * nor is a tip of it so thin, less than a unit, that its two sides count as one border.
 */
export function groundFaults({ grids, outline }: Ground): string[] {
  const partition = buildPartition(grids, outline);
  const hasGaps = unassignedGround({ grids, outline }).length > 0;
  const problems = partition.problems.filter(({ code }) => !(hasGaps && code === 'gap'));
  const faults = problems.map(({ code, faces, at }) => `${code} of ${faces} at ${at}`);
  if (hasGaps && partition.repaired.length > 0) return faults;
  const repaired = partition.repaired.map((code) => `${code} lacks a vertex of a neighbour`);
  return [...faults, ...repaired, ...validatePartition(partition)];
}

/** The ground of the community that stands in no grid. */
export function unassignedGround(ground: Ground): Polygon[] {
  const { arrangement, owners } = cutGround(ground, {});
  return arrangement.dissolve(({ index }) => (owners[index] === UNASSIGNED ? '' : null)).get('') ?? [];
}
