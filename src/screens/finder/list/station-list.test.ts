import { describe, expect, it } from 'vitest';
import { STREET, townStation } from '../public-town.fixture.ts';
import { ANY_STATION, byTier, isAsWanted, listStations, saysStepFree } from './station-list.ts';

const [lon, lat] = STREET;
const stations = [
  townStation('online', { tier: 'district', location: null }),
  townStation('far', { tier: 'community', location: [lon + 0.01, lat] }),
  townStation('near', { tier: 'grid', location: [lon + 0.001, lat] }),
  townStation('cut off', { tier: 'subdistrict', location: [lon, lat + 0.0005] }),
  townStation('elsewhere', { tier: 'community', location: [lon + 0.5, lat] }),
];
const walks = [
  { stationCode: 'far', walkMinutes: 11.2, walkMetres: 747 },
  { stationCode: 'near', walkMinutes: 3.1, walkMetres: 207 },
];
const listed = (from: Parameters<typeof listStations>[1]) =>
  listStations(stations, from).map(({ station, reach }) => `${station.code} ${reach.kind}`);

describe('the list of stations', () => {
  it('goes from the highest tier down while the place is unknown, online last', () => {
    expect(byTier(stations).map(({ code }) => code)).toEqual([
      'cut off',
      'far',
      'elsewhere',
      'near',
      'online',
    ]);
    expect(listStations(stations, null).map(({ station }) => station)).toEqual([
      ...stations.slice(1),
      stations[0],
    ]);
  });

  it('puts the nearest on foot first, then what lies beyond the ground, then what no path reaches', () => {
    expect(listed({ position: STREET, sure: [], walks })).toEqual([
      'near walk',
      'far walk',
      'elsewhere straight',
      'cut off no_path',
      'online online',
    ]);
  });

  it('never says that no path leads before walks are worked out, and lets a published walk stand in', () => {
    const published = { stationCode: 'far', walkMinutes: 11.3, walkMetres: null };
    expect(listed({ position: STREET, sure: [published], walks: null })).toEqual([
      'far walk',
      'cut off straight',
      'near straight',
      'elsewhere straight',
      'online online',
    ]);
  });
});

describe('what is wanted of a station', () => {
  const station = townStation('S', { services: ['就餐用餐'], accessibility: '坡道', location: STREET });
  const open = () => true;

  it.each([
    [{}, true],
    [{ service: '就餐用餐' }, true],
    [{ service: '健康医疗' }, false],
    [{ stepFree: true }, true],
    [{ area: [lon, lat, lon, lat] as const }, true],
    [{ area: [lon + 1, lat, lon + 2, lat] as const }, false],
  ])('%j', (wanted, answer) => {
    expect(isAsWanted(station, { ...ANY_STATION, ...wanted }, open)).toBe(answer);
  });

  it('reads no hours unless they matter', () => {
    const unread = () => {
      throw new Error('Expected hours to stay unread.');
    };
    expect(isAsWanted(station, ANY_STATION, unread)).toBe(true);
    expect(isAsWanted(station, { ...ANY_STATION, openNow: true }, () => false)).toBe(false);
  });

  it.each([
    ['坡道', true],
    ['无障碍卫生间', true],
    ['northern ramp', true],
    ['无', false],
    ['no', false],
    [' ', false],
    [null, false],
  ])('%j promises step-free access: %s', (said, promised) => {
    expect(saysStepFree(said)).toBe(promised);
  });
});
