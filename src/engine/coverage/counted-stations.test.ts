import { describe, expect, it } from 'vitest';
import type { Station } from '../../domain/city.ts';
import { stationCounter } from './counted-stations.ts';

const SUNDAY_MORNING = '2026-11-22T10:00';
const MONDAY_MORNING = '2026-11-23T10:00';
const NATIONAL_DAY = '2026-10-01T10:00';

describe('stations that count', () => {
  it('are all those with a place when nothing is asked', () => {
    const counts = stationCounter({ service: null, tier: null, at: null });
    expect(counts(station({}))).toBe(true);
    expect(counts(station({ openingHours: null }))).toBe(true);
    expect(counts(station({ location: null }))).toBe(false);
  });

  it('offer the service asked for', () => {
    const counts = stationCounter({ service: '社保', tier: null, at: null });
    expect(counts(station({ services: ['社保', '养老'] }))).toBe(true);
    expect(counts(station({ services: ['养老'] }))).toBe(false);
  });

  it('are open at the hour asked for', () => {
    const onMonday = stationCounter({ service: null, tier: null, at: MONDAY_MORNING });
    const onSunday = stationCounter({ service: null, tier: null, at: SUNDAY_MORNING });
    const weekdays = station({ openingHours: 'Mo-Fr 08:30-12:00,14:00-17:30' });
    expect([onMonday(weekdays), onSunday(weekdays)]).toEqual([true, false]);
    expect(onSunday(station({ openingHours: '24/7' }))).toBe(true);
    expect(stationCounter({ service: null, tier: null, at: '2026-11-23T12:00' })(weekdays)).toBe(false);
    expect(stationCounter({ service: null, tier: null, at: '2026-11-23T08:30' })(weekdays)).toBe(true);
  });

  it('keep Chinese public holidays where their hours say so', () => {
    const counts = stationCounter({ service: null, tier: null, at: NATIONAL_DAY });
    expect(counts(station({ openingHours: 'Mo-Su 09:00-18:00; PH off' }))).toBe(false);
    expect(counts(station({ openingHours: 'Mo-Su 09:00-18:00' }))).toBe(true);
  });

  it('keep the holidays of the moon and those moved around them, too', () => {
    const off = station({ openingHours: 'Mo-Su 09:00-18:00; PH off' });
    const countsOn = (day: string) => stationCounter({ service: null, tier: null, at: `${day}T10:00` })(off);
    expect(['2026-02-14', '2026-02-17', '2026-10-06', '2026-10-08'].map(countsOn)).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  it('have hours that are known and can be read, when an hour is asked for', () => {
    const counts = stationCounter({ service: null, tier: null, at: MONDAY_MORNING });
    expect(counts(station({ openingHours: null }))).toBe(false);
    expect(counts(station({ openingHours: 'mornings, ask Li' }))).toBe(false);
    expect(counts(station({ openingHours: '"by appointment"' }))).toBe(false);
  });

  it('cannot be told for an hour that does not exist', () => {
    for (const at of ['10:00', '2026-02-30T10:00', '2026-11-22T25:00', '2026-11-22T10:00Z']) {
      expect(() => stationCounter({ service: null, tier: null, at })).toThrow('expected a time like');
    }
  });
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
