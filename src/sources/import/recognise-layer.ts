import type { GeoJsonFile } from '../package/package-layout.ts';
import { GEOJSON_FILES } from '../package/package-layout.ts';

type Properties = Readonly<Record<string, unknown>>;

/** Words in a file's name, most telling first. */
const FILE_WORDS: readonly (readonly [RegExp, GeoJsonFile])[] = [
  [/station|站点|驿站|阵地|服务中心|服务站/i, 'stations.geojson'],
  [/building|楼栋|建筑/i, 'buildings.geojson'],
  [/compound|residential[-_ ]?area|小区/i, 'compounds.geojson'],
  [/admin|communit|subdistrict|社区|街道|行政/i, 'admin-units.geojson'],
  [/grids?\b|网格/i, 'grids.geojson'],
  [/\bgates?\b|出入口|大门/i, 'gates.geojson'],
  [/crossings?\b|footbridge|天桥|地下通道|人行横道/i, 'crossings.geojson'],
  [/street|road|道路|路网|^nodes\.csv$|^edges\.csv$/i, 'streets.geojson'],
  [/water|river|lake|水系|河流/i, 'water.geojson'],
  [/green|park|绿地|公园/i, 'green.geojson'],
  [/barrier|rail|铁路|围墙/i, 'barriers.geojson'],
];

/**
 * The layer a row belongs to: by the package's own file names, else by what its properties say, else by
 * words in the file's name; `null` when nothing tells.
 */
export function recogniseLayer(
  file: string,
  properties: Properties,
  geometryType: string | null,
): GeoJsonFile | null {
  const plain = file.replace(/\.gz$/i, '').toLowerCase();
  const own = GEOJSON_FILES.find((name) => name === plain);
  return own ?? byProperties(properties, geometryType) ?? byFileWords(plain);
}

function byProperties(properties: Properties, geometryType: string | null): GeoJsonFile | null {
  const says = (name: string) =>
    properties[name] !== undefined && properties[name] !== null && properties[name] !== '';
  const isLine = geometryType === 'LineString' || geometryType === 'MultiLineString';
  const isArea = geometryType === 'Polygon' || geometryType === 'MultiPolygon';
  if (says('householdCount') || (says('building') && !isLine)) return 'buildings.geojson';
  if (says('communityCode') && isArea) return 'grids.geojson';
  if (says('level') && isArea) return 'admin-units.geojson';
  if (says('tier') || says('services') || says('floorAreaM2')) return 'stations.geojson';
  if (says('highway') && isLine) return 'streets.geojson';
  if (says('isGated') || (properties.landuse === 'residential' && isArea)) return 'compounds.geojson';
  if (says('compoundCode') && geometryType === 'Point') return 'gates.geojson';
  return null;
}

function byFileWords(file: string): GeoJsonFile | null {
  return FILE_WORDS.find(([words]) => words.test(file))?.[1] ?? null;
}
