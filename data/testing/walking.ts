import type { Position } from 'geojson';
import { STREET_FLAGS, type StreetTable } from '../../src/domain/city.ts';
import { haversineM } from '../../src/engine/geometry/haversine.ts';

export function isWalkableKind(kind: string): boolean {
  return kind !== 'motorway' && kind !== 'trunk';
}

export function positionsOf(streets: StreetTable, street: number): Position[] {
  const positions: Position[] = [];
  for (let k = streets.offsets[street]; k < streets.offsets[street + 1]; k++) {
    positions.push([streets.lon[k], streets.lat[k]]);
  }
  return positions;
}

export interface StreetSegment {
  readonly street: number;
  readonly a: Position;
  readonly b: Position;
  /** On a bridge or in a tunnel. */
  readonly isRaised: boolean;
}

export function segmentsOf(streets: StreetTable): StreetSegment[] {
  return streets.kinds.flatMap((_, street) => {
    const positions = positionsOf(streets, street);
    const isRaised = (streets.flags[street] & (STREET_FLAGS.bridge | STREET_FLAGS.tunnel)) !== 0;
    return positions.slice(1).map((b, i) => ({ street, a: positions[i], b, isRaised }));
  });
}

/** Metres of walkable street in each connected part, longest first. */
export function connectedLengthsM(streets: StreetTable): number[] {
  const parents = new Map<string, string>();
  const rootOf = (key: string): string => {
    let root = key;
    while (parents.get(root) !== undefined && parents.get(root) !== root) root = parents.get(root)!;
    for (let at = key; at !== root; ) {
      const next = parents.get(at)!;
      parents.set(at, root);
      at = next;
    }
    return root;
  };
  const walkable = segmentsOf(streets).filter(({ street }) => isWalkableKind(streets.kinds[street]));
  for (const { a, b } of walkable) {
    for (const key of [a.join(), b.join()]) if (!parents.has(key)) parents.set(key, key);
    parents.set(rootOf(a.join()), rootOf(b.join()));
  }
  const lengths = new Map<string, number>();
  for (const { a, b } of walkable) {
    const root = rootOf(a.join());
    lengths.set(root, (lengths.get(root) ?? 0) + haversineM(a[0], a[1], b[0], b[1]));
  }
  return [...lengths.values()].sort((x, y) => y - x);
}
