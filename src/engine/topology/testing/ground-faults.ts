import { buildPartition } from '../build-partition.ts';
import type { Ground } from '../ground/ground.ts';
import { validatePartition } from '../validate-partition.ts';

/**
 * What keeps the grids of a ground from tiling its outline, as sentences; empty when they do. Areas are held
 * against each other as whole numbers, positions as they are stored.
 */
export function groundFaults({ grids, outline }: Ground): string[] {
  const partition = buildPartition(grids, outline);
  const problems = partition.problems.map(({ code, faces, at }) => `${code} of ${faces} at ${at}`);
  const repaired = partition.repaired.map((code) => `${code} lacks a vertex of a neighbour`);
  return [...problems, ...repaired, ...validatePartition(partition)];
}
