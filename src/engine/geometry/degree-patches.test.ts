import { describe, expect, it } from 'vitest';
import { DegreePatches } from './degree-patches.ts';
import { createLocalFrame } from './local-frame.ts';

describe('degree patches', () => {
  it.each([0, 22.5, 40, 53])('answer as the frame does within 1e-9 degrees, at latitude %d', (latitude) => {
    const frame = createLocalFrame([113.9, latitude]);
    const patches = new DegreePatches(frame);
    let furthest = 0;
    for (let x = -40_000; x <= 40_000; x += 737) {
      for (let y = -40_000; y <= 40_000; y += 911) {
        const [lon, lat] = frame.toLonLat(x, y);
        const [patchLon, patchLat] = patches.toLonLat(x, y);
        furthest = Math.max(furthest, Math.abs(patchLon - lon), Math.abs(patchLat - lat));
      }
    }
    expect(furthest).toBeLessThan(1e-9);
  });
});
