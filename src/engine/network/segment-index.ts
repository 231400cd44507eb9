import { haversineM } from '../geometry/haversine.ts';
import { WALK_BOTH, type WalkNetwork } from './walk-network.ts';

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
 * scaled at the network's mean latitude, on the sphere that walking lengths use); a search looks at
 * ring after ring of tiles until no nearer segment is possible.
 */
export class SegmentIndex {
  readonly #network: WalkNetwork;
  readonly #metresPerLon: number;
  readonly #metresPerLat: number;
  /** Shape vertices in the plane. */
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  readonly #minX: number;
  readonly #minY: number;
  readonly #tileM: number;
  readonly #columns: number;
  readonly #rows: number;
  readonly #tileOffsets: Int32Array;
  readonly #tileEdges: Int32Array;
  readonly #tileVertices: Int32Array;

  constructor(network: WalkNetwork) {
    this.#network = network;
    this.#metresPerLat = haversineM(0, 0, 0, 1);
    this.#metresPerLon = this.#metresPerLat * Math.cos((meanOf(network.nodeLat) * Math.PI) / 180);
    this.#x = network.shapeLon.map((lon) => lon * this.#metresPerLon);
    this.#y = network.shapeLat.map((lat) => lat * this.#metresPerLat);
    const segments = network.shapeLon.length - network.edgeCount;
    const [minX, maxX] = extent(this.#x);
    const [minY, maxY] = extent(this.#y);
    this.#minX = minX;
    this.#minY = minY;
    // About two segments to a tile; never so small that a long line would fill thousands.
    const width = Math.max(maxX - minX, 1);
    const height = Math.max(maxY - minY, 1);
    this.#tileM = Math.max(
      20,
      Math.sqrt((2 * width * height) / Math.max(1, segments)),
      Math.max(width, height) / 4096,
    );
    this.#columns = segments > 0 ? Math.floor(width / this.#tileM) + 1 : 0;
    this.#rows = segments > 0 ? Math.floor(height / this.#tileM) + 1 : 0;
    this.#tileOffsets = new Int32Array(this.#columns * this.#rows + 1);
    this.#forEachTile((tile) => this.#tileOffsets[tile + 1]++);
    for (let tile = 0; tile < this.#columns * this.#rows; tile++) {
      this.#tileOffsets[tile + 1] += this.#tileOffsets[tile];
    }
    const free = this.#tileOffsets.slice();
    this.#tileEdges = new Int32Array(free[free.length - 1]);
    this.#tileVertices = new Int32Array(this.#tileEdges.length);
    this.#forEachTile((tile, edge, vertex) => {
      const entry = free[tile]++;
      this.#tileEdges[entry] = edge;
      this.#tileVertices[entry] = vertex;
    });
  }

  /** The nearest segment; of equally near ones that of the shorter edge, then of one walked both ways. `null` when there is none. */
  nearest(lon: number, lat: number): SegmentHit | null {
    const x = lon * this.#metresPerLon;
    const y = lat * this.#metresPerLat;
    const column = Math.floor((x - this.#minX) / this.#tileM);
    const row = Math.floor((y - this.#minY) / this.#tileM);
    const firstRing = Math.max(0, -column, -row, column - this.#columns + 1, row - this.#rows + 1);
    const lastRing = Math.max(column, this.#columns - 1 - column, row, this.#rows - 1 - row);
    const best: BestSegment = { distanceM: Number.POSITIVE_INFINITY, edge: -1, vertex: -1, t: 0 };
    for (let ring = firstRing; ring <= lastRing; ring++) {
      if (best.distanceM + SAME_DISTANCE_M < (ring - 1) * this.#tileM) break;
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
    const lastRow = Math.min(this.#rows - 1, row + ring);
    const firstColumn = Math.max(0, column - ring);
    const lastColumn = Math.min(this.#columns - 1, column + ring);
    for (let r = Math.max(0, row - ring); r <= lastRow; r++) {
      const tilesBefore = r * this.#columns;
      if (r === row - ring || r === row + ring) {
        for (let c = firstColumn; c <= lastColumn; c++) this.#searchTile(tilesBefore + c, x, y, best);
        continue;
      }
      if (column - ring >= 0) this.#searchTile(tilesBefore + column - ring, x, y, best);
      if (column + ring < this.#columns) this.#searchTile(tilesBefore + column + ring, x, y, best);
    }
  }

  #searchTile(tile: number, x: number, y: number, best: BestSegment): void {
    for (let entry = this.#tileOffsets[tile]; entry < this.#tileOffsets[tile + 1]; entry++) {
      const vertex = this.#tileVertices[entry];
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
      const edge = this.#tileEdges[entry];
      if (distanceM < best.distanceM + SAME_DISTANCE_M && this.#isBetter(distanceM, edge, best)) {
        best.distanceM = distanceM;
        best.edge = edge;
        best.vertex = vertex;
        best.t = t;
      }
    }
  }

  #isBetter(distanceM: number, edge: number, best: BestSegment): boolean {
    if (best.edge < 0 || distanceM < best.distanceM - SAME_DISTANCE_M) return true;
    if (edge === best.edge) return distanceM < best.distanceM;
    const { edgeLengthM, edgeDirection } = this.#network;
    if (edgeLengthM[edge] !== edgeLengthM[best.edge]) return edgeLengthM[edge] < edgeLengthM[best.edge];
    const [twoWay, bestTwoWay] = [edgeDirection[edge] === WALK_BOTH, edgeDirection[best.edge] === WALK_BOTH];
    return twoWay === bestTwoWay ? edge < best.edge : twoWay;
  }

  #forEachTile(visit: (tile: number, edge: number, vertex: number) => void): void {
    const { edgeCount, shapeOffsets } = this.#network;
    for (let edge = 0; edge < edgeCount; edge++) {
      for (let vertex = shapeOffsets[edge]; vertex < shapeOffsets[edge + 1] - 1; vertex++) {
        this.#forEachTileOf(vertex, (tile) => visit(tile, edge, vertex));
      }
    }
  }

  /** Every tile the segment passes through, row by row. */
  #forEachTileOf(vertex: number, visit: (tile: number) => void): void {
    const tileM = this.#tileM;
    const x0 = (this.#x[vertex] - this.#minX) / tileM;
    const y0 = (this.#y[vertex] - this.#minY) / tileM;
    const x1 = (this.#x[vertex + 1] - this.#minX) / tileM;
    const y1 = (this.#y[vertex + 1] - this.#minY) / tileM;
    const [lowX, lowY, highX, highY] = y0 <= y1 ? [x0, y0, x1, y1] : [x1, y1, x0, y0];
    const slope = highY > lowY ? (highX - lowX) / (highY - lowY) : 0;
    const lastRow = Math.min(this.#rows - 1, Math.floor(highY));
    for (let row = Math.floor(lowY); row <= lastRow; row++) {
      const enterX = row <= lowY ? lowX : lowX + (row - lowY) * slope;
      const leaveX = row + 1 >= highY ? highX : lowX + (row + 1 - lowY) * slope;
      const lastColumn = Math.min(this.#columns - 1, Math.floor(Math.max(enterX, leaveX)));
      for (let column = Math.floor(Math.min(enterX, leaveX)); column <= lastColumn; column++) {
        visit(row * this.#columns + column);
      }
    }
  }
}

interface BestSegment {
  distanceM: number;
  edge: number;
  vertex: number;
  t: number;
}

function extent(values: Float64Array): readonly [min: number, max: number] {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return min <= max ? [min, max] : [0, 0];
}

function meanOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return values.length > 0 ? sum / values.length : 0;
}
