import { expect, it } from 'vitest';
import type { ExactNetwork } from '../../domain/city.ts';
import { DistanceSearch } from './distance-search.ts';
import { networkFromExact } from './exact-network.ts';
import { NearestField } from './nearest-field.ts';
import type { WalkDirection } from './snap-legs.ts';
import type { Snap } from './snapper.ts';
import { randomPosition, seededRandom } from './walk-fixture.ts';
import type { WalkNetwork } from './walk-network.ts';

const NODES = 60;
const SEEDS = [51, 52, 53, 54, 55, 56];

it.each(SEEDS)('walks as trying every edge until nothing gets shorter does (seed %i)', (seed) => {
  const random = seededRandom(seed);
  const network = randomNetwork(random);
  for (const direction of ['from', 'to'] as const) {
    const search = new DistanceSearch(network, direction);
    for (let start = 0; start < NODES; start++) {
      search.run(atNode(network, start));
      const expected = byTrying(network, start, direction);
      expect(search.distanceM, `${direction} ${start}`).toEqual(expected);
      const reached = [...search.reached.subarray(0, search.reachedCount)].sort((a, b) => a - b);
      expect(reached).toEqual(
        [...expected.keys()].filter((node) => expected[node] < Number.POSITIVE_INFINITY),
      );
    }
  }
});

it.each(SEEDS)('keeps the nearest of all facilities through 200 moves (seed %i)', (seed) => {
  const random = seededRandom(seed);
  const network = randomNetwork(random);
  const anywhere = () => (random() < 0.2 ? null : Math.floor(random() * NODES));
  const nodeOf = Array.from({ length: 6 }, anywhere);
  const field = new NearestField(network, (a, b) => a < b);
  field.reset(nodeOf.map((node) => (node === null ? null : atNode(network, node))));
  const search = new DistanceSearch(network, 'to');
  for (let step = 0; step < 200; step++) {
    const facility = Math.floor(random() * nodeOf.length);
    if (nodeOf[facility] !== null) field.remove(facility);
    const node = anywhere();
    nodeOf[facility] = node;
    if (node !== null) field.place(facility, atNode(network, node));
    const walks = nodeOf.map((place) => {
      if (place === null) return new Float64Array(NODES).fill(Number.POSITIVE_INFINITY);
      search.run(atNode(network, place));
      return search.distanceM.slice();
    });
    const nearestM = walks[0].map((_, n) => Math.min(...walks.map((walk) => walk[n])));
    const owner = Int32Array.from(nearestM, (metres, n) =>
      metres === Number.POSITIVE_INFINITY ? -1 : walks.findIndex((walk) => walk[n] === metres),
    );
    expect(field.distanceM, `step ${step}`).toEqual(nearestM);
    expect(field.owner, `step ${step}`).toEqual(owner);
  }
});

/** Whole metres, many of them equal or 0; one-way edges, loops, parallel edges, and so few edges that many ends are dead. */
function randomNetwork(random: () => number): WalkNetwork {
  const positions = Array.from({ length: NODES }, () => randomPosition(8, 8, random));
  const edges = Array.from({ length: 75 }, () => ({
    from: Math.floor(random() * NODES),
    to: Math.floor(random() * NODES),
    lengthM: Math.floor(random() * 6) * 20,
    oneway: random() < 0.3 ? 1 : 0,
  }));
  const exact: ExactNetwork = {
    nodeIds: positions.map((_, node) => String(node)),
    lon: Float64Array.from(positions, ([lon]) => lon),
    lat: Float64Array.from(positions, ([, lat]) => lat),
    from: Int32Array.from(edges, (edge) => edge.from),
    to: Int32Array.from(edges, (edge) => edge.to),
    lengthM: Float64Array.from(edges, (edge) => edge.lengthM),
    oneway: Uint8Array.from(edges, (edge) => edge.oneway),
  };
  return networkFromExact(exact);
}

function atNode(network: WalkNetwork, node: number): Snap {
  return { node, edge: -1, fraction: 0, accessM: 0, lon: network.nodeLon[node], lat: network.nodeLat[node] };
}

function byTrying(network: WalkNetwork, start: number, direction: WalkDirection): Float64Array {
  const { offsets, nodes, lengthM } = direction === 'from' ? network.outbound : network.inbound;
  const metres = new Float64Array(NODES).fill(Number.POSITIVE_INFINITY);
  metres[start] = 0;
  for (let round = 0; round < NODES; round++) {
    for (let node = 0; node < NODES; node++) {
      for (let arc = offsets[node]; arc < offsets[node + 1]; arc++) {
        metres[nodes[arc]] = Math.min(metres[nodes[arc]], metres[node] + lengthM[arc]);
      }
    }
  }
  return metres;
}
