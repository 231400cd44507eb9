import type { Polygon } from '../../../domain/geometry.ts';
import type { OsmData, OsmFault, Tags } from './osm-elements.ts';
import { isClosed, relationPolygon, wayPolygon } from './osm-shapes.ts';

export interface OsmArea {
  /** `w123` for a way, `r123` for a relation. */
  readonly id: string;
  readonly tags: Tags;
  readonly polygons: readonly Polygon[];
}

/**
 * Every closed way and multipolygon relation whose tags are wanted, with its polygons. What is wanted
 * but cannot be put together goes to `faults`. An open way that might be a line (a river, a wall) is
 * passed over silently.
 */
export function osmAreas(data: OsmData, isWanted: (tags: Tags) => boolean, faults: OsmFault[]): OsmArea[] {
  const areas: OsmArea[] = [];
  for (const way of data.ways.values()) {
    if (!isWanted(way.tags)) continue;
    if (!isClosed(way) && mayBeLine(way.tags)) continue;
    const shape = wayPolygon(way, data);
    if (shape.ok) areas.push({ id: `w${way.id}`, tags: way.tags, polygons: shape.polygons });
    else faults.push({ element: `way ${way.id}`, reason: shape.reason, kept: false });
  }
  for (const relation of data.relations.values()) {
    const isArea = relation.tags.type === 'multipolygon' || relation.tags.type === 'boundary';
    if (!isArea || !isWanted(relation.tags)) continue;
    const shape = relationPolygon(relation, data);
    if (shape.ok) {
      areas.push({ id: `r${relation.id}`, tags: relation.tags, polygons: shape.polygons });
      if (shape.missingHoles > 0) {
        const reason = `inner ways are missing from the file (${shape.missingHoles}); the area is kept without these holes.`;
        faults.push({ element: `relation ${relation.id}`, reason, kept: true });
      }
    } else faults.push({ element: `relation ${relation.id}`, reason: shape.reason, kept: false });
  }
  return areas;
}

function mayBeLine(tags: Tags): boolean {
  return tags.barrier !== undefined || tags.waterway !== undefined || tags.natural !== undefined;
}
