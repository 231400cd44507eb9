import { describe, expect, it } from 'vitest';
import type { LonLat } from '../domain/geometry.ts';
import { cityIn } from '../state/city-store.ts';
import { tinyDesk } from '../state/desk.fixture.ts';
import { createMapStandIn } from './map-stand-in.fixture.ts';
import { NOTHING_PICKED, type Sketch } from './sketch.ts';
import { SKETCH_PARTS, type SketchPart, sketchPicture } from './sketch-picture.ts';

const map = createMapStandIn();
const open = cityIn((await tinyDesk()).stores.city)!;
const at = (x: number, y: number): LonLat => map.unproject({ x, y });

function partsOf(
  sketch: Sketch | null,
  crosshair: LonLat | null = null,
): Partial<Record<SketchPart, string>> {
  const picture = sketchPicture(sketch, crosshair, open, map.project);
  return Object.fromEntries(Object.entries(picture).filter(([, path]) => path !== ''));
}

/** Every pair of coordinates after an M or an L. */
function pointsOf(path = ''): number[][] {
  return [...path.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
}

describe('the picture of a sketch', () => {
  it('is empty without one', () => {
    expect(Object.keys(sketchPicture(null, null, open, map.project))).toEqual([...SKETCH_PARTS]);
    expect(partsOf(null)).toEqual({});
  });

  it('draws a line with a handle on every vertex', () => {
    const parts = partsOf({ line: [at(10, 20), at(30.24, 40)] });
    expect(parts.line).toBe('M10 20L30.2 40');
    expect(Object.keys(parts)).toEqual(['line', 'vertex']);
    expect(pointsOf(parts.vertex)).toEqual([
      [6, 20],
      [26.2, 40],
    ]);
  });

  it('draws no line of one point, and no area of two', () => {
    expect(Object.keys(partsOf({ line: [at(10, 20)] }))).toEqual(['vertex']);
    expect(partsOf({ area: [at(10, 20), at(30, 40)], rim: [at(1, 1)] })).toEqual({});
  });

  it('closes the rim, and keeps it apart from the ground it has picked', () => {
    const [compound] = open.data.compounds;
    const rim = [at(0, 0), at(10, 0), at(10, 10)];
    const parts = partsOf({ rim, picked: { ...NOTHING_PICKED, compounds: [compound.code] } });
    expect(parts.rim).toBe('M0 0L10 0L10 10Z');
    const corners = [compound.geometry.coordinates].flat(compound.geometry.type === 'Polygon' ? 1 : 2);
    expect(pointsOf(parts.ground)).toHaveLength(corners.flat().length);
  });

  it('marks picked buildings where they stand', () => {
    const code = open.data.buildings.codes[0];
    const { x, y } = map.project(open.index.buildingAt(code)!);
    const [[left, middle]] = pointsOf(partsOf({ picked: { ...NOTHING_PICKED, buildings: [code] } }).picked);
    expect(left).toBeCloseTo(x - 4, 1);
    expect(middle).toBeCloseTo(y, 1);
  });

  it('shows the crosshair of the keyboard with or without a sketch', () => {
    expect(partsOf(null, at(50, 60)).crosshair).toContain('M50 60m4 0h16');
    expect(Object.keys(partsOf({ snapped: at(5, 5) }, at(50, 60)))).toEqual(['snapped', 'crosshair']);
  });
});
