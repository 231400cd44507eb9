import { describe, expect, it } from 'vitest';
import type { Station, StationTier } from '../../domain/city.ts';
import { smallCity } from '../small-city.ts';
import { isOpen, listStations } from './station-list.ts';

const [centre] = smallCity().stations;
const station = (code: string, tier: StationTier, more: Partial<Station> = {}): Station => ({
  ...centre,
  code,
  name: code,
  tier,
  ...more,
});
const stations = [
  station('online', 'district', { location: null }),
  station('far', 'community'),
  station('near', 'grid'),
  station('cut off', 'subdistrict'),
];
const walks = [
  { stationCode: 'far', walkMinutes: 11.2, walkMetres: 747 },
  { stationCode: 'near', walkMinutes: 3.1, walkMetres: 207 },
];
const codes = (list: ReturnType<typeof listStations>) => list.map((listed) => listed.station.code);

describe('the list of stations', () => {
  it('puts the nearest on foot first, what no path reaches after, online last', () => {
    expect(codes(listStations(stations, walks, null, new Date()))).toEqual([
      'near',
      'far',
      'cut off',
      'online',
    ]);
  });

  it('goes from the highest tier down while the place is unknown', () => {
    expect(codes(listStations(stations, [], null, new Date()))).toEqual(['cut off', 'far', 'near', 'online']);
  });

  it('keeps every station and leaves the city untouched', () => {
    const before = [...stations];
    expect(listStations(stations, walks, null, new Date())).toHaveLength(stations.length);
    expect(stations).toEqual(before);
  });

  it('promises open doors only where the hours say so', () => {
    const listed = listStations(stations.slice(0, 1), [], null, new Date())[0];
    expect(isOpen(listed)).toBe(false);
    expect(isOpen({ ...listed, opening: { kind: 'always' } })).toBe(true);
    expect(isOpen({ ...listed, opening: { kind: 'open', closes: null } })).toBe(true);
    expect(isOpen({ ...listed, opening: { kind: 'conditional', condition: '预约' } })).toBe(false);
    expect(isOpen({ ...listed, opening: { kind: 'unknown', text: null } })).toBe(false);
  });
});
