/**
 * The contents of a city package as a city. Pure: texts in, domain out, so that a browser can read a
 * package as well as Node. Rows that cannot be used are left out and named; a file that cannot be read
 * at all throws PackageError.
 */
import type { CityData, CityInfo } from '../../domain/city.ts';
import { DEFAULT_BANDS } from '../../domain/city.ts';
import type { Problem } from '../../domain/problem.ts';
import type { SetAsideArea } from '../../engine/checking/check-report.ts';
import { PackageError } from './package-error.ts';
import type { GeoJsonFile, PackageTexts } from './package-layout.ts';
import { CIRCLES_FILE, CITY_FILE } from './package-layout.ts';
import { parseCircles } from './parse-circles.ts';
import { parseJson } from './parse-json.ts';
import * as layer from './parse-layers.ts';
import { parseNetwork } from './parse-network.ts';
import { parseCrossings, parseGates } from './parse-passages.ts';
import { dutyPhonesIn, parsePublicFacts } from './parse-public-facts.ts';
import { isRecord, readFeatures } from './read-features.ts';
import { createRowLog, problemsOf } from './row-log.ts';
import { cityInfo, reasonOf } from './row-schemas.ts';

export interface ReadCity {
  readonly city: CityData;
  /** Rows left out, or kept with a fault, each as one sentence with file and row. */
  readonly problems: readonly Problem[];
  /** Unusual but safe readings. */
  readonly notes: readonly string[];
  /** Areas of grid rows that could not become grids: known faults, not gaps. */
  readonly setAside: readonly SetAsideArea[];
  /** Codes of rows left out. */
  readonly leftOut: ReadonlySet<string>;
  /** The row (from 1) a code was read from, `null` when the file has no such row. */
  rowOf(file: GeoJsonFile, code: string): number | null;
}

export function parseCityPackage(texts: PackageTexts): ReadCity {
  const infoText = texts.get(CITY_FILE);
  if (infoText === undefined) throw new PackageError(CITY_FILE, null, 'is missing; a city package needs it.');
  const info = parseCityInfo(infoText);
  const log = createRowLog();
  const rows = (file: GeoJsonFile) => {
    const text = texts.get(file);
    return text === undefined ? [] : readFeatures(text, file);
  };
  const gridRows = rows('grids.geojson');
  const compounds = layer.parseCompounds(rows('compounds.geojson'), 'compounds.geojson', log);
  const map: CityData = {
    info,
    adminUnits: layer.parseAdminUnits(rows('admin-units.geojson'), 'admin-units.geojson', log),
    grids: layer.parseGrids(gridRows, 'grids.geojson', log),
    retiredGridCodes: [],
    compounds,
    gates: parseGates(rows('gates.geojson'), 'gates.geojson', log),
    crossings: parseCrossings(rows('crossings.geojson'), 'crossings.geojson', log),
    buildings: layer.parseBuildings(rows('buildings.geojson'), 'buildings.geojson', log, compounds),
    stations: layer.parseStations(rows('stations.geojson'), 'stations.geojson', log),
    streets: layer.parseStreets(rows('streets.geojson'), 'streets.geojson', log),
    exactNetwork: exactNetwork(texts, log),
    backdrop: [
      ...layer.parseBackdrop(rows('water.geojson'), 'water.geojson', log, 'water'),
      ...layer.parseBackdrop(rows('green.geojson'), 'green.geojson', log, 'green'),
      ...layer.parseBackdrop(rows('barriers.geojson'), 'barriers.geojson', log, 'barrier'),
    ],
  };
  const circles = texts.get(CIRCLES_FILE);
  const dutyPhones = dutyPhonesIn(gridRows, 'grids.geojson', log);
  const publicly = parsePublicFacts(infoText, dutyPhones);
  const city: CityData = {
    ...map,
    ...(circles === undefined ? {} : { serviceCircles: parseCircles(circles, map, log) }),
    ...(publicly.facts === null ? {} : { publicFacts: publicly.facts }),
  };
  const rowOf = (file: GeoJsonFile, code: string) => log.rows.get(file)?.get(code) ?? null;
  const { setAside, leftOut } = log;
  const problems = [...publicly.problems, ...problemsOf(log)];
  return { city, problems, notes: [...publicly.notes, ...log.notes], setAside, leftOut, rowOf };
}

function exactNetwork(texts: PackageTexts, log: ReturnType<typeof createRowLog>) {
  const nodes = texts.get('nodes.csv');
  const edges = texts.get('edges.csv');
  if (nodes === undefined && edges === undefined) return null;
  if (nodes === undefined) throw new PackageError('nodes.csv', null, 'is missing while edges.csv is there.');
  if (edges === undefined) throw new PackageError('edges.csv', null, 'is missing while nodes.csv is there.');
  return parseNetwork(nodes, edges, log);
}

/** The facts of `city.json`. Throws PackageError naming the property that is missing or cannot be used. */
export function parseCityInfo(text: string): CityInfo {
  const document = parseJson(text, CITY_FILE);
  if (!isRecord(document)) throw new PackageError(CITY_FILE, null, 'is not a JSON object.');
  const parsed = cityInfo.safeParse(document);
  if (!parsed.success) throw new PackageError(CITY_FILE, null, reasonOf(parsed.error, document));
  const { crs, bands, ...rest } = parsed.data;
  if (crs !== 'EPSG:4490' && crs !== 'EPSG:4326') {
    throw new PackageError(
      CITY_FILE,
      null,
      `unknown coordinate system ${JSON.stringify(crs)}; expected EPSG:4490 or EPSG:4326.`,
    );
  }
  return {
    ...rest,
    crs,
    bands: { ...DEFAULT_BANDS, ...bands },
  };
}
