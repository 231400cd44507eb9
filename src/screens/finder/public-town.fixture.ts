/** A tile of two grids for tests of the finder: three buildings along a street, the border between the first and the second. */
import {
  PUBLIC_FORMAT,
  type PublicIndex,
  type PublicStation,
  type PublicTile,
} from '../../domain/public-city.ts';
import { encodedDegrees } from '../../domain/public-columns.ts';
import { smallCity } from '../small-city.ts';

const [centre] = smallCity().stations;
const GRID = { communityCode: '990101001001', kind: 'scattered_housing', stationCode: centre.code } as const;
const SAME = { minutesPerStandardMinute: 1, station: [0, 0, 0], deciMinutes: [0, 0, 0] };

/** About ten metres of longitude here. */
export const TEN_METRES = 0.000104;
export const STREET = [120.101, 30.201] as const;

export function townStation(code: string, more: Partial<PublicStation> = {}): PublicStation {
  const { floorAreaM2: _, ...station } = centre;
  return { ...station, code, name: code, ...more };
}

/** Buildings `A`, `B` and `C` stand 0, 20 and 60 metres east of {@link STREET}; `A` is in grid 1, the others in grid 2. */
export function townTile(version = 1): PublicTile {
  const [lon, lat] = STREET;
  const east = [0, 2, 6].map((steps) => lon + steps * TEN_METRES);
  return {
    id: '4003_1006',
    version,
    grids: [
      { ...GRID, code: '990101001001001', name: '青石社区第01网格', dutyPhone: '0999-1', geometry: null },
      { ...GRID, code: '990101001001002', name: '青石社区第02网格', dutyPhone: null, geometry: null },
    ],
    buildings: {
      codes: ['A', 'B', 'C'],
      lon: encodedDegrees(east),
      lat: encodedDegrees([lat, lat, lat]),
      grid: [0, 1, 1],
      compound: [-1, 0, 0],
      earlier: [-1, 0, -1],
      earlierGrids: [{ code: '990101001001001', name: '青石社区第01网格' }],
      walks: {
        stationCodes: [centre.code],
        standard: { station: [0, 0, -1], deciMinutes: [31, 38, -1] },
        others: { older: SAME, step_free: SAME },
      },
    },
    compounds: [
      { code: 'X', name: '翠湖花园', isGated: true, shape: { type: 'Polygon', scale: 1, lines: [] } },
    ],
  } as unknown as PublicTile;
}

export function townIndex(changesUntil: string | null = null): PublicIndex {
  const { info, adminUnits } = smallCity();
  return {
    format: PUBLIC_FORMAT,
    version: 1,
    madeAt: '2026-11-23T01:00:00Z',
    city: info,
    walkProfiles: info.walkProfiles,
    settings: { boundaries: true, operatorPhone: null, changesUntil },
    bounds: [120.1, 30.2, 120.12, 30.22],
    units: adminUnits.map(({ code, name, level, parentCode }) => ({
      code,
      name,
      level,
      parentCode,
      position: STREET,
      figures: { households: null, coveredHouseholds: null },
    })),
    stations: [townStation('S1', { address: '翠桥路12号', location: STREET })],
    tiles: ['4003_1006'],
  } as unknown as PublicIndex;
}
