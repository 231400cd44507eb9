import proj4 from 'proj4';
import { describe, expect, it } from 'vitest';
import { haversineM } from './haversine.ts';
import { createLocalFrame } from './local-frame.ts';

describe('the local metric frame', () => {
  const frame = createLocalFrame([113.93, 22.53]);
  const oracle = proj4('+proj=tmerc +lat_0=22.53 +lon_0=113.93 +k=1 +ellps=GRS80 +units=m');
  const offsets = [-0.5, -0.2, -0.01, 0, 0.03, 0.25, 0.5];

  it('equals proj4 within a tenth of a millimetre up to half a degree out', () => {
    for (const dLon of offsets) {
      for (const dLat of offsets) {
        const position: [number, number] = [113.93 + dLon, 22.53 + dLat];
        const [x, y] = frame.toLocal(...position);
        const [ox, oy] = oracle.forward(position);
        expect(Math.hypot(x - ox, y - oy)).toBeLessThan(1e-4);
      }
    }
  });

  it('comes back to where it started within a tenth of a millimetre', () => {
    for (const dLon of offsets) {
      for (const dLat of offsets) {
        const [x, y] = frame.toLocal(113.93 + dLon, 22.53 + dLat);
        const [lon, lat] = frame.toLonLat(x, y);
        expect(haversineM(lon, lat, 113.93 + dLon, 22.53 + dLat)).toBeLessThan(1e-4);
      }
    }
  });
});
