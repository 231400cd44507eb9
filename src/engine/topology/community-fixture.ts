import { type LonLat, type Polygon, roundDegrees } from '../../domain/geometry.ts';
import type { PartitionFace } from './build-partition.ts';

/** A small seeded random source for tests and fixtures: numbers in 0 … 1 (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export interface CommunityFixture {
  readonly faces: PartitionFace[];
  readonly outline: Polygon;
}

/**
 * A community for tests: `columns` × `rows` blocks on a jittered lattice with `steps` segments along each
 * side of a block, their borders shared vertex by vertex; the first block encloses an island grid, which
 * encloses another one.
 */
export function latticeCommunity(
  random: () => number,
  { columns = 4, rows = 3, steps = 15, west = 113.9, south = 22.5 } = {},
): CommunityFixture {
  const cell = 0.0003;
  const lattice = Array.from({ length: columns * steps + 1 }, (_, i) =>
    Array.from({ length: rows * steps + 1 }, (_, j) =>
      position(west + (i + (random() - 0.5) * 0.6) * cell, south + (j + (random() - 0.5) * 0.6) * cell),
    ),
  );
  const blockRing = (minI: number, minJ: number, maxI: number, maxJ: number): LonLat[] => {
    const ring: LonLat[] = [];
    for (let i = minI; i < maxI; i++) ring.push(lattice[i][minJ]);
    for (let j = minJ; j < maxJ; j++) ring.push(lattice[maxI][j]);
    for (let i = maxI; i > minI; i--) ring.push(lattice[i][maxJ]);
    for (let j = maxJ; j > minJ; j--) ring.push(lattice[minI][j]);
    return [...ring, ring[0]];
  };
  const middle = position(west + (steps / 2) * cell, south + (steps / 2) * cell);
  const [island, core] = [steps / 4, steps / 8].map((radius) => roundRing(middle, radius * cell));
  const faces: PartitionFace[] = [face('island', island, core), face('core', core)];
  for (let c = 0; c < columns; c++) {
    for (let r = 0; r < rows; r++) {
      const ring = blockRing(c * steps, r * steps, (c + 1) * steps, (r + 1) * steps);
      faces.push(c + r === 0 ? face('block-0-0', ring, island) : face(`block-${c}-${r}`, ring));
    }
  }
  const outline = face('', blockRing(0, 0, columns * steps, rows * steps)).polygon;
  return { faces, outline };
}

function face(code: string, shell: LonLat[], hole: LonLat[] | null = null): PartitionFace {
  const rings = hole === null ? [shell] : [shell, hole.toReversed()];
  return { code, polygon: { type: 'Polygon', coordinates: rings.map((ring) => ring.map((p) => [...p])) } };
}

function roundRing([lon, lat]: LonLat, radius: number): LonLat[] {
  const ring = Array.from({ length: 9 }, (_, i) => {
    const angle = (i / 9) * 2 * Math.PI;
    return position(lon + radius * Math.cos(angle), lat + radius * Math.sin(angle));
  });
  return [...ring, ring[0]];
}

function position(lon: number, lat: number): LonLat {
  return [roundDegrees(lon), roundDegrees(lat)];
}
