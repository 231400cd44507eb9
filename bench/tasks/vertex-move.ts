import { featureCollection, point, pointsWithinPolygon } from '@turf/turf';
import { createRandom, type Random } from '../../data/generator/random.ts';
import type { EditCommand } from '../../src/domain/edit.ts';
import type { EditEffect } from '../../src/domain/figures.ts';
import type { LonLat } from '../../src/domain/geometry.ts';
import { type Bench, type BenchTask, repeats } from '../bench-task.ts';
import { EditingDesk } from '../editing-desk.ts';
import { sideBySide, type Timing } from '../measure.ts';
import { polygonText } from '../peers/wkt.ts';
import { type BenchTable, clockNote, rounded, rowOf, stepsRow } from '../report.ts';

const STEPS_PER_GESTURE = 40;
/** Degrees between two pointer positions: about a metre. */
const STEP_DEGREES = 1e-5;
const TRIES = 30;

/** A planner drags vertices of shared borders; every third gesture is kept, the others are taken back. */
export const vertexMove: BenchTask = {
  name: 'vertex-move',
  async run(bench: Bench): Promise<BenchTable> {
    const { subject, peer } = bench;
    const random = createRandom(subject.seed).fork('vertex move');
    const desk = await EditingDesk.open(subject.city);
    await dragVertices(desk, random, 10, false);
    const numbers = await dragVertices(desk, random, subject.preset === 'demo' ? 75 : 150, false);
    await dragVertices(desk, random, 3, true);
    const shapes = await dragVertices(desk, random, subject.preset === 'demo' ? 15 : 25, true);
    const isEqual = await desk.equalsFromScratch();
    const { quick, slow } = repeats(bench);
    const effects = numbers.effects;
    const { lon, lat, count } = subject.city.buildings;
    const points = featureCollection(Array.from({ length: count }, (_, row) => point([lon[row], lat[row]])));
    const outcomes = await sideBySide({
      postgis: {
        runs: Math.min(quick, effects.length),
        warmUps: 1,
        pid: peer.pid,
        work: takingTurns(effects, (effect) => peer.sql.unsafe(recount(effect))),
      },
      turf: {
        runs: slow,
        warmUps: 1,
        pid: process.pid,
        work: takingTurns(effects, ({ gridPolygons }) =>
          Object.values(gridPolygons).map((polygon) => pointsWithinPolygon(points, polygon).features.length),
        ),
      },
    });
    const step = stepsRow('GridCircle, all numbers', numbers.times, { of: 'p99', atMost: 1 });
    return {
      task: 'vertex-move',
      title: 'one step of dragging a shared vertex (1 m), through the doorway the page uses',
      rows: [
        { ...step, ratio: step.medianMs / rowOf('', outcomes.postgis).medianMs },
        stepsRow('GridCircle, with the gaps of grids touched', shapes.times, { of: 'p99', atMost: 8 }),
        stepsRow(
          'GridCircle, first touch of a community',
          [...numbers.firstTouches, ...shapes.firstTouches],
          null,
        ),
        rowOf('PostGIS, recount of the grids touched', outcomes.postgis),
        rowOf('Turf, recount of the grids touched', outcomes.turf, { ratioTo: outcomes.postgis }),
      ],
      agreement: [
        isEqual
          ? 'after all gestures every figure of the city equals a count from scratch'
          : 'WRONG: figures differ from a count from scratch',
        clockNote(numbers.times),
        await compareWithPostgis(bench, effects),
        `${rounded((100 * numbers.refused) / numbers.times.length)} % of the steps were refused (a border would cross another); their time counts`,
      ],
    };
  },
};

interface Drags {
  readonly times: readonly Timing[];
  /** The step at which a community's borders had to be taken apart for editing. */
  readonly firstTouches: readonly Timing[];
  /** One per gesture: the last step that was not refused. */
  readonly effects: readonly EditEffect[];
  readonly refused: number;
}

async function dragVertices(
  desk: EditingDesk,
  random: Random,
  gestures: number,
  withShapes: boolean,
): Promise<Drags> {
  const touchedBefore = new Set<string>();
  const times: Timing[] = [];
  const firstTouches: Timing[] = [];
  const effects: EditEffect[] = [];
  let refused = 0;
  for (let gesture = 0; gesture < gestures; gesture++) {
    const { communityCode } = random.pick(desk.city.grids);
    const isFirst = !touchedBefore.has(communityCode);
    touchedBefore.add(communityCode);
    const grabbed = await grabVertex(desk, communityCode, random);
    if (isFirst) firstTouches.push(grabbed.firstTry);
    if (grabbed.at === null) continue;
    const path = straightPath(grabbed.at, random);
    const move = (to: LonLat): EditCommand => ({ kind: 'move_vertex', communityCode, at: grabbed.at!, to });
    let last: EditEffect | null = null;
    for (const to of path) {
      const { answer, ...timing } = await desk.drag(move(to), withShapes);
      times.push(timing);
      if (answer.ok) last = answer.value;
      else refused++;
    }
    if (last !== null) effects.push(last);
    if (gesture % 3 === 0) await desk.drop(move(path[path.length - 1]));
    else await desk.engine.cancelEdit();
  }
  return { times, firstTouches, effects, refused };
}

/** A vertex of the community that may be moved, found by trying; and what the first try cost. */
async function grabVertex(
  desk: EditingDesk,
  communityCode: string,
  random: Random,
): Promise<{ at: LonLat | null; firstTry: Timing }> {
  const grids = desk.city.grids.filter((grid) => grid.communityCode === communityCode);
  let firstTry: Timing = { milliseconds: Number.NaN, clockMs: Number.NaN };
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const [lon, lat] = random.pick(random.pick(random.pick(grids).geometry.coordinates));
    const to: LonLat = [lon + STEP_DEGREES / 10, lat];
    const { answer, ...timing } = await desk.drag(
      { kind: 'move_vertex', communityCode, at: [lon, lat], to },
      false,
    );
    if (attempt === 0) firstTry = timing;
    if (answer.ok) return { at: [lon, lat], firstTry };
  }
  return { at: null, firstTry };
}

function straightPath([lon, lat]: LonLat, random: Random): LonLat[] {
  const heading = random.between(0, 2 * Math.PI);
  const [east, north] = [STEP_DEGREES * Math.cos(heading), STEP_DEGREES * Math.sin(heading)];
  return Array.from({ length: STEPS_PER_GESTURE }, (_, i) => [lon + (i + 1) * east, lat + (i + 1) * north]);
}

function takingTurns<T, R>(items: readonly T[], work: (item: T) => R): () => R {
  let turn = 0;
  return () => work(items[turn++ % items.length]);
}

function recount({ gridPolygons }: EditEffect): string {
  const values = Object.entries(gridPolygons).map(
    ([code, { coordinates }]) => `('${code}', '${polygonText(coordinates)}'::geometry)`,
  );
  return `select g.code, count(b.id)::int as buildings, coalesce(sum(b.households), 0)::int as households
    from (values ${values.join()}) as g(code, geom) left join buildings b on st_covers(g.geom, b.degrees)
    group by g.code`;
}

async function compareWithPostgis({ peer }: Bench, effects: readonly EditEffect[]): Promise<string> {
  let equal = 0;
  let compared = 0;
  for (const effect of effects) {
    const rows = await peer.sql.unsafe<{ code: string; buildings: number; households: number }[]>(
      recount(effect),
    );
    for (const { code, buildings, households } of rows) {
      const ours = effect.grids.find((grid) => grid.code === code);
      compared++;
      if (ours?.buildings === buildings && ours.households === households) equal++;
    }
  }
  return `${equal} of ${compared} grids moved hold the buildings and households that PostGIS counts in the same polygon`;
}
