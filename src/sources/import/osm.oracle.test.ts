/**
 * The importer against three public extracts whose walking distances other programs computed: from the
 * raw file to the walking network, without the edge lists those programs made.
 */
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DistanceSearch } from '../../engine/network/distance-search.ts';
import {
  ORACLE_SETS,
  type OracleSet,
  readWalkGraph,
  readWalkOracle,
} from '../../engine/network/oracle-data.ts';
import { ServiceAreaFinder } from '../../engine/network/service-area.ts';
import { createSnapper, type Snap } from '../../engine/network/snapper.ts';
import { buildWalkNetwork } from '../../engine/network/street-network.ts';
import { osmCity } from './osm/osm-city.ts';
import { readOsm, sharedFile } from './osm/read-osm.fixture.ts';

const RAW_FILES: Readonly<Record<OracleSet, string>> = {
  'osm-shenzhen-nanshan': 'osm_bbox.osm.bak.xml',
  'osm-monaco': 'monaco.osm.gz',
  'osm-saopaulo-centre': 'spo_osm.pbf',
};
/** Half a per cent is allowed; our lengths are measured the same way, so only rounding is left. */
const TOLERANCE = 1e-5;
const ROUNDING_M = 0.05;

for (const set of ORACLE_SETS) {
  const path = sharedFile(`${set}/${RAW_FILES[set]}`);
  const present = existsSync(path);
  const title = present
    ? `raw OpenStreetMap file of ${set}`
    : `raw OpenStreetMap file of ${set} (skipped: no ../shared/data here)`;
  describe.skipIf(!present)(title, () => {
    const imported = async () => {
      const { city } = osmCity(await readOsm(path), set);
      const network = buildWalkNetwork(city.streets);
      const snapper = createSnapper(network);
      const graph = readWalkGraph(set);
      const snapOf = (row: number): Snap => {
        const snap = snapper.snap([graph.nodes[row][1], graph.nodes[row][2]])!;
        expect(snap.node).toBeGreaterThanOrEqual(0);
        return snap;
      };
      return { network, graph, snapOf, oracle: readWalkOracle(set) };
    };

    it('gives the same junctions, streets and total length', async () => {
      const { network, graph } = await imported();
      const total = (lengths: Iterable<number>) => [...lengths].reduce((sum, metres) => sum + metres, 0);
      expect([network.nodeCount, network.edgeCount]).toEqual([graph.nodes.length, graph.edges.length]);
      const expected = total(graph.edges.map((edge) => edge[2]));
      expect(Math.abs(total(network.edgeLengthM) / expected - 1)).toBeLessThan(TOLERANCE);
    });

    it('gives the same distances and the same unreachable pairs', async () => {
      const { network, snapOf, oracle } = await imported();
      const search = new DistanceSearch(network);
      oracle.sources.forEach((source, i) => {
        search.run(snapOf(source));
        oracle.targets.forEach((target, j) => {
          const expected = oracle.distances_m[i][j];
          const metres = search.metresTo(snapOf(target));
          if (expected === null) expect(metres).toBe(Number.POSITIVE_INFINITY);
          else expect(Math.abs(metres - expected)).toBeLessThanOrEqual(ROUNDING_M + expected * TOLERANCE);
        });
      });
    });

    it('gives the same service areas', async () => {
      const { network, snapOf, oracle } = await imported();
      const finder = new ServiceAreaFinder(network, 'from');
      for (const { source, cutoffs } of oracle.isochrones) {
        for (const { cutoff_m, nodes_reached, reached_length_m } of cutoffs) {
          const area = finder.find(snapOf(source), cutoff_m);
          expect(area.nodeCount).toBe(nodes_reached);
          const metres = area.parts.lengthM(network);
          expect(Math.abs(metres - reached_length_m)).toBeLessThanOrEqual(1 + reached_length_m * TOLERANCE);
        }
      }
    });
  });
}

const EDGE_CASES = [
  'circle-bug.osm.gz',
  'edge_based_subnetwork.osm.xml.gz',
  'map-bug432.osm.gz',
  'map-sidewalk-no.osm.gz',
  'one_way_dead_end.osm.pbf',
];
const edgeCasesPresent = existsSync(sharedFile('osm-edgecases'));
describe.skipIf(!edgeCasesPresent)(
  edgeCasesPresent
    ? 'files that broke other importers'
    : 'files that broke other importers (skipped: no ../shared/data here)',
  () => {
    it.each(EDGE_CASES)('%s becomes a city whose streets make a network', async (file) => {
      const { city, faults } = osmCity(await readOsm(sharedFile(`osm-edgecases/${file}`)), file);
      const network = buildWalkNetwork(city.streets);
      expect(network.edgeCount).toBeGreaterThan(10);
      expect(city.buildings.count).toBeGreaterThan(0);
      for (const { element, reason } of faults)
        expect(`${element} ${reason}`).toMatch(/^(node|way|relation) \d+ .+\.$/);
    });
  },
);
