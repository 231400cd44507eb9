import { beforeAll, describe, expect, it } from 'vitest';
import { createLocalFrame } from '../geometry/local-frame.ts';
import { shapeToLonLat } from '../geometry/local-polygons.ts';
import { loadOverlay, type Overlay } from '../geometry/overlay.ts';
import { type OwnShape, polygonArea, shapeArea, signedRingArea } from '../geometry/planar.ts';
import { ServiceAreaFinder } from '../network/service-area.ts';
import { createSnapper } from '../network/snapper.ts';
import { buildWalkNetwork } from '../network/street-network.ts';
import { StreetParts } from '../network/street-parts.ts';
import { at, randomPosition, randomStreets, seededRandom } from '../network/walk-fixture.ts';
import { contour } from './contour.ts';
import { CoveredArea } from './covered-area.ts';
import { surfaceOfParts } from './reach-surface.ts';
import { StreetPlane } from './street-plane.ts';
import { WalkAssignment } from './walk-assignment.ts';

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
  it.each([11, 12, 13])('overlap the union of buffered streets by 0.985 (seed %i)', (seed) => {
    const { plane, parts } = randomReach(seed, 600);
    const drawn = surfaceOfParts(plane, parts);
    const truth = bufferUnion(plane, parts, 30);
    const common = unwrap(overlay.intersection(drawn, truth));
    const either = shapeArea(drawn) + shapeArea(truth) - shapeArea(common);
    expect(shapeArea(common) / either).toBeGreaterThan(0.985);
    expect(overlay.validity(shapeToLonLat(FRAME, drawn).coordinates as OwnShape)).toEqual({ valid: true });
  });

  it('grow with the limit', () => {
    const small = randomReach(14, 300);
    const large = randomReach(14, 500);
    const inner = surfaceOfParts(small.plane, small.parts);
    const outer = surfaceOfParts(large.plane, large.parts);
    const lost = unwrap(overlay.difference(inner, [outer]));
    expect(shapeArea(lost)).toBeLessThan(1);
    expect(shapeArea(outer)).toBeGreaterThan(shapeArea(inner));
  });

  it('are empty where no street is reached', () => {
    const { plane } = randomReach(15, 300);
    expect(surfaceOfParts(plane, new StreetParts())).toEqual([]);
  });
});

describe('the covered area', () => {
  it('is the union of the service areas of all stations', () => {
    const { plane, covered, finder, places } = randomCity(21);
    const bounds = [-900, -800, 900, 800] as const;
    const whole = covered.within(bounds, 400);
    const each = places.flatMap((place) => surfaceOfParts(plane, finder.find(place, 400).parts));
    const union = unwrap(overlay.union(each.map((polygon) => [polygon])));
    expect(Math.abs(shapeArea(whole) - shapeArea(union)) / shapeArea(union)).toBeLessThan(0.01);
    expect(overlay.validity(whole)).toEqual({ valid: true });
  });

  it('is in a window what it is in the whole', () => {
    const { covered } = randomCity(22);
    const whole = covered.within([-900, -800, 900, 800], 400);
    const window = square(-130, -90, 260);
    const windowed = covered.within([-130, -90, 130, 170], 400);
    const inWhole = shapeArea(unwrap(overlay.intersection(whole, [window])));
    const inWindow = shapeArea(unwrap(overlay.intersection(windowed, [window])));
    expect(inWindow).toBeCloseTo(inWhole, 3);
  });

  it('covers a share of each grid within half a percent of the buffered streets', () => {
    const { plane, covered, finder, places } = randomCity(23);
    const pieces = places.map((place) => bufferUnion(plane, finder.find(place, 400).parts, 30));
    const truth = unwrap(overlay.union(pieces));
    for (let x = -600; x < 600; x += 200) {
      for (let y = -500; y < 500; y += 200) {
        const grid = square(x + 13, y + 7, 187);
        const share = shapeArea(unwrap(overlay.intersection(truth, [grid]))) / polygonArea(grid);
        expect(Math.abs(covered.shareOf(grid, 400) - share)).toBeLessThan(0.005);
      }
    }
  });
});

function randomCity(seed: number) {
  const random = seededRandom(seed);
  const network = buildWalkNetwork(randomStreets(COLUMNS, ROWS, random));
  const snapper = createSnapper(network);
  const demand = {
    count: 0,
    lon: new Float64Array(),
    lat: new Float64Array(),
    households: new Int32Array(),
    group: new Int32Array(),
    groupCount: 0,
  };
  const walks = new WalkAssignment(network, snapper, demand, (a, b) => a < b);
  const positions = Array.from({ length: 6 }, () => randomPosition(COLUMNS, ROWS, random));
  walks.reset(positions);
  const plane = new StreetPlane(network, FRAME);
  const places = positions.map((position) => snapper.snap(position)!);
  return { plane, places, covered: new CoveredArea(plane, walks), finder: new ServiceAreaFinder(network) };
}

function randomReach(seed: number, limitM: number) {
  const random = seededRandom(seed);
  const network = buildWalkNetwork(randomStreets(COLUMNS, ROWS, random));
  const plane = new StreetPlane(network, FRAME);
  const place = createSnapper(network).snap(at(640, 580))!;
  return { plane, parts: new ServiceAreaFinder(network).find(place, limitM).parts };
}

/** Union of the capsules around all segments, 32 corners to a circle. */
function bufferUnion(plane: StreetPlane, parts: StreetParts, radiusM: number): OwnShape {
  const capsules: OwnShape[] = [];
  plane.forEachSegment(parts, (fromX, fromY, toX, toY) => {
    const heading = Math.atan2(toY - fromY, toX - fromX);
    const corner = (x: number, y: number, i: number): [number, number] => {
      const angle = heading - Math.PI / 2 + (i * Math.PI) / 32;
      return [x + radiusM * Math.cos(angle), y + radiusM * Math.sin(angle)];
    };
    const ring = Array.from({ length: 66 }, (_, i) =>
      i < 33 ? corner(toX, toY, i) : corner(fromX, fromY, i - 1),
    );
    capsules.push([[[...ring, ring[0]]]]);
  });
  return unwrap(overlay.union(capsules));
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
