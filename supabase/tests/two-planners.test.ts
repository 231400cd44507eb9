import { describe, expect, test } from 'vitest';
import type { CityData } from '../../src/domain/city.ts';
import type { Change } from '../../src/domain/plan.ts';
import { createMemoryBackend } from '../../src/sources/memory/memory-source.ts';
import { type ContractSubject, visitors } from './contract/contract-subject.ts';
import { A1, A2, A3, B1, B2, CITY, tinyCity } from './fixture/tiny-city.ts';
import { MEMORY_PEOPLE, onEachDatabase, useBackend } from './support/databases.ts';
import { approvedPlan, expectValue, figuresFor, gridChange } from './support/plans.ts';
import { DeskModel, seededRandom } from './support/two-planners.ts';

const CODES = [A1, A2, A3, B1, B2];
const STEPS = 24;
/** Many small calls: on a busy machine they take their time. */
const PATIENCE_MS = 600_000;

type People = Awaited<ReturnType<typeof visitors>>;

/** Every name that the plan's saves ever gave to a grid, save by save. */
async function savedNames(people: People, planId: string): Promise<string[][]> {
  const { revisions } = expectValue(await people.planner.planHistory(planId));
  const changes: Change[] = [];
  for (const { revision } of revisions)
    changes.push(expectValue(await people.planner.loadRevision(planId, revision)));
  return changes.map(({ grids }) => Object.values(grids.updated).map(([, to]) => to.name));
}

/** Two planners stroke, save and load the same draft in a random order. Throws naming seed and order. */
async function interleave(people: People, seed: number): Promise<void> {
  const random = seededRandom(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)];
  const { city } = await people.planner.loadCity();
  const { id } = expectValue(await people.planner.createPlan(`交错 ${seed}`, CITY));
  const desks = ['planner', 'admin'].map((name) => new DeskModel(name, people[name], id, city.grids));
  const order: string[] = [];
  for (let step = 0; step < STEPS; step++) {
    const desk = pick(desks);
    const act = pick(['stroke', 'stroke', 'save', 'load'] as const);
    order.push(`${desk.name} ${act}`);
    if (act === 'stroke') desk.stroke(pick(CODES));
    else if (act === 'save') await desk.save();
    else await desk.catchUp();
  }
  for (const desk of desks) while (!(await desk.save())) order.push(`${desk.name} saves again`);

  const story = `seed ${seed}: ${order.join(', ')}`;
  const saves = await savedNames(people, id);
  const last = saves[0];
  for (const desk of desks) {
    const knowinglyGone = [...desks.flatMap(({ replaced }) => replaced), ...desk.yielded];
    for (const token of desk.strokes) {
      // Whatever is not in the plan any more was painted over by somebody who saw it, or gave way and says so.
      expect(last.includes(token) || knowinglyGone.includes(token), `${token} was lost. ${story}`).toBe(true);
      // A name that gave way is not in the plan, and no name stands in two places.
      expect(last.filter((name) => name === token).length, story).toBeLessThan(2);
    }
    expect(
      desk.yielded.filter((token) => last.includes(token)),
      story,
    ).toEqual([]);
  }
  // No save brought back, or took away, more than its planner knew: each is the one before it and own strokes.
  for (let i = 0; i + 1 < saves.length; i++) {
    const gone = saves[i + 1].filter((name) => !saves[i].includes(name));
    const painted = desks.flatMap(({ replaced }) => replaced);
    expect(
      gone.filter((name) => !painted.includes(name)),
      story,
    ).toEqual([]);
  }
}

/** Two planners work on drafts of their own over one map; whoever publishes second on the same grid is told. */
async function interleavePublications(people: People, seed: number): Promise<void> {
  const random = seededRandom(seed);
  const { city, version } = await people.reviewer.loadCity();
  const named = (code: string, name: string, over: CityData): Change => {
    const before = over.grids.find((grid) => grid.code === code)!;
    return gridChange({ [code]: { ...before, name } }, over);
  };
  const codes = [1, 2].map(() => CODES[Math.floor(random() * CODES.length)]);
  const plans = [];
  for (const [turn, code] of codes.entries()) {
    const change = named(code, `${seed} ${turn}`, city);
    plans.push({ code, change, plan: await approvedPlan(people.planner, people.reviewer, CITY, change) });
  }
  const outcomes = await Promise.all(
    plans.map(({ plan, change }) => people.reviewer.publishPlan(plan.id, figuresFor(change, city))),
  );
  const accepted = outcomes.filter(({ ok }) => ok).length;
  expect(accepted, `seed ${seed}`).toBe(codes[0] === codes[1] ? 1 : 2);
  for (const outcome of outcomes) if (!outcome.ok) expect(outcome.reason, `seed ${seed}`).toBe('conflict');
  const now = await people.reviewer.loadCity();
  expect(now.version).toBe(version + accepted);
  for (const [turn, { code }] of plans.entries()) {
    if (!outcomes[turn].ok) continue;
    expect(now.city.grids.find((grid) => grid.code === code)!.name, `seed ${seed}`).toBe(`${seed} ${turn}`);
  }
}

describe('in memory', () => {
  test(
    'a thousand interleavings of two planners lose no stroke in silence',
    async () => {
      const people = await visitors(memory());
      for (let seed = 1; seed <= 1000; seed++) await interleave(people, seed);
    },
    PATIENCE_MS,
  );

  test('a hundred pairs of publications overwrite nothing', async () => {
    const people = await visitors(memory());
    for (let seed = 1; seed <= 100; seed++) await interleavePublications(people, seed);
  });
});

onEachDatabase((kind) => {
  const opened = useBackend(kind, (backend) => backend.settle());

  test(
    'interleavings of two planners lose no stroke in silence, publications overwrite nothing',
    async () => {
      const people = await visitors({ visitor: () => opened().source() });
      for (let seed = 1; seed <= 8; seed++) await interleave(people, seed);
      for (let seed = 1; seed <= 6; seed++) await interleavePublications(people, seed);
    },
    PATIENCE_MS,
  );
});

function memory(): ContractSubject {
  return { visitor: createMemoryBackend(tinyCity, { people: MEMORY_PEOPLE }) };
}
