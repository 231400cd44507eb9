import { lineLengthM } from './line-length.ts';
import { type NetworkParts, STREET_EDGE } from './walk-network.ts';

/** Where an edge is cut in two: at a shape vertex (`t` 0), or at the share `t` of the segment after it. */
export interface EdgeSplit {
  readonly vertex: number;
  readonly t: number;
  readonly lon: number;
  readonly lat: number;
  /** The node at which the piece before ends, and that at which the piece after starts. */
  readonly before: number;
  readonly after: number;
}

type Line = readonly (readonly [number, number])[];

interface AddedEdge {
  readonly from: number;
  readonly to: number;
  readonly lengthM: number;
  readonly passage: number;
  /** `WALK_…` bits. */
  readonly direction: number;
  readonly flags: number;
  readonly line: Line;
}

/**
 * Changes the parts of a network: nodes and edges are added, edges split, ends moved to other nodes. What was
 * there keeps its row; of an edge that is split the first piece does.
 */
export class NetworkSurgery {
  /** Nodes added by {@link addNodeBehind}. */
  readonly behind: number[] = [];
  /** The rows that an edge that was split has become, in order, once {@link finish} is done. */
  readonly pieces = new Map<number, readonly { readonly edge: number; readonly lengthM: number }[]>();
  readonly #parts: NetworkParts;
  readonly #lon: number[] = [];
  readonly #lat: number[] = [];
  readonly #edges: AddedEdge[] = [];
  readonly #ends = new Map<number, number>();
  readonly #splits = new Map<number, EdgeSplit[]>();

  constructor(parts: NetworkParts) {
    this.#parts = parts;
  }

  addNode(lon: number, lat: number): number {
    this.#lon.push(lon);
    return this.#parts.nodeLon.length + this.#lat.push(lat) - 1;
  }

  /** A node in the place of another, which an edge of no length joins to it. */
  addNodeBehind(node: number, lon: number, lat: number, passage: number, direction: number): number {
    const added = this.addNode(lon, lat);
    const line = [
      [lon, lat],
      [lon, lat],
    ] as const;
    this.#edges.push({ from: node, to: added, lengthM: 0, passage, direction, flags: 0, line });
    this.behind.push(added);
    return added;
  }

  addEdge(edge: AddedEdge): void {
    this.#edges.push(edge);
  }

  /** Lets an edge start (or end) at another node. */
  moveEnd(edge: number, isStart: boolean, node: number): void {
    this.#ends.set(2 * edge + (isStart ? 0 : 1), node);
  }

  split(edge: number, split: EdgeSplit): void {
    const splits = this.#splits.get(edge);
    if (splits === undefined) this.#splits.set(edge, [split]);
    else splits.push(split);
  }

  /** The parts as they are now. */
  finish(): Required<NetworkParts> {
    const old = this.#parts;
    const edgeCount = old.edgeFrom.length;
    const edgeFrom = Array.from(old.edgeFrom, (node, edge) => this.#ends.get(2 * edge) ?? node);
    const edgeTo = Array.from(old.edgeTo, (node, edge) => this.#ends.get(2 * edge + 1) ?? node);
    const edgeLengthM = Array.from(old.edgeLengthM);
    const edgeDirection = Array.from(old.edgeDirection);
    const edgeFlags = Array.from(old.edgeFlags);
    const edgeSource = Array.from(old.edgeSource);
    const edgePassage = Array.from(old.edgePassage ?? new Int32Array(edgeCount).fill(STREET_EDGE));
    const firstPieces = new Map<number, Piece>();
    const addedShapes: Line[] = [];
    for (const [edge, splits] of this.#splits) {
      const pieces = piecesOf(old, edge, splits);
      firstPieces.set(edge, pieces[0]);
      const last = edgeTo[edge];
      pieces.forEach((piece, i) => {
        const from = i === 0 ? edgeFrom[edge] : splits[i - 1].after;
        const to = i === splits.length ? last : splits[i].before;
        if (i === 0) {
          edgeTo[edge] = to;
          edgeLengthM[edge] = piece.lengthM;
          return;
        }
        edgeFrom.push(from);
        edgeTo.push(to);
        edgeLengthM.push(piece.lengthM);
        edgeDirection.push(edgeDirection[edge]);
        edgeFlags.push(edgeFlags[edge]);
        edgeSource.push(edgeSource[edge]);
        edgePassage.push(edgePassage[edge]);
        addedShapes.push(piece.line);
      });
      const rows = pieces.map((_, i) => (i === 0 ? edge : edgeFrom.length - pieces.length + i));
      this.pieces.set(
        edge,
        rows.map((row, i) => ({ edge: row, lengthM: pieces[i].lengthM })),
      );
    }
    for (const { from, to, lengthM, passage, direction, flags, line } of this.#edges) {
      edgeFrom.push(from);
      edgeTo.push(to);
      edgeLengthM.push(lengthM);
      edgeDirection.push(direction);
      edgeFlags.push(flags);
      edgeSource.push(STREET_EDGE);
      edgePassage.push(passage);
      addedShapes.push(line);
    }
    return {
      nodeLon: longer(old.nodeLon, this.#lon),
      nodeLat: longer(old.nodeLat, this.#lat),
      edgeFrom: Int32Array.from(edgeFrom),
      edgeTo: Int32Array.from(edgeTo),
      edgeLengthM: Float64Array.from(edgeLengthM),
      edgeDirection: Uint8Array.from(edgeDirection),
      edgeFlags: Uint8Array.from(edgeFlags),
      edgeSource: Int32Array.from(edgeSource),
      edgePassage: Int32Array.from(edgePassage),
      ...this.#shapes(firstPieces, addedShapes),
    };
  }

  #shapes(
    firstPieces: ReadonlyMap<number, Piece>,
    added: readonly Line[],
  ): Pick<NetworkParts, 'shapeOffsets' | 'shapeLon' | 'shapeLat'> {
    const old = this.#parts;
    const edgeCount = old.edgeFrom.length;
    const lon: number[] = [];
    const lat: number[] = [];
    const append = (line: Line) => {
      for (const [x, y] of line) {
        lon.push(x);
        lat.push(y);
      }
    };
    const shapeOffsets = new Int32Array(edgeCount + added.length + 1);
    for (let edge = 0; edge < edgeCount; edge++) {
      const piece = firstPieces.get(edge);
      if (piece === undefined) {
        for (let v = old.shapeOffsets[edge]; v < old.shapeOffsets[edge + 1]; v++) {
          lon.push(old.shapeLon[v]);
          lat.push(old.shapeLat[v]);
        }
      } else append(piece.line);
      shapeOffsets[edge + 1] = lon.length;
    }
    added.forEach((line, i) => {
      append(line);
      shapeOffsets[edgeCount + i + 1] = lon.length;
    });
    return { shapeOffsets, shapeLon: Float64Array.from(lon), shapeLat: Float64Array.from(lat) };
  }
}

interface Piece {
  readonly line: Line;
  readonly lengthM: number;
}

/** The pieces of an edge, in order, which sorts its splits. They share its length by how long their lines are. */
function piecesOf(parts: NetworkParts, edge: number, splits: EdgeSplit[]): Piece[] {
  splits.sort((a, b) => a.vertex - b.vertex || a.t - b.t);
  const lines: [number, number][][] = [[]];
  let next = 0;
  const { shapeOffsets, shapeLon, shapeLat } = parts;
  for (let v = shapeOffsets[edge]; v < shapeOffsets[edge + 1]; v++) {
    if (splits[next]?.vertex !== v || splits[next].t > 0)
      lines[lines.length - 1].push([shapeLon[v], shapeLat[v]]);
    for (; splits[next]?.vertex === v; next++) {
      const { lon, lat } = splits[next];
      lines[lines.length - 1].push([lon, lat]);
      lines.push([[lon, lat]]);
    }
  }
  const lengths = lines.map(lineLengthM);
  const wholeM = lengths.reduce((sum, lengthM) => sum + lengthM, 0);
  return lines.map((line, i) => ({
    line,
    lengthM: wholeM > 0 ? (parts.edgeLengthM[edge] * lengths[i]) / wholeM : 0,
  }));
}

function longer(values: Float64Array, more: readonly number[]): Float64Array {
  const all = new Float64Array(values.length + more.length);
  all.set(values);
  all.set(more, values.length);
  return all;
}
