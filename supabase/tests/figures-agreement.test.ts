/**
 * One figure is one figure: what the engine counts for a place is what the wall and the desk show, the command
 * line prints, a spreadsheet holds and the database keeps with the publication.
 */
import { readSheet } from 'read-excel-file/node';
import { beforeAll, expect, test } from 'vitest';
import { countCoverage } from '../../src/cli/count-coverage.ts';
import { coverageResult } from '../../src/cli/coverage-result.ts';
import type { CityData } from '../../src/domain/city.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/coverage.ts';
import type { CoverageReport } from '../../src/domain/coverage-report.ts';
import type { CityFigures } from '../../src/domain/figures.ts';
import { PUBLISHED_LOAD_METRICS, PUBLISHED_METRICS } from '../../src/domain/metrics/published.ts';
import { type MetricKeyOf, metricOf } from '../../src/domain/metrics/registry.ts';
import { type HomeCounts, measure } from '../../src/engine/metrics/measure.ts';
import { type LoadSums, sumLoads } from '../../src/engine/metrics/station-load.ts';
import { wallTables } from '../../src/screens/wall/export/wall-tables.ts';
import { figureTable as wallFigures } from '../../src/screens/wall/model/area-figures.ts';
import { areasOf } from '../../src/screens/wall/model/areas.ts';
import type { LoadedCity } from '../../src/sources/city-source.ts';
import { columnName, workbook } from '../../src/sources/export/workbook.ts';
import { openCity } from '../../src/state/city-store.ts';
import { figureTable as deskFigures } from '../../src/state/figures-store.ts';
import { gridRows, scopeSums } from '../../src/state/grid-rows.ts';
import { loadsOf } from '../../src/state/station-loads.ts';
import { formatMetric } from '../../src/ui/metric-words.ts';
import { createCityEngine } from '../../src/worker/city-engine.ts';
import { A1, A2, CITY, strip } from './fixture/tiny-city.ts';
import { onEachDatabase, useBackend } from './support/databases.ts';
import { approvedPlan, gridChange } from './support/plans.ts';

type Key = MetricKeyOf<'homes'>;
type LoadKey = MetricKeyOf<'stations'>;
/** Figures by place and key, e.g. `990101001000 meanMinutes`; a surface leaves out what it does not tell. */
type Surface = ReadonlyMap<string, number | null>;

const KEYS: readonly Key[] = [
  ...PUBLISHED_METRICS,
  'coverageRate',
  'medianMinutes',
  'olderHouseholds',
  'olderCoverageRate',
  'residentialBuildings',
  'coveredBuildingRate',
];
const PERCENTILES: readonly Key[] = ['medianMinutes', 'p90Minutes'];
const SUMMED = KEYS.filter((key) => !PERCENTILES.includes(key));

onEachDatabase((kind) => {
  const opened = useBackend(kind, (backend) => backend.settle());
  const places: string[] = [];
  const surfaces: Record<string, Surface> = {};

  beforeAll(async () => {
    const [planner, reviewer] = [await opened().sourceAs('planner'), await opened().sourceAs('reviewer')];
    const before = await reviewer.loadCity();
    const change = gridChange({ [A1]: strip(0, 3.2), [A2]: strip(3.2, 6) }, before.city);
    const plan = await approvedPlan(planner, reviewer, CITY, change);
    const engine = createCityEngine();
    await engine.open(before.city, DEFAULT_SETTINGS);
    await engine.apply(change);
    const published = await reviewer.publishPlan(plan.id, await engine.figures(), before.version);
    expect(published).toMatchObject({ ok: true });

    const loaded = await (await opened().sourceAs('leader')).loadCity();
    const figures = await engine.open(loaded.city, DEFAULT_SETTINGS);
    const report = await engine.coverageReport();
    places.push(...loaded.city.adminUnits.map(({ code }) => code), ...figures.grids.map(({ code }) => code));
    surfaces.engine = new Map([
      ...engineSurface(figures, report),
      ...summedLoads(loaded.city, figures.stations),
    ]);
    surfaces.wall = wallSurface(loaded, figures);
    surfaces.desk = deskSurface(loaded, figures);
    surfaces['command line'] = await commandLineSurface(loaded);
    surfaces.spreadsheet = await spreadsheetSurface(loaded, figures, report);
    surfaces.database = await databaseSurface();
  });

  /** The rows of the published results, by the columns that the table of metrics names. */
  async function databaseSurface(): Promise<Surface> {
    const rows = await opened().backend.query<{ place: string; key: Key; value: number | null }>(
      `select coalesce(r.grid_code, r.unit_code) as place, m.key, (to_jsonb(r) ->> m.result_column)::double precision as value
       from published_results as r
       join metrics as m on m.published_with = r.metrics_version and m.result_table = 'published_results'
       where r.to_version is null
       union all
       select l.unit_code, m.key, (to_jsonb(l) ->> m.result_column)::double precision
       from published_loads as l
       join metrics as m on m.published_with = l.metrics_version and m.result_table = 'published_loads'
       where l.to_version is null`,
    );
    // No sum gives the percentiles of a unit: the database has none.
    const told = rows.filter(({ key, value }) => value !== null || !PERCENTILES.includes(key));
    return new Map(told.map(({ place, key, value }) => [`${place} ${key}`, value]));
  }

  test.each([
    ['wall', 'engine', 104],
    ['desk', 'engine', 114],
    ['command line', 'engine', 114],
    ['spreadsheet', 'engine', 114],
    ['database', 'engine', 54],
    ['database', 'wall', 70],
    ['database', 'desk', 54],
  ])('the %s and the %s tell the same', (one, other, least) => {
    let compared = 0;
    for (const place of places) {
      for (const key of [...KEYS, ...PUBLISHED_LOAD_METRICS]) {
        const name = `${place} ${key}`;
        const [a, b] = [surfaces[one].get(name), surfaces[other].get(name)];
        if (a === undefined || b === undefined) continue;
        compared++;
        expect(formatMetric(key, a, 'zh'), name).toBe(formatMetric(key, b, 'zh'));
        if (a !== null && b !== null) expect(Math.abs(a - b), name).toBeLessThanOrEqual(1e-9 * Math.abs(b));
      }
    }
    expect(compared).toBeGreaterThanOrEqual(least);
  });

  test('the database knows its figures by the keys, versions and units of the registry', async () => {
    const rows = await opened().backend.query<{ key: string; version: number; unit: string }>(
      'select key, version, unit from metrics where published_with = (select max(published_with) from metrics)',
    );
    const registry = [...PUBLISHED_METRICS, ...PUBLISHED_LOAD_METRICS].map((key) => {
      const { version, unit } = metricOf(key);
      return { key, version, unit };
    });
    const byKey = (a: { readonly key: string }, b: { readonly key: string }) => (a.key < b.key ? -1 : 1);
    expect(rows.sort(byKey)).toEqual(registry.sort(byKey));
  });

  test('figures by metrics that the database does not know are not published', async () => {
    await expect(
      opened().backend.query(`select private.sent_metrics_version('{"metricsVersion": 99}')`),
    ).rejects.toThrow(/version 99 of the metrics/);
  });
});

function told(place: string, homes: HomeCounts, keys = KEYS): [string, number | null][] {
  return keys.map((key) => [`${place} ${key}`, measure(key, homes)]);
}

function toldLoads(place: string, loads: LoadSums): [string, number | null][] {
  return PUBLISHED_LOAD_METRICS.map((key: LoadKey) => [`${place} ${key}`, measure(key, loads)]);
}

/** What the stations of the city come to where they are told one by one. */
function summedLoads(
  { stations, info }: CityData,
  told: readonly { readonly code: string; readonly reachedHouseholds: number }[],
): [string, number | null][] {
  const reached = new Map(told.map(({ code, reachedHouseholds }) => [code, reachedHouseholds]));
  const placed = stations.filter(({ location }) => location !== null);
  const carried = placed.map((station) => ({ ...station, reachedHouseholds: reached.get(station.code)! }));
  return toldLoads(CITY, sumLoads(carried, info.stationCapacity));
}

function engineSurface({ totals, grids }: CityFigures, { units }: CoverageReport): Surface {
  return new Map([
    ...units.flatMap((unit) => told(unit.code, unit)),
    ...grids.flatMap((grid) => told(grid.code, grid)),
    ...told(CITY, totals),
  ]);
}

function wallSurface({ city }: LoadedCity, figures: CityFigures): Surface {
  const table = wallFigures(areasOf(city, [{ role: 'leader', unitCode: CITY }]), figures);
  return new Map([
    ...city.adminUnits.flatMap(({ code }) => told(code, table.of(code).coverage, SUMMED)),
    ...city.adminUnits.flatMap(({ code }) => toldLoads(code, table.of(code).loads)),
    ...city.grids.flatMap(({ code }) => told(code, table.of(code).coverage, SUMMED)),
  ]);
}

function deskSurface({ city, version }: LoadedCity, figures: CityFigures): Surface {
  const desk = openCity(city, version);
  const table = deskFigures(figures);
  const rows = gridRows(desk, table, table, new Map(), { scope: null, onlyProblems: false });
  return new Map([
    ...city.adminUnits.flatMap(({ code }) => told(code, scopeSums(desk, table, code), SUMMED)),
    ...rows.flatMap((row) => told(row.code, row.figures)),
    ...toldLoads(CITY, loadsOf(table, city.stations, city.info.stationCapacity)),
  ]);
}

/** What `coverage --json` prints. */
async function commandLineSurface({ city }: LoadedCity): Promise<Surface> {
  const counted = await countCoverage(city, DEFAULT_SETTINGS);
  const shares = city.grids.map(() => 0);
  const printed = JSON.parse(JSON.stringify(coverageResult(counted, shares, false)));
  return new Map([
    ...printed.units.flatMap((unit: HomeCounts & { code: string }) => told(unit.code, unit)),
    ...printed.grids.flatMap((grid: HomeCounts & { code: string }) => told(grid.code, grid)),
    ...told(CITY, printed),
    ...summedLoads(city, printed.stations),
    [`${CITY} coverageRate`, printed.coverageRate],
  ]);
}

/** The file of the wall, read again. */
async function spreadsheetSurface(
  { city }: LoadedCity,
  counted: CityFigures,
  report: CoverageReport,
): Promise<Surface> {
  const areas = areasOf(city, [{ role: 'leader', unitCode: CITY }]);
  const tables = wallTables({ areas, figures: wallFigures(areas, counted), counted }, report, 'zh');
  const file = Buffer.from(await (await workbook(tables, [], 'zh')).arrayBuffer());
  const cells: [string, number | null][] = [];
  for (const { key, name } of tables) {
    const [header, ...rows] = await readSheet(file, name.zh);
    if (key === 'stations') {
      const column = header.indexOf(columnName({ kind: 'figure', key: 'reachedHouseholds' }, 'zh'));
      const reached = rows.map((row) => ({ code: String(row[0]), reachedHouseholds: Number(row[column]) }));
      cells.push(...summedLoads(city, reached));
      continue;
    }
    for (const row of rows) {
      for (const metric of KEYS) {
        const column = header.indexOf(columnName({ kind: 'figure', key: metric }, 'zh'));
        cells.push([`${row[0]} ${metric}`, row[column] as number | null]);
      }
    }
  }
  return new Map(cells);
}
