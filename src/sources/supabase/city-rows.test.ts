import { expect, test } from 'vitest';
import {
  readBackdrop,
  readBuildings,
  readCompounds,
  readGrids,
  readHeader,
  readNetwork,
  readStations,
  readStreets,
  readUnits,
} from './city-rows.ts';
import { packShape } from './twkb.fixture.ts';

const square = [
  [
    [114, 30],
    [114.1, 30],
    [114.1, 30.1],
    [114, 30],
  ],
];
const grids = {
  codes: ['G1', 'G2'],
  names: ['一', '二'],
  communities: ['C', 'C'],
  kinds: ['dedicated', 'scattered_housing'],
  typologies: ['work_unit', null],
  staff: [{ gridWorkers: 2 }, {}],
  polygons: packShape({ type: 'MultiPolygon', coordinates: [square, square] }),
};
const buildings = {
  codes: 'B 1\nB2',
  households: '7 0',
  older: '-1 0',
  compoundOf: '-1 1',
  estimated: '0 1',
  kindOf: '-1 0',
  kinds: ['apartments'],
  points: packShape({
    type: 'MultiPoint',
    coordinates: [
      [114.05, 30.05],
      [114.06, 30.06],
    ],
  }),
};

test('columns become grids and buildings', () => {
  const [first, second] = readGrids(grids);
  expect(first).toEqual({
    code: 'G1',
    name: '一',
    communityCode: 'C',
    kind: 'dedicated',
    typology: 'work_unit',
    staff: { gridWorkers: 2 },
    geometry: { type: 'Polygon', coordinates: square },
  });
  expect(second.typology).toBeNull();
  expect(readBuildings(buildings, 2)).toEqual({
    count: 2,
    codes: ['B 1', 'B2'],
    lon: Float64Array.of(114.05, 114.06),
    lat: Float64Array.of(30.05, 30.06),
    households: Int32Array.of(7, 0),
    olderHouseholds: Int32Array.of(-1, 0),
    compoundIndex: Int32Array.of(-1, 1),
    estimated: Uint8Array.of(0, 1),
    kinds: [null, 'apartments'],
    footprints: null,
  });
});

test('an answer that is no city is a SourceError naming the layer and the column', () => {
  const wrong: readonly (readonly [() => unknown, RegExp])[] = [
    [() => readHeader({ version: 1 }), /city cannot be read/],
    [() => readGrids(null), /grids cannot be read: codes/],
    [() => readGrids('<html>'), /grids cannot be read: codes/],
    [() => readGrids({ ...grids, names: ['一'] }), /grids cannot be read: names: expected 2/],
    [() => readGrids({ ...grids, names: ['一', 2] }), /grids cannot be read: names: unexpected 2 in row 2/],
    [() => readGrids({ ...grids, kinds: ['dedicated', 'castle'] }), /kinds: unexpected "castle" in row 2/],
    [() => readGrids({ ...grids, staff: [{}, { gridWorkers: 'two' }] }), /staff: unexpected .* in row 2/],
    [() => readGrids({ ...grids, polygons: grids.polygons.slice(4) }), /polygons/],
    [() => readGrids({ ...grids, polygons: null }), /polygons: expected 2/],
    [
      () => readGrids({ ...grids, polygons: buildings.points }),
      /polygons: expected a polygon instead of a Point/,
    ],
    [() => readBuildings({ ...buildings, codes: 'B1' }, 2), /buildings cannot be read: kindOf: expected 1/],
    [() => readBuildings({ ...buildings, compoundOf: '-1 2' }, 2), /compoundOf: .* not 2/],
    [() => readBuildings({ ...buildings, households: '-7 0' }, 2), /households: .* not -7/],
    [() => readBuildings({ ...buildings, kinds: [] }, 2), /kindOf/],
    [() => readUnits({}), /units/],
    [() => readCompounds({}), /compounds/],
    [() => readStations({}), /stations/],
    [() => readStreets({ ids: ['W'] }), /streets cannot be read: kinds/],
    [() => readNetwork({ nodeIds: ['N'], from: [0] }), /network/],
    [() => readBackdrop({ layers: ['sky'] }), /layers: unexpected "sky"/],
  ];
  for (const [read, sentence] of wrong) {
    expect(read, String(read)).toThrow(
      expect.objectContaining({ name: 'SourceError', reason: 'invalid_input' }),
    );
    expect(read).toThrow(sentence);
  }
});

test('layers without rows are empty, not wrong', () => {
  const empty = {
    codes: null,
    households: null,
    older: null,
    compoundOf: null,
    estimated: null,
    kindOf: null,
  };
  expect(readBuildings({ ...empty, kinds: [], points: null }, 0).count).toBe(0);
  const none = {
    codes: [],
    names: [],
    communities: [],
    kinds: [],
    typologies: [],
    staff: [],
    polygons: null,
  };
  expect(readGrids(none)).toEqual([]);
});
