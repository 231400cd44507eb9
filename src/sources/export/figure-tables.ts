/**
 * The tables that leave the house: units, grids and stations with their figures, every cell worked out by the
 * registry. The same tables go out of the wall, the desk and the command line.
 */
import { type CityData, STATION_TIERS } from '../../domain/city.ts';
import type { CityFigures, GridFigures } from '../../domain/figures.ts';
import type { Words } from '../../domain/metrics/metric.ts';
import type { MetricKeyOf } from '../../domain/metrics/registry.ts';
import { type HomeCounts, measure, type StaffCounts } from '../../engine/metrics/measure.ts';
import { stationLoad } from '../../engine/metrics/station-load.ts';
import type { FigureTable, TableColumn } from './figure-table.ts';
import { BAND_NAMES, COLUMN_NAMES, KIND_NAMES, LEVEL_NAMES, TABLE_NAMES, TIER_NAMES } from './table-words.ts';

export interface TabledUnit {
  readonly code: string;
  readonly homes: HomeCounts;
  readonly grids: readonly GridFigures[];
  /** `null` where it is not asked for. */
  readonly staff: StaffCounts | null;
}

export interface TabledCity {
  readonly city: CityData;
  readonly figures: Pick<CityFigures, 'grids' | 'stations'>;
  /** In the order in which they are to stand. */
  readonly units: readonly TabledUnit[];
}

type Language = keyof Words;

const HOME_COLUMNS = [
  'households',
  'coveredHouseholds',
  'coverageRate',
  'gapHouseholds',
  'unreachableHouseholds',
  'meanMinutes',
  'medianMinutes',
  'p90Minutes',
  'olderHouseholds',
  'olderCoveredHouseholds',
  'olderCoverageRate',
  'residentialBuildings',
  'coveredBuildings',
  'coveredBuildingRate',
] as const satisfies readonly MetricKeyOf<'homes'>[];
const BAND_COLUMNS = ['grids', 'measuredGrids', 'gridsUnderBand', 'gridsOverBand'] as const;
const STAFF_COLUMNS = [
  'gridWorkers',
  'partTimeGridWorkers',
  'gridsWithoutWorker',
  'communityWorkers',
  'residents',
  'communityWorkersPer10000',
] as const satisfies readonly MetricKeyOf<'staff'>[];
const GRID_COLUMNS = ['bandDeviation', 'buildings', 'compactness', 'areaHectares'] as const;
const STATION_COLUMNS = ['reachedHouseholds', 'floorM2Per100Households'] as const;

/** Units, grids and stations, in the words of one language. */
export function figureTables(tabled: TabledCity, language: Language): readonly FigureTable[] {
  return [unitTable(tabled, language), gridTable(tabled, language), stationTable(tabled, language)];
}

function unitTable({ city, units }: TabledCity, language: Language): FigureTable {
  const records = new Map(city.adminUnits.map((unit) => [unit.code, unit]));
  const staffColumns = units.some(({ staff }) => staff !== null) ? STAFF_COLUMNS : [];
  const nameOf = (code: string | null) => (code === null ? null : (records.get(code)?.name ?? code));
  return {
    key: 'units',
    name: TABLE_NAMES.units,
    columns: [
      ...texts('code', 'name', 'level', 'parent'),
      ...figures(...HOME_COLUMNS, ...BAND_COLUMNS, ...staffColumns),
    ],
    rows: units.map(({ code, homes, grids, staff }) => {
      const unit = records.get(code);
      return [
        code,
        nameOf(code),
        unit ? LEVEL_NAMES[unit.level][language] : null,
        nameOf(unit?.parentCode ?? null),
        ...HOME_COLUMNS.map((key) => measure(key, homes)),
        ...BAND_COLUMNS.map((key) => measure(key, grids)),
        ...staffColumns.map((key) => staff && measure(key, staff)),
      ];
    }),
  };
}

function gridTable({ city, figures: counted }: TabledCity, language: Language): FigureTable {
  const names = new Map(city.adminUnits.map(({ code, name }) => [code, name]));
  const counts = new Map(counted.grids.map((grid) => [grid.code, grid]));
  return {
    key: 'grids',
    name: TABLE_NAMES.grids,
    columns: [
      ...texts('code', 'name', 'community', 'kind', 'band'),
      ...figures(...HOME_COLUMNS, ...GRID_COLUMNS),
    ],
    rows: byCode(city.grids).flatMap(({ code, name, communityCode, kind }) => {
      const grid = counts.get(code);
      if (grid === undefined) return [];
      return [
        [
          code,
          name,
          names.get(communityCode) ?? communityCode,
          KIND_NAMES[kind][language],
          BAND_NAMES[grid.band][language],
          ...HOME_COLUMNS.map((key) => measure(key, grid)),
          ...GRID_COLUMNS.map((key) => measure(key, grid)),
        ],
      ];
    }),
  };
}

function stationTable({ city, figures: counted }: TabledCity, language: Language): FigureTable {
  const reached = new Map(counted.stations.map(({ code, reachedHouseholds }) => [code, reachedHouseholds]));
  const ordered = byCode(city.stations).sort(
    (a, b) => STATION_TIERS.indexOf(a.tier) - STATION_TIERS.indexOf(b.tier),
  );
  return {
    key: 'stations',
    name: TABLE_NAMES.stations,
    columns: [...texts('code', 'name', 'tier'), ...figures(...STATION_COLUMNS)],
    rows: ordered.map((station) => {
      const { code, name, tier } = station;
      const load = stationLoad(reached.get(code) ?? 0, station, city.info.stationCapacity);
      return [code, name, TIER_NAMES[tier][language], ...STATION_COLUMNS.map((key) => measure(key, load))];
    }),
  };
}

function byCode<Row extends { readonly code: string }>(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => (a.code < b.code ? -1 : 1));
}

function texts(...keys: readonly (keyof typeof COLUMN_NAMES)[]): TableColumn[] {
  return keys.map((key) => ({ kind: 'text', key, name: COLUMN_NAMES[key] }));
}

function figures(...keys: readonly Extract<TableColumn, { kind: 'figure' }>['key'][]): TableColumn[] {
  return keys.map((key) => ({ kind: 'figure', key }));
}
