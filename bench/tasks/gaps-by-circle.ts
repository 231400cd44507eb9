import { booleanWithin, difference, featureCollection, polygon } from '@turf/turf';
import { createRandom } from '../../data/generator/random.ts';
import type { CoverageShape } from '../../src/domain/figures.ts';
import type { Polygon } from '../../src/domain/geometry.ts';
import { circlePolygon } from '../../src/engine/geometry/circle.ts';
import { polygonToLocal } from '../../src/engine/geometry/local-polygons.ts';
import { boundsTouch, polygonArea, ringBounds } from '../../src/engine/geometry/planar.ts';
import { createCityEngine } from '../../src/worker/city-engine.ts';
import { BENCH_SETTINGS } from '../bench-city.ts';
import { type Bench, type BenchTask, repeats } from '../bench-task.ts';
import { percentile, sideBySide } from '../measure.ts';
import { copyRows } from '../peers/copy-rows.ts';
import { CUT_GAPS, UNITE_CIRCLES } from '../peers/drawn-ground.ts';
import { polygonText } from '../peers/wkt.ts';
import { type BenchTable, rowOf } from '../report.ts';

const TURF_GRIDS = 100;
const TURF_BUDGET_MS = 20_000;

/** Gap polygons of all grids where coverage means a circle of 1,000 m, from identical circles. */
export const gapsByCircle: BenchTask = {
  name: 'gaps-by-circle',
  async run(bench: Bench): Promise<BenchTable> {
    const { subject, peer } = bench;
    const { slow } = repeats(bench);
    const circles = subject.stations.map(({ position }) => circlePolygon(position, subject.limitM));
    await loadCircles(bench, circles);
    const engine = createCityEngine();
    await engine.open(subject.city, { ...BENCH_SETTINGS, method: 'circle' });
    const sample = createRandom(subject.seed).shuffled(subject.city.grids).slice(0, TURF_GRIDS);
    const outcomes = await sideBySide({
      ours: { runs: 2 * slow, warmUps: 1, pid: process.pid, work: () => engine.gaps() },
      postgis: {
        runs: slow,
        warmUps: 0,
        pid: peer.pid,
        work: () => peer.sql.unsafe(UNITE_CIRCLES + CUT_GAPS),
      },
      turf: {
        runs: 1,
        warmUps: 0,
        pid: process.pid,
        work: () =>
          turfGaps(
            sample.map(({ geometry }) => geometry),
            circles,
          ),
      },
    });
    const turf = outcomes.turf.result;
    return {
      task: 'gaps-by-circle',
      title: `gap polygons of all ${subject.city.grids.length} grids, circles of ${subject.limitM} m (128 corners)`,
      rows: [
        rowOf('GridCircle', outcomes.ours, {
          ratioTo: outcomes.postgis,
          target: { of: 'ratio', atMost: 0.5 },
        }),
        rowOf('PostGIS union, subdivide, difference', outcomes.postgis),
        rowOf(`Turf, from ${turf.done} grids`, outcomes.turf, {
          ratioTo: outcomes.postgis,
          factor: subject.city.grids.length / turf.done,
        }),
      ],
      agreement: [
        await compareAreas(bench, outcomes.ours.result),
        `Turf threw on ${turf.thrown} of ${turf.done} grids`,
      ],
    };
  },
};

async function loadCircles({ subject, peer }: Bench, circles: readonly Polygon[]): Promise<void> {
  await peer.sql.unsafe('drop table if exists circles; create table circles (geom geometry)');
  const rows = circles.map((circle) => [polygonText(polygonToLocal(subject.frame, circle))]);
  await copyRows(peer.sql, 'circles', rows);
}

/**
 * The way one would do it with Turf: nothing for a grid within one circle, else the circles whose box touches it taken
 * away in one call. Stops when the budget is spent.
 */
function turfGaps(grids: readonly Polygon[], circles: readonly Polygon[]): { done: number; thrown: number } {
  const boxed = circles.map((circle) => ({ circle, bounds: ringBounds(circle.coordinates[0]) }));
  const deadline = performance.now() + TURF_BUDGET_MS;
  let done = 0;
  let thrown = 0;
  while (done < grids.length && performance.now() < deadline) {
    const grid = grids[done++];
    const bounds = ringBounds(grid.coordinates[0]);
    const near = boxed.filter((candidate) => boundsTouch(candidate.bounds, bounds));
    if (near.length === 0 || near.some(({ circle }) => booleanWithin(grid, circle))) continue;
    const shapes = [grid, ...near.map(({ circle }) => circle)];
    try {
      difference(featureCollection(shapes.map(({ coordinates }) => polygon(coordinates))));
    } catch {
      thrown++;
    }
  }
  return { done, thrown };
}

/** Gap areas against those of PostGIS's table `gaps`, as shares of the grid. */
async function compareAreas({ subject, peer }: Bench, gaps: readonly CoverageShape[]): Promise<string> {
  const rows = await peer.sql<{ id: number; area: number; parts: number }[]>`
    select id, st_area(geom) as area, st_numgeometries(geom) as parts from gaps`;
  const ours = new Map(gaps.map(({ code, areaM2 }) => [code, areaM2]));
  let [sum, theirSum] = [0, 0];
  const shareDifferences = rows.map(({ id, area }) => {
    const own = ours.get(subject.city.grids[id].code) ?? 0;
    sum += own;
    theirSum += area;
    return Math.abs(own - area) / polygonArea(subject.gridPolygons[id]);
  });
  const worst = percentile(shareDifferences, 1);
  return `total gap ${(sum / 1e6).toFixed(3)} km² against ${(theirSum / 1e6).toFixed(3)} km² in PostGIS; share of a grid differs by at most ${worst.toExponential(1)} (slivers below 1 m² are left out by ours)`;
}
