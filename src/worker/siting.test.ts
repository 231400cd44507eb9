import { describe, expect, it } from 'vitest';
import type { CityData } from '../domain/city.ts';
import type { LonLat } from '../domain/geometry.ts';
import type { SitingCandidate, SitingProgress } from '../domain/siting.ts';
import { createCityEngine } from './city-engine.ts';
import { stationAt } from './city-fixture.ts';
import type { EngineApi } from './protocol.ts';
import type { SitingQuestion } from './siting.ts';
import { TOWN_COMMUNITIES, TOWN_SETTINGS, townFixture } from './town-fixture.ts';

/** A station of the town reaches the blocks around it in this time, and not many more. */
const SETTINGS = { ...TOWN_SETTINGS, limitMinutes: 3 };

/** A candidate at a corner of every second grid. */
function candidatesOf(city: CityData): SitingCandidate[] {
  return city.grids
    .filter((_, i) => i % 2 === 0)
    .map(({ code, geometry }) => {
      const [lon, lat] = geometry.coordinates[0][0];
      return { id: code, name: null, source: 'drawn', location: [lon, lat] };
    });
}

function questionFor(city: CityData, changes: Partial<SitingQuestion> = {}): SitingQuestion {
  const whole = { objective: 'mclp', count: 2, capacityHouseholds: null, scope: null } as const;
  return { ...whole, candidates: candidatesOf(city), ...changes };
}

async function opened(city: CityData): Promise<EngineApi> {
  const engine = createCityEngine();
  await engine.open(city, SETTINGS);
  return engine;
}

async function solved(engine: EngineApi, question: SitingQuestion) {
  const answer = await engine.site(question);
  if (!answer.ok) throw new Error(`expected sites, was refused: ${answer.reason}`);
  return answer.value;
}

/** Gap households of the city with stations added at these places, counted by the engine from scratch. */
async function gapWith(city: CityData, places: readonly LonLat[]): Promise<number> {
  const added = places.map((at, i) => stationAt(`NEW${i}`, at));
  const stations = [...city.stations, ...added];
  return (await createCityEngine().open({ ...city, stations }, SETTINGS)).totals.gapHouseholds;
}

describe('siting in the city on the desk', () => {
  it('covers as many gap households as the best of all pairs', async () => {
    const city = townFixture(7);
    const question = questionFor(city);
    const answer = await solved(await opened(city), question);
    const places = question.candidates.map(({ location }) => location);
    const before = await gapWith(city, []);
    let least = before;
    for (const [i, one] of places.entries()) {
      for (const other of places.slice(i + 1)) least = Math.min(least, await gapWith(city, [one, other]));
    }
    expect(least).toBeLessThan(before);
    expect(answer).toMatchObject({ value: before - least, bound: before - least, proven: true });
    const chosen = answer.sites.map(({ candidateId }) =>
      question.candidates.find(({ id }) => id === candidateId),
    );
    expect(
      await gapWith(
        city,
        chosen.map((candidate) => candidate!.location),
      ),
    ).toBe(least);
    expect([answer.gapHouseholdsBefore, answer.gapHouseholdsAfter]).toEqual([before, least]);
  });

  it('helps the homes of one unit only, when asked for one', async () => {
    const city = townFixture(7);
    const [first, second] = TOWN_COMMUNITIES;
    const engine = await opened(city);
    const gaps = async (scope: string | null) =>
      (await solved(engine, questionFor(city, { scope }))).gapHouseholdsBefore;
    expect((await gaps(first)) + (await gaps(second))).toBe(await gaps(null));
  });

  it('counts on what a draft has added', async () => {
    const city = townFixture(7);
    const engine = await opened(city);
    const question = questionFor(city);
    const { value, sites } = await solved(engine, question);
    const site = question.candidates.find(({ id }) => id === sites[0].candidateId);
    await engine.edit({ kind: 'add_station', station: stationAt('NEW', site!.location) }, 'commit', false);
    const { gapHouseholdsBefore } = await solved(engine, question);
    expect(gapHouseholdsBefore).toBe((await engine.figures()).totals.gapHouseholds);
    expect((await solved(engine, { ...question, count: 1 })).value).toBe(value - sites[0].gain!);
  });

  it('leaves the figures as they are, and lets other calls come between', async () => {
    const city = townFixture(7);
    const engine = await opened(city);
    const before = await engine.figures();
    const order: string[] = [];
    const asked = engine.site(questionFor(city)).then(() => order.push('site'));
    const figures = engine.figures().then((between) => {
      order.push('figures');
      return between;
    });
    expect(await figures).toEqual(before);
    await asked;
    expect(order).toEqual(['figures', 'site']);
    expect(await engine.figures()).toEqual(before);
  });

  it('tells how far it is, never better than it will be', async () => {
    const city = townFixture(7);
    const told: SitingProgress[] = [];
    const engine = await opened(city);
    const answer = await engine.site(questionFor(city), (progress) => told.push(progress));
    expect(told.length).toBeGreaterThan(0);
    for (const { value, bound } of told) {
      expect(value ?? 0).toBeLessThanOrEqual(answer.ok ? answer.value.value : 0);
      expect(bound ?? Infinity).toBeGreaterThanOrEqual(answer.ok ? answer.value.value : 0);
    }
  });

  it('stops when it is cancelled, and when something newer is asked', async () => {
    const city = townFixture(7);
    const engine = await opened(city);
    const first = engine.site(questionFor(city));
    const second = engine.site(questionFor(city));
    expect(await first).toEqual({ ok: false, reason: 'cancelled' });
    await engine.cancelSiting();
    expect(await second).toEqual({ ok: false, reason: 'cancelled' });
  });

  it('says why it cannot be done', async () => {
    const city = townFixture(7);
    const engine = await opened(city);
    const reason = async (changes: Partial<SitingQuestion>) => {
      const answer = await engine.site(questionFor(city, changes));
      return answer.ok ? null : answer.reason;
    };
    expect(await reason({ candidates: [] })).toBe('no_candidates');
    expect(await reason({ count: 1000 })).toBe('too_few_candidates');
  });
});
