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

/** The outlines that draw something. */
function outlinesOf(sketch: Sketch | null, crosshair: LonLat | null = null): Record<string, string> {
  const { outlines } = pictureOf(sketch, crosshair);
  return Object.fromEntries(Object.entries(outlines).filter(([, path]) => path !== ''));
}

/** Every pair of coordinates after an M or an L. */
function pointsOf(path = ''): number[][] {
  return [...path.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
}

describe('the picture of a sketch', () => {
  it('is empty without one', () => {
    expect(outlinesOf(null)).toEqual({});
    expect(pictureOf(null).marks).toEqual({ picked: [], vertex: [], snapped: [] });
  });

  it('draws a line with a mark on every vertex', () => {
    const line = [at(10, 20), at(30.24, 40)];
    expect(outlinesOf({ line })).toEqual({ line: 'M10 20L30.2 40' });
    expect(pictureOf({ line }).marks.vertex).toEqual(line.map(map.project));
  });

  it('draws no line of one point, and no area of two', () => {
    const line = [at(10, 20)];
    expect(outlinesOf({ line, area: [at(10, 20), at(30, 40)], rim: [at(1, 1)] })).toEqual({});
    expect(pictureOf({ line }).marks.vertex).toHaveLength(1);
  });

  it('closes the rim, and keeps it apart from the ground it has picked', () => {
    const [compound] = open.data.compounds;
    const rim = [at(0, 0), at(10, 0), at(10, 10)];
    const outlines = outlinesOf({ rim, picked: { ...NOTHING_PICKED, compounds: [compound.code] } });
    expect(outlines.rim).toBe('M0 0L10 0L10 10Z');
    const corners = [compound.geometry.coordinates].flat(compound.geometry.type === 'Polygon' ? 1 : 2);
    expect(pointsOf(outlines.ground)).toHaveLength(corners.flat().length);
  });

  it('marks picked buildings where they stand, and blocks where they were picked', () => {
    const code = open.data.buildings.codes[0];
    const sketch = { picked: { ...NOTHING_PICKED, buildings: [code], blocksAt: [at(7, 9)] } };
    const places = [open.index.buildingAt(code)!, at(7, 9)];
    expect(pictureOf(sketch).marks.picked).toEqual(places.map(map.project));
  });

  it('shows the crosshair of the keyboard with or without a sketch', () => {
    expect(outlinesOf(null, at(50, 60)).crosshair).toContain('M50 60m4 0h16');
    const { marks, outlines } = pictureOf({ snapped: at(5, 5) }, at(50, 60));
    expect(marks.snapped).toEqual([map.project(at(5, 5))]);
    expect(outlines.crosshair).not.toBe('');
  });
});
