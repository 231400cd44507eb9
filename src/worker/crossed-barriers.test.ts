import { describe, expect, it } from 'vitest';
import { type CityData, type Crossing, STREET_FLAGS, type StreetTable } from '../domain/city.ts';
import type { GroundCommand } from '../domain/edit.ts';
import type { LonLat } from '../domain/geometry.ts';
import { createCityEngine } from './city-engine.ts';
import { gridCode, homesOf, TOWN_COMMUNITIES, TOWN_SETTINGS, townFixture } from './town-fixture.ts';

const town = townFixture(1);
/** Blocks of the second row, west and east of the railway, and the houses of each that stand nearest to it. */
const [WEST, EAST] = [5, 8];
const besideRailway: readonly [west: LonLat, east: LonLat] = [
  houseAt(homesOf(WEST)[7]),
  houseAt(homesOf(EAST)[1]),
];

function houseAt(code: string): LonLat {
  const row = town.buildings.codes.indexOf(code);
  return [town.buildings.lon[row], town.buildings.lat[row]];
}

const gaveEastToWest: GroundCommand = {
  kind: 'assign_ground',
  communityCode: TOWN_COMMUNITIES[0],
  picked: { buildings: homesOf(EAST), compounds: [], blocksAt: [] },
  to: gridCode(WEST),
  onlyFrom: null,
  locked: [],
  repairs: [],
  compoundReason: '调整',
};

async function isFlagged(city: CityData): Promise<boolean> {
  const engine = createCityEngine();
  await engine.open(city, TOWN_SETTINGS);
  const answer = await engine.edit(gaveEastToWest, 'provisional', false);
  if (!answer.ok) throw new Error(`refused as ${answer.reason}`);
  return answer.value.warnings.some(({ code }) => code === 'crosses_barrier');
}

function crossing(line: readonly LonLat[]): Crossing {
  return { code: 'C1', name: null, kind: 'underpass', line, open: 'always', stepFree: true, signals: false };
}

function withStreet(access: string | null, flags: number): StreetTable {
  const { streets } = town;
  return {
    count: streets.count + 1,
    ids: [...streets.ids, 'bridge'],
    kinds: [...streets.kinds, 'footway'],
    names: [...streets.names, null],
    access: [...streets.access, access],
    flags: Uint8Array.from([...streets.flags, flags]),
    offsets: Int32Array.from([...streets.offsets, streets.lon.length + 2]),
    lon: Float64Array.from([...streets.lon, ...besideRailway.map(([lon]) => lon)]),
    lat: Float64Array.from([...streets.lat, ...besideRailway.map(([, lat]) => lat)]),
  };
}

describe('a grid on both sides of a railway', () => {
  it('is told, as long as nothing leads across', async () => {
    expect(await isFlagged(town)).toBe(true);
  });

  it('is not told where a crossing joins both sides inside it', async () => {
    expect(await isFlagged({ ...town, crossings: [crossing(besideRailway)] })).toBe(false);
  });

  it('is told where the crossing leads elsewhere', async () => {
    const elsewhere = besideRailway.map(([lon, lat]): LonLat => [lon, lat + 0.002]);
    expect(await isFlagged({ ...town, crossings: [crossing(elsewhere)] })).toBe(true);
  });

  it('is not told where a bridge that people walk joins both sides', async () => {
    expect(await isFlagged({ ...town, streets: withStreet(null, STREET_FLAGS.bridge) })).toBe(false);
    expect(await isFlagged({ ...town, streets: withStreet('no', STREET_FLAGS.bridge) })).toBe(true);
    expect(await isFlagged({ ...town, streets: withStreet(null, 0) })).toBe(true);
  });
});
