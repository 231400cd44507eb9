import Flatbush from 'flatbush';
import type { Gate } from '../../domain/city.ts';
import { OFF_GROUND } from '../../domain/city.ts';
import { COORDINATE_SCALE } from '../../domain/geometry.ts';
import { haversineM } from '../geometry/haversine.ts';
import { type EdgeSplit, NetworkSurgery } from './network-surgery.ts';
import { type NetworkParts, WALK_BOTH } from './walk-network.ts';
import { contactsOf, sideOfTouch, type WallTouch } from './wall-contacts.ts';
import type { WallLines } from './wall-lines.ts';

/** A gate serves where a street meets its wall this near. */
export const GATE_REACH_M = 2;
const NONE = -1;

/** Where gates stand on the network, by row, as nodes of the parts; −1 where no street comes to the gate. */
export interface GateNodes {
  readonly inside: Int32Array;
  readonly outside: Int32Array;
  /** 1 where a street leads on from the outside. */
  readonly isReached: Uint8Array;
}

export interface WalledParts {
  readonly parts: NetworkParts;
  readonly gateNodes: GateNodes;
  /** Nodes that share their position with one before the wall. */
  readonly behind: readonly number[];
}

/** A node, a bend or a point between two bends of a street that lies on walls. */
interface Place {
  readonly lon7: number;
  readonly lat7: number;
  /** −1 unless it is a node already. */
  readonly node: number;
  readonly edge: number;
  /** The shape vertex it is, or comes after by the share `t` of the segment. */
  readonly vertex: number;
  readonly t: number;
  readonly touches: Map<number, WallTouch>;
}

/** A way from a place along a street. */
interface End {
  readonly edge: number;
  /** Whether the place is where the street's piece starts. */
  readonly isStart: boolean;
  readonly towardsX: number;
  readonly towardsY: number;
  /** Passages between the base node and this way. */
  readonly passages: Set<number>;
}

/**
 * Takes streets apart where they meet walls. Where a gate stands within 2 m the inner side hangs on the outer one
 * by an edge of no length, which is the gate (passage: its row). Where both sides share a vertex they stay
 * joined: that is how data say that one may pass. Anywhere else the sides hang together by an edge that is never
 * walked (passage: the gates' count + the barrier's number). Bridges and tunnels pass every wall.
 *
 * `compoundOf` are the rows of the gates' compounds. With `isExact` the graph is taken at its word: its edges have no course that could be held against a wall, so
 * only its gates are put in.
 */
export function wallIn(
  parts: NetworkParts,
  walls: WallLines,
  gates: readonly Gate[],
  compoundOf: readonly number[],
  isExact: boolean,
): WalledParts {
  const gateNodes: GateNodes = {
    inside: new Int32Array(gates.length).fill(NONE),
    outside: new Int32Array(gates.length).fill(NONE),
    isReached: new Uint8Array(gates.length),
  };
  if (walls.isEmpty) return { parts, gateNodes, behind: [] };
  const surgery = new NetworkSurgery(parts);
  const gatesNear = gateFinder(gates);
  const places = [...placesOnWalls(parts, walls).values()];
  const endsAt = endsByNode(parts, places);
  for (const place of places) {
    const ends = place.node >= 0 ? endsAt.get(place.node)! : endsWithin(parts, place);
    const near = gatesNear(place.lon7 / COORDINATE_SCALE, place.lat7 / COORDINATE_SCALE);
    const serving = new Set<number>();
    for (const touch of place.touches.values()) {
      const barrier = walls.barrierAt(touch.vertex);
      const { compound } = walls.barriers[barrier];
      const gate = near.find((row) => compound >= 0 && compoundOf[row] === compound);
      const sides = ends.map((end) =>
        sideOfTouch(walls, touch, place.lon7, place.lat7, end.towardsX, end.towardsY),
      );
      const isShared = touch.isAtVertex && place.t === 0;
      const isCrossed = sides.some((side) => side > 0) && sides.some((side) => side < 0);
      if (gate !== undefined) serving.add(gate);
      else if (isExact || near.length > 0 || isShared || !isCrossed) continue;
      const passage = gate ?? gates.length + barrier;
      ends.forEach(({ passages }, i) => {
        if (sides[i] > 0) passages.add(passage);
      });
    }
    if (serving.size === 0 && ends.every(({ passages }) => passages.size === 0)) continue;
    takeApart(surgery, place, ends, serving, gateNodes);
  }
  return { parts: surgery.finish(), gateNodes, behind: surgery.behind };
}

/** Every place where a street on the ground meets a wall. */
function placesOnWalls(parts: NetworkParts, walls: WallLines): Map<string, Place> {
  const { edgeFrom, edgeTo, edgeFlags, shapeOffsets } = parts;
  const lon7 = Int32Array.from(parts.shapeLon, (lon) => Math.round(lon * COORDINATE_SCALE));
  const lat7 = Int32Array.from(parts.shapeLat, (lat) => Math.round(lat * COORDINATE_SCALE));
  const places = new Map<string, Place>();
  for (let edge = 0; edge < edgeFrom.length; edge++) {
    if ((edgeFlags[edge] & OFF_GROUND) !== 0) continue;
    const first = shapeOffsets[edge];
    const last = shapeOffsets[edge + 1] - 1;
    for (let v = first; v < last; v++) {
      for (const { t, vertex: wallVertex, isAtVertex } of contactsOf(
        walls,
        lon7[v],
        lat7[v],
        lon7[v + 1],
        lat7[v + 1],
      )) {
        const isVertex = t === 0 || t === 1;
        const vertex = v + (t === 1 ? 1 : 0);
        const node = !isVertex
          ? NONE
          : vertex === first
            ? edgeFrom[edge]
            : vertex === last
              ? edgeTo[edge]
              : NONE;
        const key = node >= 0 ? `node ${node}` : `${vertex} ${isVertex ? 0 : t}`;
        let place = places.get(key);
        if (place === undefined) {
          place = {
            node,
            edge,
            vertex,
            t: isVertex ? 0 : t,
            lon7: isVertex ? lon7[vertex] : Math.round(lon7[v] + t * (lon7[v + 1] - lon7[v])),
            lat7: isVertex ? lat7[vertex] : Math.round(lat7[v] + t * (lat7[v + 1] - lat7[v])),
            touches: new Map(),
          };
          places.set(key, place);
        }
        place.touches.set(wallVertex * 2 + (isAtVertex ? 1 : 0), { vertex: wallVertex, isAtVertex });
      }
    }
  }
  return places;
}

/** The ways on the ground from those places that are nodes. */
function endsByNode(parts: NetworkParts, places: readonly Place[]): Map<number, End[]> {
  const ends = new Map<number, End[]>();
  for (const { node } of places) if (node >= 0) ends.set(node, []);
  const { edgeFrom, edgeTo, edgeFlags, shapeOffsets } = parts;
  for (let edge = 0; edge < edgeFrom.length; edge++) {
    if ((edgeFlags[edge] & OFF_GROUND) !== 0) continue;
    ends.get(edgeFrom[edge])?.push(endTowards(parts, edge, true, shapeOffsets[edge] + 1));
    ends.get(edgeTo[edge])?.push(endTowards(parts, edge, false, shapeOffsets[edge + 1] - 2));
  }
  return ends;
}

function endsWithin(parts: NetworkParts, { edge, vertex, t }: Place): End[] {
  return [
    endTowards(parts, edge, false, t === 0 ? vertex - 1 : vertex),
    endTowards(parts, edge, true, vertex + 1),
  ];
}

function endTowards(
  { shapeLon, shapeLat }: NetworkParts,
  edge: number,
  isStart: boolean,
  vertex: number,
): End {
  return {
    edge,
    isStart,
    towardsX: Math.round(shapeLon[vertex] * COORDINATE_SCALE),
    towardsY: Math.round(shapeLat[vertex] * COORDINATE_SCALE),
    passages: new Set(),
  };
}

/** Gives the ways of a place nodes of their own by the passages before them. */
function takeApart(
  surgery: NetworkSurgery,
  place: Place,
  ends: readonly End[],
  serving: ReadonlySet<number>,
  gateNodes: GateNodes,
): void {
  const gateCount = gateNodes.inside.length;
  const lon = place.lon7 / COORDINATE_SCALE;
  const lat = place.lat7 / COORDINATE_SCALE;
  const base = place.node >= 0 ? place.node : surgery.addNode(lon, lat);
  const nodes = new Map<string, number>([['', base]]);
  const nodeBehind = (passages: readonly number[]): number => {
    const key = passages.join();
    const known = nodes.get(key);
    if (known !== undefined) return known;
    const passage = passages[passages.length - 1];
    const direction = passage < gateCount ? WALK_BOTH : 0;
    const node = surgery.addNodeBehind(nodeBehind(passages.slice(0, -1)), lon, lat, passage, direction);
    nodes.set(key, node);
    return node;
  };
  const nodeOf = ({ passages }: End) => nodeBehind([...passages].sort((a, b) => a - b));
  if (place.node >= 0) {
    for (const end of ends) surgery.moveEnd(end.edge, end.isStart, nodeOf(end));
  } else {
    const split: EdgeSplit = {
      vertex: place.vertex,
      t: place.t,
      lon,
      lat,
      before: nodeOf(ends[0]),
      after: nodeOf(ends[1]),
    };
    surgery.split(place.edge, split);
  }
  for (const gate of serving) {
    const inner = nodeBehind([gate]);
    const hasInside = ends.some(({ passages }) => passages.has(gate));
    if (gateNodes.inside[gate] < 0 || hasInside) {
      gateNodes.inside[gate] = inner;
      gateNodes.outside[gate] = base;
    }
    if (ends.some(({ passages }) => !passages.has(gate))) gateNodes.isReached[gate] = 1;
  }
}

/** Finds the gates within reach of a position, nearest first. */
function gateFinder(gates: readonly Gate[]): (lon: number, lat: number) => number[] {
  if (gates.length === 0) return () => [];
  const index = new Flatbush(gates.length);
  for (const { geometry } of gates) index.add(geometry.coordinates[0], geometry.coordinates[1]);
  index.finish();
  const marginLat = (GATE_REACH_M * 1.01) / haversineM(0, 0, 0, 1);
  return (lon, lat) => {
    const marginLon = marginLat / Math.cos((lat * Math.PI) / 180);
    const distanceTo = (row: number) => haversineM(lon, lat, ...lonLatOf(gates[row]));
    return index
      .search(lon - marginLon, lat - marginLat, lon + marginLon, lat + marginLat)
      .filter((row) => distanceTo(row) <= GATE_REACH_M)
      .sort((a, b) => distanceTo(a) - distanceTo(b));
  };
}

function lonLatOf({ geometry }: Gate): [number, number] {
  return [geometry.coordinates[0], geometry.coordinates[1]];
}
