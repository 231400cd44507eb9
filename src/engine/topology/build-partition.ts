import type { MultiPolygon, Polygon } from '../../domain/geometry.ts';
import { cutArcs } from './cut-arcs.ts';
import { type Partition, storedPolygon } from './partition.ts';
import { findPartitionProblems } from './partition-problems.ts';
import { PositionIndex } from './position-index.ts';
import { type BuildRing, closeTJunctions } from './t-junctions.ts';

export interface PartitionFace {
  readonly code: string;
  readonly polygon: Polygon;
}

/**
 * The partition of one community from its grids' polygons in degrees. Neighbours are expected to share
 * their border vertices exactly; a vertex missing in one of them is put in where it lies within a unit
 * (1e-7°) of that border. Whatever then does not fit is reported in `problems`, never thrown: gaps,
 * overlaps, borders that cross themselves, and, when the community's own `outline` is given, faces that
 * leave it or fall short of it.
 */
export function buildPartition(
  faces: readonly PartitionFace[],
  outline: Polygon | MultiPolygon | null = null,
): Partition {
  const stored = faces.map(({ polygon }) => storedPolygon(polygon).coordinates);
  const positions = new PositionIndex(stored.flat().reduce((sum, ring) => sum + ring.length, 0));
  const rings = stored.flatMap((polygon, face) =>
    polygon.map((ring): BuildRing => {
      const vertices = ring.slice(0, -1).map(([lon, lat]) => positions.add(lon, lat));
      return { face, vertices };
    }),
  );
  const repaired = closeTJunctions(rings, positions);
  const { arcs, references, claimedTwice } = cutArcs(rings, positions);
  const builtFaces = faces.map(({ code }, face) => ({
    code,
    rings: references.filter((_, i) => rings[i].face === face),
  }));
  const problems = findPartitionProblems(arcs, builtFaces, claimedTwice, outline);
  return { arcs, faces: builtFaces, problems, repaired: [...repaired].map((face) => faces[face].code) };
}
