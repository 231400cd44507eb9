import { createRandom } from '../../data/generator/random.ts';
import type { CoverageShape } from '../../src/domain/figures.ts';
import { stationCounter } from '../../src/engine/coverage/counted-stations.ts';
import { CELL_M } from '../../src/engine/coverage/nearest-streets.ts';
import { passagesOpenAt } from '../../src/engine/coverage/open-passages.ts';
import type { LocalFrame } from '../../src/engine/geometry/local-frame.ts';
import { type OwnPolygon, polygonArea, ringBounds } from '../../src/engine/geometry/planar.ts';
import { locatePoint } from '../../src/engine/geometry/point-in-polygon.ts';
import { createCityEngine } from '../../src/worker/city-engine.ts';
import { CityState } from '../../src/worker/city-state.ts';
import { BENCH_SETTINGS } from '../bench-city.ts';
import { type Bench, type BenchTask, repeats } from '../bench-task.ts';
import { percentile, sideBySide, timed } from '../measure.ts';
import { CUT_GAPS, drawMarginsOfStreets } from '../peers/drawn-ground.ts';
import { loadWalkedCity, loadWalkedStreets } from '../peers/walked-city.ts';
import { pointsWithinAnyStation, type SamplePoint } from '../peers/walks-of-points.ts';
import { type BenchTable, rowOf } from '../report.ts';

const SAMPLED_GRIDS = 40;
const POINTS_PER_GRID = 8000;

/** Gap polygons of all grids and the share of each that is covered, on foot. */
export const gapsByWalk: BenchTask = {
  name: 'gaps-by-walk',
  async run(bench: Bench): Promise<BenchTable> {
    const { subject, peer } = bench;
    const { slow } = repeats(bench);
    const engine = createCityEngine();
    await engine.open(subject.city, BENCH_SETTINGS);
    const first = await timed(() => engine.gaps());
    const outcomes = await sideBySide({
      ours: { runs: 2 * slow, warmUps: 0, pid: process.pid, work: () => engine.gaps() },
      postgis: {
        runs: subject.preset === 'demo' ? 2 : 1,
        warmUps: 0,
        pid: peer.pid,
        work: () => peer.sql.unsafe(drawMarginsOfStreets(subject.limitM) + CUT_GAPS),
      },
    });
    return {
      task: 'gaps-by-walk',
      title: `gap polygons and area shares of all ${subject.city.grids.length} grids, ${subject.limitM} m on foot`,
      rows: [
        rowOf('GridCircle', outcomes.ours, {
          ratioTo: outcomes.postgis,
          target: { of: 'ratio', atMost: 0.02 },
        }),
        rowOf(
          'GridCircle, first time (nearest streets of the city)',
          { times: [first.milliseconds], result: null, peakMB: null },
          { ratioTo: outcomes.postgis, target: { of: 'ratio', atMost: 0.5 } },
        ),
        rowOf('PostGIS, 30 m beside streets reached', outcomes.postgis),
      ],
      agreement: [await compareShares(bench, first.result), await countInvalid(bench, first.result)],
    };
  },
};

/** Area shares of partly covered grids against a fine sample of points whose walk PostGIS tells. */
async function compareShares(bench: Bench, gaps: readonly CoverageShape[]): Promise<string> {
  const { subject, peer } = bench;
  const rowOfCode = new Map(subject.city.grids.map(({ code }, g) => [code, g]));
  const shares = gaps.map(({ code, areaM2 }) => {
    const grid = rowOfCode.get(code) ?? -1;
    return { grid, share: 1 - areaM2 / polygonArea(subject.gridPolygons[grid]) };
  });
  const partly = shares.filter(({ share }) => share > 0.01 && share < 0.99);
  const sample = createRandom(subject.seed).shuffled(partly).slice(0, SAMPLED_GRIDS);
  const points = sample.flatMap(({ grid }) => pointsInside(subject.gridPolygons[grid], grid));
  const state = new CityState(subject.city);
  state.configure(BENCH_SETTINGS, stationCounter(BENCH_SETTINGS), passagesOpenAt(BENCH_SETTINGS.at));
  await loadWalkedCity(peer.sql, state);
  await loadWalkedStreets(peer.sql, state, subject.frame);
  const within = await pointsWithinAnyStation(peer.sql, points, subject.limitM);
  const isAtGapHome = gapHomesOf(state, subject.frame);
  const errorsWhere = (isCovered: (point: SamplePoint, row: number) => boolean) => {
    const tallies = new Map(sample.map(({ grid }) => [grid, { all: 0, covered: 0 }]));
    points.forEach((point, row) => {
      const tally = tallies.get(point.owner);
      if (tally === undefined) return;
      tally.all++;
      if (isCovered(point, row)) tally.covered++;
    });
    const errors = sample.map(({ grid, share }) => {
      const { all, covered } = tallies.get(grid) ?? { all: 1, covered: share };
      return Math.abs(share - covered / all);
    });
    return `median error ${percent(percentile(errors, 0.5))}, p99 ${percent(percentile(errors, 0.99))} of the grid`;
  };
  const withHomes = errorsWhere((point, row) => within.has(row) && !isAtGapHome(point));
  const groundAlone = errorsWhere((_, row) => within.has(row));
  return `covered share of ${sample.length} partly covered grids (of ${partly.length}) against ${points.length} points walked by PostGIS between the same walls: ${withHomes} (target p99 ≤ 0.5 %); without what ours leaves out over homes that walk further than the ground beside them, ${groundAlone}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}

/** Whether a point lies in the same cell as a home that is not reached: ours draws no ground there. */
function gapHomesOf(
  { city: { buildings }, coverage }: CityState,
  frame: LocalFrame,
): (point: SamplePoint) => boolean {
  const cellOf = (x: number, y: number) => `${Math.floor(x / CELL_M)} ${Math.floor(y / CELL_M)}`;
  const cells = new Set<string>();
  for (let row = 0; row < buildings.count; row++) {
    if (buildings.households[row] === 0 || coverage.isCovered(row)) continue;
    const [x, y] = frame.toLocal(buildings.lon[row], buildings.lat[row]);
    cells.add(cellOf(x, y));
  }
  return ({ x, y }) => cells.has(cellOf(x, y));
}

/** Points on a lattice of their own, which falls anywhere between the engine's samples. */
function pointsInside(polygon: OwnPolygon, owner: number): SamplePoint[] {
  const [minX, minY, maxX, maxY] = ringBounds(polygon[0]);
  const spacingM = Math.sqrt(polygonArea(polygon) / POINTS_PER_GRID);
  const points: SamplePoint[] = [];
  for (let y = minY + spacingM / 2; y < maxY; y += spacingM) {
    for (let x = minX + spacingM / 2; x < maxX; x += spacingM) {
      if (locatePoint(x, y, polygon) === 'inside') points.push({ owner, x, y });
    }
  }
  return points;
}

async function countInvalid({ peer }: Bench, gaps: readonly CoverageShape[]): Promise<string> {
  const batch = 500;
  let invalid = 0;
  for (let start = 0; start < gaps.length; start += batch) {
    const texts = gaps.slice(start, start + batch).map(({ geometry }) => JSON.stringify(geometry));
    const [{ count }] = await peer.sql<{ count: number }[]>`
      select count(*)::int as count from unnest(${texts}::text[]) as text where not st_isvalid(st_geomfromgeojson(text))`;
    invalid += count;
  }
  return `PostGIS finds ${invalid} of our ${gaps.length} gap shapes invalid, as they go to the page (degrees, seven decimals)`;
}
