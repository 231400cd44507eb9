import type { GeoJsonFile } from '../package/package-layout.ts';
import type { FeatureRow } from '../package/read-features.ts';
import { isRecord, readFeatures } from '../package/read-features.ts';
import { withColumnNames } from './column-words.ts';
import { completeRows } from './complete-row.ts';
import type { Datum } from './datum.ts';
import { coordinatesFromDatum } from './datum.ts';
import type { ReadRows, RefusedRow } from './import-rows.ts';
import { recogniseLayer } from './recognise-layer.ts';

/** Features of a GeoJSON file by layer, in the stored datum. Throws PackageError as {@link readFeatures} does. */
export function readGeoJsonRows(text: string, file: string, datum: Datum): ReadRows {
  const byLayer = new Map<GeoJsonFile, FeatureRow[]>();
  const refused: RefusedRow[] = [];
  for (const feature of readFeatures(text, file)) {
    const properties = withColumnNames(feature.properties);
    const type = isRecord(feature.geometry) ? String(feature.geometry.type) : null;
    const layer = recogniseLayer(file, properties, type);
    if (layer === null) {
      const reason =
        'belongs to no layer of a city package; name the file after its layer, e.g. buildings.geojson.';
      refused.push({ row: feature.row, id: null, reason });
      continue;
    }
    const rows = byLayer.get(layer) ?? [];
    byLayer.set(layer, rows);
    rows.push({ row: feature.row, properties, geometry: shifted(feature.geometry, datum) });
  }
  const completed = [...byLayer].map(([layer, rows]) => ({ layer, ...completeRows(rows, layer, file) }));
  return { layers: completed, refused, notes: completed.flatMap(({ notes }) => notes) };
}

function shifted(geometry: unknown, datum: Datum): unknown {
  if (!isRecord(geometry)) return geometry;
  if (Array.isArray(geometry.geometries)) {
    return { ...geometry, geometries: geometry.geometries.map((inner) => shifted(inner, datum)) };
  }
  return { ...geometry, coordinates: coordinatesFromDatum(geometry.coordinates, datum) };
}
