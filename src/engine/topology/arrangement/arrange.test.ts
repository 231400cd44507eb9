import { describe, expect, it } from 'vitest';
import type { LonLat, Polygon } from '../../../domain/geometry.ts';
import { locatePoint } from '../../geometry/point-in-polygon.ts';
import { findRingConflict } from '../../geometry/ring-conflicts.ts';
import { latticeCommunity, seededRandom } from '../community-fixture.ts';
import { storedPolygon } from '../partition.ts';
import { exactDoubledArea } from '../testing/exact-area.ts';
import { type Arrangement, arrange } from './arrange.ts';

/** A polygon in whole units of 1e-7°, rings closed for you. */
function polygon(...rings: [number, number][][]): Polygon {
  return {
    type: 'Polygon',
    coordinates: rings.map((ring) => [...ring, ring[0]].map(([x, y]) => [x / 1e7, y / 1e7])),
  };
}
function box(minX: number, minY: number, maxX: number, maxY: number): [number, number][] {
  return [
    [minX, minY],
    [maxX, minY],
    [maxX, maxY],
    [minX, maxY],
  ];
}
function line(...positions: [number, number][]): LonLat[] {
  return positions.map(([x, y]) => [x / 1e7, y / 1e7]);
}
const firstLabel = (piece: { labels: readonly (string | null)[] }): string => piece.labels[0] ?? '';

/** Pieces tile what their outer borders enclose: each is simple, and their areas add up without a rest. */
function expectTiling(arrangement: Arrangement, ground: Polygon[]): void {
  const pieces = [...arrangement.dissolve((piece) => String(piece.index)).values()];
  for (const parts of pieces) {
    expect(parts).toHaveLength(1);
    expect(findRingConflict(parts[0].coordinates)).toBeNull();
  }
  const sum = pieces.reduce((total, [piece]) => total + exactDoubledArea(piece), 0n);
  expect(sum).toBe(ground.reduce((total, one) => total + exactDoubledArea(one), 0n));
}

describe('the arrangement of a community', () => {
  it('gives clean grids back byte for byte', () => {
    const { faces, outline } = latticeCommunity(seededRandom(1));
    const arrangement = arrange({
      layers: [{ areas: faces.map(({ code, polygon: p }) => ({ label: code, polygon: p })) }],
      outline,
    });
    expect(arrangement.pieces).toHaveLength(faces.length);
    const polygons = arrangement.dissolve(firstLabel);
    for (const { code, polygon: given } of faces) expect(polygons.get(code)).toEqual([storedPolygon(given)]);
    expectTiling(arrangement, [storedPolygon(outline)]);
  });

  //  ┌────┬────┐      the line cuts A and B; only in A does anybody care
  //  │ A──┼──B │
  //  └────┴────┘
  it('leaves no trace of a line in borders between the same two labels', () => {
    const areas = [
      { label: 'A', polygon: polygon(box(0, 0, 1000, 1000)) },
      { label: 'B', polygon: polygon(box(1000, 0, 2000, 1000)) },
    ];
    const outline = polygon([
      [0, 0],
      [1000, 0],
      [2000, 0],
      [2000, 1000],
      [1000, 1000],
      [0, 1000],
    ]);
    const arrangement = arrange({ layers: [{ areas }], outline, cuts: [line([-500, 333], [2500, 777])] });
    expect(arrangement.pieces).toHaveLength(4);
    const whole = arrangement.dissolve(firstLabel);
    expect(whole.get('B')).toEqual([storedPolygon(polygon(box(1000, 0, 2000, 1000)))]);
    const top = arrangement.pieceAt([500 / 1e7, 900 / 1e7]);
    const cut = arrangement.dissolve((piece) => (piece === top ? 'new' : firstLabel(piece)));
    expect(cut.get('new')?.[0].coordinates[0]).toContainEqual([1000 / 1e7, 555 / 1e7]);
    expect(cut.get('A')?.[0].coordinates[0]).toContainEqual([1000 / 1e7, 555 / 1e7]);
    expect(cut.get('B')?.[0].coordinates[0]).toContainEqual([1000 / 1e7, 555 / 1e7]);
    expect(cut.get('B')?.[0].coordinates[0]).toHaveLength(6);
  });

  it('gives ground that several areas claim to the lowest label, and finds ground that none claims', () => {
    const areas = [
      { label: 'B', polygon: polygon(box(0, 0, 600, 1000)) },
      { label: 'A', polygon: polygon(box(400, 0, 800, 1000)) },
    ];
    const arrangement = arrange({ layers: [{ areas }], outline: polygon(box(0, 0, 1000, 1000)) });
    const labelAt = (x: number): string | null | undefined => arrangement.pieceAt([x / 1e7, 5e-5])?.labels[0];
    expect([200, 500, 700, 900].map(labelAt)).toEqual(['B', 'A', 'A', null]);
    expect(labelAt(1200)).toBeUndefined();
  });

  it('knows islands in holes, what touches in one corner, and how long borders are', () => {
    const outer = box(0, 0, 9000, 9000);
    const middle = box(3000, 3000, 6000, 6000);
    const core = box(4000, 4000, 5000, 5000);
    const corner = box(6000, 6000, 7000, 7000);
    const areas = [
      { label: 'outer', polygon: polygon(outer, middle, corner) },
      { label: 'middle', polygon: polygon(middle, core) },
      { label: 'core', polygon: polygon(core) },
      { label: 'corner', polygon: polygon(corner) },
    ];
    const arrangement = arrange({ layers: [{ areas }], outline: polygon(outer) });
    const byLabel = new Map(arrangement.pieces.map((piece) => [piece.labels[0], piece]));
    expect(byLabel.size).toBe(4);
    const polygons = arrangement.dissolve(firstLabel);
    for (const { label, polygon: given } of areas)
      expect(polygons.get(label)).toEqual([storedPolygon(given)]);
    const neighbours = byLabel.get('middle')?.neighbours;
    expect(
      [...(neighbours?.keys() ?? [])].map((index) => arrangement.pieces[index].labels[0]).sort(),
    ).toEqual(['core', 'outer']);
    const coreIndex = byLabel.get('core')?.index ?? -1;
    expect(neighbours?.get(coreIndex)).toBeCloseTo(4 * 1000 * 0.0111195, 3);
    const joined = arrangement.dissolve((piece) => (/middle|corner/.test(firstLabel(piece)) ? 'x' : null));
    expect(joined.get('x')).toHaveLength(2);
    for (const piece of arrangement.pieces) {
      const [x, y] = arrangement.interiorOf(piece);
      expect(locatePoint(x, y, polygons.get(firstLabel(piece))?.[0].coordinates ?? [])).toBe('inside');
    }
  });

  it('has no pieces where there is no ground', () => {
    const arrangement = arrange({ layers: [{ areas: [] }], outline: null });
    expect(arrangement.pieces).toEqual([]);
    expect(arrangement.pieceAt([1, 1])).toBeNull();
    expect(arrangement.dissolve(() => 'a').size).toBe(0);
  });

  it('cuts a stroke that runs round the world to the surroundings of the community', () => {
    const outline = polygon(box(0, 0, 1000, 1000));
    const cuts: LonLat[][] = [
      [
        [-170, 5e-5],
        [170, 5e-5],
      ],
    ];
    const world: Polygon = {
      type: 'Polygon',
      coordinates: [
        [
          [5e-5, -80],
          [170, -80],
          [170, 80],
          [5e-5, 80],
          [5e-5, -80],
        ],
      ],
    };
    const layers = [{ areas: [{ label: 'east', polygon: world }], drawn: true }];
    const arrangement = arrange({ layers, outline, cuts });
    expect(arrangement.pieces.map((piece) => piece.labels[0] ?? '').sort()).toEqual(['', '', 'east', 'east']);
    expect(() => arrange({ layers, outline: null })).toThrow(RangeError);
  });

  it.each([1, 2, 3, 4, 5, 6])('tiles the outline under any tangle of areas and lines (seed %i)', (seed) => {
    const random = seededRandom(seed);
    // Small numbers make everything nearly meet everything.
    for (const size of [12, 60, 100_000, 20_000_000]) {
      for (let round = 0; round < 10; round++) {
        const spot = (): [number, number] => [Math.floor(random() * size), Math.floor(random() * size)];
        const spots = (count: number): [number, number][] => Array.from({ length: count }, spot);
        const outline = polygon(box(0, 0, size, size));
        const areas = ['a', 'b', 'c', 'd'].map((label) => ({
          label,
          polygon: polygon(spots(3 + Math.floor(random() * 5))),
        }));
        const cuts = [line(...spots(6)), line(...spots(2))];
        const arrangement = arrange({
          layers: [{ areas }, { areas: areas.slice(2), drawn: true }],
          outline,
          cuts,
        });
        expectTiling(arrangement, [outline]);
        const dissolved = [...arrangement.dissolve(firstLabel).values()].flat();
        for (const part of dissolved) expect(findRingConflict(part.coordinates)).toBeNull();
        const sum = dissolved.reduce((total, part) => total + exactDoubledArea(part), 0n);
        expect(sum).toBe(exactDoubledArea(outline));
        const byLabel = arrangement.dissolve(firstLabel);
        for (const piece of arrangement.pieces) {
          // Borders that run straight again pass within half a unit of where they were: thin pieces are no test.
          if (piece.index % 6 === round % 6 && piece.areaM2 > 0.1 * piece.perimeterM) {
            const [lon, lat] = arrangement.interiorOf(piece);
            const holders = [...byLabel].filter(([, parts]) =>
              parts.some((part) => locatePoint(lon, lat, part.coordinates) !== 'outside'),
            );
            expect(holders.map(([label]) => label)).toEqual([firstLabel(piece)]);
            expect(arrangement.pieceAt([lon, lat])).toBe(piece);
          }
          for (const [index, lengthM] of piece.neighbours) {
            expect(arrangement.pieces[index].neighbours.get(piece.index)).toBeCloseTo(lengthM, 6);
          }
        }
      }
    }
  });
});
