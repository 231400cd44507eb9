import { gapOf } from '../geometry/gaps.ts';
import type { Overlay } from '../geometry/overlay.ts';
import { type PlanarBounds, ringBounds } from '../geometry/planar.ts';
import { PreparedShape } from '../geometry/prepared-shape.ts';
import { type DistanceSearch, LIMIT_TOLERANCE_M } from '../network/distance-search.ts';
import { type Join, waysOf, yardPlaceOf } from '../network/joins.ts';
import type { Snapper } from '../network/snapper.ts';
import type { CoveragePictures } from './coverage-pictures.ts';
import { DoorSurface } from './door-surface.ts';
import type { Homes } from './homes.ts';
import { type NearestStreets, OFF_STREET_M } from './nearest-streets.ts';
import type { Reach } from './spare-metres.ts';
import type { StreetPlane } from './street-plane.ts';
import { reachOfOne, type WalkAssignment } from './walk-assignment.ts';
import { yardBounds } from './yard-ground.ts';

/** Pictures of walks: the ground from which the walk is within the limit. `search` goes `to` a place. */
export function walkPictures(
  streets: NearestStreets,
  overlay: Overlay,
  search: DistanceSearch,
  snapper: Snapper,
  walks: WalkAssignment,
  homes: Homes,
  limitM: number,
): CoveragePictures {
  const farthestM = limitM + LIMIT_TOLERANCE_M;
  let reachNow: Pick<Reach, 'placesWithin' | 'yardPlaces'> = walks;
  const one: Reach = {
    network: search.network,
    distanceM: search.distanceM,
    placesWithin: (edge) => reachNow.placesWithin(edge),
    yardPlaces: () => reachNow.yardPlaces(),
  };
  const toOne = new DoorSurface(streets, one, limitM, {
    homes,
    isWithin: (row) => walks.metresOver(row, one) <= farthestM,
  });
  const any: Reach = {
    network: walks.field.network,
    distanceM: walks.field.distanceM,
    placesWithin: (edge) => walks.placesWithin(edge),
    yardPlaces: () => walks.yardPlaces(),
  };
  const toAny = new DoorSurface(streets, any, limitM, {
    homes,
    isWithin: (row) => walks.metres[row] <= farthestM,
  });
  return {
    serviceArea(position, detail) {
      const join = snapper.snap(position);
      if (join === null) return [];
      reachNow = reachOfOne(join, search);
      search.run(join, limitM);
      return toOne.within(boundsOfWalk(streets.plane, join, search, limitM), detail);
    },
    covered: (bounds) => toAny.within(bounds),
    gapIn(polygon) {
      if (polygon.length === 0) return [];
      const bounds = ringBounds(polygon[0]);
      if (toAny.holds(bounds)) return [];
      const gap = gapOf(overlay, polygon, new PreparedShape(toAny.within(bounds)));
      return gap.ok ? gap.value : [];
    },
  };
}

/**
 * Bounds of all ground within the limit of a place, its whole yard where it stands in one. Ground that joins a street at one of its ends is no
 * further from there than the metres left, nor than the street is long and ground lies beside it.
 */
function boundsOfWalk(
  { frame, nodeX, nodeY }: StreetPlane,
  join: Join,
  { distanceM, network, reached, reachedCount }: DistanceSearch,
  limitM: number,
): PlanarBounds {
  const { incidence, edgeLengthM } = network;
  let [minX, minY] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  let [maxX, maxY] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const extend = (x: number, y: number, aroundM: number) => {
    minX = Math.min(minX, x - aroundM);
    minY = Math.min(minY, y - aroundM);
    maxX = Math.max(maxX, x + aroundM);
    maxY = Math.max(maxY, y + aroundM);
  };
  const yardPlace = yardPlaceOf(join);
  if (yardPlace !== null) {
    const [yardMinX, yardMinY, yardMaxX, yardMaxY] = yardBounds(yardPlace.yard, frame);
    extend(yardMinX, yardMinY, 0);
    extend(yardMaxX, yardMaxY, 0);
  }
  for (const { lon, lat, edge, accessM } of waysOf(join)) {
    const ownEdgeM = edge < 0 ? 0 : edgeLengthM[edge] + OFF_STREET_M;
    const [x, y] = frame.toLocal(lon, lat);
    extend(x, y, Math.min(limitM - accessM, ownEdgeM));
  }
  for (let i = 0; i < reachedCount; i++) {
    const node = reached[i];
    let longestM = 0;
    for (let k = incidence.offsets[node]; k < incidence.offsets[node + 1]; k++) {
      longestM = Math.max(longestM, edgeLengthM[incidence.edges[k]]);
    }
    extend(nodeX[node], nodeY[node], Math.min(limitM - distanceM[node], longestM + OFF_STREET_M));
  }
  return [minX, minY, maxX, maxY];
}
