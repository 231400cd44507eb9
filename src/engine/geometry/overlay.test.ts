import { circle } from '@turf/turf';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadGeos } from './geos-kernel.ts';
import { loadOverlay, type Overlay } from './overlay.ts';
import { type OwnShape, type PlanarShape, rightHanded, shapeArea, signedRingArea } from './planar.ts';

let overlay: Overlay;
beforeAll(async () => {
  overlay = await loadOverlay();
});

function box(minX: number, minY: number, maxX: number, maxY: number): OwnShape {
  return [
    [
      [
        [minX, minY],
        [maxX, minY],
        [maxX, maxY],
        [minX, maxY],
        [minX, minY],
      ],
    ],
  ];
}

function areaOf(answer: ReturnType<Overlay['union']>): number {
  if (!answer.ok) throw new Error(`expected a shape, got ${answer.reason}: ${answer.detail}`);
  expect(overlay.validity(answer.value)).toEqual({ valid: true });
  return shapeArea(answer.value);
}

const a = box(0, 0, 10, 10);
const b = box(5, 5, 15, 15);

describe('overlay of plain boxes', () => {
  it('counts shared ground once', () => {
    expect(areaOf(overlay.union([a, b]))).toBe(175);
    expect(areaOf(overlay.intersection(a, b))).toBe(25);
    expect(areaOf(overlay.difference(a, [b]))).toBe(75);
    expect(areaOf(overlay.symmetricDifference(a, b))).toBe(150);
  });

  it('knows nothing, and what only touches, as an empty shape', () => {
    expect(overlay.union([])).toEqual({ ok: true, value: [] });
    expect(overlay.intersection(a, box(10, 0, 20, 10))).toEqual({ ok: true, value: [] });
    expect(overlay.difference(a, [])).toMatchObject({ ok: true });
    expect(overlay.difference(a, [a])).toEqual({ ok: true, value: [] });
    expect(overlay.validity([])).toEqual({ valid: true });
  });

  it('takes several overlapping shapes away at once', () => {
    expect(areaOf(overlay.difference(a, [box(0, 0, 6, 10), box(4, 0, 8, 10)]))).toBe(20);
  });
});

describe('bad geometry', () => {
  const bowTie: PlanarShape = [
    [
      [
        [0, 0],
        [10, 10],
        [10, 0],
        [0, 10],
        [0, 0],
      ],
    ],
  ];
  const woundTwice: PlanarShape = [[[...a[0][0].slice(0, 4), ...box(2, 2, 8, 8)[0][0], [0, 0]]]];

  it('names what is wrong and where', () => {
    expect(overlay.validity(bowTie)).toEqual({ valid: false, reason: 'Self-intersection', at: [5, 5] });
    expect(overlay.validity([[a[0][0].slice(0, 4)]])).toMatchObject({ reason: 'Ring is not closed' });
    expect(overlay.validity([[a[0][0].slice(0, 2)]])).toMatchObject({ valid: false });
    expect(overlay.validity([[[[Number.NaN, 0]]]])).toMatchObject({ valid: false });
  });

  it('is repaired where it reads one way only', () => {
    expect(areaOf(overlay.makeValid(bowTie))).toBe(50);
    expect(areaOf(overlay.makeValid([[a[0][0].slice(0, 4)]]))).toBe(100);
    expect(areaOf(overlay.makeValid([...a, ...b]))).toBe(175);
    expect(areaOf(overlay.makeValid([[a[0][0], b[0][0]]]))).toBe(75);
    expect(areaOf(overlay.makeValid([[a[0][0].slice(0, 2)]]))).toBe(0);
  });

  it('is refused with a reason where it reads several ways, or is no number', () => {
    expect(overlay.makeValid(woundTwice)).toMatchObject({ ok: false, reason: 'ambiguous' });
    expect(overlay.union([a, woundTwice])).toMatchObject({ ok: false, reason: 'ambiguous' });
    expect(
      overlay.union([
        a,
        [
          [
            [
              [0, 0],
              [Number.NaN, 1],
              [1, 1],
              [0, 0],
            ],
          ],
        ],
      ]),
    ).toMatchObject({
      ok: false,
      reason: 'not_finite',
    });
  });

  it('never throws, and what comes back is valid and obeys the laws of areas', () => {
    const position = fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 8 }));
    const shape = fc.array(fc.array(fc.array(position, { maxLength: 9 }), { maxLength: 3 }), {
      maxLength: 3,
    });
    const law = fc.property(shape, shape, (left, right) => {
      const [repairedLeft, repairedRight] = [overlay.makeValid(left), overlay.makeValid(right)];
      const union = overlay.union([left, right]);
      expect(union.ok).toBe(repairedLeft.ok && repairedRight.ok);
      if (!repairedLeft.ok || !repairedRight.ok) return;
      const both = areaOf(overlay.intersection(left, right));
      const onlyLeft = areaOf(overlay.difference(left, [right]));
      const onlyRight = areaOf(overlay.difference(right, [left]));
      expect(areaOf(repairedLeft)).toBeCloseTo(both + onlyLeft, 9);
      expect(areaOf(repairedRight)).toBeCloseTo(both + onlyRight, 9);
      expect(areaOf(union)).toBeCloseTo(both + onlyLeft + onlyRight, 9);
      expect(areaOf(overlay.symmetricDifference(left, right))).toBeCloseTo(onlyLeft + onlyRight, 9);
    });
    fc.assert(law, { numRuns: 100, seed: 20261122 });
  });
});

describe('the kernel underneath', () => {
  it('unites a thousand circles without an exception', () => {
    const circles = Array.from({ length: 1000 }, (_, i) => {
      const centre = [113.9 + (i % 40) * 0.004, 22.5 + Math.floor(i / 40) * 0.003];
      return [circle(centre, 500, { steps: 64, units: 'meters' }).geometry.coordinates] as PlanarShape;
    });
    expect(areaOf(overlay.union(circles))).toBeGreaterThan(0);
  });

  it('keeps its memory over ten thousand operations, refused ones included', async () => {
    const { Module } = await loadGeos();
    const woundTwice = [[[...a[0][0].slice(0, 4), ...box(2, 2, 8, 8)[0][0], [0, 0]]]];
    const round = (x: number): PlanarShape =>
      [circle([x, 0], 1, { steps: 64, units: 'degrees' }).geometry.coordinates] as PlanarShape;
    const [near, far] = [round(0), round(5)];
    const work = (rounds: number) => {
      for (let i = 0; i < rounds; i++) {
        overlay.union([near, far]);
        overlay.difference(near, [far]);
        overlay.makeValid(woundTwice);
        overlay.validity(woundTwice);
      }
    };
    work(500);
    const before = Module.HEAPF64.length;
    work(2500);
    expect(Module.HEAPF64.length).toBe(before);
  });

  it('turns shells and holes the GeoJSON way round', () => {
    const answer = overlay.difference(a, [box(2, 2, 4, 4)]);
    if (!answer.ok) throw new Error(answer.reason);
    const [shell, hole] = rightHanded(answer.value[0]);
    expect(signedRingArea(shell)).toBe(100);
    expect(signedRingArea(hole)).toBe(-4);
  });
});
