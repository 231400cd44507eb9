/** The ground the city stands on, as GeoJSON: backdrop, units, compounds, and windows over streets and buildings. */
import type { AdminUnit, BackdropFeature, BuildingTable, Compound, StreetTable } from '../../domain/city.ts';
import type { LonLatBounds, Polygon } from '../../domain/geometry.ts';
import { geometryBounds } from '../bounds.ts';
import { interiorPoint } from '../interior-point.ts';
import { createViewWindow, type ViewWindow } from '../view-window.ts';
import { collection, feature, pointFeature } from './feature.ts';

export function backdropFeatures(backdrop: readonly BackdropFeature[]): GeoJSON.FeatureCollection {
  return collection(
    backdrop.map(({ layer, kind, name, geometry }) => feature(geometry, { layer, kind, name: name ?? '' })),
  );
}

export function unitFeatures(units: readonly AdminUnit[]): GeoJSON.FeatureCollection {
  return collection(units.map(({ code, name, level, geometry }) => feature(geometry, { code, name, level })));
}

/** One label point per unit, in its largest part. */
export function unitLabels(units: readonly AdminUnit[]): GeoJSON.FeatureCollection {
  return collection(
    units
      .filter(({ level }) => level === 'subdistrict' || level === 'community')
      .map(({ code, name, level, geometry }) =>
        pointFeature(interiorPoint(largestPart(geometry)), { code, name, level }),
      ),
  );
}

export function compoundFeatures(compounds: readonly Compound[]): GeoJSON.FeatureCollection {
  return collection(
    compounds.map(({ code, name, isGated, geometry }) => feature(geometry, { code, name, gated: isGated })),
  );
}

export type StreetClass = 'major' | 'minor' | 'path';

const MAJOR = new Set(['motorway', 'trunk', 'primary', 'secondary']);
const PATHS = new Set(['footway', 'path', 'steps', 'cycleway', 'track', 'bridleway', 'corridor', 'platform']);

/** The drawing class of an OSM `highway` value. A link is drawn like the road it belongs to. */
export function streetClass(kind: string): StreetClass {
  const base = kind.replace(/_link$/, '');
  if (MAJOR.has(base)) return 'major';
  return PATHS.has(base) ? 'path' : 'minor';
}

export function streetFeature(streets: StreetTable, index: number): GeoJSON.Feature {
  const coordinates: [number, number][] = [];
  for (let i = streets.offsets[index]; i < streets.offsets[index + 1]; i++) {
    coordinates.push([streets.lon[i], streets.lat[i]]);
  }
  return feature(
    { type: 'LineString', coordinates },
    { kind: streets.kinds[index].replace(/_link$/, ''), name: streets.names[index] ?? '' },
  );
}

function streetIndices(streets: StreetTable, wanted: StreetClass): number[] {
  return streets.kinds.flatMap((kind, index) => (streetClass(kind) === wanted ? [index] : []));
}

/** Main streets are few and seen at every zoom: all of them at once. */
export function majorStreets(streets: StreetTable): GeoJSON.FeatureCollection {
  return collection(streetIndices(streets, 'major').map((index) => streetFeature(streets, index)));
}

export function streetWindow(streets: StreetTable, wanted: 'minor' | 'path'): ViewWindow {
  const indices = streetIndices(streets, wanted);
  return createViewWindow(
    indices.length,
    (i) => streetBox(streets, indices[i]),
    (i) => streetFeature(streets, indices[i]),
  );
}

/**
 * Footprints where known, from the table or fetched since; buildings known only as points are drawn as
 * points.
 */
export function buildingWindow(
  buildings: BuildingTable,
  fetched: (code: string) => Polygon | null = () => null,
): ViewWindow {
  return createViewWindow(
    buildings.count,
    (i) => {
      const footprint = buildings.footprints?.[i];
      const [lon, lat] = [buildings.lon[i], buildings.lat[i]];
      return footprint ? geometryBounds(footprint) : [lon, lat, lon, lat];
    },
    (i) => {
      const properties = { households: buildings.households[i] };
      const footprint = buildings.footprints?.[i] ?? fetched(buildings.codes[i]);
      return footprint
        ? feature(footprint, properties)
        : pointFeature([buildings.lon[i], buildings.lat[i]], properties);
    },
  );
}

function streetBox(streets: StreetTable, index: number): LonLatBounds {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = streets.offsets[index]; i < streets.offsets[index + 1]; i++) {
    west = Math.min(west, streets.lon[i]);
    east = Math.max(east, streets.lon[i]);
    south = Math.min(south, streets.lat[i]);
    north = Math.max(north, streets.lat[i]);
  }
  return [west, south, east, north];
}

/** The part with the largest box: where a name has most room. */
export function largestPart(geometry: AdminUnit['geometry']): Polygon {
  if (geometry.type === 'Polygon') return geometry;
  const parts = geometry.coordinates.map((coordinates): Polygon => ({ type: 'Polygon', coordinates }));
  return parts.reduce((best, part) => (boxArea(part) > boxArea(best) ? part : best));
}

function boxArea(polygon: Polygon): number {
  const [west, south, east, north] = geometryBounds(polygon);
  return (east - west) * (north - south);
}
