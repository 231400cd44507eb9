import { describe, expect, it } from 'vitest';
import type { CityData, ExactNetwork } from '../../domain/city.ts';
import { DEFAULT_SETTINGS } from '../../domain/coverage.ts';
import { roundDegrees } from '../../domain/geometry.ts';
import { tileAt } from '../../domain/public-tiles.ts';
import { at, randomStreets, seededRandom } from '../../engine/network/walk-fixture.ts';
import { cityFixture, stationAt } from '../city-fixture.ts';
import { CityState } from '../city-state.ts';
import { barrier, plantedCity, station, street } from '../explain/planted-city.fixture.ts';
import { createTileEngine } from './finder-engine.ts';
import { FinderWalks } from './finder-walks.ts';
import { publicGround } from './public-ground.fixture.ts';

/** But for the last digits of a sum. */
const WITHIN_M = 1e-6;
/** Just east of 114° E 0° N, where a tile begins that is 3.3 km wide. */
const TILE = tileAt(at(1, 1));

describe('ground of which some tiles are known', () => {
  const planted = plantedCity({
    streets: [street([2000, 100], [5000, 100], [5000, 200], [2000, 200])],
    homes: [[2000, 100]],
    stations: [station('S', [2000, 200])],
  });
  const start = { position: at(2000, 100), buildingCode: null };

  it('knows no way round through the ground beyond', () => {
    const { index, tiles } = publicGround(planted);
    expect(new FinderWalks(index, tiles()).walks(start, 'standard')).toHaveLength(1);
    expect(new FinderWalks(index, tiles([TILE])).walks(start, 'standard')).toEqual([]);
  });

  it('goes through no wall that stands in the ground beyond', () => {
    const walled = { ...planted, backdrop: [barrier('wall', null, [4000, 0], [4000, 300])] };
    const { index, tiles } = publicGround(walled);
    expect(new FinderWalks(index, tiles()).walks(start, 'standard')).toEqual([]);
    expect(new FinderWalks(index, tiles([TILE])).walks(start, 'standard')).toEqual([]);
  });

  it('joins no station near its edge to a street that may not be its own', () => {
    const bordering = plantedCity({
      streets: [street([1000, 100], [3300, 100]), street([3340, 90], [3340, 400])],
      homes: [[1000, 100]],
      stations: [station('S', [3320, 130])],
    });
    const { index, tiles } = publicGround(bordering);
    const home = { position: at(1000, 100), buildingCode: null };
    expect(new FinderWalks(index, tiles()).walks(home, 'standard')).toEqual([]);
    expect(new FinderWalks(index, tiles([TILE])).walks(home, 'standard')).toEqual([]);
  });
});

describe('all of the ground of a small city', () => {
  it('walks from anywhere outside compounds as the city counts it to every station', () => {
    const city = openAir(cityFixture(20261123, { communities: 4, stations: 9, buildings: 50 }));
    const { index, tiles } = publicGround(city);
    const walks = new FinderWalks(index, tiles());
    const counted = city.stations.map((station) => coverageOf({ ...city, stations: [station] }));
    for (let row = 0; row < city.buildings.count; row++) {
      const expected = city.stations
        .map(({ code }, i) => ({ code, metres: counted[i].metresOf(row) }))
        .filter(({ metres }) => metres < Number.POSITIVE_INFINITY)
        .sort((a, b) => a.metres - b.metres || (a.code < b.code ? -1 : 1));
      const position = [city.buildings.lon[row], city.buildings.lat[row]] as const;
      const found = walks.walks({ position, buildingCode: null }, 'standard');
      expect(found.map(({ stationCode }) => stationCode)).toEqual(expected.map(({ code }) => code));
      found.forEach(({ walkMetres }, i) => {
        expect(Math.abs(walkMetres - expected[i].metres)).toBeLessThan(WITHIN_M);
      });
    }
  });

  it('walks on an exact graph over several tiles as the engine does, one-way edges kept', () => {
    const city = exactCity(31);
    const coverage = coverageOf(city);
    const { index, tiles } = publicGround(city);
    expect(index.tiles.length).toBeGreaterThan(1);
    const walks = new FinderWalks(index, tiles());
    city.buildings.codes.forEach((buildingCode, row) => {
      const [nearest] = walks.walks({ position: [0, 0], buildingCode }, 'standard');
      expect(nearest?.stationCode ?? null).toBe(coverage.stationOf(row));
      if (nearest) expect(nearest.walkMetres).toBeCloseTo(coverage.metresOf(row), 6);
    });
  });
});

describe('the engine behind the doorway', () => {
  const city = cityFixture(5);
  const position = [city.buildings.lon[0], city.buildings.lat[0]] as const;
  const start = { position, buildingCode: city.buildings.codes[0] };

  it('knows no walks before its ground is opened, and those of the ground opened last', async () => {
    const engine = createTileEngine();
    expect(await engine.walks(start, 'standard')).toEqual([]);
    expect(await engine.route(start, 'S1', 'standard')).toBeNull();
    const { index, tiles } = publicGround(city);
    await engine.open(index, tiles());
    expect(await engine.walks(start, 'standard')).toHaveLength(city.stations.length);
    const moved = publicGround({ ...city, stations: [stationAt('S9', position)] }, 2);
    await engine.open(moved.index, moved.tiles());
    expect(await engine.walks(start, 'standard')).toMatchObject([{ stationCode: 'S9' }]);
    expect(await engine.route(start, 'S1', 'standard')).toBeNull();
  });

  it('refuses tiles of another version than the index', async () => {
    const { index } = publicGround(city, 2);
    await expect(createTileEngine().open(index, publicGround(city, 1).tiles())).rejects.toThrow(
      'expected tiles of version 2, got 1',
    );
  });
});

/** What the desk counts of a city, all stations open. */
function coverageOf(city: CityData) {
  const state = new CityState(city);
  state.configure(DEFAULT_SETTINGS, () => true);
  return state.coverage;
}

/** The same city, with its buildings outside every compound. */
function openAir(city: CityData): CityData {
  const compoundIndex = new Int32Array(city.buildings.count).fill(-1);
  return { ...city, buildings: { ...city.buildings, compoundIndex } };
}

/** Streets as a graph with lengths of its own, a third of them one-way; homes and stations at its nodes. */
function exactCity(seed: number): CityData {
  const random = seededRandom(seed);
  const streets = randomStreets(8, 8, random);
  const nodes = new Map<string, number>();
  const [lon, lat]: number[][] = [[], []];
  // Moved west, so that a line between tiles runs through its middle.
  const nodeAt = (vertex: number) => {
    const place = [roundDegrees(streets.lon[vertex] - 0.0035), streets.lat[vertex]];
    const row = nodes.get(place.join()) ?? nodes.size;
    nodes.set(place.join(), row);
    [lon[row], lat[row]] = place;
    return row;
  };
  const edges = Array.from({ length: streets.count }, (_, row) => {
    const ends = [nodeAt(streets.offsets[row]), nodeAt(streets.offsets[row + 1] - 1)];
    return { ends, lengthM: 50 + random() * 200, oneway: random() < 0.33 ? 1 : 0 };
  });
  const exactNetwork: ExactNetwork = {
    nodeIds: [...nodes.values()].map((row) => `n${row}`),
    lon: Float64Array.from(lon),
    lat: Float64Array.from(lat),
    from: Int32Array.from(edges, ({ ends }) => ends[0]),
    to: Int32Array.from(edges, ({ ends }) => ends[1]),
    lengthM: Float64Array.from(edges, ({ lengthM }) => lengthM),
    oneway: Uint8Array.from(edges, ({ oneway }) => oneway),
  };
  const stations = [3, 17, 40].map((row) => stationAt(`S${row}`, [lon[row], lat[row]]));
  const { buildings } = cityFixture(seed, { buildings: lon.length });
  return {
    ...plantedCity({ streets: [], homes: [], stations }),
    exactNetwork,
    buildings: { ...buildings, lon: exactNetwork.lon, lat: exactNetwork.lat },
  };
}
