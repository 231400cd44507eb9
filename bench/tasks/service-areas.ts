import { DistanceSearch } from '../../src/engine/network/distance-search.ts';
import { ServiceAreaFinder } from '../../src/engine/network/service-area.ts';
import type { Snap } from '../../src/engine/network/snapper.ts';
import { type Bench, type BenchTask, repeats } from '../bench-task.ts';
import { sideBySide } from '../measure.ts';
import { nodesPerStation } from '../peers/walking-queries.ts';
import { type BenchTable, rowOf } from '../report.ts';

interface StationNodes {
  readonly station: number;
  readonly nodes: number;
}

/** Everything within the limit of each station: nodes, and (ours only) the parts of streets. */
export const serviceAreas: BenchTask = {
  name: 'service-areas',
  async run(bench: Bench): Promise<BenchTable> {
    const { subject, peer } = bench;
    const { quick, slow } = repeats(bench);
    const search = new DistanceSearch(subject.network, 'to');
    const finder = new ServiceAreaFinder(subject.network);
    const nodesAround = (snap: Snap) => {
      search.run(snap, subject.limitM);
      return search.reachedCount;
    };
    const outcomes = await sideBySide({
      ours: {
        runs: quick,
        warmUps: 1,
        pid: process.pid,
        work: () => subject.stations.map(({ snap }) => nodesAround(snap)),
      },
      withParts: {
        runs: quick,
        warmUps: 1,
        pid: process.pid,
        work: () => subject.stations.map(({ snap }) => finder.find(snap, subject.limitM).nodeCount),
      },
      pgRouting: {
        runs: slow,
        warmUps: 0,
        pid: peer.pid,
        work: (): Promise<StationNodes[]> => peer.sql.unsafe<StationNodes[]>(nodesPerStation(subject.limitM)),
      },
    });
    const theirs = new Map(outcomes.pgRouting.result.map(({ station, nodes }) => [Number(station), nodes]));
    const equal = outcomes.ours.result.filter((nodes, station) => nodes === (theirs.get(station) ?? 0));
    const reached = outcomes.ours.result.reduce((sum, nodes) => sum + nodes, 0);
    return {
      task: 'service-areas',
      title: `service areas of all ${subject.stations.length} stations within ${subject.limitM} m`,
      rows: [
        rowOf('GridCircle, nodes', outcomes.ours, {
          ratioTo: outcomes.pgRouting,
          target: { of: 'ratio', atMost: 0.06 },
        }),
        rowOf('GridCircle, nodes and street parts', outcomes.withParts, { ratioTo: outcomes.pgRouting }),
        rowOf('pgRouting drivingDistance, nodes', outcomes.pgRouting),
      ],
      agreement: [
        `${equal.length} of ${subject.stations.length} stations reach the same number of nodes (${reached} in all)`,
      ],
    };
  },
};
