import { describe, expect, it } from 'vitest';
import { DistanceSearch } from './distance-search.ts';
import { networkFromExact } from './exact-network.ts';
import { hasSharedData, readShared } from './oracle-data.ts';
import type { Snap } from './snapper.ts';
import type { WalkNetwork } from './walk-network.ts';

const SAMPLE = 'pgrouting-sample/pgrouting_sample_oracle.json';

interface Sample {
  readonly vertices: readonly (readonly [id: number, x: number, y: number])[];
  readonly edges: readonly (readonly [id: number, from: number, to: number, cost: number, back: number])[];
  readonly points: { readonly rows: readonly (readonly [id: number, edge: number, fraction: number])[] };
  readonly drivingDistance: readonly Area[];
  readonly withPointsDD: readonly Area[];
}
interface Area {
  readonly start: number;
  readonly distance: number;
  readonly directed: boolean;
  readonly reached: readonly (readonly [id: number, distance: number])[];
}

const present = hasSharedData(SAMPLE);
const title = present ? 'pgRouting sample' : 'pgRouting sample (skipped: no ../shared/data here)';
describe.skipIf(!present)(title, () => {
  const sample = present ? readShared<Sample>(SAMPLE) : null;

  it('reaches the nodes pgr_drivingDistance reaches, one-way streets included', () => {
    for (const area of sample!.drivingDistance) expectArea(area, sample!);
  });

  it('reaches the nodes pgr_withPointsDD reaches from points within edges', () => {
    for (const area of sample!.withPointsDD) expectArea(area, sample!);
  });
});

function expectArea({ start, distance, directed, reached }: Area, sample: Sample): void {
  const network = networkOf(sample, directed);
  const search = new DistanceSearch(network, 'from');
  search.run(startOf(start, sample, network), distance);
  const found = Array.from(search.reached.subarray(0, search.reachedCount), (node) => [
    sample.vertices[network.nodeSource[node]][0],
    Math.round(search.distanceM[node] * 1e9) / 1e9,
  ]);
  found.sort((a, b) => a[0] - b[0]);
  expect(found).toEqual(reached.filter(([id]) => id > 0));
}

function startOf(start: number, sample: Sample, network: WalkNetwork): Snap {
  if (start > 0) {
    const row = sample.vertices.findIndex(([id]) => id === start);
    return { node: network.nodeOfSource[row], edge: -1, fraction: 0, accessM: 0, lon: 0, lat: 0 };
  }
  const [, edgeId, fraction] = sample.points.rows.find(([id]) => id === -start)!;
  const row = sample.edges.findIndex(([id]) => id === edgeId);
  return { node: -1, edge: network.edgeSource.indexOf(row), fraction, accessM: 0, lon: 0, lat: 0 };
}

function networkOf(sample: Sample, directed: boolean): WalkNetwork {
  const rowOf = new Map(sample.vertices.map(([id], row) => [id, row]));
  const isBackOnly = (edge: Sample['edges'][number]) => edge[3] < 0;
  const isOneWay = (edge: Sample['edges'][number]) => edge[3] < 0 || edge[4] < 0;
  return networkFromExact({
    nodeIds: sample.vertices.map(([id]) => String(id)),
    lon: Float64Array.from(sample.vertices, ([, x]) => x),
    lat: Float64Array.from(sample.vertices, ([, , y]) => y),
    from: Int32Array.from(sample.edges, (edge) => rowOf.get(isBackOnly(edge) ? edge[2] : edge[1])!),
    to: Int32Array.from(sample.edges, (edge) => rowOf.get(isBackOnly(edge) ? edge[1] : edge[2])!),
    lengthM: Float64Array.from(sample.edges, (edge) => Math.max(edge[3], edge[4])),
    oneway: Uint8Array.from(sample.edges, (edge) => (directed && isOneWay(edge) ? 1 : 0)),
  });
}
