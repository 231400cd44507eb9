import type { LineKind, PlanarMap } from './planar-map.ts';

/** From the middle line of each kind of border to where building land begins, metres. */
const SETBACK_M: Readonly<Record<LineKind, number>> = {
  outline: 10,
  river: 75,
  railway: 22,
  expressway: 34,
  primary: 24,
  secondary: 19,
  tertiary: 14,
  residential: 10,
  service: 7,
  pedestrian: 6,
  footway: 5,
  steps: 5,
  wall: 2,
};

/** The setback of each edge of a face's ring; `closeness` below 1 lets houses stand nearer to streets. */
export function setbacksOf(map: PlanarMap, face: number, riverHalfWidthM: number, closeness = 1): number[] {
  const ring = map.ringOf(face);
  return ring.map((a, i) => {
    const kind = map.lineOf(a, ring[(i + 1) % ring.length]).kind;
    if (kind === 'river') return riverHalfWidthM + 7;
    return isWalkable(kind) ? SETBACK_M[kind] * closeness : SETBACK_M[kind];
  });
}

export function isWalkable(kind: LineKind): boolean {
  return (
    kind !== 'outline' && kind !== 'river' && kind !== 'railway' && kind !== 'expressway' && kind !== 'wall'
  );
}
