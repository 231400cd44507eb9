import { beforeAll, describe, expect, it } from 'vitest';
import type { CityData, Grid } from '../../domain/city.ts';
import type { Polygon } from '../../domain/geometry.ts';
import { roundDegrees } from '../../domain/geometry.ts';
import type { Problem } from '../../domain/problem.ts';
import { loadOverlay, type Overlay } from '../geometry/overlay.ts';
import type { KnownFaults } from './check-city.ts';
import { checkCity } from './check-city.ts';
import { block, EMPTY_CITY, gridOf, unitOf, withBuildings } from './checked-city.fixture.ts';

let overlay: Overlay;
beforeAll(async () => {
  overlay = await loadOverlay();
});

const WEST = block(0, 0, 5, 10);
const EAST = block(5, 0, 10, 10);

/** A community of about 1 km² in two grids of 400 households each, and a second community without grids. */
function cleanCity(grids: readonly Grid[] = [gridOf('G1', WEST), gridOf('G2', EAST)]): CityData {
  return withBuildings(
    {
      ...EMPTY_CITY,
      adminUnits: [unitOf('A', block(0, 0, 10, 10)), unitOf('B', block(10, 0, 20, 10))],
      grids,
    },
    [
      { code: 'B1', at: [120.002, 30.002], households: 400 },
      { code: 'B2', at: [120.007, 30.002], households: 400 },
      { code: 'B3', at: [120.015, 30.002], households: 50 },
    ],
  );
}

function problemsOf(city: CityData, known?: KnownFaults): Pick<Problem, 'code' | 'severity' | 'where'>[] {
  return checkCity(city, overlay, known).problems.map(({ code, severity, where }) => ({
    code,
    severity,
    where,
  }));
}

/** Moves the one corner of a polygon that stands at a lattice place. */
function withCornerMoved({ coordinates: [ring] }: Polygon, x: number, y: number, eastM: number): Polygon {
  const [lon, lat] = [roundDegrees(120 + x / 1000), roundDegrees(30 + y / 1000)];
  const moved = ring.map((at) =>
    at[0] === lon && at[1] === lat ? [roundDegrees(lon + eastM / 96486), lat] : at,
  );
  return { type: 'Polygon', coordinates: [moved] };
}

describe('a clean city', () => {
  it('has no problems, and counts and totals that add up', () => {
    const report = checkCity(cleanCity(), overlay);
    expect(report.problems).toEqual([]);
    expect(report.counts).toMatchObject({ grids: 2, communities: 2, buildings: 3, overlap: 0, gap: 0 });
    expect(report.totals).toMatchObject({
      errors: 0,
      warnings: 0,
      households: 850,
      unassignedHouseholds: 50,
    });
    expect(report.totals.gridAreaM2 / report.totals.communityAreaM2).toBeCloseTo(0.5, 6);
  });

  it('may be empty, or have no grids', () => {
    expect(problemsOf(EMPTY_CITY)).toEqual([]);
    expect(problemsOf(cleanCity([]))).toEqual([]);
  });

  it('bears borders that miss each other by the rounding of a coordinate', () => {
    const ragged: Polygon = {
      type: 'Polygon',
      coordinates: [
        [
          ...EAST.coordinates[0].slice(0, 4),
          [roundDegrees(120.005 + 1e-7), 30.00333],
          EAST.coordinates[0][4],
        ],
      ],
    };
    expect(problemsOf(cleanCity([gridOf('G1', WEST), gridOf('G2', ragged)]))).toEqual([]);
  });
});

describe('faults of borders', () => {
  it('a corner moved one metre is an overlap, the other way a gap', () => {
    const moved = (eastM: number) =>
      cleanCity([gridOf('G1', withCornerMoved(WEST, 5, 10, eastM)), gridOf('G2', EAST)]);
    expect(problemsOf(moved(1))).toEqual([{ code: 'overlap', severity: 'error', where: 'G1, G2' }]);
    expect(problemsOf(moved(-1))).toEqual([{ code: 'gap', severity: 'error', where: 'A' }]);
  });

  it('a grid that reaches into the next community lies outside its own', () => {
    const city = cleanCity([gridOf('G1', WEST), gridOf('G2', block(5, 0, 11, 10))]);
    expect(problemsOf(city)).toEqual([{ code: 'outside_community', severity: 'error', where: 'G2' }]);
    const [{ message }] = checkCity(city, overlay).problems;
    expect(message).toMatch(/^grid G2 lies outside its community A with \d+ m² near 120\.\d+, 30\.\d+\.$/);
  });

  it('the area of a grid row left out is no gap, and its homes are not unassigned', () => {
    const known = { setAside: [{ where: 'G2', geometry: EAST }] };
    expect(problemsOf(cleanCity([gridOf('G1', WEST)]), known)).toEqual([]);
    expect(problemsOf(cleanCity([gridOf('G1', WEST)])).map(({ code }) => code)).toEqual([
      'gap',
      'unassigned_building',
    ]);
  });

  it('a grid that crosses or touches itself is named once, without gaps in its wake', () => {
    const [sw, se, ne, nw] = EAST.coordinates[0];
    const bowTie: Polygon = { type: 'Polygon', coordinates: [[sw, ne, se, nw, sw]] };
    const found = problemsOf(cleanCity([gridOf('G1', WEST), gridOf('G2', bowTie)]));
    expect(found.map(({ code }) => code)).toContain('invalid_geometry');
    const middle = [120.0075, 30.005];
    const pinched: Polygon = { type: 'Polygon', coordinates: [[sw, middle, se, ne, middle, nw, sw]] };
    const parts = problemsOf(cleanCity([gridOf('G1', WEST), gridOf('G2', pinched)]));
    expect(parts).toContainEqual({ code: 'disconnected', severity: 'error', where: 'G2' });
  });
});

describe('faults of content', () => {
  it('a border through a building or a compound cuts it', () => {
    const { compounds, ...rest } = cleanCity();
    const compound = { code: 'C', name: '', isGated: true, hasPropertyManagement: true, hasSecurity: true };
    const whole = { ...rest, compounds: [{ ...compound, geometry: block(6, 1, 9, 9) }] };
    expect(problemsOf(whole)).toEqual([]);
    const cut = withBuildings({ ...rest, compounds: [{ ...compound, geometry: block(4, 1, 9, 9) }] }, [
      { code: 'B1', at: [120.002, 30.002], households: 400, footprint: block(1, 1, 3, 3) },
      { code: 'B2', at: [120.0055, 30.002], households: 400, footprint: block(4.9, 1, 6, 3) },
      { code: 'B4', at: [120.0055, 30.005], households: 1, footprint: block(5, 4, 6, 5) },
    ]);
    expect(problemsOf(cut)).toEqual([
      { code: 'cuts_building', severity: 'error', where: 'B2' },
      { code: 'cuts_compound', severity: 'error', where: 'C' },
    ]);
  });

  it('out of band is a warning with its amount, only for kinds that have a band', () => {
    const grids = [gridOf('G1', WEST), gridOf('G2', EAST, { kind: 'gated_compound' })];
    const city = (households: number) =>
      withBuildings(cleanCity(grids), [
        { code: 'B1', at: [120.002, 30.002], households },
        { code: 'B2', at: [120.007, 30.002], households: 2000 },
      ]);
    expect(problemsOf(city(300))).toEqual([]);
    expect(problemsOf(city(500))).toEqual([]);
    const messages = [299, 520].map((households) => checkCity(city(households), overlay).problems[0].message);
    expect(messages).toEqual([
      'grid G1 (scattered_housing) has 299 households, 1 below the band 300–500.',
      'grid G1 (scattered_housing) has 520 households, 20 above the band 300–500.',
    ]);
  });

  it('a building in no grid is unassigned, except where a community has no grids yet', () => {
    const city = withBuildings(cleanCity([gridOf('G1', WEST), gridOf('G2', EAST, { kind: 'dedicated' })]), [
      { code: 'B1', at: [120.002, 30.002], households: 400 },
      { code: 'far', at: [121, 31], households: 3 },
      { code: 'empty', at: [121, 31], households: 0 },
      { code: 'next', at: [120.015, 30.002], households: 3 },
    ]);
    expect(problemsOf(city)).toEqual([{ code: 'unassigned_building', severity: 'warning', where: 'far' }]);
  });

  it('codes used twice and references to nothing', () => {
    const city: CityData = {
      ...cleanCity([gridOf('G1', WEST), gridOf('G1', EAST, { communityCode: 'Z' })]),
      gates: [
        { compoundCode: 'nowhere', open: 'always', geometry: { type: 'Point', coordinates: [120, 30] } },
      ],
    };
    expect(problemsOf(city)).toEqual([
      { code: 'out_of_band', severity: 'warning', where: 'G1' },
      { code: 'out_of_band', severity: 'warning', where: 'G1' },
      { code: 'duplicate_code', severity: 'error', where: 'G1' },
      { code: 'missing_reference', severity: 'error', where: 'G1' },
      { code: 'missing_reference', severity: 'warning', where: 'nowhere' },
    ]);
  });

  it('puts the problems of reading first', () => {
    const problem: Problem = {
      code: 'invalid_geometry',
      severity: 'error',
      where: 'grids.geojson row 3',
      message: '',
    };
    expect(checkCity(cleanCity(), overlay, { problems: [problem] })).toMatchObject({
      counts: { invalid_geometry: 1 },
      problems: [problem],
      totals: { errors: 1 },
    });
  });
});
