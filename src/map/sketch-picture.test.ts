import { describe, expect, it } from 'vitest';
import type { LonLat } from '../domain/geometry.ts';
import { cityIn } from '../state/city-store.ts';
import { tinyDesk } from '../state/desk.fixture.ts';
import { createMapStandIn } from './map-stand-in.fixture.ts';
import { NOTHING_PICKED, type Sketch } from './sketch.ts';
import { sketchPicture } from './sketch-picture.ts';

const map = createMapStandIn();
const open = cityIn((await tinyDesk()).stores.city)!;
const at = (x: number, y: number): LonLat => map.unproject({ x, y });

function pictureOf(sketch: Sketch | null, crosshair: LonLat | null = null) {
  return sketchPicture(sketch, crosshair, open, map.project);
}

/** The paths that draw something. */
function pathsOf(sketch: Sketch | null, crosshair: LonLat | null = null): Record<string, string> {
  const { paths } = pictureOf(sketch, crosshair);
  return Object.fromEntries(Object.entries(paths).filter(([, path]) => path !== ''));
}

/** Every pair of coordinates after an M or an L. */
function pointsOf(path = ''): number[][] {
  return [...path.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
}

describe('the picture of a sketch', () => {
  it('is empty without one', () => {
    expect(pathsOf(null)).toEqual({});
    expect(pictureOf(null).picked).toEqual([]);
  });

  it('draws a line with a handle on every vertex', () => {
    const paths = pathsOf({ line: [at(10, 20), at(30.24, 40)] });
    expect(paths.line).toBe('M10 20L30.2 40');
    expect(Object.keys(paths)).toEqual(['line', 'vertex']);
    expect(pointsOf(paths.vertex)).toEqual([
      [6, 20],
      [26.2, 40],
    ]);
  });

  it('draws no line of one point, and no area of two', () => {
    expect(Object.keys(pathsOf({ line: [at(10, 20)] }))).toEqual(['vertex']);
    expect(pathsOf({ area: [at(10, 20), at(30, 40)], rim: [at(1, 1)] })).toEqual({});
  });

  it('closes the rim, and keeps it apart from the ground it has picked', () => {
    const [compound] = open.data.compounds;
    const rim = [at(0, 0), at(10, 0), at(10, 10)];
    const paths = pathsOf({ rim, picked: { ...NOTHING_PICKED, compounds: [compound.code] } });
    expect(paths.rim).toBe('M0 0L10 0L10 10Z');
    const corners = [compound.geometry.coordinates].flat(compound.geometry.type === 'Polygon' ? 1 : 2);
    expect(pointsOf(paths.ground)).toHaveLength(corners.flat().length);
  });

  it('marks picked buildings where they stand', () => {
    const code = open.data.buildings.codes[0];
    const { picked } = pictureOf({ picked: { ...NOTHING_PICKED, buildings: [code], blocksAt: [at(7, 9)] } });
    expect(picked).toEqual([map.project(open.index.buildingAt(code)!), map.project(at(7, 9))]);
  });

  it('shows the crosshair of the keyboard with or without a sketch', () => {
    expect(pathsOf(null, at(50, 60)).crosshair).toContain('M50 60m4 0h16');
    expect(Object.keys(pathsOf({ snapped: at(5, 5) }, at(50, 60)))).toEqual(['snapped', 'crosshair']);
  });
});
