import { createRandom } from '../../data/generator/random.ts';
import type { CoverageShape } from '../../src/domain/figures.ts';
import { type OwnPolygon, polygonArea, ringBounds } from '../../src/engine/geometry/planar.ts';
import { locatePoint } from '../../src/engine/geometry/point-in-polygon.ts';
import { createCityEngine } from '../../src/worker/city-engine.ts';
import { BENCH_SETTINGS } from '../bench-city.ts';
import { type Bench, type BenchTask, repeats } from '../bench-task.ts';
import { percentile, sideBySide, timed } from '../measure.ts';
import { CUT_GAPS, drawMarginsOfStreets } from '../peers/drawn-ground.ts';
import { joinPoints, pointsWithinAnyStation, type SamplePoint } from '../peers/walks-of-points.ts';
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
  await joinPoints(peer.sql, points);
  const within = await pointsWithinAnyStation(peer.sql, subject.limitM);
  const count = new Map<number, { all: number; within: number }>();
  points.forEach(({ owner }, row) => {
    const tally = count.get(owner) ?? { all: 0, within: 0 };
    tally.all++;
    if (within.has(row)) tally.within++;
    count.set(owner, tally);
  });
  const errors = sample.map(({ grid, share }) => {
    const tally = count.get(grid);
    return tally ? Math.abs(share - tally.within / tally.all) : 0;
  });
  const percent = (value: number) => `${(100 * value).toFixed(2)} %`;
  return `covered share of ${sample.length} partly covered grids (of ${partly.length}) against ${points.length} points walked by PostGIS: median error ${percent(percentile(errors, 0.5))}, p99 ${percent(percentile(errors, 0.99))} of the grid (target p99 ≤ 0.5 %)`;
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
