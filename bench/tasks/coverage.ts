import { CoverageModel } from '../../src/engine/coverage/coverage-model.ts';
import { WalkAssignment } from '../../src/engine/coverage/walk-assignment.ts';
import { BENCH_SETTINGS } from '../bench-city.ts';
import { type Bench, type BenchTask, repeats } from '../bench-task.ts';
import { sideBySide } from '../measure.ts';
import { countsPerGrid, walksOfBuildings } from '../peers/walking-queries.ts';
import { type BenchTable, rowOf } from '../report.ts';

interface GridCount {
  readonly grid: number;
  readonly households: number;
  readonly covered: number;
}

/** The figures of the city and of all its grids, from nothing but places. */
export const coverage: BenchTask = {
  name: 'coverage',
  async run(bench: Bench): Promise<BenchTable> {
    const { subject, peer } = bench;
    const { quick, slow } = repeats(bench);
    const { demand } = subject;
    const model = new CoverageModel(
      demand,
      BENCH_SETTINGS,
      (precedes) => new WalkAssignment(subject.network, subject.snapper, demand, precedes),
    );
    const ours = () => {
      model.setFacilities(subject.stations);
      model.totals();
      return Array.from({ length: demand.groupCount }, (_, grid) => model.groupTotals(grid));
    };
    const outcomes = await sideBySide({
      ours: { runs: quick, warmUps: 2, pid: process.pid, work: ours },
      pgRouting: {
        runs: slow,
        warmUps: 0,
        pid: peer.pid,
        work: (): Promise<GridCount[]> =>
          peer.sql.unsafe<GridCount[]>(countsPerGrid(walksOfBuildings(), subject.limitM)),
      },
    });
    const counts = outcomes.pgRouting.result.filter(({ grid }) => grid >= 0);
    const equal = counts.filter(({ grid, households, covered }) => {
      const totals = outcomes.ours.result[grid];
      return totals.households === households && totals.coveredHouseholds === covered;
    });
    return {
      task: 'coverage',
      title: 'nearest station and household coverage of the whole city, per grid',
      rows: [
        rowOf('GridCircle', outcomes.ours, {
          ratioTo: outcomes.pgRouting,
          target: { of: 'ratio', atMost: 0.02 },
        }),
        rowOf('pgRouting equicost + SQL', outcomes.pgRouting),
      ],
      agreement: [
        `${equal.length} of ${counts.length} grids with buildings have equal households and covered households`,
        'ours also gives mean and 90th percentile minutes per grid and city, and reached households per station',
      ],
    };
  },
};
