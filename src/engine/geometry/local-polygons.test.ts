import { describe, expect, it } from 'vitest';
import { circlePolygon } from './circle.ts';
import { createLocalFrame } from './local-frame.ts';
import { polygonToLocal, shapeToLocal, shapeToLonLat } from './local-polygons.ts';
import { polsbyPopper, polygonArea, polygonPerimeter, signedRingArea } from './planar.ts';

const frame = createLocalFrame([113.93, 22.53]);
const circle = circlePolygon([113.95, 22.54], 500);

describe('polygons in the local metric frame', () => {
  it('measure a circle of 500 m within half a percent of πr², the sphere against the ellipsoid', () => {
    const local = polygonToLocal(frame, circle);
    expect(polygonArea(local) / (Math.PI * 500 ** 2)).toBeCloseTo(1, 2);
    expect(polygonPerimeter(local) / (2 * Math.PI * 500)).toBeCloseTo(1, 2);
    expect(polsbyPopper(local)).toBeGreaterThan(0.999);
    expect(polsbyPopper(local)).toBeLessThanOrEqual(1);
  });

  it('come back to the same seven decimals, shells counter-clockwise and holes clockwise', () => {
    const hole = circlePolygon([113.95, 22.54], 200).coordinates[0];
    const ring = { type: 'Polygon' as const, coordinates: [circle.coordinates[0].toReversed(), hole] };
    const back = shapeToLonLat(frame, shapeToLocal(frame, ring));
    const [shell, inner] = back.coordinates[0];
    expect(signedRingArea(shell)).toBeGreaterThan(0);
    expect(signedRingArea(inner)).toBeLessThan(0);
    expect(shell).toHaveLength(circle.coordinates[0].length);
    for (const [lon, lat] of shell) {
      expect(circle.coordinates[0].some((p) => Math.hypot(p[0] - lon, p[1] - lat) < 1e-7)).toBe(true);
    }
  });

  it('keep parts apart and rings closed', () => {
    const parts = shapeToLocal(frame, {
      type: 'MultiPolygon',
      coordinates: [circle.coordinates, circle.coordinates],
    });
    expect(parts).toHaveLength(2);
    expect(parts[0][0][0]).toEqual(parts[0][0].at(-1));
  });
});
