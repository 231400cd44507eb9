import type { LonLat, Polygon } from '../../../domain/geometry.ts';
import { canonicalPolygon } from '../../geometry/canonical-polygon.ts';
import { signedRingArea } from '../../geometry/planar.ts';
import { findRingConflict } from '../../geometry/ring-conflicts.ts';
import { samePosition, segmentsConflict } from '../../geometry/segment-conflict.ts';

/** Ground by label, as an arrangement dissolves it. */
export type Dissolved = ReadonlyMap<string, readonly Polygon[]>;

type Side = readonly [from: LonLat, to: LonLat];

export interface RewrittenGround {
  readonly polygons: Map<string, readonly Polygon[]>;
  /** Segments that were not there before. */
  readonly added: readonly Side[];
}

/**
 * Puts other positions in the place of one, in every ring that has it; `corner` is told what comes before and
 * after it in the ring. `null` when a ring would then collapse or turn over, or a border cross or touch another.
 */
export function rewriteCorner(
  ground: Dissolved,
  at: LonLat,
  corner: (previous: LonLat, next: LonLat) => readonly LonLat[],
): RewrittenGround | null {
  const polygons = new Map<string, readonly Polygon[]>();
  const added: Side[] = [];
  for (const [label, parts] of ground) {
    const rewritten: Polygon[] = [];
    for (const part of parts) {
      const rings = part.coordinates.map((ring) => rewriteRing(toPositions(ring), at, corner));
      if (rings.every((ring) => ring === null)) {
        rewritten.push(part);
        continue;
      }
      const whole = rings.map((ring, i) => ring ?? toPositions(part.coordinates[i]));
      if (whole.some((ring, i) => ring.length < 4 || signedRingArea(ring) > 0 !== (i === 0))) return null;
      if (findRingConflict(whole) !== null) return null;
      rings.forEach((ring, i) => {
        if (ring !== null) added.push(...sidesNotIn(ring, toPositions(part.coordinates[i])));
      });
      rewritten.push({ type: 'Polygon', coordinates: canonicalPolygon(whole) });
    }
    polygons.set(label, rewritten);
  }
  return added.some((side) => conflictsWithAny(side, polygons)) ? null : { polygons, added };
}

/** The closed ring with its corner rewritten, without repeated positions; `null` when it does not have it. */
function rewriteRing(
  ring: readonly LonLat[],
  at: LonLat,
  corner: (previous: LonLat, next: LonLat) => readonly LonLat[],
): LonLat[] | null {
  const open = ring.slice(0, -1);
  if (!open.some((position) => samePosition(position, at))) return null;
  const replaced = open.flatMap((position, i) => {
    if (!samePosition(position, at)) return [position];
    return corner(open[(i + open.length - 1) % open.length], open[(i + 1) % open.length]);
  });
  const kept = replaced.filter((position, i) => !samePosition(position, replaced[(i + 1) % replaced.length]));
  return kept.length === 0 ? [] : [...kept, kept[0]];
}

function sidesNotIn(ring: readonly LonLat[], before: readonly LonLat[]): Side[] {
  const old = sidesOf(before);
  return sidesOf(ring).filter((side) => !old.some((other) => sameSide(side, other)));
}

function sidesOf(ring: readonly LonLat[]): Side[] {
  return ring.slice(1).map((to, i): Side => [ring[i], to]);
}

function sameSide([a, b]: Side, [c, d]: Side): boolean {
  return (samePosition(a, c) && samePosition(b, d)) || (samePosition(a, d) && samePosition(b, c));
}

function conflictsWithAny(side: Side, ground: Dissolved): boolean {
  for (const parts of ground.values()) {
    for (const ring of parts.flatMap((part) => part.coordinates)) {
      for (const other of sidesOf(toPositions(ring))) {
        if (!sameSide(side, other) && segmentsConflict(...side, ...other)) return true;
      }
    }
  }
  return false;
}

function toPositions(ring: readonly (readonly number[])[]): LonLat[] {
  return ring.map(([lon, lat]): LonLat => [lon, lat]);
}
