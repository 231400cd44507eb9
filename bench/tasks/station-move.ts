import type { Random } from '../../data/generator/random.ts';
import { createRandom } from '../../data/generator/random.ts';
import type { EditCommand } from '../../src/domain/edit.ts';
import type { LonLat } from '../../src/domain/geometry.ts';
import { type Bench, type BenchTask, repeats } from '../bench-task.ts';
import { EditingDesk } from '../editing-desk.ts';
import { sideBySide, type Timing } from '../measure.ts';
import {
  countsPerGrid,
  EVERYWHERE_M,
  householdsAround,
  nearestMetresOfNodes,
  walksOfBuildings,
} from '../peers/walking-queries.ts';
import { type BenchTable, clockNote, rounded, rowOf, stepsRow } from '../report.ts';

const STEPS_PER_GESTURE = 40;
/** Metres between two pointer positions: a brisk drag at sixty pictures a second. */
const STEP_M = 12;
const METRES_PER_DEGREE = 111_320;

/** A planner drags stations about; every third gesture is kept, the others are taken back. */
export const stationMove: BenchTask = {
  name: 'station-move',
  async run(bench: Bench): Promise<BenchTable> {
    const { subject, peer } = bench;
    const random = createRandom(subject.seed).fork('station move');
    const desk = await EditingDesk.open(subject.city);
    await dragStations(desk, random, 5, false);
    const numbers = await dragStations(desk, random, subject.preset === 'demo' ? 50 : 100, false);
    await dragStations(desk, random, 2, true);
    const shapes = await dragStations(desk, random, subject.preset === 'demo' ? 10 : 15, true);
    const isEqual = await desk.equalsFromScratch();
    const { slow } = repeats(bench);
    const station = () => random.integer(0, subject.stations.length - 1);
    const one = await sideBySide({
      around: {
        runs: 2 * slow,
        warmUps: 1,
        pid: peer.pid,
        work: () => peer.sql.unsafe(householdsAround(station(), subject.limitM)),
      },
      full: {
        runs: slow,
        warmUps: 0,
        pid: peer.pid,
        work: () =>
          peer.sql.unsafe(
            countsPerGrid(walksOfBuildings(nearestMetresOfNodes(EVERYWHERE_M)), subject.limitM),
          ),
      },
    });
    const step = stepsRow('GridCircle, all numbers', numbers.times, { of: 'p99', atMost: 1 });
    const ofFull = rowOf('', one.full);
    return {
      task: 'station-move',
      title: `one step of dragging a station (${STEP_M} m), through the doorway the page uses`,
      rows: [
        { ...step, ratio: step.medianMs / ofFull.medianMs },
        stepsRow('GridCircle, with its area and the gaps of grids touched', shapes.times, {
          of: 'p99',
          atMost: 8,
        }),
        rowOf('pgRouting, all counts anew (one search)', one.full),
        rowOf('pgRouting, that station alone in its box', one.around, { ratioTo: one.full }),
      ],
      agreement: [
        isEqual
          ? 'after all gestures every figure of the city equals a count from scratch'
          : 'WRONG: figures differ from a count from scratch',
        clockNote(numbers.times),
        `a step touches ${rounded(numbers.gridsTouched)} grids on average; the peer's full count answers the same question, its single station only part of it`,
      ],
    };
  },
};

interface Drags {
  readonly times: readonly Timing[];
  /** Mean per step. */
  readonly gridsTouched: number;
}

async function dragStations(
  desk: EditingDesk,
  random: Random,
  gestures: number,
  withShapes: boolean,
): Promise<Drags> {
  const times: Timing[] = [];
  let touched = 0;
  for (let gesture = 0; gesture < gestures; gesture++) {
    const { code, location } = random.pick(
      desk.city.stations.filter((candidate) => candidate.location !== null),
    );
    const path = straightPath(location ?? [0, 0], random);
    const move = (to: LonLat): EditCommand => ({ kind: 'move_station', stationCode: code, to });
    for (const to of path) {
      const { answer, ...timing } = await desk.drag(move(to), withShapes);
      times.push(timing);
      if (answer.ok) touched += answer.value.grids.length;
    }
    if (gesture % 3 === 0) await desk.drop(move(path[path.length - 1]));
    else await desk.engine.cancelEdit();
  }
  return { times, gridsTouched: touched / times.length };
}

function straightPath([lon, lat]: LonLat, random: Random): LonLat[] {
  const heading = random.between(0, 2 * Math.PI);
  const east = (Math.cos(heading) * STEP_M) / (METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180));
  const north = (Math.sin(heading) * STEP_M) / METRES_PER_DEGREE;
  return Array.from({ length: STEPS_PER_GESTURE }, (_, i) => [lon + (i + 1) * east, lat + (i + 1) * north]);
}
