/** One function per layer: feature rows in, domain records out, faults of single rows into the log. */
import type {
  AdminUnit,
  BackdropFeature,
  BackdropKind,
  BuildingTable,
  Compound,
  Grid,
  GridTypology,
  Station,
  StreetTable,
} from '../../domain/city.ts';
import type { LonLat, Polygon } from '../../domain/geometry.ts';
import { roundDegrees } from '../../domain/geometry.ts';
import { streetFlags } from '../street-flags.ts';
import type { BuildingRecord, StreetRecord } from './city-tables.ts';
import { buildingTable, streetTable } from './city-tables.ts';
import { createKeeper } from './keep-rows.ts';
import { countsIn } from './read-counts.ts';
import type { FeatureRow } from './read-features.ts';
import { isRecord } from './read-features.ts';
import { readAnyGeometry, readArea, readLines, readPoint, readPolygons } from './read-geometry.ts';
import type { RowLog } from './row-log.ts';
import { keepWithFault } from './row-log.ts';
import * as schema from './row-schemas.ts';
import { adoptGrid, soundArea, soundFootprint } from './sound-area.ts';
import { stationKindOf, stationTierOf } from './station-words.ts';

type Rows = readonly FeatureRow[];

export function parseAdminUnits(rows: Rows, file: string, log: RowLog): AdminUnit[] {
  const keep = createKeeper(schema.adminUnitRow, file, log);
  return rows.flatMap((row): AdminUnit[] => {
    const said = keep.read(row);
    const geometry = said && keep.geometry(row, soundArea(readArea(row.geometry)));
    if (!said || !geometry || !keep.first(said.code, row)) return [];
    return [{ ...said, geometry, totals: countsIn(row.properties, schema.adminUnitRow) }];
  });
}

const TYPOLOGIES: readonly string[] = ['territorial', 'residential_unit', 'work_unit', 'business_park'];

export function parseGrids(rows: Rows, file: string, log: RowLog): Grid[] {
  const keep = createKeeper(schema.gridRow, file, log);
  return rows.flatMap((row): Grid[] => {
    const read = keep.read(row);
    const polygons = readPolygons(row.geometry);
    const grid = adoptGrid(polygons, { row, file, log, code: read?.code ?? null });
    if (!read || !grid) return [];
    // The public's, not the map's: `parse-public-facts.ts` reads it.
    const { dutyPhone: _, ...said } = read;
    if (!keep.first(said.code, row)) {
      log.setAside.push({ where: said.code, geometry: grid });
      return [];
    }
    const typology = said.typology !== null && TYPOLOGIES.includes(said.typology) ? said.typology : null;
    if (typology !== said.typology)
      keep.note(`typology “${said.typology}” is not known and was left out`, row);
    const staff = countsIn(row.properties, schema.gridRow, 'staff');
    return [{ ...said, typology: typology as GridTypology | null, staff, geometry: grid }];
  });
}

export function parseCompounds(rows: Rows, file: string, log: RowLog): Compound[] {
  const keep = createKeeper(schema.compoundRow, file, log);
  return rows.flatMap((row): Compound[] => {
    const said = keep.read(row);
    const geometry = said && keep.geometry(row, soundArea(readArea(row.geometry)));
    return said && geometry && keep.first(said.code, row) ? [{ ...said, geometry }] : [];
  });
}

export function parseBuildings(
  rows: Rows,
  file: string,
  log: RowLog,
  compounds: readonly Compound[],
): BuildingTable {
  const keep = createKeeper(schema.buildingRow, file, log);
  const indexOf = new Map(compounds.map((compound, index) => [compound.code, index]));
  const records: BuildingRecord[] = [];
  for (const row of rows) {
    const said = keep.read(row);
    const place = said && keep.geometry(row, readPlace(row, said.countPoint));
    if (!said || !place || !keep.first(said.code, row)) continue;
    const compoundIndex = said.compoundCode === null ? -1 : (indexOf.get(said.compoundCode) ?? -1);
    if (said.compoundCode !== null && compoundIndex < 0 && !log.leftOut.has(said.compoundCode)) {
      const reason = `building ${said.code} names compound ${said.compoundCode}, which compounds.geojson does not have.`;
      keepWithFault(log, { code: 'missing_reference', severity: 'warning', file, row: row.row, reason });
    }
    if (place.fault !== null) {
      const reason = `${place.fault}.`;
      keepWithFault(log, { code: 'invalid_geometry', severity: 'warning', file, row: row.row, reason });
    }
    records.push({
      code: said.code,
      at: place.at,
      households: said.householdCount,
      olderHouseholds: said.olderCount ?? -1,
      compoundIndex,
      estimated: said.householdCountEstimated,
      kind: said.kind,
      footprint: place.footprint,
    });
  }
  return buildingTable(records);
}

interface Place {
  readonly at: LonLat;
  readonly footprint: Polygon | null;
  /** Why the footprint is not kept; the building still counts at its point. */
  readonly fault: string | null;
}

function readPlace(row: FeatureRow, countPoint: readonly [number, number] | null | undefined) {
  if (isRecord(row.geometry) && row.geometry.type === 'Point') {
    const point = readPoint(row.geometry);
    return point.ok ? { ok: true as const, value: { at: point.value, footprint: null, fault: null } } : point;
  }
  const outline = soundFootprint(readPolygons(row.geometry));
  if (!outline.ok) return outline;
  const { at, footprint, fault } = outline.value;
  const stated: LonLat = countPoint ? [roundDegrees(countPoint[0]), roundDegrees(countPoint[1])] : at;
  const value: Place = { at: stated, footprint, fault };
  return { ok: true as const, value };
}

export function parseStations(rows: Rows, file: string, log: RowLog): Station[] {
  const keep = createKeeper(schema.stationRow, file, log);
  return rows.flatMap((row): Station[] => {
    const said = keep.read(row);
    if (!said) return [];
    const location = row.geometry === null ? null : keep.geometry(row, readPoint(row.geometry));
    if ((row.geometry !== null && location === null) || !keep.first(said.code, row)) return [];
    const kind = stationKindOf(said.kind);
    const tier = stationTierOf(said.tier);
    if (kind === null) keep.note(`kind “${said.kind}” is not known and is read as service_station`, row);
    if (tier === null) keep.note(`tier “${said.tier}” is not known and is read as grid`, row);
    return [{ ...said, kind: kind ?? 'service_station', tier: tier ?? 'grid', location }];
  });
}

export function parseStreets(rows: Rows, file: string, log: RowLog): StreetTable {
  const keep = createKeeper(schema.streetRow, file, log);
  const records: StreetRecord[] = [];
  for (const row of rows) {
    const said = keep.read(row);
    const lines = said && keep.geometry(row, readLines(row.geometry));
    if (!said || !lines) continue;
    const flags = streetFlags({
      ...said,
      isSteps: said.steps || said.kind === 'steps',
      isBridge: said.bridge,
      isTunnel: said.tunnel,
    });
    for (const line of lines) {
      records.push({ ...said, id: keep.unused(said.id, row), flags, line });
    }
  }
  return streetTable(records);
}

export function parseBackdrop(rows: Rows, file: string, log: RowLog, layer: BackdropKind): BackdropFeature[] {
  const keep = createKeeper(schema.backdropRow, file, log);
  return rows.flatMap((row): BackdropFeature[] => {
    const said = keep.read(row);
    const geometry = said && keep.geometry(row, readAnyGeometry(row.geometry));
    return said && geometry ? [{ layer, kind: said.kind ?? layer, name: said.name, geometry }] : [];
  });
}
