/**
 * One community cut into grids, held as shared borders: an arc is the stretch of border between two
 * junctions, kept once; a face is a grid, written as rings of signed arc references as in TopoJSON
 * (`i` runs along arc i, `~i` against it). Moving a vertex of an arc moves it for both neighbours, so
 * neighbours cannot drift apart. Partitions are values: an edit answers with a new partition that
 * shares every untouched arc with the old one.
 *
 *        n──────a0──────n          faces: A = [a0, ~a2, a3]   (counter-clockwise, holes clockwise)
 *        │   A  │   B   │                 B = [...]
 *        a3    a2      a1          n: node, where three or more borders (or two and the outline) meet
 *        n──────┴───────n
 *
 * Law: when `problems` is empty, the faces tile the outline exactly: every arc has one face on its
 * left and another on its right, or {@link OUTSIDE} on its right where it is part of the outline.
 */
import { type LonLat, type Polygon, roundDegrees } from '../../domain/geometry.ts';
import { canonicalPolygon } from '../geometry/canonical-polygon.ts';
import { signedRingArea } from '../geometry/planar.ts';

/** In place of a face index: the ground beyond the community. */
export const OUTSIDE = -1;

export interface Arc {
  /** From node to node; closed (first equal to last) where no other border meets it. */
  readonly points: readonly LonLat[];
  /** Face index on the left and on the right, looking along the arc. */
  readonly left: number;
  readonly right: number;
}

export interface Face {
  /** Grid code. */
  readonly code: string;
  /** Shell first, then holes; signed arc references in running order. */
  readonly rings: readonly (readonly number[])[];
}

export type PartitionProblemCode =
  /** Two faces claim the same side of a border, or their borders cross. */
  | 'overlap'
  /** Ground inside the community that no face claims. */
  | 'gap'
  /** A face reaches beyond the outline given. */
  | 'outside_outline'
  /** A face's own border crosses or touches itself. */
  | 'not_simple';

export interface PartitionProblem {
  readonly code: PartitionProblemCode;
  /** Codes of the faces concerned. */
  readonly faces: readonly string[];
  readonly at: LonLat;
}

export interface Partition {
  readonly arcs: readonly Arc[];
  readonly faces: readonly Face[];
  readonly problems: readonly PartitionProblem[];
  /** Faces that got a vertex of a neighbour put into their border when the partition was built. */
  readonly repaired: readonly string[];
}

/** An edit's answer: the new partition and the new polygons of the faces it touched, by code. */
export interface PartitionChange {
  readonly partition: Partition;
  readonly polygons: Readonly<Record<string, Polygon>>;
}

/** The face's closed rings as they run, shell counter-clockwise. */
export function faceRings(arcs: readonly Arc[], face: Face): LonLat[][] {
  return face.rings.map((references) => {
    const ring: LonLat[] = [];
    for (const reference of references) {
      const points = arcPoints(arcs, reference);
      for (let i = ring.length === 0 ? 0 : 1; i < points.length; i++) ring.push(points[i]);
    }
    return ring;
  });
}

/** The face as GeoJSON in canonical form: same borders, same bytes. */
export function facePolygon(partition: Pick<Partition, 'arcs'>, face: Face): Polygon {
  return { type: 'Polygon', coordinates: canonicalPolygon(faceRings(partition.arcs, face)) };
}

/** All faces as polygons, in order. */
export function partitionPolygons(
  partition: Partition,
): { readonly code: string; readonly polygon: Polygon }[] {
  return partition.faces.map((face) => ({ code: face.code, polygon: facePolygon(partition, face) }));
}

/** The positions of an arc in the direction a signed reference names. */
export function arcPoints(arcs: readonly Arc[], reference: number): readonly LonLat[] {
  return reference >= 0 ? arcs[reference].points : arcs[~reference].points.toReversed();
}

/**
 * A grid polygon as it is stored: seven decimals, no repeated positions, canonical. Rings that keep no
 * area are left out.
 */
export function storedPolygon(polygon: Polygon): Polygon {
  const rings = polygon.coordinates
    .map((ring) => {
      const rounded = ring.map(([lon, lat]) => [roundDegrees(lon), roundDegrees(lat)]);
      return rounded.filter((p, i) => i === 0 || p[0] !== rounded[i - 1][0] || p[1] !== rounded[i - 1][1]);
    })
    .filter((ring) => ring.length >= 4 && signedRingArea(ring) !== 0);
  return { type: 'Polygon', coordinates: rings.length === 0 ? [] : canonicalPolygon(rings) };
}
