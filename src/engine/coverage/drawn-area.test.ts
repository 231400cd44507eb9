import { beforeAll, describe, expect, it } from 'vitest';
import type { StreetTable } from '../../domain/city.ts';
import type { LonLat } from '../../domain/geometry.ts';
import { createLocalFrame } from '../geometry/local-frame.ts';
import { shapeToLonLat } from '../geometry/local-polygons.ts';
import { loadOverlay, type Overlay } from '../geometry/overlay.ts';
import { type OwnShape, polygonArea, shapeArea, shapeBounds, signedRingArea } from '../geometry/planar.ts';
import { shapeCovers } from '../geometry/point-in-polygon.ts';
import { DistanceSearch } from '../network/distance-search.ts';
import { createSnapper } from '../network/snapper.ts';
import { buildWalkNetwork } from '../network/street-network.ts';
import { at, randomPosition, randomStreets, seededRandom, streetTable } from '../network/walk-fixture.ts';
import { contour } from './contour.ts';
import { coveredShare } from './coverage-pictures.ts';
import type { Demand } from './demand.ts';
import { Homes } from './homes.ts';
import { CELL_M, NearestStreets } from './nearest-streets.ts';
import { StreetPlane } from './street-plane.ts';
import { WalkAssignment } from './walk-assignment.ts';
import { walkPictures } from './walk-pictures.ts';

let overlay: Overlay;
beforeAll(async () => {
  overlay = await loadOverlay();
});

const COLUMNS = 14;
const ROWS = 12;
const FRAME = createLocalFrame(at(700, 600));

describe('contour', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'draws valid polygons around any surface, also in degrees (seed %i)',
    (seed) => {
      const random = seededRandom(seed);
      const lattice = randomLattice(40, 30, random, seed % 2 === 0);
      const shape = contour(lattice);
      expect(overlay.validity(shape)).toEqual({ valid: true });
      const degrees = shapeToLonLat(FRAME, shape).coordinates as OwnShape;
      expect(overlay.validity(degrees)).toEqual({ valid: true });
      for (const [shell, ...holes] of shape) {
        expect(signedRingArea(shell)).toBeGreaterThan(0);
        for (const hole of holes) expect(signedRingArea(hole)).toBeLessThan(0);
      }
    },
  );

  it('puts an island into the hole it stands in, as a polygon of its own', () => {
    const heights = heightsOfRows([
      '.......',
      '.#####.',
      '.#...#.',
      '.#.#.#.',
      '.#...#.',
      '.#####.',
      '.......',
    ]);
    const shape = contour({ minX: 0, minY: 0, columns: 7, rows: 7, cellM: 10, heights });
    expect(shape.map((polygon) => polygon.length)).toEqual([2, 1]);
  });

  it('draws nothing where nothing is inside', () => {
    expect(
      contour({ minX: 0, minY: 0, columns: 3, rows: 3, cellM: 10, heights: new Float32Array(9) }),
    ).toEqual([]);
  });
});

describe('drawn service areas', () => {
  it.each([11, 12, 13])(
    'hold the ground whose own walk is within the limit, and no other (seed %i)',
    (seed) => {
      const { search, pictures, places, positions, random, snapper } = randomCity(seed, 400);
      const drawn = pictures.serviceArea(positions[0]);
      expect(overlay.validity(shapeToLonLat(FRAME, drawn).coordinates as OwnShape)).toEqual({ valid: true });
      search.run(places[0]);
      let agreed = 0;
      let wronglyInside = 0;
      for (let i = 0; i < POINTS; i++) {
        const [lon, lat] = randomPosition(COLUMNS, ROWS, random);
        const door = snapper.snap([lon, lat])!;
        const isWithin = search.metresTo(door) <= 400;
        const isDrawn = shapeCovers(drawn, ...localXY([lon, lat]));
        if (isWithin === isDrawn) agreed++;
        else if (isDrawn) wronglyInside++;
      }
      expect(agreed / POINTS).toBeGreaterThan(0.985);
      expect(wronglyInside / POINTS).toBeLessThan(0.01);
    },
  );

  it.each([15, 16, 17])('hold no home that walks further, however its ground does (seed %i)', (seed) => {
    const demand = randomHomes(seed);
    const { pictures, places, positions, search, snapper, walks } = randomCity(seed, 350, demand);
    const drawn = pictures.serviceArea(positions[0]);
    const covered = pictures.covered(WHOLE);
    search.run(places[0]);
    let within = 0;
    for (let row = 0; row < demand.count; row++) {
      const home: LonLat = [demand.lon[row], demand.lat[row]];
      const isWithin = search.metresTo(snapper.snap(home)!) <= 350;
      if (isWithin) within++;
      else expect(shapeCovers(drawn, ...localXY(home)), `home ${row}`).toBe(false);
      if (walks.metres[row] > 350) expect(shapeCovers(covered, ...localXY(home)), `home ${row}`).toBe(false);
    }
    expect(within).toBeGreaterThan(20);
  });

  it('leave open in a grid every home that is not reached', () => {
    const demand = randomHomes(18);
    const { pictures, walks } = randomCity(18, 250, demand);
    const grid = square(-600, -500, 1100);
    const gap = pictures.gapIn(grid);
    for (let row = 0; row < demand.count; row++) {
      const home = localXY([demand.lon[row], demand.lat[row]]);
      if (walks.metres[row] > 250 && shapeCovers([grid], ...home)) {
        expect(shapeCovers(gap, ...home), `home ${row}`).toBe(true);
      }
    }
  });

  it('grow with the limit', () => {
    const { positions, picturesAt } = randomCity(14, 300);
    const inner = picturesAt(300).serviceArea(positions[0]);
    const outer = picturesAt(500).serviceArea(positions[0]);
    expect(shapeArea(unwrap(overlay.difference(inner, [outer])))).toBeLessThan(1);
    expect(shapeArea(outer)).toBeGreaterThan(shapeArea(inner));
  });

  it('reach no further from the last street than the metres that are left', () => {
    const streets = streetTable([{ line: [at(0, 0), at(1000, 0)] }]);
    const { pictures } = cityOf(streets, [at(500, 0)], 100);
    const drawn = pictures.serviceArea(at(500, 0));
    // A straight street: the ground within the limit is a diamond with a diagonal of twice the limit.
    expect(Math.abs(shapeArea(drawn) / (2 * 100 * 100) - 1)).toBeLessThan(0.01);
  });

  it('keep to their own side of a river without a bridge', () => {
    const streets = streetTable([{ line: [at(0, 0), at(1000, 0)] }, { line: [at(0, 120), at(1000, 120)] }]);
    const { pictures } = cityOf(streets, [at(500, 0)], 400);
    const [, , , north] = shapeBounds(pictures.serviceArea(at(500, 0)));
    const middle = localXY(at(500, 60))[1];
    expect(Math.abs(north - middle)).toBeLessThan(CELL_M);
  });

  it('are empty where there is no street', () => {
    const { pictures } = cityOf(streetTable([]), [at(0, 0)], 400);
    expect(pictures.serviceArea(at(0, 0))).toEqual([]);
    expect(pictures.covered([0, 0, 100, 100])).toEqual([]);
  });
});

describe('the covered ground', () => {
  it('is the union of the service areas of all stations', () => {
    const { pictures, positions } = randomCity(21, 400);
    const whole = pictures.covered(WHOLE);
    const each = positions.map((position) => pictures.serviceArea(position));
    const union = unwrap(overlay.union(each));
    expect(Math.abs(shapeArea(whole) - shapeArea(union)) / shapeArea(union)).toBeLessThan(0.005);
    expect(overlay.validity(whole)).toEqual({ valid: true });
  });

  it('is in a window what it is in the whole', () => {
    const { pictures } = randomCity(22, 400);
    const whole = pictures.covered(WHOLE);
    const window = square(-130, -90, 260);
    const windowed = pictures.covered([-130, -90, 130, 170]);
    const inWhole = shapeArea(unwrap(overlay.intersection(whole, [window])));
    const inWindow = shapeArea(unwrap(overlay.intersection(windowed, [window])));
    expect(inWindow).toBeCloseTo(inWhole, 3);
  });

  it('and the gap tile each grid, and the share is what the gap leaves', () => {
    const { pictures } = randomCity(23, 400);
    const whole = pictures.covered(WHOLE);
    for (let x = -600; x < 600; x += 200) {
      for (let y = -500; y < 500; y += 200) {
        const grid = square(x + 13, y + 7, 187);
        const gap = pictures.gapIn(grid);
        const covered = shapeArea(unwrap(overlay.intersection(whole, [grid])));
        expect(covered + shapeArea(gap)).toBeCloseTo(polygonArea(grid), -1);
        expect(coveredShare(grid, gap)).toBeCloseTo(covered / polygonArea(grid), 3);
        expect(overlay.validity(gap)).toEqual({ valid: true });
      }
    }
  });
});

const POINTS = 4000;
const WHOLE = [-900, -800, 900, 800] as const;

function randomCity(seed: number, limitM: number, demand: Demand = NO_DEMAND) {
  const random = seededRandom(seed);
  const streets = randomStreets(COLUMNS, ROWS, random);
  const positions = Array.from({ length: 6 }, () => randomPosition(COLUMNS, ROWS, random));
  return { random, ...cityOf(streets, positions, limitM, demand) };
}

function cityOf(
  streets: StreetTable,
  positions: readonly LonLat[],
  limitM: number,
  demand: Demand = NO_DEMAND,
) {
  const network = buildWalkNetwork(streets);
  const snapper = createSnapper(network);
  const homes = new Homes(demand, FRAME);
  const walks = new WalkAssignment(network, snapper, demand, (a, b) => a < b);
  walks.reset(positions);
  const lattice = new NearestStreets(new StreetPlane(network, FRAME));
  const search = new DistanceSearch(network, 'to');
  const picturesAt = (metres: number) =>
    walkPictures(lattice, overlay, search, snapper, walks, homes, metres);
  const places = positions.map((position) => snapper.snap(position)!);
  return { places, positions, snapper, walks, search, picturesAt, pictures: picturesAt(limitM) };
}

const NO_DEMAND = {
  count: 0,
  lon: new Float64Array(),
  lat: new Float64Array(),
  households: new Int32Array(),
  olderHouseholds: new Int32Array(),
  group: new Int32Array(),
  groupCount: 0,
};

function randomHomes(seed: number): Demand {
  const random = seededRandom(seed + 1000);
  const places = Array.from({ length: 600 }, () => randomPosition(COLUMNS, ROWS, random));
  return {
    count: places.length,
    lon: Float64Array.from(places, ([lon]) => lon),
    lat: Float64Array.from(places, ([, lat]) => lat),
    households: Int32Array.from(places, () => 1 + Math.floor(random() * 9)),
    olderHouseholds: new Int32Array(places.length).fill(-1),
    group: new Int32Array(places.length).fill(-1),
    groupCount: 0,
  };
}

function localXY([lon, lat]: LonLat): [number, number] {
  const [x, y] = FRAME.toLocal(lon, lat);
  return [x, y];
}

function unwrap(result: ReturnType<Overlay['union']>): OwnShape {
  if (!result.ok) throw new Error(result.reason);
  return result.value;
}

function square(x: number, y: number, side: number): [number, number][][] {
  return [
    [
      [x, y],
      [x + side, y],
      [x + side, y + side],
      [x, y + side],
      [x, y],
    ],
  ];
}

function randomLattice(columns: number, rows: number, random: () => number, withZeros: boolean) {
  const heights = Float32Array.from({ length: columns * rows }, () => {
    const height = random() * 20 - 10;
    return withZeros ? Math.round(height / 5) * 5 : height;
  });
  for (let i = 0; i < heights.length; i++) {
    const column = i % columns;
    const row = Math.floor(i / columns);
    if (column === 0 || row === 0 || column === columns - 1 || row === rows - 1) heights[i] = -1;
  }
  return { minX: -200, minY: -150, columns, rows, cellM: 10, heights };
}

function heightsOfRows(rows: readonly string[]): Float32Array {
  return Float32Array.from(rows.join(''), (sign) => (sign === '#' ? 1 : -1));
}
