import type { Piece } from '../arrangement/arrange.ts';

/** Connected ground under one label. */
export interface Region {
  readonly label: string;
  readonly pieces: readonly Piece[];
  readonly areaM2: number;
  /** Of all border, the community's outline included. */
  readonly perimeterM: number;
  /** Border shared with each other label, in metres. */
  readonly sharedM: ReadonlyMap<string, number>;
}

/** Joins pieces that share border and label. Labels are by piece index. */
export function regionsOf(pieces: readonly Piece[], labels: readonly string[]): Region[] {
  const reached = new Uint8Array(pieces.length);
  const regions: Region[] = [];
  for (const first of pieces) {
    if (reached[first.index]) continue;
    reached[first.index] = 1;
    const label = labels[first.index];
    const members = [first];
    const sharedM = new Map<string, number>();
    for (const piece of members) {
      for (const [across, lengthM] of piece.neighbours) {
        if (labels[across] !== label) {
          sharedM.set(labels[across], (sharedM.get(labels[across]) ?? 0) + lengthM);
        } else if (!reached[across]) {
          reached[across] = 1;
          members.push(pieces[across]);
        }
      }
    }
    const innerM = members.reduce((sum, piece) => sum + sharedInside(piece, label), 0);
    const perimeterM = members.reduce((sum, piece) => sum + piece.perimeterM, 0) - innerM;
    const areaM2 = members.reduce((sum, piece) => sum + piece.areaM2, 0);
    regions.push({ label, pieces: members, areaM2, perimeterM, sharedM });
  }
  return regions;

  function sharedInside({ neighbours }: Piece, label: string): number {
    let lengthM = 0;
    for (const [across, sharedM] of neighbours) if (labels[across] === label) lengthM += sharedM;
    return lengthM;
  }
}

/** The regions of every label. */
export function groupByLabel(regions: readonly Region[]): Map<string, Region[]> {
  const groups = new Map<string, Region[]>();
  for (const region of regions) {
    const group = groups.get(region.label);
    if (group === undefined) groups.set(region.label, [region]);
    else group.push(region);
  }
  return groups;
}

/** Labels by border shared, longest first; ties by label. */
export function longestFirst(sharedM: ReadonlyMap<string, number>): [label: string, lengthM: number][] {
  return [...sharedM].sort(([labelA, a], [labelB, b]) => b - a || (labelA < labelB ? -1 : 1));
}
