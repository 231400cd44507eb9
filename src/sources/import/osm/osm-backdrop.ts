/** Water, green and barriers of OpenStreetMap: what is drawn under the city, and what walking cannot cross. */
import type { BackdropFeature, BackdropKind } from '../../../domain/city.ts';
import { joinPolygons } from '../../package/read-geometry.ts';
import { osmAreas } from './osm-areas.ts';
import type { OsmData, OsmFault, OsmWay, Tags } from './osm-elements.ts';
import { isClosed, knownRuns, positionsOf } from './osm-shapes.ts';
import { nameOf } from './osm-streets.ts';

interface Drawn {
  readonly layer: BackdropKind;
  readonly kind: string;
}

const GREEN_LANDUSE = new Set([
  'grass',
  'forest',
  'meadow',
  'village_green',
  'recreation_ground',
  'greenfield',
  'cemetery',
  'orchard',
  'plant_nursery',
  'flowerbed',
]);
const GREEN_LEISURE = new Set(['park', 'garden', 'golf_course', 'nature_reserve', 'pitch', 'playground']);
const GREEN_NATURAL = new Set(['wood', 'scrub', 'grassland', 'heath', 'wetland']);
const WATER_LANDUSE = new Set(['reservoir', 'basin', 'salt_pond']);
const WATER_LINES = new Set(['river', 'stream', 'canal', 'drain', 'ditch']);
const RAILS = new Set(['rail', 'light_rail', 'monorail', 'narrow_gauge', 'tram', 'subway']);
const WALLS = new Set(['wall', 'city_wall', 'fence', 'retaining_wall', 'hedge', 'guard_rail']);

/** What an area is drawn as, `null` when it is neither water nor green. */
export function areaKind(tags: Tags): Drawn | null {
  if (tags.natural === 'water') return { layer: 'water', kind: tags.water ?? 'lake' };
  if (tags.natural === 'bay') return { layer: 'water', kind: 'bay' };
  if (tags.waterway === 'riverbank' || tags.waterway === 'dock') return { layer: 'water', kind: 'river' };
  if (WATER_LANDUSE.has(tags.landuse)) return { layer: 'water', kind: tags.landuse };
  if (GREEN_LEISURE.has(tags.leisure)) return { layer: 'green', kind: tags.leisure };
  if (GREEN_LANDUSE.has(tags.landuse)) return { layer: 'green', kind: tags.landuse };
  if (GREEN_NATURAL.has(tags.natural)) return { layer: 'green', kind: tags.natural };
  return null;
}

/**
 * What a line is drawn as. Rails and expressways under ground bar nobody and are left out; those on viaducts are
 * drawn, and bar nobody either: in real cities most ways across them lead below.
 */
export function lineKind(tags: Tags): Drawn | null {
  const isUnderground = tags.tunnel !== undefined && tags.tunnel !== 'no';
  if (WATER_LINES.has(tags.waterway)) return isUnderground ? null : { layer: 'water', kind: tags.waterway };
  if (tags.natural === 'coastline') return { layer: 'water', kind: 'coastline' };
  if (RAILS.has(tags.railway) && !isUnderground) {
    if (Number(tags.layer ?? 0) < 0) return null;
    return { layer: 'barrier', kind: isRaised(tags) ? 'railway_viaduct' : 'railway' };
  }
  const isMotorway = tags.highway === 'motorway' || tags.highway === 'motorway_link';
  const isMotorroad = tags.motorroad === 'yes' && tags.highway !== undefined;
  if ((isMotorway || isMotorroad) && !isUnderground) {
    return { layer: 'barrier', kind: isRaised(tags) ? 'expressway_viaduct' : 'expressway' };
  }
  // On a way that is a highway besides, the tag tells of a site that has a fence somewhere.
  if (WALLS.has(tags.barrier) && tags.highway === undefined) return { layer: 'barrier', kind: tags.barrier };
  return null;
}

function isRaised({ bridge, layer }: Tags): boolean {
  return (bridge !== undefined && bridge !== 'no') || Number(layer ?? 0) > 0;
}

export function osmBackdrop(data: OsmData, faults: OsmFault[]): BackdropFeature[] {
  const shapes: BackdropFeature[] = [];
  for (const area of osmAreas(data, (tags) => areaKind(tags) !== null, faults)) {
    const drawn = areaKind(area.tags)!;
    shapes.push({ ...drawn, name: nameOf(area.tags), geometry: joinPolygons(area.polygons) });
  }
  for (const way of data.ways.values()) {
    const drawn = lineKind(way.tags);
    if (drawn === null || (isClosed(way) && areaKind(way.tags) !== null)) continue;
    shapes.push(...linesOf(way, drawn, data));
  }
  return shapes;
}

function linesOf(way: OsmWay, drawn: Drawn, data: OsmData): BackdropFeature[] {
  return knownRuns(way, data).map((nodes) => ({
    ...drawn,
    name: nameOf(way.tags),
    geometry: { type: 'LineString', coordinates: positionsOf(nodes, data) },
  }));
}
