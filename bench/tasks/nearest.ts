import { WalkAssignment } from '../../src/engine/coverage/walk-assignment.ts';
import { type Bench, type BenchTask, repeats } from '../bench-task.ts';
import { sideBySide } from '../measure.ts';
import { metresFromStations, walksOfBuildings } from '../peers/walking-queries.ts';
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
    const outcomes = await sideBySide({
      ours: { runs: quick, warmUps: 2, pid: process.pid, work: () => walks.reset(positions) },
      pgRouting: {
        runs: slow,
        warmUps: 0,
        pid: peer.pid,
        work: () =>
          peer.sql.unsafe(`drop table if exists walks; create temp table walks as ${walksOfBuildings()}`),
      },
    });
    return {
      task: 'nearest',
      title: 'nearest station of every building on foot, from the door',
      rows: [
        rowOf('GridCircle', outcomes.ours, {
          ratioTo: outcomes.pgRouting,
          target: { of: 'ratio', atMost: 0.02 },
        }),
        rowOf('pgRouting equicost + SQL', outcomes.pgRouting),
      ],
      agreement: await compareWalks(bench, walks),
    };
  },
};

async function compareWalks({ subject, peer }: Bench, walks: WalkAssignment): Promise<string[]> {
  const rows = await peer.sql<{ id: number; metres: number | null }[]>`select id, metres from walks`;
  const differing = rows.filter(({ id, metres }) => {
    const theirs = metres ?? Number.POSITIVE_INFINITY;
    return theirs !== walks.metres[id] && !(Math.abs(theirs - walks.metres[id]) <= SAME_M);
  });
  const note = `${rows.length - differing.length} of ${subject.demand.count} buildings agree within 1 mm`;
  return differing.length === 0 ? [note] : [note, await explain(subject, peer, walks, differing)];
}

type Subject = Bench['subject'];

/** Walks again, one search per station, for the buildings in question, and says who was right. */
async function explain(
  { doors, network }: Subject,
  peer: Bench['peer'],
  walks: WalkAssignment,
  differing: readonly { id: number; metres: number | null }[],
): Promise<string> {
  const sample = differing.slice(0, EXPLAINED_AT_MOST);
  let oursShorter = 0;
  let oursConfirmed = 0;
  for (const { id, metres } of sample) {
    const door = doors[id];
    const station = walks.facility[id];
    if (walks.metres[id] < (metres ?? Number.POSITIVE_INFINITY)) oursShorter++;
    if (door === null || station < 0) continue;
    const nodes = door.node >= 0 ? [door.node] : [network.edgeFrom[door.edge], network.edgeTo[door.edge]];
    const exact = await peer.sql.unsafe<{ node: number; metres: number }[]>(
      metresFromStations([station], nodes),
    );
    const best = Math.min(...exact.map((row) => row.metres + legFrom(door, Number(row.node), network)));
    if (Math.abs(best - walks.metres[id]) <= SAME_M) oursConfirmed++;
  }
  return `of ${sample.length} that differ, ours is shorter in ${oursShorter}; pgr_dijkstraCost over the same graph confirms our metres in ${oursConfirmed}: equicost hands some nodes to a farther station`;
}

function legFrom(
  door: NonNullable<Subject['doors'][number]>,
  node: number,
  network: Subject['network'],
): number {
  if (door.node >= 0) return door.accessM;
  const isFirst = node === network.edgeFrom[door.edge];
  return door.accessM + (isFirst ? door.fraction : 1 - door.fraction) * network.edgeLengthM[door.edge];
}
