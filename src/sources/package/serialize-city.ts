/**
 * A city as the files of a package. Pure and deterministic: the same city gives the same bytes. One
 * feature a line, so that a version control system can show what changed.
 */
import type {
  AdminUnit,
  BackdropKind,
  CityData,
  CityInfo,
  Crossing,
  ExactNetwork,
  Gate,
  Station,
} from '../../domain/city.ts';
import { STREET_FLAGS } from '../../domain/city.ts';
import { roundDegrees } from '../../domain/geometry.ts';
import type { PublicFacts } from '../../domain/public-city.ts';
import type { ServiceCircle } from '../../domain/service-circle.ts';
import type { GeoJsonFile, PackageFile } from './package-layout.ts';
import { CIRCLES_FILE, CITY_FILE } from './package-layout.ts';
import { representativePoint } from './representative-point.ts';

type Properties = Readonly<Record<string, unknown>>;

export interface PackageFeature {
  readonly type: 'Feature';
  readonly properties: Properties;
  readonly geometry: unknown;
}

/**
 * Every GeoJSON layer, empty ones too; `nodes.csv` and `edges.csv` only for a city with an exact network, and
 * `circles.json` for one with service circles.
 */
export function serializeCity(city: CityData): Map<PackageFile, string> {
  const texts = new Map<PackageFile, string>([[CITY_FILE, infoText(city.info, city.publicFacts)]]);
  for (const [file, features] of cityFeatures(city)) texts.set(file, collectionText(features));
  if (city.exactNetwork !== null) {
    texts.set('nodes.csv', nodesCsv(city.exactNetwork));
    texts.set('edges.csv', edgesCsv(city.exactNetwork));
  }
  if (city.serviceCircles?.length) texts.set(CIRCLES_FILE, circlesText(city.serviceCircles));
  return texts;
}

/** The facts of `city.json`, with the settings of the public's view where the city has its own. */
export function infoText(info: CityInfo, publicFacts?: PublicFacts): string {
  const said = publicFacts === undefined ? info : { ...info, public: publicFacts.settings };
  return `${JSON.stringify(said, null, 2)}\n`;
}

/** A FeatureCollection with one feature a line. */
export function collectionText(features: readonly unknown[]): string {
  const body = features.length === 0 ? '' : `\n${features.map((one) => JSON.stringify(one)).join(',\n')}\n`;
  return `{"type":"FeatureCollection","features":[${body}]}\n`;
}

/** Service circles as a list, one a line. What a facility does not say is left out. */
export function circlesText(circles: readonly ServiceCircle[]): string {
  const lines = circles.map(({ facilities, ...circle }) =>
    JSON.stringify({ ...circle, facilities: facilities.map(known) }),
  );
  return `[\n${lines.join(',\n')}\n]\n`;
}

/** The features of every layer, in the order of the package's files. */
export function cityFeatures(city: CityData): Map<GeoJsonFile, PackageFeature[]> {
  return new Map<GeoJsonFile, PackageFeature[]>([
    ['admin-units.geojson', city.adminUnits.map(unitFeature)],
    [
      'grids.geojson',
      city.grids.map(({ geometry, staff, ...grid }) => {
        const dutyPhone = city.publicFacts?.dutyPhones[grid.code] ?? null;
        return feature({ ...grid, dutyPhone, ...staff }, geometry);
      }),
    ],
    ['compounds.geojson', city.compounds.map(({ geometry, ...compound }) => feature(compound, geometry))],
    ['gates.geojson', city.gates.map(gateFeature)],
    ['crossings.geojson', city.crossings.map(crossingFeature)],
    ['buildings.geojson', buildingFeatures(city)],
    ['stations.geojson', city.stations.map(stationFeature)],
    ['streets.geojson', streetFeatures(city)],
    ['barriers.geojson', backdropFeatures(city, 'barrier')],
    ['water.geojson', backdropFeatures(city, 'water')],
    ['green.geojson', backdropFeatures(city, 'green')],
  ]);
}

/** Properties that are unknown (`null`) are not written. */
function feature(properties: Properties, geometry: unknown): PackageFeature {
  return { type: 'Feature', properties: known(properties), geometry: geometry ?? null };
}

function known(properties: object): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null));
}

function unitFeature({ geometry, totals, ...unit }: AdminUnit): PackageFeature {
  return feature({ ...unit, ...totals }, geometry);
}

function gateFeature({ geometry, code, compoundCode, open, stepFree }: Gate): PackageFeature {
  return feature({ code, compoundCode: compoundCode || null, open, stepFree }, geometry);
}

function crossingFeature({ line, ...crossing }: Crossing): PackageFeature {
  return feature(crossing, { type: 'LineString', coordinates: line });
}

function stationFeature({ location, ...station }: Station): PackageFeature {
  return feature(station, location && { type: 'Point', coordinates: location });
}

function* indices(count: number): Generator<number> {
  for (let i = 0; i < count; i++) yield i;
}

function buildingFeatures({ buildings, compounds }: CityData): PackageFeature[] {
  return Array.from(indices(buildings.count), (i) => {
    const footprint = buildings.footprints?.[i] ?? null;
    const point = [buildings.lon[i], buildings.lat[i]];
    const inside = footprint && representativePoint(footprint);
    const isElsewhere = inside !== null && (inside[0] !== point[0] || inside[1] !== point[1]);
    const properties = {
      code: buildings.codes[i],
      householdCount: buildings.households[i],
      compoundCode: compounds[buildings.compoundIndex[i]]?.code ?? null,
      olderCount: buildings.olderHouseholds[i] < 0 ? null : buildings.olderHouseholds[i],
      kind: buildings.kinds[i],
      householdCountEstimated: buildings.estimated[i] === 1 ? true : null,
      countPoint: isElsewhere ? point : null,
    };
    return feature(properties, footprint ?? { type: 'Point', coordinates: point });
  });
}

function streetFeatures({ streets }: CityData): PackageFeature[] {
  return Array.from(indices(streets.count), (i) => {
    const coordinates: [number, number][] = [];
    for (let v = streets.offsets[i]; v < streets.offsets[i + 1]; v++) {
      coordinates.push([streets.lon[v], streets.lat[v]]);
    }
    const when = <T>(flag: number, word: T) => ((streets.flags[i] & flag) !== 0 ? word : null);
    const properties = {
      id: streets.ids[i],
      kind: streets.kinds[i],
      name: streets.names[i],
      access: streets.access[i],
      steps: when(STREET_FLAGS.steps, true),
      bridge: when(STREET_FLAGS.bridge, true),
      tunnel: when(STREET_FLAGS.tunnel, true),
      crossing: when(STREET_FLAGS.signals, 'traffic_signals'),
      wheelchair: when(STREET_FLAGS.notStepFree, 'no'),
    };
    return feature(properties, { type: 'LineString', coordinates });
  });
}

function backdropFeatures(city: CityData, layer: BackdropKind): PackageFeature[] {
  const shapes = city.backdrop.filter((shape) => shape.layer === layer);
  return shapes.map(({ kind, name, geometry }) => feature({ kind, name }, geometry));
}

function nodesCsv(network: ExactNetwork): string {
  const rows = network.nodeIds.map(
    (id, i) => `${csvField(id)},${roundDegrees(network.lon[i])},${roundDegrees(network.lat[i])}`,
  );
  return ['id,lon,lat', ...rows, ''].join('\n');
}

function edgesCsv({ nodeIds, from, to, lengthM, oneway }: ExactNetwork): string {
  const rows = Array.from(from, (start, i) =>
    [csvField(nodeIds[start]), csvField(nodeIds[to[i]]), lengthM[i], oneway[i]].join(','),
  );
  return ['from,to,length_m,oneway', ...rows, ''].join('\n');
}

function csvField(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
