import { describe, expect, it } from 'vitest';
import type { StationTier } from '../../../domain/city.ts';
import type { LonLat } from '../../../domain/geometry.ts';
import type { PublicStation } from '../../../domain/public-city.ts';
import { stationAt } from '../../../worker/city-fixture.ts';
import { gridMarks, stationMarks, tappedStation, wayMarks } from './map-marks.ts';

/** A map on which a degree is a thousand pixels. */
const mapAt = (zoom: number) => ({
  camera: () => ({ centre: [0, 0] as LonLat, zoom }),
  project: ([lon, lat]: LonLat) => ({ x: lon * 1000, y: lat * 1000 }),
});

describe('a tap', () => {
  const near = station('near', [0.01, 0]);
  const nearer = station('nearer', [0, 0.005]);
  const far = station('far', [0.03, 0]);

  it('means the nearest station within a finger', () => {
    const marks = stationMarks([near, nearer, far], null);
    expect(tappedStation(mapAt(18), marks, [0, 0])?.code).toBe('nearer');
    expect(tappedStation(mapAt(18), marks, [0.012, 0])?.code).toBe('near');
  });

  it('means a place where no station is within reach', () => {
    expect(tappedStation(mapAt(18), stationMarks([far], null), [0, 0])).toBeNull();
    expect(tappedStation(mapAt(18), stationMarks([station('online', null)], null), [0, 0])).toBeNull();
  });

  it('means no station that is not drawn so far away, unless it is selected', () => {
    const crowd = Array.from({ length: 20 }, (_, i) => station(`grid ${i}`, [i * 0.0001, 0], 'grid'));
    expect(tappedStation(mapAt(9), stationMarks(crowd, null), [0, 0])).toBeNull();
    expect(tappedStation(mapAt(9), stationMarks(crowd, 'grid 3'), [0, 0])?.code).toBe('grid 3');
  });
});

describe('what the map shows of the visitor', () => {
  it('is their place and the way, each where it is known', () => {
    const roles = (place: LonLat | null, line: readonly LonLat[] | null) =>
      wayMarks(place, line).features.map(({ properties }) => properties?.role);
    expect(roles(null, null)).toEqual([]);
    expect(roles([0, 0], null)).toEqual(['door']);
    expect(
      roles(
        [0, 0],
        [
          [0, 0],
          [1, 1],
        ],
      ),
    ).toEqual(['walk', 'door']);
    expect(roles([0, 0], [[0, 0]])).toEqual(['door']);
  });

  it('is no line of a grid where lines are not public', () => {
    const grid = { code: 'g', name: 'g', communityCode: 'c', dutyPhone: null, stationCode: null };
    expect(gridMarks(null).features).toEqual([]);
    expect(gridMarks({ ...grid, kind: 'dedicated', geometry: null }).features).toEqual([]);
  });
});

function station(code: string, location: LonLat | null, tier: StationTier = 'district'): PublicStation {
  return { ...stationAt(code, [0, 0]), location, tier };
}
