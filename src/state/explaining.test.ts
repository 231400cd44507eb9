import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../domain/coverage.ts';
import { tinyCity } from '../sources/package/tiny-city.fixture.ts';
import { backendOf, sitDown, tinyDesk } from './desk.fixture.ts';
import type { Desk } from './desk.ts';
import { draftChange } from './draft-store.ts';
import { until } from './until.fixture.ts';
import { select } from './view-store.ts';
import type { WhyState } from './why-store.ts';

/** Wednesday night, when the station of the tiny city is closed. */
const NIGHT = '2026-11-25T23:00';

const why = (desk: Desk, isAsWished: (state: WhyState) => boolean) => until(desk.stores.why, isAsWished);
const answered = (desk: Desk) => why(desk, ({ status }) => status === 'answered');
const reasonOf = (desk: Desk) => desk.stores.why.getState().explanation?.reason;

describe('asking why a home is not covered', () => {
  it('answers for the building that is selected, and forgets it with the selection', async () => {
    const desk = await tinyDesk();
    select(desk.stores.view, { kind: 'building', code: 'B1' });
    expect(desk.stores.why.getState()).toMatchObject({ buildingCode: 'B1', status: 'asking' });
    await answered(desk);
    expect(desk.stores.why.getState().explanation).toMatchObject({
      buildingCode: 'B1',
      settings: DEFAULT_SETTINGS,
    });
    select(desk.stores.view, null);
    expect(desk.stores.why.getState()).toMatchObject({ buildingCode: null, explanation: null });
  });

  it('asks again under other settings', async () => {
    const desk = await tinyDesk();
    select(desk.stores.view, { kind: 'building', code: 'B1' });
    await answered(desk);
    expect(reasonOf(desk)).toBe('covered');
    await desk.configure({ at: NIGHT });
    await why(desk, ({ explanation }) => explanation?.settings.at === NIGHT);
    expect(reasonOf(desk)).toBe('station_closed_at_hour');
  });

  it('puts what is tried into the draft, tells who gains, and undo takes it back', async () => {
    const desk = await tinyDesk();
    await desk.configure({ at: NIGHT });
    select(desk.stores.view, { kind: 'building', code: 'B1' });
    await answered(desk);
    const [fix] = desk.stores.why.getState().explanation?.fixes ?? [];
    expect(await desk.explaining.tryFix(fix)).toBe(true);
    await why(desk, ({ explanation }) => explanation?.reason === 'covered');
    expect(desk.stores.why.getState().tried).toMatchObject({
      kind: 'open_station',
      gained: fix.householdsGained,
      lost: 0,
    });
    expect(Object.keys(draftChange(desk.stores.draft.getState()).stations.updated)).toHaveLength(1);
    await desk.editing.undo();
    await why(desk, ({ explanation }) => explanation?.reason === 'station_closed_at_hour');
    expect(Object.keys(draftChange(desk.stores.draft.getState()).stations.updated)).toHaveLength(0);
  });

  it('answers for the building of a link once the city is counted', async () => {
    const desk = await sitDown(backendOf(tinyCity(), '990101001'), 'planner', { query: '?building=B1' });
    await answered(desk);
    expect(desk.stores.why.getState().buildingCode).toBe('B1');
  });

  it('asks nobody for a building that the city does not have', async () => {
    const desk = await tinyDesk();
    select(desk.stores.view, { kind: 'building', code: 'nowhere' });
    await why(desk, ({ status }) => status === 'quiet');
    expect(desk.stores.why.getState().buildingCode).toBeNull();
  });
});
