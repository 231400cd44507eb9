/** Compounds with their gates, and buildings with estimated households, from OpenStreetMap areas. */
import Flatbush from 'flatbush';
import { ALWAYS_OPEN, type Compound, type Gate } from '../../../domain/city.ts';
import type { LonLat, Polygon } from '../../../domain/geometry.ts';
import { metresFromOrigin } from '../../../engine/geometry/distance-to-line.ts';
import { createLocalFrame } from '../../../engine/geometry/local-frame.ts';
import { polygonArea, ringBounds, shapeBounds } from '../../../engine/geometry/planar.ts';
import { shapeCovers } from '../../../engine/geometry/point-in-polygon.ts';
import type { BuildingRecord } from '../../package/city-tables.ts';
import { joinPolygons } from '../../package/read-geometry.ts';
import { representativePoint } from '../../package/representative-point.ts';
import { estimateHouseholds } from './household-estimate.ts';
import type { OsmArea } from './osm-areas.ts';
import type { OsmData, Tags } from './osm-elements.ts';
import { nameOf } from './osm-streets.ts';

const PLACES = new Set(['neighbourhood', 'quarter', 'city_block', 'plot']);
const GATES = new Set(['gate', 'lift_gate', 'swing_gate', 'sliding_gate', 'entrance']);
const WALLS = new Set(['wall', 'fence', 'gate', 'yes']);
const STEP_FREE = new Map([
  ['yes', true],
  ['designated', true],
  ['no', false],
]);
/** A gate is drawn on the wall or a few steps beside it, where the street enters. */
const GATE_REACH_M = 20;

export function isResidentialArea(tags: Tags): boolean {
  return tags.landuse === 'residential';
}

/** Named residential areas and named small places are compounds. */
export function isCompound(tags: Tags): boolean {
  return nameOf(tags) !== null && (isResidentialArea(tags) || PLACES.has(tags.place));
}

export function isBuilding(tags: Tags): boolean {
  return tags.building !== undefined && tags.building !== 'no';
}

export function osmCompounds(areas: readonly OsmArea[]): Compound[] {
  return areas.map(({ id, tags, polygons }) => ({
    code: id,
    name: nameOf(tags) ?? id,
    isGated: tags.gated === 'yes' || tags.access === 'private' || WALLS.has(tags.barrier),
    hasPropertyManagement: false,
    hasSecurity: false,
    geometry: joinPolygons(polygons),
  }));
}

/** Gates that stand on a compound's outline, or within 20 m of it. */
export function osmGates(data: OsmData, compounds: readonly Compound[]): Gate[] {
  const outlines = compounds.map((compound) => polygonsOf(compound).map((polygon) => polygon.coordinates[0]));
  const gates: Gate[] = [];
  for (const [id, node] of data.nodes) {
    if (node.tags === null || !GATES.has(node.tags.barrier)) continue;
    const frame = createLocalFrame([node.lon, node.lat]);
    let nearest = GATE_REACH_M;
    let compoundCode: string | null = null;
    outlines.forEach((rings, i) => {
      for (const ring of rings) {
        if (!isNear(ring, node)) continue;
        const distance = metresFromOrigin(ring.map(([lon, lat]) => frame.toLocal(lon, lat)));
        if (distance <= nearest) {
          nearest = distance;
          compoundCode = compounds[i].code;
        }
      }
    });
    if (compoundCode === null) continue;
    gates.push({
      code: `n${id}`,
      compoundCode,
      open: node.tags.opening_hours ?? ALWAYS_OPEN,
      stepFree: STEP_FREE.get(node.tags.wheelchair) ?? null,
      geometry: { type: 'Point', coordinates: [node.lon, node.lat] },
    });
  }
  return gates;
}

function polygonsOf({ geometry }: Compound): Polygon[] {
  if (geometry.type === 'Polygon') return [geometry];
  return geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }));
}

function isNear(ring: readonly (readonly number[])[], { lon, lat }: { lon: number; lat: number }): boolean {
  const margin = 0.001;
  const [west, south, east, north] = ringBounds(ring);
  return west - margin <= lon && lon <= east + margin && south - margin <= lat && lat <= north + margin;
}

/**
 * Buildings with estimated households. A multipolygon with several outlines gives one building each. A
 * building belongs to the smallest compound that its counting point lies in.
 */
export function osmBuildings(
  areas: readonly OsmArea[],
  compounds: readonly Compound[],
  residentialAreas: readonly OsmArea[],
): BuildingRecord[] {
  const compoundAt = smallestAround(compounds.map(polygonsOf));
  const homesAt = smallestAround(residentialAreas.map((area) => area.polygons));
  return areas.flatMap(({ id, tags, polygons }) =>
    polygons.map((footprint, part): BuildingRecord => {
      const at = representativePoint(footprint);
      return {
        code: part === 0 ? id : `${id}~${part + 1}`,
        at,
        households: estimateHouseholds(tags, areaM2(footprint), homesAt(at) >= 0),
        olderHouseholds: -1,
        compoundIndex: compoundAt(at),
        estimated: true,
        kind: tags.building,
        footprint,
      };
    }),
  );
}

function areaM2(polygon: Polygon): number {
  const [lon, lat] = polygon.coordinates[0][0];
  const frame = createLocalFrame([lon, lat]);
  return polygonArea(polygon.coordinates.map((ring) => ring.map(([x, y]) => frame.toLocal(x, y))));
}

/** Finds the smallest of several areas around a position, by index; −1 when there is none. */
function smallestAround(shapes: readonly (readonly Polygon[])[]): (at: LonLat) => number {
  if (shapes.length === 0) return () => -1;
  const sizes = shapes.map((polygons) => polygons.reduce((sum, polygon) => sum + areaM2(polygon), 0));
  const planar = shapes.map((polygons) => polygons.map((polygon) => polygon.coordinates));
  const index = new Flatbush(shapes.length);
  for (const shape of planar) index.add(...shapeBounds(shape));
  index.finish();
  return (at) => {
    let smallest = -1;
    for (const i of index.search(at[0], at[1], at[0], at[1])) {
      if (smallest >= 0 && sizes[i] >= sizes[smallest]) continue;
      if (shapeCovers(planar[i], at[0], at[1])) smallest = i;
    }
    return smallest;
  };
}
