import { featureCollection, point, pointsWithinPolygon } from '@turf/turf';
import { createRandom } from '../../data/generator/random.ts';
import { createGridAssignment } from '../../src/engine/topology/grid-assignment.ts';
import { type Bench, type BenchTask, repeats } from '../bench-task.ts';
import { sideBySide } from '../measure.ts';
import { type BenchTable, rowOf } from '../report.ts';

const TURF_GRIDS = 20;
const COUNT_BY_POSTGIS = `
  select g.id, count(*)::int as buildings
    from grids g join buildings b on st_covers(g.degrees, b.degrees) group by g.id`;

/** Which grid every building stands in. */
export const pointsInGrids: BenchTask = {
  name: 'points-in-grids',
  async run(bench: Bench): Promise<BenchTable> {
    const { subject, peer } = bench;
    const { quick, slow } = repeats(bench);
    const { lon, lat, count } = subject.city.buildings;
    const grids = subject.city.grids.map(({ code, geometry }) => ({ code, polygon: geometry }));
    const sample = createRandom(subject.seed).shuffled(grids).slice(0, TURF_GRIDS);
    const points = featureCollection(Array.from({ length: count }, (_, row) => point([lon[row], lat[row]])));
    const outcomes = await sideBySide({
      ours: {
        runs: quick,
        warmUps: 2,
        pid: process.pid,
        work: () => createGridAssignment(lon, lat, grids).gridOf,
      },
      postgis: {
        runs: slow,
        warmUps: 0,
        pid: peer.pid,
        work: () => peer.sql.unsafe<{ id: number; buildings: number }[]>(COUNT_BY_POSTGIS),
      },
      turf: {
        runs: 2,
        warmUps: 0,
        pid: process.pid,
        work: () => sample.map(({ polygon }) => pointsWithinPolygon(points, polygon).features.length),
      },
    });
    const counts = new Int32Array(grids.length);
    for (const slot of outcomes.ours.result) if (slot >= 0) counts[slot]++;
    const theirs = new Map(outcomes.postgis.result.map(({ id, buildings }) => [id, buildings]));
    const equal = grids.filter((_, g) => counts[g] === (theirs.get(g) ?? 0)).length;
    const codes = new Map(grids.map(({ code }, g) => [code, g]));
    const equalToTurf = sample.filter(
      ({ code }, i) => counts[codes.get(code) ?? -1] === outcomes.turf.result[i],
    ).length;
    return {
      task: 'points-in-grids',
      title: `${count} buildings into ${grids.length} grids, index builds included for ours`,
      rows: [
        rowOf('GridCircle', outcomes.ours, {
          ratioTo: outcomes.postgis,
          target: { of: 'ratio', atMost: 0.03 },
        }),
        rowOf('PostGIS ST_Covers join, indexes ready', outcomes.postgis),
        rowOf(`Turf, from ${sample.length} grids`, outcomes.turf, {
          ratioTo: outcomes.postgis,
          factor: grids.length / sample.length,
        }),
      ],
      agreement: [
        `${equal} of ${grids.length} grids hold as many buildings as in PostGIS, ${equalToTurf} of ${sample.length} as in Turf (a building on a shared border is in both for them, in the first for us)`,
      ],
    };
  },
};
