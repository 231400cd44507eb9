import type { LonLat, MultiPolygon, Polygon } from '../../../domain/geometry.ts';
import { clipLine, clipRing, type UnitPosition } from './clip-to-lattice.ts';
import type { Lattice } from './lattice.ts';
import type { Segment } from './snap-rounding.ts';
import { Vertices } from './vertices.ts';

/**
 * What a ring was drawn for. Vertices of the outline and of ground borders are kept; what is drawn with a tool
 * leaves vertices only in borders of its own.
 */
export type RingRole = 'outline' | 'ground' | 'drawn';

/** What an edge is for. */
export interface EdgeTraits {
  /** Areas by number, each listed when an odd number of its rings run here: those lie on one side only. */
  readonly sides: number[];
  /** The strands it is a stretch of, by number. */
  readonly sources: number[];
  isCut: boolean;
}

/** A segment as it came in, between two vertices. Rings and lines that run along each other share it. */
export interface Strand extends Segment, EdgeTraits {
  isOutline: boolean;
}

/** Collects the rings and lines of a community as strands. */
export class StrandCollector {
  readonly vertices = new Vertices();
  readonly keptVertices = new Set<number>();
  private readonly byEnds = new Map<number, Strand>();

  constructor(private readonly lattice: Lattice) {}

  get strands(): Strand[] {
    return [...this.byEnds.values()];
  }

  /** Adds the rings of one area. Area numbers are the caller's. */
  addArea(area: number, geometry: Polygon | MultiPolygon, role: RingRole): void {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    for (const ring of polygons.flat()) {
      const vertices = clipRing(ring.slice(0, -1).map(this.toUnits), this.lattice).map(this.toVertex);
      vertices.forEach((vertex, i) => {
        if (role !== 'drawn') this.keptVertices.add(vertex);
        const strand = this.strandBetween(vertex, vertices[(i + 1) % vertices.length]);
        if (strand === null) return;
        toggle(strand.sides, area);
        strand.isOutline ||= role === 'outline';
      });
    }
  }

  addCut(line: readonly LonLat[]): void {
    for (const stretch of clipLine(line.map(this.toUnits), this.lattice)) {
      const vertices = stretch.map(this.toVertex);
      for (let i = 1; i < vertices.length; i++) {
        const strand = this.strandBetween(vertices[i - 1], vertices[i]);
        if (strand !== null) strand.isCut = true;
      }
    }
  }

  private strandBetween(a: number, b: number): Strand | null {
    if (a === b) return null;
    const key = pairKey(a, b);
    const known = this.byEnds.get(key);
    if (known !== undefined) return known;
    const strand = { a, b, sides: [], sources: [this.byEnds.size], isCut: false, isOutline: false };
    this.byEnds.set(key, strand);
    return strand;
  }

  private readonly toUnits = ([lon, lat]: readonly number[]): UnitPosition => [
    this.lattice.xOf(lon),
    this.lattice.yOf(lat),
  ];

  private readonly toVertex = ([x, y]: UnitPosition): number =>
    this.vertices.add(Math.round(x), Math.round(y));
}

/** One number for two vertices in either order. */
export function pairKey(a: number, b: number): number {
  return Math.min(a, b) * 2 ** 26 + Math.max(a, b);
}

/** Puts an area into a list, or takes it out when it is there. */
export function toggle(areas: number[], area: number): void {
  const at = areas.indexOf(area);
  if (at < 0) areas.push(area);
  else areas.splice(at, 1);
}
