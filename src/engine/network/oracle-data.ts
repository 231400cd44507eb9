/**
 * Reads the public walking graphs whose answers were computed by other programs, for tests only. They
 * are not part of the project: a folder `shared/data` beside it, or where GRIDCIRCLE_SHARED says.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { assembleNetwork, WALK_BOTH, type WalkNetwork } from './walk-network.ts';

const SHARED = process.env.GRIDCIRCLE_SHARED ?? join(import.meta.dirname, '../../../../shared');

export const ORACLE_SETS = ['osm-shenzhen-nanshan', 'osm-monaco', 'osm-saopaulo-centre'] as const;
export type OracleSet = (typeof ORACLE_SETS)[number];

export function hasSharedData(path: string): boolean {
  return existsSync(join(SHARED, 'data', path));
}

export interface WalkGraph {
  readonly nodes: readonly (readonly [osmId: number, lon: number, lat: number])[];
  readonly edges: readonly (readonly [
    from: number,
    to: number,
    lengthM: number,
    oneway: number,
    way: number,
    highway: string,
    shape: readonly (readonly [number, number])[],
  ])[];
}

export interface WalkOracle {
  readonly sources: readonly number[];
  readonly targets: readonly number[];
  readonly distances_m: readonly (readonly (number | null)[])[];
  readonly isochrones: readonly {
    readonly source: number;
    readonly cutoffs: readonly {
      readonly cutoff_m: number;
      readonly nodes_reached: number;
      readonly reached_length_m: number;
    }[];
  }[];
  readonly snapping: readonly {
    readonly lon: number;
    readonly lat: number;
    readonly edge: number;
    readonly fraction: number;
    readonly offset_m: number;
    readonly snapped_lonlat: readonly [number, number];
    readonly targets: readonly number[];
    readonly network_distance_from_snapped_m: readonly (number | null)[];
  }[];
}

export function readShared<T>(path: string): T {
  return JSON.parse(readSharedText(path));
}

export function readSharedText(path: string): string {
  const bytes = readFileSync(join(SHARED, 'data', path));
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

export function readWalkGraph(set: OracleSet): WalkGraph {
  return readShared(`${set}/walk_graph.json.gz`);
}

export function readWalkOracle(set: OracleSet): WalkOracle {
  return readShared(`${set}/oracle_walk.json.gz`);
}

/** The oracle's graph with the lengths it gives and the shapes of its streets. */
export function networkOfGraph(graph: WalkGraph): WalkNetwork {
  const shape = graph.edges.flatMap((edge) => edge[6]);
  const shapeOffsets = new Int32Array(graph.edges.length + 1);
  graph.edges.forEach((edge, i) => {
    shapeOffsets[i + 1] = shapeOffsets[i] + edge[6].length;
  });
  return assembleNetwork({
    nodeLon: Float64Array.from(graph.nodes, (node) => node[1]),
    nodeLat: Float64Array.from(graph.nodes, (node) => node[2]),
    edgeFrom: Int32Array.from(graph.edges, (edge) => edge[0]),
    edgeTo: Int32Array.from(graph.edges, (edge) => edge[1]),
    edgeLengthM: Float64Array.from(graph.edges, (edge) => edge[2]),
    edgeDirection: new Uint8Array(graph.edges.length).fill(WALK_BOTH),
    edgeFlags: new Uint8Array(graph.edges.length),
    edgeSource: Int32Array.from({ length: graph.edges.length }, (_, i) => i),
    shapeOffsets,
    shapeLon: Float64Array.from(shape, (position) => position[0]),
    shapeLat: Float64Array.from(shape, (position) => position[1]),
  });
}
