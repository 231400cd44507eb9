import { Delaunay } from 'd3-delaunay';
import { type LonLat, roundDegrees } from '../../domain/geometry.ts';
import type { PlanarBounds } from '../geometry/planar.ts';
import { clipSegment } from './clip-segment.ts';

/** Places that all belong to one owner, e.g. the corners of a building. Degrees. */
export interface OwnedSites {
  readonly owner: number;
  readonly sites: readonly LonLat[];
}

/** Farther from every place than any two places are from each other, in widths of the whole. */
const AWAY = 8;
const NOBODY = -1;

/**
 * Whose place is nearest, everywhere: the Voronoi diagram of places, those of one owner seen as one. Distances
 * are true to a few parts in ten thousand within a community.
 */
export class NearestOwners {
  readonly #delaunay: Delaunay<unknown>;
  readonly #ownerOf: Int32Array;
  readonly #lonScale: number;
  #corners: readonly LonLat[] | null = null;

  /** Throws without any site: there is no nearest one then. */
  constructor(owned: readonly OwnedSites[]) {
    const sites = owned.flatMap(({ owner, sites: places }) => places.map((place) => ({ owner, place })));
    if (sites.length === 0) throw new Error('expected at least one site to be nearest');
    this.#lonScale = Math.cos((sites[0].place[1] * Math.PI) / 180);
    const placed = [...sites, ...farSites(sites.map(({ place }) => place))];
    this.#delaunay = Delaunay.from(
      placed,
      ({ place }) => place[0] * this.#lonScale,
      ({ place }) => place[1],
    );
    this.#ownerOf = Int32Array.from(placed, ({ owner }) => owner);
  }

  ownerAt([lon, lat]: LonLat): number {
    return this.#ownerOf[this.#delaunay.find(lon * this.#lonScale, lat)];
  }

  /**
   * The borders between owners that `isPicked` tells apart, inside the box, as stored positions; and the owners
   * on both sides of them.
   */
  seam(isPicked: (owner: number) => boolean, box: PlanarBounds): { lines: LonLat[][]; owners: Set<number> } {
    const { halfedges, triangles } = this.#delaunay;
    const corners = this.#voronoiCorners();
    const lines: LonLat[][] = [];
    const owners = new Set<number>();
    for (let edge = 0; edge < halfedges.length; edge++) {
      const twin = halfedges[edge];
      if (twin < edge) continue;
      const near = this.#ownerOf[triangles[edge]];
      const far = this.#ownerOf[triangles[twin]];
      if (near === NOBODY || far === NOBODY || isPicked(near) === isPicked(far)) continue;
      const line = clipSegment(corners[Math.floor(edge / 3)], corners[Math.floor(twin / 3)], box);
      if (line === null) continue;
      lines.push(line.map(([lon, lat]): LonLat => [roundDegrees(lon), roundDegrees(lat)]));
      owners.add(near).add(far);
    }
    return { lines, owners };
  }

  /** One corner of the diagram per triangle: the centre of the circle through its sites. Degrees. */
  #voronoiCorners(): readonly LonLat[] {
    if (this.#corners !== null) return this.#corners;
    const { triangles, points } = this.#delaunay;
    const corners: LonLat[] = [];
    for (let t = 0; t < triangles.length; t += 3) {
      const [a, b, c] = [triangles[t], triangles[t + 1], triangles[t + 2]].map((site) => 2 * site);
      const [x, y] = circumcentre(
        [points[a], points[a + 1]],
        [points[b], points[b + 1]],
        [points[c], points[c + 1]],
      );
      corners.push([x / this.#lonScale, y]);
    }
    this.#corners = corners;
    return corners;
  }
}

/**
 * Four sites of nobody's around all others, so far away that they are nearest nowhere near: with them every
 * border between two owners has two ends, also for a single site or sites on one line.
 */
function farSites(places: readonly LonLat[]): { owner: number; place: LonLat }[] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of places) {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  const away = AWAY * Math.max(east - west, north - south, MIN_WIDTH_DEGREES);
  const [lon, lat] = [(west + east) / 2, (south + north) / 2];
  const corners: LonLat[] = [
    [lon - away, lat],
    [lon + away, lat],
    [lon, lat - away],
    [lon, lat + away],
  ];
  return corners.map((place) => ({ owner: NOBODY, place }));
}

/** A community is hardly wider: single places need some room around them, too. */
const MIN_WIDTH_DEGREES = 0.05;

type Position = readonly [number, number];

function circumcentre([ax, ay]: Position, [bx, by]: Position, [cx, cy]: Position): Position {
  const [dx, dy] = [bx - ax, by - ay];
  const [ex, ey] = [cx - ax, cy - ay];
  const doubled = 2 * (dx * ey - dy * ex);
  if (doubled === 0) return [(ax + cx) / 2, (ay + cy) / 2];
  const d2 = dx * dx + dy * dy;
  const e2 = ex * ex + ey * ey;
  return [ax + (ey * d2 - dy * e2) / doubled, ay + (dx * e2 - ex * d2) / doubled];
}
