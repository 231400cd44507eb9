import { orient2d } from 'robust-predicates';
import {
  type OwnPolygon,
  type OwnRing,
  type PlanarBounds,
  type PlanarShape,
  rightHanded,
  ringBounds,
  shapeBounds,
} from './planar.ts';

const EDGES_PER_TILE = 4;

/**
 * A shape made ready to be taken away from many polygons, as the covered area is from the grids: its
 * borders as flat columns, covered ground on their left, sorted into square tiles. Edge e runs from vertex e to
 * the next vertex of its ring.
 */
export class PreparedShape {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly ringOf: Int32Array;
  readonly ringStart: Int32Array;
  readonly ringBounds: readonly PlanarBounds[];
  readonly bounds: PlanarBounds;
  private readonly next: Int32Array;
  private readonly tileSize: number;
  private readonly columns: number;
  private readonly rows: number;
  private readonly tileStart: Int32Array;
  private readonly tileEdges: Int32Array;
  /** The last visit in which an edge was seen: edges lie in several tiles, visits want them once. */
  private readonly seenIn: Int32Array;
  private visits = 0;

  /** From a shape that is valid, as an overlay's union is. */
  constructor(shape: PlanarShape) {
    const rings = shape
      .flatMap((polygon) => rightHanded(polygon as OwnPolygon))
      .map(openRing)
      .filter((ring) => ring.length >= 3);
    const count = rings.reduce((sum, ring) => sum + ring.length, 0);
    this.x = new Float64Array(count);
    this.y = new Float64Array(count);
    this.next = new Int32Array(count);
    this.ringOf = new Int32Array(count);
    this.seenIn = new Int32Array(count);
    this.ringStart = new Int32Array(rings.length + 1);
    this.fillColumns(rings);
    this.ringBounds = rings.map(ringBounds);
    this.bounds = shapeBounds(rings.map((ring) => [ring]));

    const [minX, minY, maxX, maxY] = count === 0 ? [0, 0, 0, 0] : this.bounds;
    this.tileSize = Math.sqrt(((maxX - minX) * (maxY - minY) * EDGES_PER_TILE) / count) || 1;
    this.columns = Math.floor((maxX - minX) / this.tileSize) + 1;
    this.rows = Math.floor((maxY - minY) / this.tileSize) + 1;
    this.tileStart = new Int32Array(this.columns * this.rows + 1);
    this.tileEdges = this.sortEdgesIntoTiles();
  }

  private fillColumns(rings: readonly OwnRing[]): void {
    let at = 0;
    rings.forEach((ring, r) => {
      this.ringStart[r] = at;
      for (const [x, y] of ring) {
        this.x[at] = x;
        this.y[at] = y;
        this.ringOf[at] = r;
        this.next[at] = at + 1;
        at++;
      }
      this.next[at - 1] = this.ringStart[r];
      this.ringStart[r + 1] = at;
    });
  }

  /** Counts, adds up, fills in; leaves `tileStart` pointing at each tile's first edge. */
  private sortEdgesIntoTiles(): Int32Array {
    const { tileStart } = this;
    for (let e = 0; e < this.x.length; e++) {
      this.forEachTileOf(e, (tile) => {
        tileStart[tile + 1]++;
      });
    }
    for (let tile = 1; tile < tileStart.length; tile++) tileStart[tile] += tileStart[tile - 1];
    const next = tileStart.slice();
    const edges = new Int32Array(tileStart[tileStart.length - 1]);
    for (let e = 0; e < this.x.length; e++) {
      this.forEachTileOf(e, (tile) => {
        edges[next[tile]++] = e;
      });
    }
    return edges;
  }

  /** A ring, closed, covered ground on its left. */
  ring(index: number): OwnRing {
    const [start, end] = [this.ringStart[index], this.ringStart[index + 1]];
    return Array.from({ length: end - start + 1 }, (_, i) => {
      const vertex = i === end - start ? start : start + i;
      return [this.x[vertex], this.y[vertex]];
    });
  }

  nextVertex(vertex: number): number {
    return this.next[vertex];
  }

  previousVertex(vertex: number): number {
    const ring = this.ringOf[vertex];
    return vertex === this.ringStart[ring] ? this.ringStart[ring + 1] - 1 : vertex - 1;
  }

  /** Calls back once with every edge whose own box touches this one. */
  forEachEdgeNear(box: PlanarBounds, visit: (edge: number) => void): void {
    const { seenIn, tileStart, tileEdges } = this;
    const visitNumber = ++this.visits;
    const lastColumn = this.column(box[2]);
    const lastRow = this.row(box[3]);
    const firstColumn = this.column(box[0]);
    for (let row = this.row(box[1]); row <= lastRow; row++) {
      for (let tile = row * this.columns + firstColumn; tile <= row * this.columns + lastColumn; tile++) {
        for (let k = tileStart[tile]; k < tileStart[tile + 1]; k++) {
          const edge = tileEdges[k];
          if (seenIn[edge] === visitNumber) continue;
          seenIn[edge] = visitNumber;
          if (this.touches(edge, box)) visit(edge);
        }
      }
    }
  }

  /** {@link forEachEdgeNear} among these edges only. */
  forEachEdgeOf(edges: readonly number[], box: PlanarBounds, visit: (edge: number) => void): void {
    for (const edge of edges) {
      if (this.touches(edge, box)) visit(edge);
    }
  }

  private touches(edge: number, box: PlanarBounds): boolean {
    const { x, y } = this;
    const end = this.next[edge];
    return !(
      (x[edge] < box[0] && x[end] < box[0]) ||
      (x[edge] > box[2] && x[end] > box[2]) ||
      (y[edge] < box[1] && y[end] < box[1]) ||
      (y[edge] > box[3] && y[end] > box[3])
    );
  }

  /** Whether the ground at a point that is on no border is covered: crossings of the ray to the west. */
  covers(px: number, py: number): boolean {
    const [minX, minY, maxX, maxY] = this.bounds;
    if (!(px >= minX && px <= maxX && py >= minY && py <= maxY)) return false;
    let inside = false;
    this.forEachEdgeNear([minX, py, px, py], (edge) => {
      const end = this.next[edge];
      const ay = this.y[edge];
      const by = this.y[end];
      if (ay > py === by > py) return;
      const side = orient2d(this.x[edge], ay, this.x[end], by, px, py);
      if (side > 0 === by > ay) inside = !inside;
    });
    return inside;
  }

  private forEachTileOf(edge: number, visit: (tile: number) => void): void {
    const end = this.next[edge];
    const lastColumn = this.column(Math.max(this.x[edge], this.x[end]));
    const lastRow = this.row(Math.max(this.y[edge], this.y[end]));
    const firstColumn = this.column(Math.min(this.x[edge], this.x[end]));
    for (let row = this.row(Math.min(this.y[edge], this.y[end])); row <= lastRow; row++) {
      for (let column = firstColumn; column <= lastColumn; column++) visit(row * this.columns + column);
    }
  }

  private column(x: number): number {
    return Math.min(this.columns - 1, Math.max(0, Math.floor((x - this.bounds[0]) / this.tileSize)));
  }

  private row(y: number): number {
    return Math.min(this.rows - 1, Math.max(0, Math.floor((y - this.bounds[1]) / this.tileSize)));
  }
}

/** The ring left open, and without vertices that repeat the one before. */
function openRing(ring: readonly [number, number][]): [number, number][] {
  return ring.slice(1).filter(([x, y], i) => x !== ring[i][0] || y !== ring[i][1]);
}
