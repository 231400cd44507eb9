import { CoverageModel } from '../../src/engine/coverage/coverage-model.ts';
import { WalkAssignment } from '../../src/engine/coverage/walk-assignment.ts';
import { BENCH_SETTINGS } from '../bench-city.ts';
import { type Bench, type BenchTask, repeats } from '../bench-task.ts';
import { sideBySide } from '../measure.ts';
import {
  countsPerGrid,
  EVERYWHERE_M,
  type GridCount,
  nearestMetresOfNodes,
  nearestOfNodes,
  walksOfBuildings,
} from '../peers/walking-queries.ts';
import { type BenchTable, rowOf } from '../report.ts';

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
    const theirs = (reached: string) => (): Promise<GridCount[]> =>
      peer.sql.unsafe<GridCount[]>(countsPerGrid(walksOfBuildings(reached), subject.limitM));
    const outcomes = await sideBySide({
      ours: { runs: quick, warmUps: 2, pid: process.pid, work: ours },
      equicost: { runs: slow, warmUps: 0, pid: peer.pid, work: theirs(nearestOfNodes(EVERYWHERE_M)) },
      oneSearch: { runs: slow, warmUps: 0, pid: peer.pid, work: theirs(nearestMetresOfNodes(EVERYWHERE_M)) },
    });
    const isEqual = ({ grid, households, covered }: GridCount) =>
      outcomes.ours.result[grid].households === households &&
      outcomes.ours.result[grid].coveredHouseholds === covered;
    const counted = outcomes.oneSearch.result.filter(({ grid }) => grid >= 0);
    const countedByEquicost = outcomes.equicost.result.filter(({ grid }) => grid >= 0);
    return {
      task: 'coverage',
      title: 'nearest station and household coverage of the whole city, per grid',
      rows: [
        rowOf('GridCircle', outcomes.ours, {
          ratioTo: outcomes.equicost,
          target: { of: 'ratio', atMost: 0.02 },
        }),
        rowOf('pgRouting equicost + SQL', outcomes.equicost),
        rowOf('pgRouting, one search for all + SQL', outcomes.oneSearch, { ratioTo: outcomes.equicost }),
      ],
      agreement: [
        `${counted.filter(isEqual).length} of ${counted.length} grids with buildings have the households and covered households of the one search, ${countedByEquicost.filter(isEqual).length} those of equicost (see nearest)`,
        'ours also gives mean, median and 90th percentile minutes, older households and buildings per grid and city, and reached households per station',
      ],
    };
  },
};
