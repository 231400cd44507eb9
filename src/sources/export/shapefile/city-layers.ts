/** The layers of a city with their figures: grids, units and stations as in its other tables, and buildings. */
import type { AdminUnit, CityData, Grid, Station } from '../../../domain/city.ts';
import type { Words } from '../../../domain/metrics/metric.ts';
import { metricOf } from '../../../domain/metrics/registry.ts';
import type { FigureTable, TableColumn } from '../figure-table.ts';
import { columnName } from '../workbook.ts';
import { FIELD_WORDS, SHARE_RANGE, SHORT_NAMES } from './field-words.ts';
import type { FieldKind, FieldValue, ShapeField, ShapeLayer, ShapeRow } from './layer.ts';

type Language = keyof Words;

/** A field that is told beside the figures of a record. */
interface Beside<Row> {
  readonly name: keyof typeof FIELD_WORDS;
  readonly of: (row: Row) => string | null;
}

const BESIDE_GRIDS: readonly Beside<Grid>[] = [
  { name: 'commCode', of: ({ communityCode }) => communityCode },
  { name: 'kindCode', of: ({ kind }) => kind },
];
const BESIDE_UNITS: readonly Beside<AdminUnit>[] = [
  { name: 'parentCode', of: ({ parentCode }) => parentCode },
  { name: 'levelCode', of: ({ level }) => level },
];
const BESIDE_STATIONS: readonly Beside<Station>[] = [
  { name: 'parentCode', of: ({ parentCode }) => parentCode },
  { name: 'kindCode', of: ({ kind }) => kind },
  { name: 'tierCode', of: ({ tier }) => tier },
  { name: 'address', of: ({ address }) => address },
  { name: 'hours', of: ({ openingHours }) => openingHours },
  { name: 'services', of: ({ services }) => services.join(';') },
];

/** A thousandth of a minute is a few centimetres of a walk: minutes are told no finer. */
const MINUTE_STEPS = 1000;

export interface LayeredCity {
  readonly city: CityData;
  /** Those of units, grids and stations, in any order. */
  readonly tables: readonly FigureTable[];
  /** On foot to the nearest station, in the order of the buildings; NaN where unreachable. */
  readonly buildingMinutes: ArrayLike<number>;
}

/**
 * A layer for grids, units, stations (one without a place has an empty shape) and buildings (at the point where
 * their households are counted), and one for footprints where any are known. Records of which the tables say
 * nothing are left out.
 */
export function cityLayers({ city, tables, buildingMinutes }: LayeredCity, language: Language): ShapeLayer[] {
  const table = (key: FigureTable['key']) => tables.find((one) => one.key === key)!;
  const layers = [
    figureLayer('polygon', table('grids'), city.grids, BESIDE_GRIDS, areaOf, language),
    figureLayer('polygon', table('units'), city.adminUnits, BESIDE_UNITS, areaOf, language),
    figureLayer('point', table('stations'), city.stations, BESIDE_STATIONS, placeOf, language),
    buildingLayer(city, buildingMinutes, language),
  ];
  return city.buildings.footprints === null ? layers : [...layers, footprintLayer(city, language)];
}

function areaOf<Shape>({ geometry }: { readonly geometry: Shape }): Shape {
  return geometry;
}

function placeOf({ location }: Station): ShapeRow['geometry'] {
  return location && { type: 'Point', coordinates: [...location] };
}

function figureLayer<Row extends { readonly code: string }>(
  shape: ShapeLayer['shape'],
  { key, columns, rows }: FigureTable,
  records: readonly Row[],
  beside: readonly Beside<Row>[],
  geometryOf: (record: Row) => ShapeRow['geometry'],
  language: Language,
): ShapeLayer {
  const codeColumn = columns.findIndex((column) => column.key === 'code');
  const cellsOf = new Map(rows.map((cells) => [cells[codeColumn], cells]));
  return {
    name: key,
    shape,
    fields: [
      ...columns.map((column) => fieldOf(column, language)),
      ...beside.map(({ name }) => ownField(name, 'text', language)),
    ],
    rows: records.flatMap((record) => {
      const cells = cellsOf.get(record.code);
      if (cells === undefined) return [];
      return [{ geometry: geometryOf(record), values: [...cells, ...beside.map(({ of }) => of(record))] }];
    }),
  };
}

function buildingLayer(city: CityData, minutes: ArrayLike<number>, language: Language): ShapeLayer {
  const { buildings, compounds } = city;
  return {
    name: 'buildings',
    shape: 'point',
    fields: [
      ownField('code', 'text', language),
      ownField('households', 'integer', language),
      ownField('olderHh', 'integer', language),
      ownField('estimated', 'integer', language),
      ownField('compound', 'text', language),
      ownField('kindCode', 'text', language),
      ownField('walkMin', 'real', language),
    ],
    rows: buildings.codes.map((code, i) => ({
      geometry: { type: 'Point', coordinates: [buildings.lon[i], buildings.lat[i]] },
      values: [
        code,
        buildings.households[i],
        buildings.olderHouseholds[i] < 0 ? null : buildings.olderHouseholds[i],
        buildings.estimated[i],
        compounds[buildings.compoundIndex[i]]?.code ?? null,
        buildings.kinds[i],
        thousandths(minutes[i]),
      ],
    })),
  };
}

function footprintLayer({ buildings }: CityData, language: Language): ShapeLayer {
  return {
    name: 'footprints',
    shape: 'polygon',
    fields: [ownField('code', 'text', language), ownField('households', 'integer', language)],
    rows: buildings.codes.flatMap((code, i) => {
      const geometry = buildings.footprints?.[i] ?? null;
      return geometry === null ? [] : [{ geometry, values: [code, buildings.households[i]] }];
    }),
  };
}

function thousandths(minutes: number): FieldValue {
  return Number.isNaN(minutes) ? null : Math.round(minutes * MINUTE_STEPS) / MINUTE_STEPS;
}

function ownField(name: keyof typeof FIELD_WORDS, kind: FieldKind, language: Language): ShapeField {
  return { name, meaning: FIELD_WORDS[name][language], kind };
}

function fieldOf(column: TableColumn, language: Language): ShapeField {
  const meaning = columnName(column, language);
  if (column.kind === 'text') return { name: column.key, meaning, kind: 'text' };
  const { name: words, unit, digits } = metricOf(column.key);
  return {
    name: SHORT_NAMES[column.key] ?? column.key,
    // A table of dBASE has no format that would show a share as a percentage.
    meaning: unit === 'share' ? `${words[language]}${SHARE_RANGE[language]}` : meaning,
    kind: digits === 0 ? 'integer' : 'real',
  };
}
