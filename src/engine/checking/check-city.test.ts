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

/** A community of about 1 km² in two grids of 400 households each. */
function cleanCity(grids: readonly Grid[] = [gridOf('G1', WEST), gridOf('G2', EAST)]): CityData {
  return withBuildings({ ...EMPTY_CITY, adminUnits: [unitOf('A', block(0, 0, 10, 10))], grids }, [
    { code: 'B1', at: [120.002, 30.002], households: 400 },
    { code: 'B2', at: [120.007, 30.002], households: 400 },
  ]);
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
    expect(report.counts).toMatchObject({ grids: 2, communities: 1, buildings: 2, overlap: 0, gap: 0 });
    expect(report.totals).toMatchObject({
      errors: 0,
      warnings: 0,
      households: 800,
      unassignedHouseholds: 0,
    });
    expect(report.totals.gridAreaM2 / report.totals.communityAreaM2).toBeCloseTo(1, 6);
  });

  it('bears straight borders kilometres long on which only one side has vertices', () => {
    for (const size of [40, 100]) {
      const third = size / 3;
      const cells = [0, 1, 2].flatMap((x) => [0, 1, 2].map((y) => [x * third, y * third] as const));
      const grids = cells.map(([x, y], i) =>
        gridOf(`G${i}`, block(x, y, x + third, y + third), { kind: 'dedicated' }),
      );
      const city = { ...EMPTY_CITY, adminUnits: [unitOf('A', block(0, 0, size, size))], grids };
      expect(problemsOf(city)).toEqual([]);
    }
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

  it('is found by what is left when rounding is taken off all around, with or without slivers beside it', () => {
    const away = (eastM: number) => {
      const [sw, se, ne, nw] = EAST.coordinates[0].map(([lon, lat]) => [lon, lat]);
      for (const corner of [sw, nw]) corner[0] = roundDegrees(corner[0] + eastM / 96486);
      const east: Polygon = { type: 'Polygon', coordinates: [[sw, se, ne, nw, sw]] };
      return problemsOf(cleanCity([gridOf('G1', WEST), gridOf('G2', east)])).map(({ code }) => code);
    };
    expect(away(0.01)).toEqual([]);
    expect(away(0.1)).toEqual(['gap']);
    expect(away(-0.1)).toEqual(['overlap']);
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
    expect(found).toContainEqual({ code: 'invalid_geometry', severity: 'error', where: 'G2' });
    expect(found.map(({ code }) => code)).not.toContain('gap');
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
    const clean = cleanCity([gridOf('G1', WEST), gridOf('G2', EAST, { kind: 'dedicated' })]);
    const next = unitOf('B', block(10, 0, 20, 10));
    const city = withBuildings({ ...clean, adminUnits: [...clean.adminUnits, next] }, [
      { code: 'B1', at: [120.002, 30.002], households: 400 },
      { code: 'far', at: [121, 31], households: 3 },
      { code: 'empty', at: [121, 31], households: 0 },
      { code: 'next', at: [120.015, 30.002], households: 3 },
    ]);
    expect(problemsOf(city)).toEqual([
      { code: 'gap', severity: 'warning', where: 'B' },
      { code: 'unassigned_building', severity: 'warning', where: 'far' },
    ]);
    expect(checkCity(city, overlay).problems[0].message).toMatch(
      /^community B B has no grids yet: no grid covers \d+ m²\.$/,
    );
  });

  it('codes used twice and references to nothing', () => {
    const city: CityData = {
      ...cleanCity([gridOf('G1', WEST), gridOf('G1', EAST, { communityCode: 'Z' })]),
      gates: [
        {
          code: 'G',
          compoundCode: 'nowhere',
          open: 'always',
          stepFree: null,
          geometry: { type: 'Point', coordinates: [120, 30] },
        },
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

  it('does not name a reference to a row that was left out', () => {
    const city = cleanCity();
    const leftOut = new Set(['A']);
    expect(problemsOf({ ...city, adminUnits: [unitOf('Z', block(20, 20, 30, 30))] }, { leftOut })).toEqual([
      { code: 'gap', severity: 'warning', where: 'Z' },
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
