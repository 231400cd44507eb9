/**
 * The files of a city package, in the order they are read and written. `city.json` is the only one that
 * must exist; every other file that is missing is an empty layer. Any of them may end in `.gz`.
 */
export const CITY_FILE = 'city.json';
export const GEOJSON_FILES = [
  'admin-units.geojson',
  'grids.geojson',
  'compounds.geojson',
  'gates.geojson',
  'crossings.geojson',
  'buildings.geojson',
  'stations.geojson',
  'streets.geojson',
  'barriers.geojson',
  'water.geojson',
  'green.geojson',
] as const;
/** Drawn service circles; written for a city that has some. */
export const CIRCLES_FILE = 'circles.json';
export const NETWORK_FILES = ['nodes.csv', 'edges.csv'] as const;

export type GeoJsonFile = (typeof GEOJSON_FILES)[number];
export type PackageFile =
  | typeof CITY_FILE
  | GeoJsonFile
  | (typeof NETWORK_FILES)[number]
  | typeof CIRCLES_FILE;
export const PACKAGE_FILES: readonly PackageFile[] = [
  CITY_FILE,
  ...GEOJSON_FILES,
  ...NETWORK_FILES,
  CIRCLES_FILE,
];

/** Contents of a package as text, by file name without `.gz`. */
export type PackageTexts = ReadonlyMap<PackageFile, string>;
