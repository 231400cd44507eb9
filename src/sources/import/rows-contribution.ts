import type { BackdropKind, CityData, Compound } from '../../domain/city.ts';
import { DEFAULT_PUBLIC_FACTS } from '../../domain/public-city.ts';
import { emptyCity } from '../package/city-tables.ts';
import type { GeoJsonFile } from '../package/package-layout.ts';
import * as parse from '../package/parse-layers.ts';
import { parseCrossings, parseGates } from '../package/parse-passages.ts';
import { dutyPhonesIn } from '../package/parse-public-facts.ts';
import type { FeatureRow } from '../package/read-features.ts';
import type { RowLog } from '../package/row-log.ts';
import { createRowLog } from '../package/row-log.ts';
import { cityFeatures, type PackageFeature } from '../package/serialize-city.ts';
import type { AddedFeature, Contribution } from './contribution.ts';
import type { ImportedFile, LeftOutRow } from './import-report.ts';
import type { LayerRows, ReadRows } from './import-rows.ts';

/**
 * Rows of a table or GeoJSON file as features of the package: each is read by its layer's own rules, so
 * what is stored is what a package may hold. `compounds` are those known so far, which buildings may name.
 */
export function rowsContribution(
  read: ReadRows,
  file: Omit<ImportedFile, 'kept'>,
  compounds: readonly Compound[],
  lineOf: (row: number) => number | null,
): Contribution {
  const name = file.file;
  const leftOut: LeftOutRow[] = read.refused.map((refused) => ({
    file: name,
    line: lineOf(refused.row),
    ...refused,
  }));
  const partly: LeftOutRow[] = [];
  const notes = [...read.notes];
  const layers = new Map<GeoJsonFile, AddedFeature[]>();
  const ownCompounds: Compound[] = [];
  const inOrder = [...read.layers].sort((a, b) => order(a) - order(b));
  for (const { layer, rows } of inOrder) {
    const log = createRowLog();
    const city = parseLayer(layer, rows, name, log, [...compounds, ...ownCompounds]);
    if (layer === 'compounds.geojson') ownCompounds.push(...city.compounds);
    const rowOf = new Map(rows.map((row) => [identity(row.properties), row.row]));
    const features = (cityFeatures(city).get(layer) ?? []).map((feature) => withSaidCode(feature, rowOf));
    layers.set(
      layer,
      features.map((feature) => {
        const row = rowOf.get(identity(feature.properties)) ?? null;
        return { feature, row, line: row === null ? null : lineOf(row) };
      }),
    );
    for (const { row, reason, kept } of log.faults) {
      (kept ? partly : leftOut).push({ file: name, row, line: lineOf(row), id: null, reason });
    }
    notes.push(...log.notes);
  }
  return { file, layers, compounds: ownCompounds, info: {}, leftOut, partly, notes };
}

/** Compounds before the buildings that name them. */
function order({ layer }: LayerRows): number {
  return layer === 'compounds.geojson' ? 0 : 1;
}

/** A code that was worked out from the order of the rows is not written: it would change with the rows before it. */
function withSaidCode(feature: PackageFeature, rowOf: ReadonlyMap<string, number>): PackageFeature {
  const { code, ...others } = feature.properties;
  return code === undefined || rowOf.has(String(code)) ? feature : { ...feature, properties: others };
}

function identity(properties: Readonly<Record<string, unknown>>): string {
  return String(properties.code ?? properties.id ?? '').trim();
}

function parseLayer(
  layer: GeoJsonFile,
  rows: readonly FeatureRow[],
  file: string,
  log: RowLog,
  compounds: readonly Compound[],
): CityData {
  const empty = emptyCity({ name: '', code: '' });
  const backdrop = (kind: BackdropKind) => ({
    ...empty,
    backdrop: parse.parseBackdrop(rows, file, log, kind),
  });
  switch (layer) {
    case 'admin-units.geojson':
      return { ...empty, adminUnits: parse.parseAdminUnits(rows, file, log) };
    case 'grids.geojson':
      return {
        ...empty,
        grids: parse.parseGrids(rows, file, log),
        publicFacts: { ...DEFAULT_PUBLIC_FACTS, dutyPhones: dutyPhonesIn(rows, file, log) },
      };
    case 'compounds.geojson':
      return { ...empty, compounds: parse.parseCompounds(rows, file, log) };
    case 'gates.geojson':
      return { ...empty, gates: parseGates(rows, file, log) };
    case 'crossings.geojson':
      return { ...empty, crossings: parseCrossings(rows, file, log) };
    case 'buildings.geojson':
      return { ...empty, compounds, buildings: parse.parseBuildings(rows, file, log, compounds) };
    case 'stations.geojson':
      return { ...empty, stations: parse.parseStations(rows, file, log) };
    case 'streets.geojson':
      return { ...empty, streets: parse.parseStreets(rows, file, log) };
    case 'barriers.geojson':
      return backdrop('barrier');
    case 'water.geojson':
      return backdrop('water');
    case 'green.geojson':
      return backdrop('green');
  }
}
