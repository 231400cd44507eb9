import type { MultiPolygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { withoutSmallHoles } from './small-holes.ts';

/** A square ring of about `metres` by `metres` at the equator. */
const square = (metres: number) => {
  const d = metres / 111_195;
  return [
    [0, 0],
    [d, 0],
    [d, d],
    [0, d],
    [0, 0],
  ];
};

describe('small holes', () => {
  it('go, large ones and the outline stay', () => {
    const area: MultiPolygon = {
      type: 'MultiPolygon',
      coordinates: [[square(2000), square(100), square(500)]],
    };
    expect(withoutSmallHoles(area).coordinates).toEqual([[square(2000), square(500)]]);
  });
});
