import { beforeAll, describe, expect, it } from 'vitest';
import { latticeCommunity, seededRandom } from '../topology/community-fixture.ts';
import { circlePolygon } from './circle.ts';
import { cutAway } from './cut-away.ts';
import { gapOf } from './gaps.ts';
import { createLocalFrame } from './local-frame.ts';
import { polygonToLocal, shapeToLocal } from './local-polygons.ts';
import { loadOverlay, type Overlay } from './overlay.ts';
import { type OwnPolygon, type OwnShape, type PlanarShape, shapeArea, signedRingArea } from './planar.ts';
import { PreparedShape } from './prepared-shape.ts';

let overlay: Overlay;
beforeAll(async () => {
  overlay = await loadOverlay();
});

const frame = createLocalFrame([113.9, 22.5]);

function box(minX: number, minY: number, maxX: number, maxY: number): OwnPolygon {
  return [
    [
      [minX, minY],
      [maxX, minY],
      [maxX, maxY],
      [minX, maxY],
      [minX, minY],
    ],
  ];
}

function union(shapes: PlanarShape[]): OwnShape {
  const answer = overlay.union(shapes);
  if (!answer.ok) throw new Error(answer.reason);
  return answer.value;
}

/** Holds a gap against the overlay's own difference; `sliver` 0 keeps every crumb for the comparison. */
function expectTrueGap(grid: OwnPolygon, coveredShape: OwnShape, label = ''): OwnShape {
  const gap = gapOf(overlay, grid, new PreparedShape(coveredShape), 0);
  const expected = overlay.difference([grid], [coveredShape]);
  if (!gap.ok || !expected.ok) throw new Error(`refused ${label}`);
  expect(overlay.validity(gap.value), label).toEqual({ valid: true });
  expect(shapeArea(gap.value), label).toBeCloseTo(shapeArea(expected.value), 4);
  for (const [shell, ...holes] of gap.value) {
    expect(signedRingArea(shell)).toBeGreaterThan(0);
    for (const hole of holes) expect(signedRingArea(hole)).toBeLessThan(0);
  }
  return gap.value;
}

describe('the gap of one grid', () => {
  const grid = box(0, 0, 100, 100);

  it('is all of it where nothing is near, and nothing where all is covered', () => {
    expect(expectTrueGap(grid, [])).toEqual([grid]);
    expect(expectTrueGap(grid, [box(500, 500, 600, 600)])).toEqual([grid]);
    expect(expectTrueGap(grid, [box(-50, -50, 150, 150)])).toEqual([]);
  });

  it('keeps pockets inside covered ground and cuts islands out of open ground', () => {
    const [shell] = box(-50, -50, 150, 150);
    const pocket: OwnPolygon = [shell, box(20, 20, 40, 40)[0].toReversed()];
    expect(shapeArea(expectTrueGap(grid, [pocket]))).toBe(400);
    expect(shapeArea(expectTrueGap(grid, [box(20, 20, 40, 40)]))).toBe(9600);
    const nested: OwnShape = [pocket, box(25, 25, 35, 35)];
    expect(shapeArea(expectTrueGap(grid, nested))).toBe(300);
  });

  it('falls into parts', () => {
    const parts = expectTrueGap(grid, [box(-10, 40.5, 110, 60.5)]);
    expect(parts).toHaveLength(2);
    expect(shapeArea(parts)).toBe(8000);
  });

  it('is right where borders run along each other or through corners', () => {
    for (const covered of [box(0, 0, 100, 50), box(50, 0, 150, 100), box(100, 0, 200, 100), grid]) {
      expectTrueGap(grid, [covered]);
    }
    expect(cutAway(grid, new PreparedShape([box(50, 0, 150, 100)]))).toBeNull();
  });

  it('leaves slivers out', () => {
    const almost = box(-10, -10, 110, 99.995);
    const gap = gapOf(overlay, grid, new PreparedShape([almost]));
    expect(gap).toEqual({ ok: true, value: [] });
    expect(shapeArea(expectTrueGap(grid, [almost]))).toBeCloseTo(0.5, 6);
  });

  it('of a grid with a hole has the hole as well', () => {
    const withHole: OwnPolygon = [grid[0], box(30, 30, 70, 70)[0].toReversed()];
    expectTrueGap(withHole, [box(10.5, 50.5, 50.5, 120.5)]);
    expectTrueGap(withHole, [box(31.5, 31.5, 60, 60)]);
    expectTrueGap(withHole, []);
  });
});

describe('gaps of a whole community', () => {
  it.each([31, 32, 33])('equal the overlay grid by grid under circles (seed %i)', (seed) => {
    const random = seededRandom(seed);
    const { faces } = latticeCommunity(random, { columns: 4, rows: 4, steps: 8 });
    const circles = Array.from({ length: 25 }, () => {
      const centre: [number, number] = [113.9 + random() * 0.0096, 22.5 + random() * 0.0096];
      return shapeToLocal(frame, circlePolygon(centre, 30 + random() * 150, 64));
    });
    const covered = union(circles);
    let walked = 0;
    for (const { code, polygon } of faces) {
      const grid = polygonToLocal(frame, polygon);
      expectTrueGap(grid, covered, `seed ${seed} ${code}`);
      if (cutAway(grid, new PreparedShape(covered)) !== null) walked++;
    }
    expect(walked).toBe(faces.length);
  });

  it('equal the overlay where everything lies on one lattice, the hardest case', () => {
    const random = seededRandom(34);
    const cell = () => Math.floor(random() * 12);
    for (let round = 0; round < 150; round++) {
      const boxes = Array.from({ length: 6 }, () => {
        const [x, y] = [cell(), cell()];
        return [box(x, y, x + 1 + cell() / 3, y + 1 + cell() / 3)];
      });
      const [x, y] = [cell(), cell()];
      expectTrueGap(box(x, y, x + 1 + cell(), y + 1 + cell()), union(boxes), `round ${round}`);
    }
  });

  it('never grow when more is covered', () => {
    const random = seededRandom(35);
    const { faces } = latticeCommunity(random, { columns: 3, rows: 3, steps: 8 });
    const grids = faces.map(({ polygon }) => polygonToLocal(frame, polygon));
    const shapes: OwnShape[] = [];
    let before = grids.map((grid) => shapeArea([grid]));
    for (let step = 0; step < 12; step++) {
      const centre: [number, number] = [113.9 + random() * 0.0072, 22.5 + random() * 0.0072];
      shapes.push(shapeToLocal(frame, circlePolygon(centre, 120)));
      const covered = new PreparedShape(union(shapes));
      const gaps = grids.map((grid) => {
        const gap = gapOf(overlay, grid, covered);
        return gap.ok ? shapeArea(gap.value) : Number.NaN;
      });
      gaps.forEach((gap, i) => {
        expect(gap).toBeLessThanOrEqual(before[i] + 2);
      });
      before = gaps;
    }
  });
});
