import { describe, expect, it } from 'vitest';
import type { CityData } from '../domain/city.ts';
import type { LonLat } from '../domain/geometry.ts';
import { createCityEngine } from '../worker/city-engine.ts';
import { TOWN_COMMUNITIES, townFixture } from '../worker/town-fixture.ts';
import { backendOf, sitDown } from './desk.fixture.ts';
import type { Desk } from './desk.ts';
import { draftChange } from './draft-store.ts';
import { chosenSites, type SitingState } from './siting-store.ts';
import { until } from './until.fixture.ts';

const city = townFixture(7);
const CORNERS = city.grids.map(({ geometry }): LonLat => {
  const [lon, lat] = geometry.coordinates[0][0];
  return [lon, lat];
});

/** A planner of the first community, with its corners for candidates, asking who walks more than three minutes. */
async function townDesk(town: CityData = city): Promise<Desk> {
  const desk = await sitDown(backendOf(town, TOWN_COMMUNITIES[0]), 'planner');
  await desk.configure({ limitMinutes: 3 });
  const { siting, figures } = desk.stores;
  await until(figures, ({ current }) => current?.settings.limitMinutes === 3);
  for (const corner of CORNERS) desk.siting.addCandidate(corner);
  desk.siting.change({ sources: new Set(['drawn']), withinScope: true });
  desk.stores.view.setState({ scope: TOWN_COMMUNITIES[0] });
  expect(siting.getState().drawn.length).toBe(new Set(CORNERS.map(String)).size);
  return desk;
}

const stateOf = (desk: Desk): SitingState => desk.stores.siting.getState();
const answerOf = (desk: Desk) => {
  const { outcome } = stateOf(desk);
  return outcome?.kind === 'answered' ? outcome.answer : null;
};
const stationsAdded = (desk: Desk) => Object.values(draftChange(desk.stores.draft.getState()).stations.added);

describe('asking at the desk where more stations help most', () => {
  it('adds the sites to the draft in one step, and coverage answers as promised', async () => {
    const desk = await townDesk();
    desk.stores.view.setState({ scope: null });
    desk.siting.change({ withinScope: false, count: 1 });
    for (const { id, location } of stateOf(desk).drawn) {
      if (!desk.mayEditAt(location)) desk.siting.removeCandidate(id);
    }
    await desk.siting.ask();
    const answer = answerOf(desk);
    expect(answer).toMatchObject({ proven: true });
    const gap = () => desk.stores.figures.getState().current?.totals.gapHouseholds;
    expect(gap()).toBe(answer?.gapHouseholdsBefore);
    expect(await desk.siting.addToPlan(({ id }) => `新站 ${id}`)).toBe(true);
    expect(gap()).toBe(answer?.gapHouseholdsAfter);
    expect(stationsAdded(desk)).toMatchObject([
      { code: stateOf(desk).added[0], tier: 'grid', location: chosenSites(stateOf(desk))[0].location },
    ]);
    expect(stateOf(desk).isStale).toBe(true);
    await desk.editing.undo();
    expect(stationsAdded(desk)).toEqual([]);
    expect(gap()).toBe(answer?.gapHouseholdsBefore);
    expect(stateOf(desk).isStale).toBe(false);
  });

  it('takes several sites back with one undo', async () => {
    const desk = await townDesk();
    desk.siting.change({ count: 2 });
    await desk.siting.ask();
    expect(await desk.siting.addToPlan(({ id }) => id)).toBe(true);
    expect(new Set(stationsAdded(desk).map(({ code }) => code)).size).toBe(2);
    await desk.editing.undo();
    expect(stationsAdded(desk)).toEqual([]);
  });

  it('gives the stations what was asked about: service, tier and an hour at which they are open', async () => {
    const desk = await townDesk();
    await desk.configure({ service: '就餐用餐', tier: 'community', at: '2026-11-29T21:00' });
    await until(desk.stores.figures, ({ current }) => current?.settings.service === '就餐用餐');
    await desk.siting.ask();
    await desk.siting.addToPlan(({ id }) => id);
    for (const station of stationsAdded(desk)) {
      expect(station).toMatchObject({ services: ['就餐用餐'], tier: 'community', openingHours: '24/7' });
    }
    const gap = desk.stores.figures.getState().current?.totals.gapHouseholds;
    expect(gap).toBeLessThan(city.buildings.households.reduce((sum, count) => sum + count, 0));
  });

  it('is out of date under other settings, and no longer when they come back', async () => {
    const desk = await townDesk();
    await desk.siting.ask();
    expect(stateOf(desk).isStale).toBe(false);
    await desk.configure({ limitMinutes: 4 });
    expect(stateOf(desk).isStale).toBe(true);
    await desk.configure({ limitMinutes: 3 });
    expect(stateOf(desk).isStale).toBe(false);
  });

  it('stops when it is cancelled, and an answer that comes later is dropped', async () => {
    const desk = await townDesk();
    const asked = desk.siting.ask();
    expect(stateOf(desk).progress).toEqual({ value: null, bound: null });
    await desk.siting.cancel();
    await asked;
    expect(stateOf(desk)).toMatchObject({ progress: null, asked: null, outcome: null });
  });

  it('says why there is no answer', async () => {
    const desk = await townDesk();
    desk.siting.change({ sources: new Set() });
    await desk.siting.ask();
    expect(stateOf(desk).outcome).toEqual({ kind: 'refused', reason: 'no_candidates' });
  });

  it('says that it failed when the engine does', async () => {
    const engine = createCityEngine();
    const broken = { ...engine, site: () => Promise.reject(new Error('gone')) };
    const desk = await sitDown(backendOf(city, TOWN_COMMUNITIES[0]), 'planner', { engine: broken });
    await desk.siting.ask();
    expect(stateOf(desk)).toMatchObject({ outcome: { kind: 'failed' }, progress: null });
  });

  it('takes no candidate outside the city, and none twice', async () => {
    const desk = await townDesk();
    expect(desk.siting.addCandidate([100, 10])).toBe(false);
    expect(desk.siting.addCandidate(CORNERS[0])).toBe(false);
  });

  it('adds no station where the planner does not plan', async () => {
    const desk = await townDesk();
    // As many stations as there are candidates: those of the other community are among them.
    desk.siting.change({ withinScope: false, count: stateOf(desk).drawn.length });
    await desk.siting.ask();
    expect(answerOf(desk)?.sites.length).toBe(stateOf(desk).drawn.length);
    expect(await desk.siting.addToPlan(({ id }) => id)).toBe(false);
    expect(desk.stores.notices.getState().notice?.key).toBe('outsideYourUnit');
    expect(stationsAdded(desk)).toEqual([]);
  });
});
