import type { StreetTable } from '../../domain/city.ts';
import { haversineM } from '../geometry/haversine.ts';
import { PositionIndex } from './position-index.ts';
import { assembleNetwork, type NetworkParts, WALK_BOTH, type WalkNetwork } from './walk-network.ts';
import { isWalkable } from './walkable.ts';

/**
 * The walking network of a city's streets. Two streets meet where they share a vertex, that is where
 * all seven decimals agree; lines that cross without one do not, so bridges and tunnels pass. (A source
 * with node ids may hold two nodes at one position, a stair landing over a path: whoever reads it sets
 * one of them 0.0000001° aside.) Lengths are haversine metres along the shape. Everyone may walk both
 * ways, also where vehicles may not.
 */
export function buildWalkNetwork(streets: StreetTable): WalkNetwork {
  return assembleNetwork(streetParts(streets));
}

/** The parts of {@link buildWalkNetwork}: a node wherever walkable streets meet or end. */
export function streetParts(streets: StreetTable): NetworkParts {
  return splitAtJunctions(walkableLines(streets), streets);
}

/** Vertices of the walkable streets with their position numbers; repeated vertices in a row are dropped. */
interface Lines {
  readonly street: readonly number[];
  readonly offsets: readonly number[];
  /** Row in the street table, and position number, of each vertex. */
  readonly vertex: readonly number[];
  readonly position: readonly number[];
  readonly positionCount: number;
}

function walkableLines(streets: StreetTable): Lines {
  const positions = new PositionIndex(streets.lon.length);
  const street: number[] = [];
  const offsets: number[] = [0];
  const vertex: number[] = [];
  const position: number[] = [];
  for (let s = 0; s < streets.count; s++) {
    if (!isWalkable(streets.kinds[s], streets.access[s])) continue;
    const start = vertex.length;
    for (let v = streets.offsets[s]; v < streets.offsets[s + 1]; v++) {
      const number = positions.add(streets.lon[v], streets.lat[v]);
      if (vertex.length > start && number === position[position.length - 1]) continue;
      vertex.push(v);
      position.push(number);
    }
    if (vertex.length - start < 2) {
      vertex.length = start;
      position.length = start;
      continue;
    }
    street.push(s);
    offsets.push(vertex.length);
  }
  return { street, offsets, vertex, position, positionCount: positions.size };
}

function splitAtJunctions(lines: Lines, streets: StreetTable): NetworkParts {
  const isJunction = findJunctions(lines);
  const nodeOfPosition = new Int32Array(lines.positionCount).fill(-1);
  const nodeLon: number[] = [];
  const nodeLat: number[] = [];
  const nodeAt = (i: number): number => {
    const position = lines.position[i];
    if (nodeOfPosition[position] < 0) {
      nodeOfPosition[position] = nodeLon.length;
      nodeLon.push(streets.lon[lines.vertex[i]]);
      nodeLat.push(streets.lat[lines.vertex[i]]);
    }
    return nodeOfPosition[position];
  };
  const from: number[] = [];
  const to: number[] = [];
  const lengthM: number[] = [];
  const source: number[] = [];
  const shapeOffsets: number[] = [0];
  const shape: number[] = [];
  for (let line = 0; line < lines.street.length; line++) {
    let start = lines.offsets[line];
    for (let i = start + 1; i < lines.offsets[line + 1]; i++) {
      if (isJunction[lines.position[i]] === 0) continue;
      from.push(nodeAt(start));
      to.push(nodeAt(i));
      source.push(lines.street[line]);
      for (let k = start; k <= i; k++) shape.push(lines.vertex[k]);
      shapeOffsets.push(shape.length);
      lengthM.push(lengthAlong(lines.vertex, start, i, streets));
      start = i;
    }
  }
  return {
    nodeLon: Float64Array.from(nodeLon),
    nodeLat: Float64Array.from(nodeLat),
    edgeFrom: Int32Array.from(from),
    edgeTo: Int32Array.from(to),
    edgeLengthM: Float64Array.from(lengthM),
    edgeDirection: new Uint8Array(from.length).fill(WALK_BOTH),
    edgeFlags: Uint8Array.from(source, (street) => streets.flags[street]),
    edgeSource: Int32Array.from(source),
    shapeOffsets: Int32Array.from(shapeOffsets),
    shapeLon: Float64Array.from(shape, (vertex) => streets.lon[vertex]),
    shapeLat: Float64Array.from(shape, (vertex) => streets.lat[vertex]),
  };
}

/** 1 for each position where a line ends or that lines pass more than once. */
function findJunctions(lines: Lines): Uint8Array {
  const passes = new Uint8Array(lines.positionCount);
  for (let line = 0; line < lines.street.length; line++) {
    const last = lines.offsets[line + 1] - 1;
    for (let i = lines.offsets[line]; i <= last; i++) {
      const isEnd = i === lines.offsets[line] || i === last;
      const position = lines.position[i];
      passes[position] = Math.min(2, passes[position] + (isEnd ? 2 : 1));
    }
  }
  return passes.map((count) => (count > 1 ? 1 : 0));
}

function lengthAlong(vertex: readonly number[], start: number, end: number, streets: StreetTable): number {
  const { lon, lat } = streets;
  let sum = 0;
  for (let i = start; i < end; i++) {
    sum += haversineM(lon[vertex[i]], lat[vertex[i]], lon[vertex[i + 1]], lat[vertex[i + 1]]);
  }
  return sum;
}
