import { describe, expect, it } from 'vitest';
import type { Station } from '../../domain/city.ts';
import { stationCounter } from './counted-stations.ts';
import { clockTime } from './open-hours.ts';

const SUNDAY_MORNING = '2026-11-22T10:00';
const MONDAY_MORNING = '2026-11-23T10:00';
const NATIONAL_DAY = '2026-10-01T10:00';

describe('stations that count', () => {
  it('are all those with a place when nothing is asked', async () => {
    const counts = await stationCounter({ service: null, tier: null, at: null });
    expect(counts(station({}))).toBe(true);
    expect(counts(station({ openingHours: null }))).toBe(true);
    expect(counts(station({ location: null }))).toBe(false);
  });

  it('offer the service asked for', async () => {
    const counts = await stationCounter({ service: '社保', tier: null, at: null });
    expect(counts(station({ services: ['社保', '养老'] }))).toBe(true);
    expect(counts(station({ services: ['养老'] }))).toBe(false);
  });

  it('are open at the hour asked for', async () => {
    const onMonday = await stationCounter({ service: null, tier: null, at: MONDAY_MORNING });
    const onSunday = await stationCounter({ service: null, tier: null, at: SUNDAY_MORNING });
    const weekdays = station({ openingHours: 'Mo-Fr 08:30-12:00,14:00-17:30' });
    expect([onMonday(weekdays), onSunday(weekdays)]).toEqual([true, false]);
    expect(onSunday(station({ openingHours: '24/7' }))).toBe(true);
    expect((await stationCounter({ service: null, tier: null, at: '2026-11-23T12:00' }))(weekdays)).toBe(
      false,
    );
    expect((await stationCounter({ service: null, tier: null, at: '2026-11-23T08:30' }))(weekdays)).toBe(
      true,
    );
  });

  it('keep Chinese public holidays where their hours say so', async () => {
    const counts = await stationCounter({ service: null, tier: null, at: NATIONAL_DAY });
    expect(counts(station({ openingHours: 'Mo-Su 09:00-18:00; PH off' }))).toBe(false);
    expect(counts(station({ openingHours: 'Mo-Su 09:00-18:00' }))).toBe(true);
  });

  it('have hours that are known and can be read, when an hour is asked for', async () => {
    const counts = await stationCounter({ service: null, tier: null, at: MONDAY_MORNING });
    expect(counts(station({ openingHours: null }))).toBe(false);
    expect(counts(station({ openingHours: 'mornings, ask Li' }))).toBe(false);
    expect(counts(station({ openingHours: '"by appointment"' }))).toBe(false);
  });

  it('cannot be told for an hour that does not exist', async () => {
    for (const at of ['10:00', '2026-02-30T10:00', '2026-11-22T25:00', '2026-11-22T10:00Z']) {
      await expect(stationCounter({ service: null, tier: null, at })).rejects.toThrow('expected a time like');
    }
  });
});

it('reads the clock as written, wherever this machine stands', () => {
  const date = clockTime('2026-11-22T10:05')!;
  expect([date.getFullYear(), date.getMonth(), date.getDate(), date.getHours(), date.getMinutes()]).toEqual([
    2026, 10, 22, 10, 5,
  ]);
});

function station(facts: Partial<Station>): Station {
  return {
    code: 'S1',
    name: '某站',
    kind: 'service_station',
    tier: 'community',
    parentCode: null,
    floorAreaM2: null,
    services: [],
    openingHours: 'Mo-Fr 09:00-17:00',
    phone: null,
    address: null,
    accessibility: null,
    checkedOn: null,
    location: [114, 30],
    ...facts,
  };
}
