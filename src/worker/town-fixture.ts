import type { BuildingTable, CityData, Compound, Grid, StreetTable } from '../domain/city.ts';
import { type CoverageSettings, DEFAULT_SETTINGS } from '../domain/coverage.ts';
import { type LonLat, type Polygon, roundDegrees } from '../domain/geometry.ts';
import { seededRandom } from '../engine/topology/community-fixture.ts';
import { cityFixture } from './city-fixture.ts';

const WEST = 113.9;
const SOUTH = 22.5;
/** A block is about 310 m by 220 m. */
const [BLOCK_LON, BLOCK_LAT] = [0.003, 0.002];
const [COLUMNS, ROWS] = [6, 3];
/** The first columns are one community, the others another. */
const FIRST_COLUMNS = 4;
const HOUSES = 3;

export const TOWN_COMMUNITIES = ['990101001001', '990101001002'] as const;
/** A walk so short that the town has gaps. */
export const TOWN_SETTINGS: CoverageSettings = { ...DEFAULT_SETTINGS, limitMinutes: 5 };
/** Code of a grid of the first community. */
export const gridCode = (number: number) => `${TOWN_COMMUNITIES[0]}${String(number).padStart(3, '0')}`;
/** The nine houses of the block that is grid `number` of the first community. */
export const homesOf = (number: number) =>
  Array.from({ length: 9 }, (_, i) => `B${String(9 * (number - 1) + i + 1).padStart(4, '0')}`);
/** Columns and rows of the blocks that are walled compounds. */
export const WALLED_BLOCKS: readonly (readonly [column: number, row: number])[] = [
  [0, 0],
  [2, 1],
  [3, 2],
  [5, 1],
];

/**
 * A small town for tests of edits, as a planner finds it: blocks between streets, nine houses with footprints in
 * each, a grid for every block, some blocks walled compounds, a railway under the street between the second and
 * the third column, two communities. Same seed, same town; households and corners differ from seed to seed.
 */
export function townFixture(seed: number): CityData {
  const random = seededRandom(seed);
  const shift = () => (random() - 0.5) * 0.0003;
  const corners = Array.from({ length: COLUMNS + 1 }, (_, column) =>
    Array.from({ length: ROWS + 1 }, (_, row): LonLat => {
      const [lon, lat] = [WEST + column * BLOCK_LON, SOUTH + row * BLOCK_LAT];
      return [roundDegrees(lon + shift()), roundDegrees(lat + shift())];
    }),
  );
  const blocks = Array.from({ length: COLUMNS * ROWS }, (_, i) => {
    const [column, row] = [Math.floor(i / ROWS), i % ROWS];
    return { column, row, inset: insetOf(corners, column, row) };
  });
  const communityOf = (column: number) => TOWN_COMMUNITIES[column < FIRST_COLUMNS ? 0 : 1];
  const numbers = new Map<string, number>(TOWN_COMMUNITIES.map((code) => [code, 0]));
  const grids = blocks.map(({ column, row, inset }): Grid => {
    const communityCode = communityOf(column);
    const number = (numbers.get(communityCode) ?? 0) + 1;
    numbers.set(communityCode, number);
    return {
      code: `${communityCode}${String(number).padStart(3, '0')}`,
      name: `第${number}网格`,
      communityCode,
      kind: isWalled(column, row) ? 'gated_compound' : 'scattered_housing',
      typology: null,
      staff: { gridWorkers: 1 },
      geometry: inset(0),
    };
  });
  const compounds = blocks
    .filter(({ column, row }) => isWalled(column, row))
    .map(
      ({ inset }, i): Compound => ({
        code: `X${i + 1}`,
        name: `小区${i + 1}`,
        isGated: true,
        hasPropertyManagement: true,
        hasSecurity: true,
        geometry: inset(0.06),
      }),
    );
  const base = cityFixture(seed, { buildings: 0 });
  return {
    ...base,
    adminUnits: TOWN_COMMUNITIES.map((code, i) => ({
      code,
      name: ['东门社区', '西门社区'][i],
      level: 'community' as const,
      parentCode: null,
      geometry: outlineOf(corners, i === 0 ? 0 : FIRST_COLUMNS, i === 0 ? FIRST_COLUMNS : COLUMNS),
      totals: {},
    })),
    grids,
    compounds,
    buildings: houses(blocks, random),
    streets: streetsAlong(corners),
    stations: base.stations,
    backdrop: [
      {
        layer: 'barrier',
        kind: 'railway',
        name: null,
        geometry: { type: 'LineString', coordinates: corners[2].map((position) => [...position]) },
      },
    ],
  };
}

type Corners = readonly (readonly LonLat[])[];
interface Block {
  readonly column: number;
  readonly row: number;
  /** The block less this share of its width all around. */
  readonly inset: (share: number) => Polygon;
}

function isWalled(column: number, row: number): boolean {
  return WALLED_BLOCKS.some(([walledColumn, walledRow]) => walledColumn === column && walledRow === row);
}

/** A position in a block: shares of its width and height. */
function within(corners: Corners, column: number, row: number, u: number, v: number): LonLat {
  const [[west, north], [east, northEast]] = [
    [corners[column][row], corners[column][row + 1]],
    [corners[column + 1][row], corners[column + 1][row + 1]],
  ];
  const mix = (axis: 0 | 1) =>
    (1 - u) * ((1 - v) * west[axis] + v * north[axis]) + u * ((1 - v) * east[axis] + v * northEast[axis]);
  return [roundDegrees(mix(0)), roundDegrees(mix(1))];
}

function polygonOf(ring: readonly LonLat[]): Polygon {
  return { type: 'Polygon', coordinates: [[...ring, ring[0]].map((position) => [...position])] };
}

function insetOf(corners: Corners, column: number, row: number) {
  return (share: number): Polygon =>
    polygonOf(
      [
        [share, share],
        [1 - share, share],
        [1 - share, 1 - share],
        [share, 1 - share],
      ].map(([u, v]) => within(corners, column, row, u, v)),
    );
}

function outlineOf(corners: Corners, from: number, to: number): Polygon {
  const columns = corners.slice(from, to + 1);
  return polygonOf([
    ...columns.map((column) => column[0]),
    ...columns[columns.length - 1].slice(1),
    ...columns
      .slice(0, -1)
      .reverse()
      .map((column) => column[ROWS]),
    ...columns[0].slice(1, -1).reverse(),
  ]);
}

function houses(blocks: readonly Block[], random: () => number): BuildingTable {
  const walled = blocks.filter(({ column, row }) => isWalled(column, row));
  const rows = blocks.flatMap((block) =>
    Array.from({ length: HOUSES * HOUSES }, (_, i) => {
      const [a, b] = [Math.floor(i / HOUSES), i % HOUSES];
      const footprint = houseIn(block, a, b);
      const [south, , north] = footprint.coordinates[0];
      const at: LonLat = [(south[0] + north[0]) / 2, (south[1] + north[1]) / 2];
      return { at, footprint, compound: walled.indexOf(block) };
    }),
  );
  const count = rows.length;
  return {
    count,
    codes: rows.map((_, i) => `B${String(i + 1).padStart(4, '0')}`),
    lon: Float64Array.from(rows, ({ at }) => at[0]),
    lat: Float64Array.from(rows, ({ at }) => at[1]),
    households: Int32Array.from(rows, () => 20 + Math.floor(random() * 50)),
    olderHouseholds: new Int32Array(count).fill(-1),
    compoundIndex: Int32Array.from(rows, ({ compound }) => compound),
    estimated: new Uint8Array(count),
    kinds: rows.map(() => null),
    footprints: rows.map(({ footprint }) => footprint),
  };
}

/** One of nine houses, each a sixth of the block wide and an eighth deep. */
function houseIn({ inset }: Block, a: number, b: number): Polygon {
  const [[west, south], [east], , [, north]] = inset(0.12).coordinates[0];
  const [width, height] = [(east - west) / HOUSES, (north - south) / HOUSES];
  const [lon, lat] = [west + (a + 0.25) * width, south + (b + 0.3) * height];
  const corners: LonLat[] = [
    [lon, lat],
    [lon + width / 2, lat],
    [lon + width / 2, lat + height * 0.4],
    [lon, lat + height * 0.4],
  ];
  return polygonOf(corners.map(([x, y]): LonLat => [roundDegrees(x), roundDegrees(y)]));
}

function streetsAlong(corners: Corners): StreetTable {
  const lines = [...corners, ...corners[0].map((_, row) => corners.map((column) => column[row]))];
  const points = lines.flat();
  const offsets = [0];
  for (const line of lines) offsets.push(offsets[offsets.length - 1] + line.length);
  return {
    count: lines.length,
    ids: lines.map((_, i) => `W${i}`),
    kinds: lines.map(() => 'residential'),
    names: lines.map(() => null),
    access: lines.map(() => null),
    flags: new Uint8Array(lines.length),
    offsets: Int32Array.from(offsets),
    lon: Float64Array.from(points, ([lon]) => lon),
    lat: Float64Array.from(points, ([, lat]) => lat),
  };
}
