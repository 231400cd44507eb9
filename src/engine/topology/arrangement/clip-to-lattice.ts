import type { Lattice } from './lattice.ts';

/** A position in units of a lattice, not necessarily whole. */
export type UnitPosition = readonly [x: number, y: number];

/**
 * What of an open ring lies on the lattice: Sutherland & Hodgman 1974, one side of the box after the other.
 * A stroke far across the map is cut to the surroundings of the community; ground near it stays as it is.
 */
export function clipRing(ring: readonly UnitPosition[], lattice: Lattice): readonly UnitPosition[] {
  if (ring.every((position) => isOn(position, lattice))) return ring;
  return sides(lattice).reduce(
    (rest, beyond) =>
      rest.flatMap((position, i) => {
        const before = rest[(i + rest.length - 1) % rest.length];
        const crossing = crossingWith(before, position, beyond);
        const kept = beyond(position) <= 0 ? [position] : [];
        return crossing === null ? kept : [crossing, ...kept];
      }),
    ring,
  );
}

/** The stretches of a line that lie on the lattice, in order. */
export function clipLine(line: readonly UnitPosition[], lattice: Lattice): UnitPosition[][] {
  const stretches: UnitPosition[][] = [];
  for (let i = 1; i < line.length; i++) {
    const segment = clipSegment(line[i - 1], line[i], lattice);
    if (segment === null) continue;
    const last = stretches.at(-1);
    if (last !== undefined && last[last.length - 1] === segment[0]) last.push(segment[1]);
    else stretches.push(segment);
  }
  return stretches;
}

function clipSegment(a: UnitPosition, b: UnitPosition, lattice: Lattice): UnitPosition[] | null {
  let segment: UnitPosition[] = [a, b];
  for (const beyond of sides(lattice)) {
    const [from, to] = segment;
    if (beyond(from) > 0 && beyond(to) > 0) return null;
    const crossing = crossingWith(from, to, beyond);
    if (crossing !== null) segment = beyond(from) > 0 ? [crossing, to] : [from, crossing];
  }
  return segment;
}

/** How far a position lies beyond each side of the lattice; negative inside. */
type Beyond = (position: UnitPosition) => number;

function sides({ widthUnits, heightUnits }: Lattice): Beyond[] {
  return [([x]) => -x, ([, y]) => -y, ([x]) => x - widthUnits, ([, y]) => y - heightUnits];
}

function isOn([x, y]: UnitPosition, { widthUnits, heightUnits }: Lattice): boolean {
  return x >= 0 && y >= 0 && x <= widthUnits && y <= heightUnits;
}

function crossingWith(a: UnitPosition, b: UnitPosition, beyond: Beyond): UnitPosition | null {
  const [da, db] = [beyond(a), beyond(b)];
  if (da > 0 === db > 0) return null;
  const t = da / (da - db);
  return [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
}
