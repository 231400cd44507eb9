import { createRandom, type Random } from '../../data/generator/random.ts';
import { shapeToLocal } from '../../src/engine/geometry/local-polygons.ts';
import { type OwnShape, shapeBounds } from '../../src/engine/geometry/planar.ts';
import { shapeCovers } from '../../src/engine/geometry/point-in-polygon.ts';
import { ServiceAreaFinder } from '../../src/engine/network/service-area.ts';
import { createCityEngine } from '../../src/worker/city-engine.ts';
import { BENCH_SETTINGS } from '../bench-city.ts';
import { type Bench, type BenchTask, repeats } from '../bench-task.ts';
import { percentile, sideBySide } from '../measure.ts';
import { type CopyRow, copyRows } from '../peers/copy-rows.ts';
import { drawServiceAreas } from '../peers/drawn-ground.ts';
import { joinBareStreets, pointsWithinStation, type SamplePoint } from '../peers/walks-of-points.ts';
import { type BenchTable, rowOf } from '../report.ts';

const SAMPLED_STATIONS = 40;
const POINTS_PER_STATION = 4000;
/** Beyond the drawn area, so that ground it wrongly leaves out is sampled too. */
const MARGIN_M = 60;

const MARGINS_PER_STATION = `
  select p.station, st_union(st_buffer(st_linesubstring(e.geom, p.first, p.last), 30)) as geom
    from reached_parts p join edges e on e.id = p.edge group by p.station`;

/** Drawn service areas of a sample of stations. */
export const drawnAreas: BenchTask = {
  name: 'drawn-areas',
  async run(bench: Bench): Promise<BenchTable> {
    const { subject, peer } = bench;
    const { quick, slow } = repeats(bench);
    const random = createRandom(subject.seed).fork('drawn areas');
    const rows = random.shuffled(subject.stations.map((_, row) => row)).slice(0, SAMPLED_STATIONS);
    const codes = rows.map((row) => subject.stations[row].code);
    const engine = createCityEngine();
    await engine.open(subject.city, BENCH_SETTINGS);
    await loadReachedParts(bench, rows);
    const drawnBy = (areas: string) => ({
      runs: slow,
      warmUps: 0,
      pid: peer.pid,
      work: () =>
        peer.sql.unsafe<{ corners: number }[]>(`select st_npoints(geom) as corners from (${areas}) areas`),
    });
    const outcomes = await sideBySide({
      ours: { runs: quick, warmUps: 2, pid: process.pid, work: () => engine.serviceAreas(codes) },
      postgis: drawnBy(drawServiceAreas(rows, subject.limitM, subject.frame.origin)),
      marginsAlone: drawnBy(MARGINS_PER_STATION),
    });
    const shapes = outcomes.ours.result.map(({ geometry }) => shapeToLocal(subject.frame, geometry));
    const vertices = outcomes.ours.result.map(({ geometry }) => geometry.coordinates.flat(2).length);
    const corners = outcomes.postgis.result.map((area) => area.corners);
    const toMargins = rowOf('', outcomes.ours, { ratioTo: outcomes.marginsAlone }).ratio ?? Number.NaN;
    return {
      task: 'drawn-areas',
      title: `drawn service areas of ${codes.length} stations, one after the other (milliseconds for all)`,
      rows: [
        rowOf('GridCircle, search, drawing and degrees', outcomes.ours, {
          ratioTo: outcomes.postgis,
          target: { of: 'ratio', atMost: 0.02 },
        }),
        rowOf('pgRouting search + PostGIS, 30 m beside parts, degrees', outcomes.postgis),
        rowOf('  PostGIS, 30 m beside parts given', outcomes.marginsAlone, { ratioTo: outcomes.postgis }),
      ],
      agreement: [
        await compareWithWalks(bench, rows, shapes, random),
        `${percentile(vertices, 0.5)} vertices per area (median), ${percentile(corners, 0.5)} in PostGIS`,
        `both sides search the streets from each station, draw, leave out vertices within a metre and give degrees; ours also asks every home in the area for its walk; against PostGIS drawing parts given, without search, homes and degrees, the ratio is ${toMargins.toPrecision(3)}`,
      ],
    };
  },
};

/** Gives the peer the street parts reached, so that its drawing alone can be timed. */
async function loadReachedParts({ subject, peer }: Bench, rows: readonly number[]): Promise<void> {
  await peer.sql.unsafe(`
    drop table if exists reached_parts;
    create temp table reached_parts (station int, edge int, first float8, last float8)`);
  const finder = new ServiceAreaFinder(subject.network);
  const parts = rows.flatMap((row): CopyRow[] => {
    const { parts: found } = finder.find(subject.stations[row].snap, subject.limitM);
    return Array.from({ length: found.count }, (_, i) => [
      row,
      found.edges[i],
      found.starts[i],
      found.ends[i],
    ]);
  });
  await copyRows(peer.sql, 'reached_parts', parts);
}

/** Random points in and around each area: drawn or not, against the walk that PostGIS and pgRouting tell. */
async function compareWithWalks(
  { subject, peer }: Bench,
  rows: readonly number[],
  shapes: readonly OwnShape[],
  random: Random,
): Promise<string> {
  const points = rows.flatMap((row, i) => pointsAround(shapes[i], row, random));
  await joinBareStreets(peer.sql, points);
  const within = new Map<number, Set<number>>();
  for (const row of rows) within.set(row, await pointsWithinStation(peer.sql, row, subject.limitM));
  const shapeOf = new Map(rows.map((row, i) => [row, shapes[i]]));
  const tallies = new Map(rows.map((row) => [row, { both: 0, either: 0 }]));
  let agreeing = 0;
  points.forEach(({ owner, x, y }, id) => {
    const isDrawn = shapeCovers(shapeOf.get(owner) ?? [], x, y);
    const isWithin = within.get(owner)?.has(id) ?? false;
    const tally = tallies.get(owner);
    if (isDrawn === isWithin) agreeing++;
    if (tally && isDrawn && isWithin) tally.both++;
    if (tally && (isDrawn || isWithin)) tally.either++;
  });
  const all = [...tallies.values()];
  const iou = all.reduce((sum, { both }) => sum + both, 0) / all.reduce((sum, { either }) => sum + either, 0);
  const least = Math.min(...all.map(({ both, either }) => (either === 0 ? 1 : both / either)));
  return `against ${points.length} random points walked by PostGIS and pgRouting: IoU ${iou.toFixed(4)} over all areas (target ≥ 0.985), least ${least.toFixed(4)}; ${((100 * agreeing) / points.length).toFixed(2)} % of the points agree`;
}

function pointsAround(shape: OwnShape, owner: number, random: Random): SamplePoint[] {
  const [minX, minY, maxX, maxY] = shapeBounds(shape);
  return Array.from({ length: shape.length === 0 ? 0 : POINTS_PER_STATION }, () => ({
    owner,
    x: random.between(minX - MARGIN_M, maxX + MARGIN_M),
    y: random.between(minY - MARGIN_M, maxY + MARGIN_M),
  }));
}
