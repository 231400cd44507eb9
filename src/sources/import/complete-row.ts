/**
 * What a layer requires and a foreign file does not have at all is completed, and said in a note: codes
 * are numbered, a station without kind and tier is a community's service station, and properties of
 * OpenStreetMap are read as such. A column that is there but empty in one row is that row's own fault.
 */
import type { Polygon } from '../../domain/geometry.ts';
import { createLocalFrame } from '../../engine/geometry/local-frame.ts';
import { polygonArea } from '../../engine/geometry/planar.ts';
import type { GeoJsonFile } from '../package/package-layout.ts';
import type { FeatureRow } from '../package/read-features.ts';
import { readPolygons } from '../package/read-geometry.ts';
import { estimateHouseholds } from './osm/household-estimate.ts';
import type { Tags } from './osm/osm-elements.ts';
import { resolvedAccess } from './osm/osm-streets.ts';

type Properties = Record<string, unknown>;

const DEFAULTS: Readonly<Partial<Record<GeoJsonFile, Readonly<Record<string, string>>>>> = {
  'stations.geojson': { kind: 'service_station', tier: 'community' },
};
const CODE_NAMES: Readonly<Partial<Record<GeoJsonFile, string>>> = {
  'admin-units.geojson': 'code',
  'grids.geojson': 'code',
  'compounds.geojson': 'code',
  'buildings.geojson': 'code',
  'stations.geojson': 'code',
  'streets.geojson': 'id',
};

/** The rows of one layer of one file, completed; `notes` says what was filled in. */
export function completeRows(
  rows: readonly FeatureRow[],
  layer: GeoJsonFile,
  file: string,
): { readonly rows: FeatureRow[]; readonly notes: string[] } {
  if (rows.length === 0) return { rows: [], notes: [] };
  const notes: string[] = [];
  const columns = new Set(rows.flatMap((row) => Object.keys(row.properties)));
  const codeName = CODE_NAMES[layer];
  const numbered = codeName !== undefined && !columns.has(codeName);
  const stem = file.replace(/\.(gz|geojson|json|csv|txt|tsv)/gi, '');
  if (numbered) notes.push(`${file}: has no column ${codeName}; rows are numbered ${stem}-1, ${stem}-2 ….`);
  const missing = Object.entries(DEFAULTS[layer] ?? {}).filter(([name]) => !columns.has(name));
  for (const [name, value] of missing)
    notes.push(`${file}: has no column ${name}; every row is read as ${value}.`);
  const estimates =
    layer === 'buildings.geojson' && !columns.has('householdCount') && columns.has('building');
  if (estimates)
    notes.push(`${file}: has no household counts; they are estimated from footprint and levels.`);

  const completed = rows.map((row): FeatureRow => {
    const properties: Properties = { ...Object.fromEntries(missing), ...row.properties };
    if (codeName !== undefined && numbered) properties[codeName] = osmId(properties) ?? `${stem}-${row.row}`;
    if (layer === 'streets.geojson') completeStreet(properties);
    if (estimates) completeBuilding(properties, row.geometry);
    return { ...row, properties };
  });
  return { rows: completed, notes };
}

/** The id other programs write beside OpenStreetMap features. */
function osmId(properties: Properties): string | null {
  const id = properties['@id'] ?? properties.osm_id ?? properties.osm_way_id;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : null;
}

function tagsOf(properties: Properties): Tags {
  const said = Object.entries(properties).filter(
    ([, value]) => value !== null && value !== undefined && value !== '',
  );
  return Object.fromEntries(said.map(([name, value]) => [name, String(value)]));
}

function completeStreet(properties: Properties): void {
  if (properties.highway === undefined) return;
  properties.kind ??= properties.highway;
  properties.access = resolvedAccess(tagsOf(properties));
  for (const flag of ['bridge', 'tunnel']) {
    if (typeof properties[flag] === 'string') properties[flag] = properties[flag] !== 'no';
  }
}

function completeBuilding(properties: Properties, geometry: unknown): void {
  const tags = tagsOf(properties);
  const parts = readPolygons(geometry);
  if (tags.building === undefined) return;
  const footprintM2 = parts.ok ? parts.value.reduce((sum, part) => sum + areaM2(part), 0) : 0;
  properties.kind ??= tags.building;
  properties.householdCount = estimateHouseholds(tags, footprintM2, false);
  properties.householdCountEstimated = true;
}

function areaM2(polygon: Polygon): number {
  const [lon, lat] = polygon.coordinates[0][0];
  const frame = createLocalFrame([lon, lat]);
  return polygonArea(polygon.coordinates.map((ring) => ring.map(([x, y]) => frame.toLocal(x, y))));
}
