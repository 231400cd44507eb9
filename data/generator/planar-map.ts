/**
 * The one planar subdivision behind the city: nodes at stored coordinates, edges that carry the line they belong
 * to (a street, the river, the railway …) and faces (blocks) as rings of nodes. Borders of every kind are read off
 * its edges, so two neighbours always share the very same vertices. Splitting an edge or a face keeps that true.
 */
import { type Spot, snapped, spotKey } from './frame.ts';
import { areaOf, type Ring } from './plane.ts';

export type LineKind =
  | 'outline'
  | 'river'
  | 'railway'
  | 'expressway'
  | 'primary'
  | 'secondary'
  | 'tertiary'
  | 'residential'
  | 'service'
  | 'pedestrian'
  | 'footway'
  | 'steps'
  | 'wall';

export interface Line {
  readonly id: number;
  readonly kind: LineKind;
  /** May cross the river, the railway and the expressway. */
  readonly crosses: boolean;
  /** Where the line has a name of its own from the start. */
  readonly name: string | null;
}

export const OUTSIDE = -1;
const NODE_LIMIT = 4_194_304;

export class PlanarMap {
  readonly nodes: Spot[] = [];
  readonly neighbours: number[][] = [];
  /** Rings of node indices, counter-clockwise; `null` where a face has been split. */
  readonly faces: (number[] | null)[] = [];
  private readonly nodeByKey = new Map<number, number>();
  private readonly lineByEdge = new Map<number, Line>();
  private readonly faceByHalfEdge = new Map<number, number>();

  addNode(x: number, y: number): number {
    const key = spotKey(x, y);
    const known = this.nodeByKey.get(key);
    if (known !== undefined) return known;
    const index = this.nodes.push(snapped(x, y)) - 1;
    this.neighbours.push([]);
    this.nodeByKey.set(key, index);
    return index;
  }

  /** The first line laid over a pair of nodes keeps it. */
  addEdge(a: number, b: number, line: Line): void {
    if (a === b || this.lineByEdge.has(edgeKey(a, b))) return;
    this.lineByEdge.set(edgeKey(a, b), line);
    this.neighbours[a].push(b);
    this.neighbours[b].push(a);
  }

  removeEdge(a: number, b: number): void {
    this.lineByEdge.delete(edgeKey(a, b));
    this.neighbours[a] = this.neighbours[a].filter((node) => node !== b);
    this.neighbours[b] = this.neighbours[b].filter((node) => node !== a);
  }

  lineOf(a: number, b: number): Line {
    const line = this.lineByEdge.get(edgeKey(a, b));
    if (!line) throw new Error(`no edge between nodes ${a} and ${b}`);
    return line;
  }

  /** The face to the left of a → b, or {@link OUTSIDE}. */
  faceLeftOf(a: number, b: number): number {
    return this.faceByHalfEdge.get(halfEdgeKey(a, b)) ?? OUTSIDE;
  }

  ringOf(face: number): number[] {
    const ring = this.faces[face];
    if (!ring) throw new Error(`face ${face} has been split`);
    return ring;
  }

  spotsOf(ring: readonly number[]): Ring {
    return ring.map((node) => this.nodes[node]);
  }

  /** Walks every half-edge once; rings with positive area become faces. */
  traceFaces(): void {
    const ordered = this.neighbours.map((around, node) => this.byAngle(node, around));
    const seen = new Set<number>();
    for (let a = 0; a < this.nodes.length; a++) {
      for (const b of ordered[a]) {
        if (seen.has(halfEdgeKey(a, b))) continue;
        const ring = this.walk(a, b, ordered, seen);
        if (areaOf(this.spotsOf(ring)) > 0) this.registerFace(ring);
      }
    }
  }

  /** Puts a node on edge a–b in every face that has the edge. Returns the node. */
  splitEdge(a: number, b: number, x: number, y: number): number {
    const node = this.addNode(x, y);
    if (node === a || node === b) return node;
    if (this.neighbours[node].length > 0) throw new Error(`node ${node} is already part of another edge`);
    const line = this.lineOf(a, b);
    const [left, right] = [this.faceLeftOf(a, b), this.faceLeftOf(b, a)];
    this.removeEdge(a, b);
    this.addEdge(a, node, line);
    this.addEdge(node, b, line);
    this.insertInRing(left, a, b, node);
    this.insertInRing(right, b, a, node);
    return node;
  }

  /**
   * Cuts a face in two along a path between two nodes of its ring. Returns the two new faces: first the one left of
   * the path. The path must run inside the face.
   */
  splitFace(face: number, from: number, to: number, inner: readonly Spot[], line: Line): [number, number] {
    const ring = this.ringOf(face);
    const path = [from, ...inner.map((spot) => this.addNode(spot.x, spot.y)), to];
    for (let i = 1; i < path.length; i++) this.addEdge(path[i - 1], path[i], line);
    const [start, end] = [ring.indexOf(from), ring.indexOf(to)];
    const through = path.slice(1, -1);
    const left = [...arc(ring, end, start), ...through];
    const right = [...arc(ring, start, end), ...through.reverse()];
    this.faces[face] = null;
    return [this.registerFace(left), this.registerFace(right)];
  }

  registerFace(ring: number[]): number {
    const face = this.faces.push(ring) - 1;
    for (let i = 0; i < ring.length; i++) {
      this.faceByHalfEdge.set(halfEdgeKey(ring[i], ring[(i + 1) % ring.length]), face);
    }
    return face;
  }

  private insertInRing(face: number, a: number, b: number, node: number): void {
    this.faceByHalfEdge.delete(halfEdgeKey(a, b));
    if (face === OUTSIDE) return;
    const ring = this.ringOf(face);
    let at = ring.indexOf(a);
    while (ring[(at + 1) % ring.length] !== b) at = ring.indexOf(a, at + 1);
    ring.splice(at + 1, 0, node);
    this.faceByHalfEdge.set(halfEdgeKey(a, node), face);
    this.faceByHalfEdge.set(halfEdgeKey(node, b), face);
  }

  private byAngle(node: number, around: readonly number[]): number[] {
    const { x, y } = this.nodes[node];
    const angle = (other: number) => Math.atan2(this.nodes[other].y - y, this.nodes[other].x - x);
    return around.slice().sort((a, b) => angle(a) - angle(b));
  }

  /** Keeps the face on the left: at each node it leaves by the edge clockwise next to the one it came by. */
  private walk(a: number, b: number, ordered: readonly number[][], seen: Set<number>): number[] {
    const ring: number[] = [];
    let [from, to] = [a, b];
    while (!seen.has(halfEdgeKey(from, to))) {
      seen.add(halfEdgeKey(from, to));
      ring.push(from);
      const around = ordered[to];
      const next = around[(around.indexOf(from) + around.length - 1) % around.length];
      [from, to] = [to, next];
    }
    return ring;
  }
}

/** The nodes of a ring from one position to another, both inclusive, in the ring's direction. */
function arc(ring: readonly number[], from: number, to: number): number[] {
  return from <= to ? ring.slice(from, to + 1) : [...ring.slice(from), ...ring.slice(0, to + 1)];
}

function halfEdgeKey(a: number, b: number): number {
  return a * NODE_LIMIT + b;
}

function edgeKey(a: number, b: number): number {
  return a < b ? halfEdgeKey(a, b) : halfEdgeKey(b, a);
}
