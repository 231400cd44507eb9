/** Lines and areas of OpenStreetMap: ways through nodes, and multipolygon relations put together from ways. */
import type { Polygon } from '../../../domain/geometry.ts';
import { polygonFault } from '../../../engine/checking/polygon-fault.ts';
import { locateInRing } from '../../../engine/geometry/point-in-polygon.ts';
import { representativePoint } from '../../package/representative-point.ts';
import type { OsmData, OsmRelation, OsmWay } from './osm-elements.ts';

/** Runs of nodes that are all in the file: a clipped way falls into several, or none. */
export function knownRuns(way: OsmWay, data: OsmData): number[][] {
  const runs: number[][] = [];
  let run: number[] = [];
  for (const id of way.nodes) {
    if (!data.nodes.has(id)) {
      runs.push(run);
      run = [];
    } else if (run[run.length - 1] !== id) run.push(id);
  }
  runs.push(run);
  return runs.filter((nodes) => nodes.length >= 2);
}

export function positionsOf(nodes: readonly number[], data: OsmData): [number, number][] {
  return nodes.map((id) => {
    const { lon, lat } = data.nodes.get(id)!;
    return [lon, lat];
  });
}

export type Assembled =
  | { readonly ok: true; readonly polygons: Polygon[]; readonly missingHoles: number }
  | { readonly ok: false; readonly reason: string };

export function isClosed(way: OsmWay): boolean {
  return way.nodes.length >= 4 && way.nodes[0] === way.nodes[way.nodes.length - 1];
}

/** The area a closed way encloses. */
export function wayPolygon(way: OsmWay, data: OsmData): Assembled {
  if (way.nodes.some((id) => !data.nodes.has(id)))
    return { ok: false, reason: 'some of its nodes are not in the file.' };
  if (!isClosed(way)) return { ok: false, reason: 'is an area but its line is not closed.' };
  return sound([{ type: 'Polygon', coordinates: [withoutRepeats(positionsOf(way.nodes, data))] }]);
}

function withoutRepeats(positions: [number, number][]): [number, number][] {
  return positions.filter(
    (at, i) => i === 0 || at[0] !== positions[i - 1][0] || at[1] !== positions[i - 1][1],
  );
}

function sound(polygons: Polygon[], missingHoles = 0): Assembled {
  for (const polygon of polygons) {
    if (polygon.coordinates[0].length < 4)
      return { ok: false, reason: 'has fewer than three different corners.' };
    const fault = polygonFault(polygon);
    if (fault === null) continue;
    const what =
      fault.kind === 'no_area'
        ? 'has no area.'
        : `its outline crosses or touches itself near ${fault.at[0]}, ${fault.at[1]}.`;
    return { ok: false, reason: what };
  }
  return { ok: true, polygons, missingHoles };
}

/**
 * The area of a multipolygon relation: member ways are joined end to end into rings, and every inner
 * ring is cut out of the outer ring around it. Members the file does not hold make it incomplete.
 */
export function relationPolygon(relation: OsmRelation, data: OsmData): Assembled {
  const ways = { outer: [] as OsmWay[], inner: [] as OsmWay[] };
  let missingHoles = 0;
  for (const member of relation.members) {
    if (member.type !== 'way') continue;
    const way = data.ways.get(member.ref);
    // A hole the file does not hold leaves the area a little too large, which is better than no area.
    if (way === undefined && member.role === 'inner') {
      missingHoles++;
      continue;
    }
    if (way === undefined) return { ok: false, reason: `its member way ${member.ref} is not in the file.` };
    if (way.nodes.some((id) => !data.nodes.has(id))) {
      return { ok: false, reason: `nodes of its member way ${way.id} are not in the file.` };
    }
    ways[member.role === 'inner' ? 'inner' : 'outer'].push(way);
  }
  const outer = joinRings(ways.outer);
  const inner = joinRings(ways.inner);
  if (outer === null || inner === null || outer.length === 0) {
    return { ok: false, reason: 'its member ways do not join into closed rings.' };
  }
  const polygons = outer.map(
    (ring): Polygon => ({ type: 'Polygon', coordinates: [withoutRepeats(positionsOf(ring, data))] }),
  );
  for (const ring of inner) {
    const hole = withoutRepeats(positionsOf(ring, data));
    if (hole.length < 4) continue;
    const [lon, lat] = representativePoint({ type: 'Polygon', coordinates: [hole] });
    polygons
      .find((polygon) => locateInRing(lon, lat, polygon.coordinates[0]) === 'inside')
      ?.coordinates.push(hole);
  }
  return sound(polygons, missingHoles);
}

/** Rings of node ids; `null` when an end is left over. */
function joinRings(ways: readonly OsmWay[]): number[][] | null {
  const open = ways.map((way) => [...way.nodes]).filter((nodes) => nodes.length >= 2);
  const rings: number[][] = [];
  while (open.length > 0) {
    const ring = open.pop()!;
    while (ring[0] !== ring[ring.length - 1]) {
      const end = ring[ring.length - 1];
      const next = open.findIndex((nodes) => nodes[0] === end || nodes[nodes.length - 1] === end);
      if (next < 0) return null;
      const [piece] = open.splice(next, 1);
      if (piece[0] !== end) piece.reverse();
      ring.push(...piece.slice(1));
    }
    if (ring.length >= 4) rings.push(ring);
  }
  return rings.reverse();
}
