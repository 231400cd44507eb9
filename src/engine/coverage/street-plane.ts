import Flatbush from 'flatbush';
import type { LocalFrame } from '../geometry/local-frame.ts';
import type { PlanarBounds } from '../geometry/planar.ts';
import type { StreetParts } from '../network/street-parts.ts';
import type { WalkNetwork } from '../network/walk-network.ts';

export type SegmentVisitor = (fromX: number, fromY: number, toX: number, toY: number) => void;

/** The streets of a network in the city's metric frame, for drawing parts of them and finding those near a place. */
export class StreetPlane {
  readonly network: WalkNetwork;
  readonly frame: LocalFrame;
  /** Shape vertices, in metres. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Share of its edge's length that lies before each shape vertex, 0 … 1. */
  readonly share: Float64Array;
  readonly #boxes: Flatbush | null;

  constructor(network: WalkNetwork, frame: LocalFrame) {
    this.network = network;
    this.frame = frame;
    const { x, y } = frame.columnsToLocal(network.shapeLon, network.shapeLat);
    this.x = x;
    this.y = y;
    this.share = this.#measureShares();
    this.#boxes = this.#indexEdges();
  }

  /** Edges whose bounding box comes within `marginM` of the bounds. */
  edgesNear([minX, minY, maxX, maxY]: PlanarBounds, marginM: number): readonly number[] {
    return this.#boxes?.search(minX - marginM, minY - marginM, maxX + marginM, maxY + marginM) ?? [];
  }

  /** Bounding box of the reached parts; of nothing: [∞, ∞, −∞, −∞]. */
  boundsOf(parts: StreetParts): PlanarBounds {
    let minX = Number.POSITIVE_INFINITY;
    let minY = Number.POSITIVE_INFINITY;
    let maxX = Number.NEGATIVE_INFINITY;
    let maxY = Number.NEGATIVE_INFINITY;
    this.forEachSegment(parts, (fromX, fromY, toX, toY) => {
      minX = Math.min(minX, fromX, toX);
      minY = Math.min(minY, fromY, toY);
      maxX = Math.max(maxX, fromX, toX);
      maxY = Math.max(maxY, fromY, toY);
    });
    return [minX, minY, maxX, maxY];
  }

  /** Visits the straight segments of every part. */
  forEachSegment(parts: StreetParts, visit: SegmentVisitor): void {
    for (let i = 0; i < parts.count; i++) this.#trace(parts.edges[i], parts.starts[i], parts.ends[i], visit);
  }

  #trace(edge: number, start: number, end: number, visit: SegmentVisitor): void {
    const { shapeOffsets } = this.network;
    for (let v = shapeOffsets[edge]; v < shapeOffsets[edge + 1] - 1; v++) {
      const before = this.share[v];
      const after = this.share[v + 1];
      if (after < start || before > end) continue;
      const length = after - before;
      const t0 = length > 0 ? Math.max(0, (start - before) / length) : 0;
      const t1 = length > 0 ? Math.min(1, (end - before) / length) : 1;
      const dx = this.x[v + 1] - this.x[v];
      const dy = this.y[v + 1] - this.y[v];
      visit(this.x[v] + t0 * dx, this.y[v] + t0 * dy, this.x[v] + t1 * dx, this.y[v] + t1 * dy);
    }
  }

  #measureShares(): Float64Array {
    const { edgeCount, shapeOffsets } = this.network;
    const share = new Float64Array(this.x.length);
    for (let edge = 0; edge < edgeCount; edge++) {
      const first = shapeOffsets[edge];
      const last = shapeOffsets[edge + 1] - 1;
      for (let v = first; v < last; v++) {
        share[v + 1] = share[v] + Math.hypot(this.x[v + 1] - this.x[v], this.y[v + 1] - this.y[v]);
      }
      const total = share[last];
      for (let v = first; v < last && total > 0; v++) share[v] /= total;
      share[last] = 1;
    }
    return share;
  }

  #indexEdges(): Flatbush | null {
    const { edgeCount, shapeOffsets } = this.network;
    if (edgeCount === 0) return null;
    const boxes = new Flatbush(edgeCount);
    for (let edge = 0; edge < edgeCount; edge++) {
      const first = shapeOffsets[edge];
      let [minX, minY, maxX, maxY] = [this.x[first], this.y[first], this.x[first], this.y[first]];
      for (let v = first + 1; v < shapeOffsets[edge + 1]; v++) {
        minX = Math.min(minX, this.x[v]);
        minY = Math.min(minY, this.y[v]);
        maxX = Math.max(maxX, this.x[v]);
        maxY = Math.max(maxY, this.y[v]);
      }
      boxes.add(minX, minY, maxX, maxY);
    }
    boxes.finish();
    return boxes;
  }
}
