import type { PlanarMap } from './planar-map.ts';

/** The outer rings of a set of faces as node indices, counter-clockwise. A sound area has exactly one. */
export function dissolve(map: PlanarMap, faces: readonly number[]): number[][] {
  const members = new Set(faces);
  const next = new Map<number, number[]>();
  for (const face of faces) {
    const ring = map.ringOf(face);
    ring.forEach((a, i) => {
      const b = ring[(i + 1) % ring.length];
      if (members.has(map.faceLeftOf(b, a))) return;
      next.set(a, [...(next.get(a) ?? []), b]);
    });
  }
  const rings: number[][] = [];
  for (const start of next.keys()) {
    const ring: number[] = [];
    for (let node = start; next.get(node)!.length > 0; node = next.get(node)!.pop()!) ring.push(node);
    if (ring.length > 0) rings.push(ring);
  }
  return rings;
}

/** The one outer ring of a sound area. Throws when the faces do not form one. */
export function outlineOf(map: PlanarMap, faces: readonly number[]): number[] {
  const rings = dissolve(map, faces);
  if (rings.length !== 1 || new Set(rings[0]).size !== rings[0].length) {
    throw new Error(`faces ${faces.slice(0, 5).join(', ')}… do not form one simple area`);
  }
  return rings[0];
}

export function isSoundArea(map: PlanarMap, faces: readonly number[]): boolean {
  const rings = dissolve(map, faces);
  return rings.length === 1 && new Set(rings[0]).size === rings[0].length;
}
