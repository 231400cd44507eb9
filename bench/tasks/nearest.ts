import { WalkAssignment } from '../../src/engine/coverage/walk-assignment.ts';
import type { Snap } from '../../src/engine/network/snapper.ts';
import { type Bench, type BenchTask, repeats } from '../bench-task.ts';
import { type Outcome, sideBySide } from '../measure.ts';
import {
  EVERYWHERE_M,
  metresFromStations,
  nearestMetresOfNodes,
  nearestOfNodes,
  walksOfBuildings,
} from '../peers/walking-queries.ts';
import { type BenchTable, rowOf } from '../report.ts';

const SAME_M = 0.001;
const EXPLAINED_AT_MOST = 25;

/** Walking metres of every building to its nearest station. */
export const nearest: BenchTask = {
  name: 'nearest',
  async run(bench: Bench): Promise<BenchTable> {
    const { subject, peer } = bench;
    const { quick, slow } = repeats(bench);
    const { stations } = subject;
    const walks = new WalkAssignment(
      subject.network,
      subject.snapper,
      subject.demand,
      (a, b) => stations[a].code < stations[b].code,
    );
    const positions = stations.map(({ position }) => position);
    const fill = (table: string, reached: string) => () =>
      peer.sql.unsafe(
        `drop table if exists ${table}; create temp table ${table} as ${walksOfBuildings(reached)}`,
      );
    const outcomes = await sideBySide({
      ours: { runs: quick, warmUps: 2, pid: process.pid, work: () => walks.reset(positions) },
      equicost: {
        runs: slow,
        warmUps: 0,
        pid: peer.pid,
        work: fill('walks_equicost', nearestOfNodes(EVERYWHERE_M)),
      },
      oneSearch: {
        runs: slow,
        warmUps: 0,
        pid: peer.pid,
        work: fill('walks', nearestMetresOfNodes(EVERYWHERE_M)),
      },
    });
    return {
      task: 'nearest',
      title: 'nearest station of every building on foot, from the door',
      rows: [
        rowOf('GridCircle', outcomes.ours, {
          ratioTo: outcomes.equicost,
          target: { of: 'ratio', atMost: 0.02 },
        }),
        rowOf('pgRouting equicost + SQL', outcomes.equicost),
        rowOf('pgRouting, one search for all, no station named', outcomes.oneSearch, {
          ratioTo: outcomes.equicost,
        }),
      ],
      agreement: [
        ratioNote(outcomes.ours, outcomes.oneSearch),
        await compare(bench, walks, 'walks', 'the one search'),
        await compare(bench, walks, 'walks_equicost', 'equicost'),
      ],
    };
  },
};

function ratioNote(ours: Outcome<unknown>, oneSearch: Outcome<unknown>): string {
  const { ratio } = rowOf('', ours, { ratioTo: oneSearch });
  return `against the one search the ratio is ${ratio?.toFixed(4)}`;
}

async function compare(
  { subject, peer }: Bench,
  walks: WalkAssignment,
  table: string,
  name: string,
): Promise<string> {
  const rows = await peer.sql<Walk[]>`select id, metres from ${peer.sql(table)}`;
  const differing = rows.filter(({ id, metres }) => {
    const theirs = metres ?? Number.POSITIVE_INFINITY;
    return theirs !== walks.metres[id] && !(Math.abs(theirs - walks.metres[id]) <= SAME_M);
  });
  const note = `${rows.length - differing.length} of ${subject.demand.count} buildings agree with ${name} within 1 mm`;
  return differing.length === 0
    ? note
    : `${note}; ${await explain(subject, peer, walks, differing.slice(0, EXPLAINED_AT_MOST))}`;
}

interface Walk {
  readonly id: number;
  readonly metres: number | null;
}

/** Walks again, one search per station, for buildings in question, and says who was right. */
async function explain(
  { doors, network }: Bench['subject'],
  peer: Bench['peer'],
  walks: WalkAssignment,
  differing: readonly Walk[],
): Promise<string> {
  let shorter = 0;
  let confirmed = 0;
  for (const { id, metres } of differing) {
    if (walks.metres[id] < (metres ?? Number.POSITIVE_INFINITY)) shorter++;
    const door = doors[id];
    if (door === null || walks.facility[id] < 0) continue;
    const nodes = door.node >= 0 ? [door.node] : [network.edgeFrom[door.edge], network.edgeTo[door.edge]];
    const exact = await peer.sql.unsafe<{ node: number; metres: number }[]>(
      metresFromStations([walks.facility[id]], nodes),
    );
    const best = Math.min(...exact.map((row) => row.metres + legM(door, Number(row.node), network)));
    if (Math.abs(best - walks.metres[id]) <= SAME_M) confirmed++;
  }
  return `of ${differing.length} that differ, ours is shorter in ${shorter}, and a pgr_dijkstraCost from the station we name confirms our metres in ${confirmed}`;
}

function legM(door: Snap, node: number, network: Bench['subject']['network']): number {
  if (door.node >= 0) return door.accessM;
  const isFirst = node === network.edgeFrom[door.edge];
  return door.accessM + (isFirst ? door.fraction : 1 - door.fraction) * network.edgeLengthM[door.edge];
}
