import { afterEach, expect, test } from 'vitest';
import {
  A1,
  A2,
  area,
  at,
  CITY,
  COMMUNITY_A,
  grid,
  strip,
  tinyCity,
} from '../../supabase/tests/fixture/tiny-city.ts';
import { onEachDatabase, useBackend } from '../../supabase/tests/support/databases.ts';
import type { CityData, ExactNetwork } from '../domain/city.ts';
import { loadCity } from './city-loader.ts';

onEachDatabase((kind) => {
  const opened = useBackend(kind);
  const load = (city: CityData) => loadCity(opened().backend, city);
  const read = async () => {
    await opened().backend.exec('update city set public_shows_grids = true');
    return (await opened().source().loadCity()).city;
  };

  afterEach(() =>
    opened().backend.exec(
      'truncate city, admin_units, compounds, network_nodes, streets, crossings, backdrop, issued_grid_codes, audit_log cascade',
    ),
  );

  test('bad rows are left out by name with their reason; the good rows stay', async () => {
    const city: CityData = {
      ...tinyCity,
      grids: [
        ...tinyCity.grids,
        grid(`${COMMUNITY_A}900`, '压线', strip(2, 4)),
        grid(`${COMMUNITY_A}901`, '越界', strip(-3, -1)),
        grid(`${COMMUNITY_A}902`, '自交', area([0, 0], [3, 10], [3, 0], [0, 10])),
        { ...grid('990199001000001', '无社区', strip(0, 1)) },
        grid(A1, '重码', strip(0, 1)),
        { ...grid('9.90101E+14', '表格码', strip(0, 1)), communityCode: COMMUNITY_A },
      ],
      stations: [
        ...tinyCity.stations,
        { ...tinyCity.stations[0], code: 'S9', location: [2537000, 38512000] },
      ],
      gates: [...tinyCity.gates, { ...tinyCity.gates[0], code: 'G', compoundCode: 'nowhere' }],
      buildings: {
        ...tinyCity.buildings,
        households: tinyCity.buildings.households.map((n, row) => (row === 3 ? -5 : n)),
      },
    };
    const report = await load(city);
    expect(report.counts).toMatchObject({ grid: 5, station: 3, gate: 2, crossing: 2, building: 9, unit: 5 });
    const reasons = Object.fromEntries(
      report.leftOut.map(({ what, code, reason }) => [`${what} ${code}`, reason]),
    );
    expect(reasons).toEqual({
      [`grid ${A1}`]: 'its code is used twice',
      'grid 9.90101E+14': 'its code was turned into a number by a spreadsheet',
      [`grid ${COMMUNITY_A}900`]: expect.stringMatching(new RegExp(`^it overlaps grid ${A1} by \\d+ m²$`)),
      [`grid ${COMMUNITY_A}901`]: expect.stringMatching(
        /^it lies outside its community 990101001000 with \d+ m²$/,
      ),
      [`grid ${COMMUNITY_A}902`]: expect.stringContaining('its geometry is invalid: Self-intersection'),
      'grid 990199001000001': 'its community 990199001000 is not there',
      'station S9': 'its position 2537000, 38512000 is not in degrees',
      'gate G': 'compound nowhere is not there',
      'building H004': 'its household count is -5',
    });
    expect((await read()).grids.map(({ code }) => code)).toEqual(tinyCity.grids.map(({ code }) => code));
  });

  test('a grid that was left out pushes no other out', async () => {
    const report = await load({
      ...tinyCity,
      grids: [
        grid(A1, '一', strip(0, 4)),
        grid(A2, '二', strip(3, 7)),
        grid(`${COMMUNITY_A}003`, '三', strip(6, 10)),
      ],
    });
    expect(report.leftOut.map(({ code }) => code)).toEqual([A2]);
  });

  test('a city without units and grids gets one unit of its extent, and its buildings belong to it', async () => {
    const report = await load({ ...tinyCity, adminUnits: [], grids: [] });
    expect(report).toMatchObject({
      rootUnitCode: CITY,
      leftOut: [],
      counts: { unit: 1, grid: 0, building: 10 },
    });
    const city = await read();
    expect(city.grids).toEqual([]);
    expect(city.adminUnits).toMatchObject([{ code: CITY, name: tinyCity.info.name, parentCode: null }]);
    const units = await opened().backend.query('select distinct unit_code from buildings');
    expect(units).toEqual([{ unit_code: CITY }]);
  });

  test('several top units get one above them; a unit may come before its parent', async () => {
    const communities = tinyCity.adminUnits.filter(({ level }) => level === 'community');
    const report = await load({ ...tinyCity, adminUnits: communities });
    expect(report.counts).toMatchObject({ unit: 3, grid: 5 });
    expect((await read()).adminUnits.map(({ parentCode }) => parentCode)).toEqual([null, CITY, CITY]);
    await opened().backend.exec(
      'truncate city, admin_units, compounds, streets, crossings, backdrop, issued_grid_codes, audit_log cascade',
    );
    expect((await load({ ...tinyCity, adminUnits: [...tinyCity.adminUnits].reverse() })).leftOut).toEqual([]);
  });

  test('a building outside every community belongs to the smallest unit around it', async () => {
    const [city, , communityA, , communityB] = tinyCity.adminUnits;
    const small = { ...communityA, parentCode: CITY, geometry: strip(0, 6) };
    await load({ ...tinyCity, adminUnits: [city, small, { ...communityB, parentCode: CITY }], grids: [] });
    const units = await opened().backend.query<{ unit_code: string }>(
      `select unit_code from buildings where code in ('H004', 'H005', 'H007') order by code`,
    );
    expect(units.map(({ unit_code }) => unit_code)).toEqual([COMMUNITY_A, CITY, communityB.code]);
  });

  test('an empty city opens', async () => {
    const none = tinyCity.buildings;
    const empty: CityData = {
      ...tinyCity,
      adminUnits: [],
      grids: [],
      compounds: [],
      gates: [],
      crossings: [],
      stations: [],
      backdrop: [],
      buildings: {
        ...none,
        count: 0,
        codes: [],
        kinds: [],
        footprints: [],
        lon: none.lon.slice(0, 0),
        lat: none.lat.slice(0, 0),
        households: none.households.slice(0, 0),
        olderHouseholds: none.olderHouseholds.slice(0, 0),
        compoundIndex: none.compoundIndex.slice(0, 0),
        estimated: none.estimated.slice(0, 0),
      },
      streets: {
        count: 0,
        ids: [],
        kinds: [],
        names: [],
        access: [],
        flags: new Uint8Array(0),
        offsets: Int32Array.of(0),
        lon: new Float64Array(0),
        lat: new Float64Array(0),
      },
    };
    expect((await load(empty)).leftOut).toEqual([]);
    expect(await read()).toMatchObject({ stations: [], streets: { count: 0 }, buildings: { count: 0 } });
  });

  test('an exact walking graph comes back as it was given', async () => {
    const exactNetwork: ExactNetwork = {
      nodeIds: ['n2', 'n1', 'n3'],
      lon: Float64Array.of(at(1, 1)[0], at(2, 1)[0], at(2, 1)[0]),
      lat: Float64Array.of(at(1, 1)[1], at(2, 1)[1], at(2, 1)[1]),
      from: Int32Array.of(0, 2, 0),
      to: Int32Array.of(1, 1, 1),
      lengthM: Float64Array.of(103.123456789, 0.001, 99),
      oneway: Uint8Array.of(0, 1, 0),
    };
    await load({ ...tinyCity, exactNetwork });
    expect((await read()).exactNetwork).toEqual(exactNetwork);
  });

  test('areas in pieces and with holes come back as they were given', async () => {
    const [city, ...rest] = tinyCity.adminUnits;
    const hole = area([12, 6], [12, 8], [14, 8], [14, 6]).coordinates[0];
    const geometry = {
      type: 'MultiPolygon' as const,
      coordinates: [[...strip(0, 20).coordinates, hole], strip(21, 22).coordinates],
    };
    await load({ ...tinyCity, adminUnits: [{ ...city, geometry }, ...rest] });
    expect((await read()).adminUnits[0].geometry).toEqual(geometry);
  });

  test('a database that holds a city takes no other, and a load that fails leaves nothing', async () => {
    await load(tinyCity);
    await expect(load(tinyCity)).rejects.toThrow('already holds the city 小圆区');
    await opened().backend.exec(
      'truncate city, admin_units, compounds, streets, crossings, backdrop, issued_grid_codes, audit_log cascade',
    );
    const badDate = { ...tinyCity, stations: [{ ...tinyCity.stations[0], checkedOn: 'spring' }] };
    await expect(load(badDate)).rejects.toThrow(/spring/);
    expect(await opened().backend.query('select from city')).toEqual([]);
    expect(await opened().backend.query('select from buildings')).toEqual([]);
  });
});
