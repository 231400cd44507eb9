import { describe, expect, it } from 'vitest';
import type { StreetTable } from '../../domain/city.ts';
import { DistanceSearch } from './distance-search.ts';
import {
  hasSharedData,
  networkOfGraph,
  ORACLE_SETS,
  readWalkGraph,
  readWalkOracle,
  type WalkGraph,
  type WalkOracle,
} from './oracle-data.ts';
import { PositionIndex } from './position-index.ts';
import { ServiceAreaFinder } from './service-area.ts';
import { createSnapper, type Snap } from './snapper.ts';
import { buildWalkNetwork } from './street-network.ts';
import type { WalkNetwork } from './walk-network.ts';

const MILLIMETRE = 0.001;
/** Points and fractions are given with a rounding of half a millimetre each way. */
const ROUNDED_POSITION_M = 0.0015;
/** The oracle measures access legs in one plane for the whole city, we on the sphere. */
const PLANE_ERROR = 3e-4;
/** Given lengths are rounded to a tenth of a millimetre, and four bends in all stand a centimetre aside. */
const MEASURED_LENGTHS_M = 0.03;

for (const set of ORACLE_SETS) {
  const present = hasSharedData(`${set}/oracle_walk.json.gz`);
  const title = present ? `walking oracle ${set}` : `walking oracle ${set} (skipped: no ../shared/data here)`;
  describe.skipIf(!present)(title, () => {
    const graph = present ? readWalkGraph(set) : { nodes: [], edges: [] };
    const oracle = present ? readWalkOracle(set) : null;
    const network = networkOfGraph(graph);

    it('walks every distance to a millimetre', () => {
      expect(worstDistance(network, (row) => network.nodeOfSource[row])).toBeLessThanOrEqual(MILLIMETRE);
    });

    it('reaches the same nodes and street length at every cutoff', () => {
      const finder = new ServiceAreaFinder(network, 'from');
      for (const { source, cutoffs } of oracle!.isochrones) {
        for (const { cutoff_m, nodes_reached, reached_length_m } of cutoffs) {
          const area = finder.find(nodeSnap(network, network.nodeOfSource[source]), cutoff_m);
          expect(area.nodeCount).toBe(nodes_reached);
          expect(Math.abs(area.parts.lengthM(network) - reached_length_m)).toBeLessThanOrEqual(MILLIMETRE);
        }
      }
    });

    it('joins every point off the network at the same place', () => {
      const snapper = createSnapper(network);
      const placeOf = new DistanceSearch(network);
      for (const point of oracle!.snapping) {
        const snap = snapper.snap([point.lon, point.lat])!;
        placeOf.run(snapOf(point));
        const apartM = placeOf.metresTo({ ...snap, accessM: 0 });
        expect(apartM).toBeLessThanOrEqual(ROUNDED_POSITION_M);
        expect(Math.abs(snap.accessM - point.offset_m)).toBeLessThanOrEqual(
          ROUNDED_POSITION_M + point.offset_m * PLANE_ERROR,
        );
      }
    });

    it('walks on from a point within an edge to a millimetre', () => {
      const search = new DistanceSearch(network);
      for (const point of oracle!.snapping) {
        search.run(snapOf(point));
        point.targets.forEach((target, i) => {
          const metres = search.metresTo(nodeSnap(network, network.nodeOfSource[target]));
          expectMetres(metres, point.network_distance_from_snapped_m[i], MILLIMETRE);
        });
      }
    });

    it('finds the same junctions and distances from the shapes of the streets alone', () => {
      const streets = buildWalkNetwork(streetsOf(graph));
      const snapper = createSnapper(streets);
      const nodeOf = (row: number) => snapper.snap([graph.nodes[row][1], graph.nodes[row][2]])!.node;
      expect([streets.nodeCount, streets.edgeCount]).toEqual([graph.nodes.length, graph.edges.length]);
      expect(worstDistance(streets, nodeOf)).toBeLessThanOrEqual(MEASURED_LENGTHS_M);
    });

    /** Where the oracle joined the network. */
    function snapOf(point: WalkOracle['snapping'][number]): Snap {
      const edge = network.edgeSource.indexOf(point.edge);
      return { node: -1, edge, fraction: point.fraction, accessM: 0, lon: 0, lat: 0 };
    }

    function worstDistance(walked: WalkNetwork, nodeOf: (row: number) => number): number {
      const search = new DistanceSearch(walked);
      let worst = 0;
      oracle!.sources.forEach((source, i) => {
        search.run(nodeSnap(walked, nodeOf(source)));
        oracle!.targets.forEach((target, j) => {
          const metres = search.distanceM[nodeOf(target)];
          const expected = oracle!.distances_m[i][j] ?? Number.POSITIVE_INFINITY;
          if (metres !== expected) worst = Math.max(worst, Math.abs(metres - expected));
        });
      });
      return worst;
    }
  });
}

function nodeSnap(network: WalkNetwork, node: number): Snap {
  return { node, edge: -1, fraction: 0, accessM: 0, lon: network.nodeLon[node], lat: network.nodeLat[node] };
}

function expectMetres(actual: number, expected: number | null, tolerance: number): void {
  if (expected === null) expect(actual).toBe(Number.POSITIVE_INFINITY);
  else expect(Math.abs(actual - expected)).toBeLessThanOrEqual(tolerance);
}

/**
 * Every edge of the graph as a street of its own. A bend at the very position of another vertex, that the
 * source did not join, is set a centimetre aside: streets tell places apart by position alone.
 */
function streetsOf(graph: WalkGraph): StreetTable {
  const taken = new PositionIndex(graph.nodes.length);
  for (const [, lon, lat] of graph.nodes) taken.add(lon, lat);
  const lon: number[] = [];
  const lat: number[] = [];
  const offsets = [0];
  for (const edge of graph.edges) {
    edge[6].forEach(([vertexLon, vertexLat], i) => {
      const isBend = i > 0 && i < edge[6].length - 1;
      const asideLon = isBend && taken.find(vertexLon, vertexLat) >= 0 ? vertexLon + 1e-7 : vertexLon;
      if (isBend) taken.add(asideLon, vertexLat);
      lon.push(asideLon);
      lat.push(vertexLat);
    });
    offsets.push(lon.length);
  }
  return {
    count: graph.edges.length,
    ids: graph.edges.map((_, i) => String(i)),
    kinds: graph.edges.map((edge) => edge[5]),
    names: graph.edges.map(() => null),
    access: graph.edges.map(() => null),
    flags: new Uint8Array(graph.edges.length),
    offsets: Int32Array.from(offsets),
    lon: Float64Array.from(lon),
    lat: Float64Array.from(lat),
  };
}
