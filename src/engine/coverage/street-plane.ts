import Flatbush from 'flatbush';
import type { LocalFrame } from '../geometry/local-frame.ts';
import type { PlanarBounds } from '../geometry/planar.ts';
import { STREET_EDGE, type WalkNetwork } from '../network/walk-network.ts';

/** The streets of a network in the city's metric frame, for drawing what lies beside them. */
export class StreetPlane {
  readonly network: WalkNetwork;
  readonly frame: LocalFrame;
  /** Nodes, in metres. */
  readonly nodeX: Float64Array;
  readonly nodeY: Float64Array;
  /** Shape vertices, in metres. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Share of its edge's length that lies before each shape vertex, 0 … 1. */
  readonly share: Float64Array;
  /** The edges that are streets, in the order of their boxes. */
  readonly #streetEdges: readonly number[];
  readonly #boxes: Flatbush | null;

  constructor(network: WalkNetwork, frame: LocalFrame) {
    this.network = network;
    this.frame = frame;
    const nodes = frame.columnsToLocal(network.nodeLon, network.nodeLat);
    this.nodeX = nodes.x;
    this.nodeY = nodes.y;
    const vertices = frame.columnsToLocal(network.shapeLon, network.shapeLat);
    this.x = vertices.x;
    this.y = vertices.y;
    this.share = this.#measureShares();
    this.#streetEdges = Array.from(network.edgePassage.keys()).filter(
      (edge) => network.edgePassage[edge] === STREET_EDGE,
    );
    this.#boxes = this.#indexEdges();
  }

  /** Streets whose bounding box comes within `marginM` of the bounds. */
  edgesNear([minX, minY, maxX, maxY]: PlanarBounds, marginM: number): readonly number[] {
    const near = this.#boxes?.search(minX - marginM, minY - marginM, maxX + marginM, maxY + marginM) ?? [];
    return near.map((i) => this.#streetEdges[i]);
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
    const { shapeOffsets } = this.network;
    if (this.#streetEdges.length === 0) return null;
    const boxes = new Flatbush(this.#streetEdges.length);
    for (const edge of this.#streetEdges) {
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
