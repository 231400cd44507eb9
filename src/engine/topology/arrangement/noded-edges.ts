import { isNoded, type Segment, snapRound } from './snap-rounding.ts';
import { type EdgeTraits, pairKey, type Strand, type StrandCollector, toggle } from './strands.ts';
import { type Vertices, VerticesByEast } from './vertices.ts';

type Edge = Segment & EdgeTraits;

export interface NodedEdges {
  readonly vertices: Vertices;
  /** Edges that meet only in their ends, each once. */
  readonly edges: readonly Edge[];
  /** Vertices that came with the outline or a ground border. */
  readonly keptVertices: ReadonlySet<number>;
}

/**
 * Cuts all strands at each other. A border that runs from vertex to vertex along one straight segment of the
 * outline rides on that segment: it takes the course of the segment, not its own, which vertices put in earlier
 * have bent by half a unit. So cutting an outline over and over never moves it further than that.
 */
export function nodeStrands({ vertices, strands, keptVertices }: StrandCollector): NodedEdges {
  const outlineUnder = segmentsUnder(
    vertices,
    strands.filter(({ isOutline }) => isOutline),
  );
  const ridersOf = new Map<Strand, Strand[]>();
  const own = strands.filter((strand) => {
    const carrier = strand.isOutline ? undefined : carrierOf(strand);
    if (carrier === undefined) return true;
    ridersOf.set(carrier, [...(ridersOf.get(carrier) ?? []), strand]);
    return false;
  });
  // A border that ends on the outline, to a unit, meets it there and nowhere else.
  const endsOn = (one: Strand, other: Strand): boolean =>
    other.isOutline && [one.a, one.b].some((end) => outlineUnder.get(end)?.includes(other));
  let hasFlatEnds = false;
  const chains = snapRound(vertices, own, (one, other) => {
    const isFlatEnd = endsOn(one, other) || endsOn(other, one);
    hasFlatEnds ||= isFlatEnd;
    return isFlatEnd;
  });
  const laid = new EdgeTable();
  own.forEach((strand, i) => {
    laid.lay(chains[i], strand);
    for (const rider of ridersOf.get(strand) ?? []) {
      const ends = [chains[i].indexOf(rider.a), chains[i].indexOf(rider.b)];
      laid.lay(chains[i].slice(Math.min(...ends), Math.max(...ends) + 1), rider);
    }
  });
  const edges = hasFlatEnds ? untangled(vertices, laid.edges()) : laid.edges();
  return { vertices, edges, keptVertices };

  function carrierOf({ a, b }: Strand): Strand | undefined {
    return outlineUnder.get(a)?.find((one) => outlineUnder.get(b)?.includes(one));
  }
}

/**
 * Snap-rounds until edges meet only in their ends. They do already, but for a border that leaves the outline at
 * so flat an angle that other vertices lie between the two: taking its end for the only meeting crosses them.
 */
function untangled(vertices: Vertices, edges: readonly Edge[]): readonly Edge[] {
  if (isNoded(vertices, edges)) return edges;
  const chains = snapRound(vertices, edges);
  const laid = new EdgeTable();
  edges.forEach((edge, i) => {
    laid.lay(chains[i], edge);
  });
  return untangled(vertices, laid.edges());
}

/** For each vertex the strands whose course passes its pixel, ends included. */
function segmentsUnder(vertices: Vertices, strands: readonly Strand[]): Map<number, Strand[]> {
  const hot = new VerticesByEast(vertices);
  const under = new Map<number, Strand[]>();
  for (const strand of strands) {
    for (const vertex of [strand.a, ...hot.passedBetween(strand.a, strand.b), strand.b]) {
      const known = under.get(vertex);
      if (known === undefined) under.set(vertex, [strand]);
      else known.push(strand);
    }
  }
  return under;
}

/** Edges laid over each other: the same two ends, the same edge. */
class EdgeTable {
  private readonly byEnds = new Map<number, Edge>();

  lay(chain: readonly number[], { sides, sources, isCut }: EdgeTraits): void {
    for (let i = 1; i < chain.length; i++) {
      const key = pairKey(chain[i - 1], chain[i]);
      const known = this.byEnds.get(key);
      const edge = known ?? { a: chain[i - 1], b: chain[i], sides: [], sources: [], isCut: false };
      if (known === undefined) this.byEnds.set(key, edge);
      for (const area of sides) toggle(edge.sides, area);
      edge.sources.push(...sources);
      edge.isCut ||= isCut;
    }
  }

  /** Without those where a ring doubles back on itself: nothing is left between its two runs. */
  edges(): Edge[] {
    return [...this.byEnds.values()].filter(({ sides, isCut }) => sides.length > 0 || isCut);
  }
}
