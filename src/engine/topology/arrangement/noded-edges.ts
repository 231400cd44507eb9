import type { LonLat, MultiPolygon, Polygon } from '../../../domain/geometry.ts';
import { clipLine, clipRing, type UnitPosition } from './clip-to-lattice.ts';
import { passesPixel } from './hot-pixel.ts';
import type { Lattice } from './lattice.ts';
import { type Segment, snapRound, Vertices } from './snap-rounding.ts';

/** What an edge was drawn for. */
export type EdgeRole = 'outline' | 'ground' | 'drawn' | 'cut';

/** Input segments between two vertices, and the areas whose border they are. */
interface Strand extends Segment {
  /** Areas by number, each listed when an odd number of its rings run here: those lie on one side only. */
  readonly sides: number[];
  isKept: boolean;
  isCut: boolean;
  isOutline: boolean;
  /** Strands that follow this one from one of its vertices to another, see {@link EdgeCollector.node}. */
  readonly riders: Strand[];
}

export interface NodedEdges {
  readonly vertices: Vertices;
  readonly from: number[];
  readonly to: number[];
  /** Per edge: numbers of the areas that lie on exactly one of its sides. */
  readonly sides: number[][];
  /** Per edge: whether it is part of a ground border or the outline, whose vertices are kept. */
  readonly isKept: boolean[];
  /** Per vertex: whether it came with a ground border or the outline; whether it came with the input at all. */
  readonly isKeptVertex: boolean[];
  readonly isGivenVertex: boolean[];
}

/** Collects rings and lines of a community and cuts them at each other. */
export class EdgeCollector {
  readonly vertices = new Vertices();
  private readonly strands = new Map<number, Strand>();
  private readonly keptVertices = new Set<number>();

  constructor(private readonly lattice: Lattice) {}

  /** Adds the rings of one area. Area numbers are the caller's. */
  addArea(area: number, geometry: Polygon | MultiPolygon, role: EdgeRole): void {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    for (const ring of polygons.flat()) {
      const open = clipRing(ring.slice(0, -1).map(this.toUnits), this.lattice);
      const numbers = open.map((position) => this.addVertex(position, role));
      numbers.forEach((vertex, i) => {
        const strand = this.strandBetween(vertex, numbers[(i + 1) % numbers.length], role);
        if (strand !== null) toggle(strand.sides, area);
      });
    }
  }

  addCut(line: readonly LonLat[]): void {
    for (const stretch of clipLine(line.map(this.toUnits), this.lattice)) {
      const numbers = stretch.map((position) => this.addVertex(position, 'cut'));
      for (let i = 1; i < numbers.length; i++) this.strandBetween(numbers[i - 1], numbers[i], 'cut');
    }
  }

  /**
   * Cuts all strands at each other. A border that runs from vertex to vertex along one straight segment of
   * the outline rides on that segment: it takes the course of the segment, not its own, which vertices put in
   * earlier have bent by half a unit. Cutting an outline over and over thus never moves it further than that.
   */
  node(): NodedEdges {
    const givenCount = this.vertices.size;
    const own = this.putRidersOnOutline();
    const chains = snapRound(this.vertices, own);
    const edges = new Map<
      number,
      { from: number; to: number; sides: number[]; isKept: boolean; isCut: boolean }
    >();
    const lay = (chain: readonly number[], { sides, isKept, isCut }: Strand): void => {
      for (let i = 1; i < chain.length; i++) {
        const [from, to] = chain[i - 1] < chain[i] ? [chain[i - 1], chain[i]] : [chain[i], chain[i - 1]];
        const key = pairKey(from, to);
        const edge = edges.get(key) ?? { from, to, sides: [], isKept: false, isCut: false };
        edges.set(key, edge);
        for (const area of sides) toggle(edge.sides, area);
        edge.isKept ||= isKept;
        edge.isCut ||= isCut;
      }
    };
    own.forEach((strand, i) => {
      lay(chains[i], strand);
      for (const rider of strand.riders) {
        const ends = [chains[i].indexOf(rider.a), chains[i].indexOf(rider.b)];
        lay(chains[i].slice(Math.min(...ends), Math.max(...ends) + 1), rider);
      }
    });
    // Where a ring doubles back on itself nothing is left between its two runs.
    const laid = [...edges.values()].filter((edge) => edge.sides.length > 0 || edge.isCut);
    const numbers = Array.from({ length: this.vertices.size }, (_, vertex) => vertex);
    return {
      vertices: this.vertices,
      from: laid.map((edge) => edge.from),
      to: laid.map((edge) => edge.to),
      sides: laid.map((edge) => edge.sides),
      isKept: laid.map((edge) => edge.isKept),
      isKeptVertex: numbers.map((vertex) => this.keptVertices.has(vertex)),
      isGivenVertex: numbers.map((vertex) => vertex < givenCount),
    };
  }

  /** Moves strands along the outline onto it; returns the others. */
  private putRidersOnOutline(): Strand[] {
    const strands = [...this.strands.values()];
    const outline = strands.filter((strand) => strand.isOutline);
    const carriers = this.outlineUnder(outline);
    return strands.filter((strand) => {
      if (strand.isOutline) return true;
      const carrier = carriers.get(strand.a)?.find((one) => carriers.get(strand.b)?.includes(one));
      carrier?.riders.push(strand);
      return carrier === undefined;
    });
  }

  /** The outline's segments that pass each vertex's pixel. */
  private outlineUnder(outline: readonly Strand[]): Map<number, Strand[]> {
    const { x, y, size } = this.vertices;
    const under = new Map<number, Strand[]>();
    for (const strand of outline) {
      const { a, b } = strand;
      const [west, east] = [Math.min(x[a], x[b]), Math.max(x[a], x[b])];
      const [south, north] = [Math.min(y[a], y[b]), Math.max(y[a], y[b])];
      for (let p = 0; p < size; p++) {
        if (x[p] < west || x[p] > east || y[p] < south || y[p] > north) continue;
        if (!passesPixel(x[a], y[a], x[b], y[b], x[p], y[p])) continue;
        const known = under.get(p);
        if (known === undefined) under.set(p, [strand]);
        else known.push(strand);
      }
    }
    return under;
  }

  private addVertex([x, y]: UnitPosition, role: EdgeRole): number {
    const vertex = this.vertices.add(Math.round(x), Math.round(y));
    if (role === 'ground' || role === 'outline') this.keptVertices.add(vertex);
    return vertex;
  }

  private strandBetween(a: number, b: number, role: EdgeRole): Strand | null {
    if (a === b) return null;
    const key = pairKey(Math.min(a, b), Math.max(a, b));
    let strand = this.strands.get(key);
    if (strand === undefined) {
      strand = { a, b, sides: [], isKept: false, isCut: false, isOutline: false, riders: [] };
      this.strands.set(key, strand);
    }
    if (role === 'cut') strand.isCut = true;
    if (role === 'outline') strand.isOutline = true;
    if (role === 'ground' || role === 'outline') strand.isKept = true;
    return strand;
  }

  private readonly toUnits = (position: readonly number[]): UnitPosition => [
    this.lattice.xOf(position[0]),
    this.lattice.yOf(position[1]),
  ];
}

function pairKey(low: number, high: number): number {
  return low * 2 ** 26 + high;
}

function toggle(areas: number[], area: number): void {
  const at = areas.indexOf(area);
  if (at < 0) areas.push(area);
  else areas.splice(at, 1);
}
