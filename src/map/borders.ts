/**
 * Borders as the pointer meets them: the vertices and segments of grids, which of them are shared, and
 * which belong to the community's own outline and therefore stay. Exact positions are the identity of a
 * vertex, so nothing here compares with a tolerance except the distance to the pointer.
 */
import type { Grid } from '../domain/city.ts';
import type { LonLat, LonLatBounds, Polygon } from '../domain/geometry.ts';
import { roundDegrees } from '../domain/geometry.ts';
import type { MapAdapter, ScreenPoint } from './adapter.ts';
import { geometryBounds, joinBounds, NO_BOUNDS } from './bounds.ts';

/** How near the pointer must come, in CSS pixels. A finger hides what it touches: it takes hold from farther away. */
const VERTEX_REACH = { mouse: 13, touch: 24 } as const;
const SEGMENT_REACH = { mouse: 9, touch: 18 } as const;

export interface BorderVertex {
  readonly communityCode: string;
  readonly at: LonLat;
  /** Codes of the grids that meet here. */
  readonly grids: readonly string[];
  /** On the community's outline: it cannot move. */
  readonly fixed: boolean;
}

export type BorderHit =
  | { readonly kind: 'vertex'; readonly vertex: BorderVertex }
  | {
      readonly kind: 'segment';
      readonly communityCode: string;
      readonly segment: readonly [LonLat, LonLat];
      readonly at: LonLat;
      readonly fixed: boolean;
    };

/** Where a pointer is, and whether it is a finger. */
export interface PointerPlace {
  readonly point: ScreenPoint;
  readonly byTouch?: boolean;
}

interface Segment {
  readonly ends: readonly [LonLat, LonLat];
  readonly grids: Set<string>;
}

interface Borders {
  readonly vertices: readonly BorderVertex[];
  readonly segments: readonly { readonly ends: readonly [LonLat, LonLat]; readonly fixed: boolean }[];
}

function placeKey(at: readonly number[]): string {
  return `${at[0]},${at[1]}`;
}

const bordersCache = new WeakMap<readonly Grid[], Borders>();

/** Vertices and segments of a community's grids; a segment used by one grid only is outline. */
export function bordersOf(communityGrids: readonly Grid[]): Borders {
  const known = bordersCache.get(communityGrids) ?? traceBorders(communityGrids);
  bordersCache.set(communityGrids, known);
  return known;
}

function traceBorders(communityGrids: readonly Grid[]): Borders {
  const segments = new Map<string, Segment>();
  const vertices = new Map<string, { at: LonLat; grids: Set<string>; fixed: boolean }>();
  for (const grid of communityGrids) {
    for (const ring of grid.geometry.coordinates) {
      for (let i = 0; i + 1 < ring.length; i++) {
        const [a, b] = [ring[i] as unknown as LonLat, ring[i + 1] as unknown as LonLat];
        const [from, to] = [placeKey(a), placeKey(b)];
        const vertex = vertices.get(from) ?? { at: a, grids: new Set<string>(), fixed: false };
        vertices.set(from, vertex);
        vertex.grids.add(grid.code);
        const key = from < to ? `${from};${to}` : `${to};${from}`;
        const segment = segments.get(key) ?? { ends: [a, b] as const, grids: new Set<string>() };
        segments.set(key, segment);
        segment.grids.add(grid.code);
      }
    }
  }
  for (const { ends, grids } of segments.values()) {
    if (grids.size > 1) continue;
    for (const end of ends) {
      const vertex = vertices.get(placeKey(end));
      if (vertex) vertex.fixed = true;
    }
  }
  const communityCode = communityGrids[0]?.communityCode ?? '';
  return {
    vertices: [...vertices.values()].map(({ at, grids, fixed }) => ({
      communityCode,
      at,
      grids: [...grids],
      fixed,
    })),
    segments: [...segments.values()].map(({ ends, grids }) => ({ ends, fixed: grids.size < 2 })),
  };
}

interface Communities {
  readonly grids: ReadonlyMap<string, readonly Grid[]>;
  readonly bounds: ReadonlyMap<string, LonLatBounds>;
}
// Records are values: the same map always has the same communities. The pointer asks with every frame.
const communitiesCache = new WeakMap<ReadonlyMap<string, Grid>, Communities>();
const boundsCache = new WeakMap<Grid, LonLatBounds>();

function communitiesIn(grids: ReadonlyMap<string, Grid>): Communities {
  const known = communitiesCache.get(grids);
  if (known) return known;
  const byCode = new Map<string, Grid[]>();
  const bounds = new Map<string, LonLatBounds>();
  for (const grid of grids.values()) {
    const { communityCode } = grid;
    const members = byCode.get(communityCode);
    if (members) members.push(grid);
    else byCode.set(communityCode, [grid]);
    const box = boundsCache.get(grid) ?? geometryBounds(grid.geometry);
    boundsCache.set(grid, box);
    bounds.set(communityCode, joinBounds(bounds.get(communityCode) ?? NO_BOUNDS, box));
  }
  const communities = { grids: byCode, bounds };
  communitiesCache.set(grids, communities);
  return communities;
}

export function gridsOfCommunity(grids: ReadonlyMap<string, Grid>, communityCode: string): readonly Grid[] {
  return communitiesIn(grids).grids.get(communityCode) ?? [];
}

/** Codes of the communities whose box reaches into `box`. */
export function communitiesNear(grids: ReadonlyMap<string, Grid>, box: LonLatBounds): string[] {
  return [...communitiesIn(grids).bounds]
    .filter(
      ([, [west, south, east, north]]) =>
        west <= box[2] && east >= box[0] && south <= box[3] && north >= box[1],
    )
    .map(([code]) => code);
}

/** What the pointer would take hold of among all borders around it. */
export function borderHitAt(
  grids: ReadonlyMap<string, Grid>,
  map: Pick<MapAdapter, 'project' | 'unproject'>,
  { point, byTouch = false }: PointerPlace,
): BorderHit | null {
  const by = byTouch ? 'touch' : 'mouse';
  const reach = VERTEX_REACH[by];
  const [west, north] = map.unproject({ x: point.x - reach, y: point.y - reach });
  const [east, south] = map.unproject({ x: point.x + reach, y: point.y + reach });
  const near = communitiesNear(grids, [west, south, east, north]);
  const borders = near.map((code) => bordersOf(gridsOfCommunity(grids, code)));
  return hitBorder(borders, (at) => map.project(at), point, by);
}

/** The nearest vertex within reach, else the nearest segment within reach; what can move goes before what cannot. */
export function hitBorder(
  borders: readonly Borders[],
  project: (at: LonLat) => ScreenPoint,
  pointer: ScreenPoint,
  by: keyof typeof VERTEX_REACH = 'mouse',
): BorderHit | null {
  let vertex: BorderVertex | null = null;
  let vertexScore: number = VERTEX_REACH[by];
  for (const candidate of borders.flatMap((part) => part.vertices)) {
    const { x, y } = project(candidate.at);
    const score = Math.hypot(x - pointer.x, y - pointer.y) + (candidate.fixed ? 0.01 : 0);
    if (score < vertexScore) {
      vertex = candidate;
      vertexScore = score;
    }
  }
  if (vertex) return { kind: 'vertex', vertex };
  return hitSegment(borders, project, pointer, SEGMENT_REACH[by]);
}

function hitSegment(
  borders: readonly Borders[],
  project: (at: LonLat) => ScreenPoint,
  pointer: ScreenPoint,
  reach: number,
): BorderHit | null {
  let hit: BorderHit | null = null;
  let best = reach;
  for (const { vertices, segments } of borders) {
    for (const { ends, fixed } of segments) {
      const t = nearestShare(project(ends[0]), project(ends[1]), pointer);
      const at: LonLat = [
        roundDegrees(ends[0][0] + t * (ends[1][0] - ends[0][0])),
        roundDegrees(ends[0][1] + t * (ends[1][1] - ends[0][1])),
      ];
      const { x, y } = project(at);
      const score = Math.hypot(x - pointer.x, y - pointer.y) + (fixed ? 0.01 : 0);
      if (score >= best) continue;
      best = score;
      hit = { kind: 'segment', communityCode: vertices[0].communityCode, segment: ends, at, fixed };
    }
  }
  return hit;
}

/** Where along a→b, 0 … 1, the point nearest to `p` lies. */
export function nearestShare(a: ScreenPoint, b: ScreenPoint, p: ScreenPoint): number {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const length = dx * dx + dy * dy;
  return length === 0 ? 0 : Math.max(0, Math.min(1, ((p.x - a.x) * dx + (p.y - a.y) * dy) / length));
}

/** The polygon with every occurrence of `from` moved to `to`; what the map draws before the engine answers. */
export function withVertexMoved(polygon: Polygon, from: LonLat, to: LonLat): Polygon {
  return {
    type: 'Polygon',
    coordinates: polygon.coordinates.map((ring) =>
      ring.map((at) => (at[0] === from[0] && at[1] === from[1] ? [to[0], to[1]] : at)),
    ),
  };
}
