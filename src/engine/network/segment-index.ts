import { haversineM } from '../geometry/haversine.ts';
import { SegmentTiles } from './segment-tiles.ts';
import { STREET_EDGE, WALK_BOTH, type WalkNetwork } from './walk-network.ts';

/** Two edges this near to a point are equally near: both directions of one street, or parallel edges. */
const SAME_DISTANCE_M = 1e-6;

export interface SegmentHit {
  readonly edge: number;
  /** The segment runs from this shape vertex to the next one. */
  readonly vertex: number;
  /** Where on the segment, 0 … 1. */
  readonly t: number;
  /** Where on the edge, 0 … 1 of its length; exactly 0 or 1 at its ends. */
  readonly fraction: number;
}

/**
 * Finds the street segment nearest to a point. Segments lie in square tiles of a flat plane (degrees
 * scaled at one latitude, the network's mean one, on the sphere that walking lengths use); a search looks at
 * ring after ring of tiles until no nearer segment is possible.
 */
export class SegmentIndex {
  readonly #network: WalkNetwork;
  readonly #metresPerLon: number;
  readonly #metresPerLat: number;
  /** Shape vertices in the plane. */
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  readonly #tiles: SegmentTiles;
  readonly #edgeOfVertex: Int32Array;

  constructor(network: WalkNetwork, planeLatitude = meanLatitude(network)) {
    this.#network = network;
    this.#metresPerLat = haversineM(0, 0, 0, 1);
    this.#metresPerLon = this.#metresPerLat * Math.cos((planeLatitude * Math.PI) / 180);
    this.#x = network.shapeLon.map((lon) => lon * this.#metresPerLon);
    this.#y = network.shapeLat.map((lat) => lat * this.#metresPerLat);
    this.#edgeOfVertex = edgesOfVertices(network);
    this.#tiles = new SegmentTiles(this.#x, this.#y, firstVertices(network));
  }

  /**
   * The nearest segment that may be joined at its nearest point (given in degrees), no further than `withinM`;
   * of equally near ones that of the shorter edge, then of one walked both ways. `null` when there is none.
   */
  nearest(
    lon: number,
    lat: number,
    mayJoin: (lon: number, lat: number) => boolean = ANYWHERE,
    withinM = Number.POSITIVE_INFINITY,
  ): SegmentHit | null {
    const x = lon * this.#metresPerLon;
    const y = lat * this.#metresPerLat;
    const tiles = this.#tiles;
    const column = tiles.columnOf(x);
    const row = tiles.rowOf(y);
    const firstRing = Math.max(0, -column, -row, column - tiles.columns + 1, row - tiles.rows + 1);
    const lastRing = Math.max(column, tiles.columns - 1 - column, row, tiles.rows - 1 - row);
    const best: BestSegment = { distanceM: withinM, edge: -1, vertex: -1, t: 0, mayJoin };
    for (let ring = firstRing; ring <= lastRing; ring++) {
      if (best.distanceM + SAME_DISTANCE_M < (ring - 1) * tiles.tileM) break;
      this.#searchRing(column, row, ring, x, y, best);
    }
    if (best.edge < 0) return null;
    const { edge, vertex, t } = best;
    return { edge, vertex, t, fraction: this.#fractionAlong(edge, vertex, t) };
  }

  #fractionAlong(edge: number, vertex: number, t: number): number {
    const first = this.#network.shapeOffsets[edge];
    const last = this.#network.shapeOffsets[edge + 1] - 1;
    if (vertex === first && t === 0) return 0;
    if (vertex === last - 1 && t === 1) return 1;
    let before = 0;
    let total = 0;
    for (let v = first; v < last; v++) {
      const length = Math.hypot(this.#x[v + 1] - this.#x[v], this.#y[v + 1] - this.#y[v]);
      if (v < vertex) before += length;
      if (v === vertex) before += length * t;
      total += length;
    }
    return total > 0 ? before / total : 0;
  }

  #searchRing(column: number, row: number, ring: number, x: number, y: number, best: BestSegment): void {
    const { columns, rows } = this.#tiles;
    const lastRow = Math.min(rows - 1, row + ring);
    const firstColumn = Math.max(0, column - ring);
    const lastColumn = Math.min(columns - 1, column + ring);
    for (let r = Math.max(0, row - ring); r <= lastRow; r++) {
      const tilesBefore = r * columns;
      if (r === row - ring || r === row + ring) {
        for (let c = firstColumn; c <= lastColumn; c++) this.#searchTile(tilesBefore + c, x, y, best);
        continue;
      }
      if (column - ring >= 0) this.#searchTile(tilesBefore + column - ring, x, y, best);
      if (column + ring < columns) this.#searchTile(tilesBefore + column + ring, x, y, best);
    }
  }

  #searchTile(tile: number, x: number, y: number, best: BestSegment): void {
    const { offsets, vertices } = this.#tiles;
    for (let entry = offsets[tile]; entry < offsets[tile + 1]; entry++) {
      const vertex = vertices[entry];
      const fromX = this.#x[vertex];
      const fromY = this.#y[vertex];
      const dx = this.#x[vertex + 1] - fromX;
      const dy = this.#y[vertex + 1] - fromY;
      const lengthSquared = dx * dx + dy * dy;
      let t = lengthSquared > 0 ? ((x - fromX) * dx + (y - fromY) * dy) / lengthSquared : 0;
      t = Math.min(1, Math.max(0, t));
      const offX = x - fromX - t * dx;
      const offY = y - fromY - t * dy;
      // Square roots and Math.hypot differ in the last digit only; this is the innermost loop.
      const distanceM = Math.sqrt(offX * offX + offY * offY);
      if (distanceM >= best.distanceM + SAME_DISTANCE_M) continue;
      const edge = this.#edgeOfVertex[vertex];
      if (this.#isBetter(distanceM, edge, best) && this.#mayJoin(fromX + t * dx, fromY + t * dy, best)) {
        best.distanceM = distanceM;
        best.edge = edge;
        best.vertex = vertex;
        best.t = t;
      }
    }
  }

  #mayJoin(x: number, y: number, { mayJoin }: BestSegment): boolean {
    return mayJoin === ANYWHERE || mayJoin(x / this.#metresPerLon, y / this.#metresPerLat);
  }

  #isBetter(distanceM: number, edge: number, best: BestSegment): boolean {
    if (best.edge < 0 || distanceM < best.distanceM - SAME_DISTANCE_M) return true;
    if (edge === best.edge) return distanceM < best.distanceM;
    const { edgeLengthM, edgeDirection } = this.#network;
    if (edgeLengthM[edge] !== edgeLengthM[best.edge]) return edgeLengthM[edge] < edgeLengthM[best.edge];
    const [twoWay, bestTwoWay] = [edgeDirection[edge] === WALK_BOTH, edgeDirection[best.edge] === WALK_BOTH];
    return twoWay === bestTwoWay ? edge < best.edge : twoWay;
  }
}

interface BestSegment {
  distanceM: number;
  edge: number;
  vertex: number;
  t: number;
  readonly mayJoin: (lon: number, lat: number) => boolean;
}

const ANYWHERE = (): boolean => true;

function edgesOfVertices({ edgeCount, shapeOffsets, shapeLon }: WalkNetwork): Int32Array {
  const edges = new Int32Array(shapeLon.length);
  for (let edge = 0; edge < edgeCount; edge++) edges.fill(edge, shapeOffsets[edge], shapeOffsets[edge + 1]);
  return edges;
}

/** The first vertex of every segment of every street; passages are no streets to join. */
function firstVertices({ edgeCount, edgePassage, shapeOffsets }: WalkNetwork): Int32Array {
  const firsts: number[] = [];
  for (let edge = 0; edge < edgeCount; edge++) {
    if (edgePassage[edge] !== STREET_EDGE) continue;
    for (let vertex = shapeOffsets[edge]; vertex < shapeOffsets[edge + 1] - 1; vertex++) firsts.push(vertex);
  }
  return Int32Array.from(firsts);
}

/** Mean latitude of the nodes, 0 where there are none. */
export function meanLatitude({ nodeLat }: WalkNetwork): number {
  let sum = 0;
  for (const latitude of nodeLat) sum += latitude;
  return nodeLat.length > 0 ? sum / nodeLat.length : 0;
}
