import shp from 'shpjs';
import { roundDegrees } from '../../../domain/geometry.ts';

/**
 * Layers of a zip as an independent reader (`shpjs`) takes them, by name. It turns every position by the datum of
 * the .prj, which leaves rounding errors: positions are given with the decimals that are stored.
 */
export async function readShapefiles(zip: Uint8Array<ArrayBuffer>) {
  const read = await shp(zip);
  const collections = Array.isArray(read) ? read : [read];
  return new Map(
    collections.map(({ fileName, features }): [string, readonly GeoJSON.Feature[]] => [
      fileName ?? '',
      features.map((feature) => ({ ...feature, geometry: rounded(feature.geometry) })),
    ]),
  );
}

function rounded<Geometry>(geometry: Geometry): Geometry {
  const text = JSON.stringify(geometry, (_, value) =>
    typeof value === 'number' ? roundDegrees(value) : value,
  );
  return JSON.parse(text);
}
