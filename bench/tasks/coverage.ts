import type { CoverageTotals } from '../../src/domain/coverage.ts';
import { CoverageModel } from '../../src/engine/coverage/coverage-model.ts';
import { WalkAssignment } from '../../src/engine/coverage/walk-assignment.ts';
import { minutesOf } from '../../src/engine/coverage/walk-limit.ts';
import { BENCH_SETTINGS } from '../bench-city.ts';
import { type Bench, type BenchTask, repeats } from '../bench-task.ts';
import { sideBySide } from '../measure.ts';
import {
  countsPerGrid,
  EVERYWHERE_M,
  figuresPerGrid,
  type GridCount,
  type GridFigures,
  nearestMetresOfNodes,
  nearestOfNodes,
  walksOfBuildings,
} from '../peers/walking-queries.ts';
import { type BenchTable, rowOf } from '../report.ts';

/** Of a walk: both sides round the sums of its parts in their own order. */
const SAME_M = 0.001;

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
      const grids = Array.from({ length: demand.groupCount }, (_, grid) => model.groupTotals(grid));
      return { city: model.totals(), grids };
    };
    const ask = <Row extends object>(query: string) => ({
      runs: slow,
      warmUps: 0,
      pid: peer.pid,
      work: (): Promise<Row[]> => peer.sql.unsafe<Row[]>(query),
    });
    const byEquicost = walksOfBuildings(nearestOfNodes(EVERYWHERE_M));
    const byOneSearch = walksOfBuildings(nearestMetresOfNodes(EVERYWHERE_M));
    const outcomes = await sideBySide({
      ours: { runs: quick, warmUps: 2, pid: process.pid, work: ours },
      equicost: ask<GridFigures>(figuresPerGrid(byEquicost, subject.limitM)),
      oneSearch: ask<GridFigures>(figuresPerGrid(byOneSearch, subject.limitM)),
      equicostCounts: ask<GridCount>(countsPerGrid(byEquicost, subject.limitM)),
      oneSearchCounts: ask<GridCount>(countsPerGrid(byOneSearch, subject.limitM)),
    });
    const { city, grids } = outcomes.ours.result;
    const agreeing = (rows: readonly GridFigures[]) =>
      rows.filter(({ grid }) => grid !== null && grid >= 0).filter((row) => isEqual(grids[row.grid!], row))
        .length;
    const counted = outcomes.oneSearch.result.filter(({ grid }) => grid !== null && grid >= 0);
    const theirCity = outcomes.oneSearch.result.find(({ grid }) => grid === null);
    const cityAgrees = theirCity !== undefined && isEqual(city, theirCity);
    const toCounts = rowOf('', outcomes.ours, { ratioTo: outcomes.equicostCounts }).ratio ?? Number.NaN;
    return {
      task: 'coverage',
      title: 'nearest station and coverage of the whole city, per grid',
      rows: [
        rowOf('GridCircle', outcomes.ours, {
          ratioTo: outcomes.equicost,
          target: { of: 'ratio', atMost: 0.02 },
        }),
        rowOf('pgRouting equicost + SQL', outcomes.equicost),
        rowOf('pgRouting, one search for all + SQL', outcomes.oneSearch, { ratioTo: outcomes.equicost }),
        rowOf('  equicost, households and covered alone', outcomes.equicostCounts, {
          ratioTo: outcomes.equicost,
        }),
        rowOf('  one search, households and covered alone', outcomes.oneSearchCounts, {
          ratioTo: outcomes.equicost,
        }),
      ],
      agreement: [
        `${agreeing(outcomes.oneSearch.result)} of ${counted.length} grids with homes have all figures of the one search, ${agreeing(outcomes.equicost.result)} those of equicost (see nearest); the city ${cityAgrees ? 'too' : 'DIFFERS'}`,
        'both sides answer with households, unreachable and older households and buildings, how many of them are covered, and mean, median and 90th percentile, per grid and city; ours also with reached households per station',
        `against equicost with households and covered households alone, which is less than ours answers, the ratio is ${toCounts.toPrecision(3)}`,
      ],
    };
  },
};

function isEqual(ours: CoverageTotals, theirs: GridFigures): boolean {
  const isSameWalk = (minutes: number | null, metres: number | null) =>
    minutes === null || metres === null
      ? minutes === metres
      : Math.abs(minutes - minutesOf(metres, BENCH_SETTINGS.speedKmh)) <=
        minutesOf(SAME_M, BENCH_SETTINGS.speedKmh);
  return (
    ours.households === theirs.households &&
    ours.coveredHouseholds === theirs.covered &&
    ours.unreachableHouseholds === theirs.unreachable &&
    ours.olderHouseholds === theirs.older &&
    ours.olderCoveredHouseholds === theirs.olderCovered &&
    ours.residentialBuildings === theirs.buildings &&
    ours.coveredBuildings === theirs.coveredBuildings &&
    isSameWalk(ours.meanMinutes, theirs.meanM) &&
    isSameWalk(ours.medianMinutes, theirs.medianM) &&
    isSameWalk(ours.p90Minutes, theirs.p90M)
  );
}
