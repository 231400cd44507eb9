import { describe, expect, it } from 'vitest';
import type { LonLatBounds } from '../domain/geometry.ts';
import { pointFeature } from './features/feature.ts';
import { createViewWindow } from './view-window.ts';

/** A hundred things in a row, one per degree. */
const rowOfThings = () =>
  createViewWindow(
    100,
    (i): LonLatBounds => [i, 0, i, 0],
    (i) => pointFeature([i, 0], { i }),
  );
const numbers = (data: GeoJSON.FeatureCollection | null) =>
  data?.features.map((feature) => feature.properties?.i as number).sort((a, b) => a - b);

describe('a window over many things', () => {
  it('gives those in view and half a view around', () => {
    expect(numbers(rowOfThings().look([10, -1, 20, 1]))).toEqual([
      5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25,
    ]);
  });

  it('gives nothing new while the view stays within the window', () => {
    const window = rowOfThings();
    window.look([10, -1, 20, 1]);
    expect(window.look([14, -1, 24, 1])).toBeNull();
    expect(numbers(window.look([16, -1, 26, 1]))?.at(-1)).toBe(31);
  });

  it('gives less again after zooming far in', () => {
    const window = rowOfThings();
    window.look([0, -1, 99, 1]);
    expect(numbers(window.look([50, -1, 52, 1]))).toEqual([49, 50, 51, 52, 53]);
  });

  it('gives the same view again after it was told to forget', () => {
    const window = rowOfThings();
    window.look([10, -1, 20, 1]);
    window.forget();
    expect(numbers(window.look([10, -1, 20, 1]))?.at(0)).toBe(5);
  });

  it('is empty over nothing', () => {
    const window = createViewWindow(
      0,
      () => [0, 0, 0, 0],
      () => null,
    );
    expect(window.look([0, 0, 1, 1])?.features).toEqual([]);
  });
});
