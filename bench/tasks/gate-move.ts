import { createRandom, type Random } from '../../data/generator/random.ts';
import type { Gate } from '../../src/domain/city.ts';
import type { EditCommand } from '../../src/domain/edit.ts';
import type { Bench, BenchTask } from '../bench-task.ts';
import { EditingDesk } from '../editing-desk.ts';
import type { Timing } from '../measure.ts';
import { type BenchTable, clockNote, stepsRow } from '../report.ts';

const STEPS_PER_GESTURE = 4;
/** Degrees between two pointer positions: about a metre. */
const STEP_DEGREES = 1e-5;

/** A planner drags gates about, off their streets; every third gesture is kept, the others are taken back. */
export const gateMove: BenchTask = {
  name: 'gate-move',
  async run({ subject }: Bench): Promise<BenchTable> {
    const random = createRandom(subject.seed).fork('gate move');
    const desk = await EditingDesk.open(subject.city);
    await dragGates(desk, random, 1);
    const numbers = await dragGates(desk, random, subject.preset === 'demo' ? 20 : 5);
    const isEqual = await desk.equalsFromScratch();
    return {
      task: 'gate-move',
      title: 'one step of dragging a gate (1 m), through the doorway the page uses',
      rows: [stepsRow('GridCircle, all numbers', numbers, { of: 'p99', atMost: 16 })],
      agreement: [
        isEqual
          ? 'after all gestures every figure of the city equals a count from scratch'
          : 'WRONG: figures differ from a count from scratch',
        clockNote(numbers),
        'a gate that moves is another way through a wall: the ground is walled anew and every walk counted again',
      ],
    };
  },
};

async function dragGates(desk: EditingDesk, random: Random, gestures: number): Promise<readonly Timing[]> {
  const times: Timing[] = [];
  for (let gesture = 0; gesture < gestures; gesture++) {
    const path = straightPath(random.pick(desk.city.gates), random);
    for (const command of path) {
      const { answer: _, ...timing } = await desk.drag(command, false);
      times.push(timing);
    }
    if (gesture % 3 === 0) await desk.drop(path[path.length - 1]);
    else await desk.engine.cancelEdit();
  }
  return times;
}

function straightPath(gate: Gate, random: Random): EditCommand[] {
  const [lon, lat] = gate.geometry.coordinates;
  const heading = random.between(0, 2 * Math.PI);
  const [east, north] = [STEP_DEGREES * Math.cos(heading), STEP_DEGREES * Math.sin(heading)];
  return Array.from({ length: STEPS_PER_GESTURE }, (_, i) => ({
    kind: 'update_gate',
    gate: {
      ...gate,
      geometry: { type: 'Point', coordinates: [lon + (i + 1) * east, lat + (i + 1) * north] },
    },
  }));
}
