import { gapOf } from '../geometry/gaps.ts';
import type { Overlay } from '../geometry/overlay.ts';
import { type PlanarBounds, ringBounds } from '../geometry/planar.ts';
import { PreparedShape } from '../geometry/prepared-shape.ts';
import { type DistanceSearch, LIMIT_TOLERANCE_M } from '../network/distance-search.ts';
import type { Snap, Snapper } from '../network/snapper.ts';
import type { CoveragePictures } from './coverage-pictures.ts';
import { DoorSurface } from './door-surface.ts';
import type { Homes } from './homes.ts';
import { type NearestStreets, OFF_STREET_M } from './nearest-streets.ts';
import type { Reach } from './spare-metres.ts';
import type { StreetPlane } from './street-plane.ts';
import type { WalkAssignment } from './walk-assignment.ts';

const NO_PLACES: readonly Snap[] = [];

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
  let placesOfOne: readonly Snap[] = NO_PLACES;
  const one: Reach = {
    network: search.network,
    distanceM: search.distanceM,
    placesWithin: (edge) => (edge === placesOfOne[0]?.edge ? placesOfOne : NO_PLACES),
  };
  const toOne = new DoorSurface(streets, one, limitM, {
    homes,
    isWithin: (row) => walks.metresOver(row, one) <= farthestM,
  });
  const any: Reach = {
    network: walks.field.network,
    distanceM: walks.field.distanceM,
    placesWithin: (edge) => walks.placesWithin(edge),
  };
  const toAny = new DoorSurface(streets, any, limitM, {
    homes,
    isWithin: (row) => walks.metres[row] <= farthestM,
  });
  return {
    serviceArea(position, detail) {
      const place = snapper.snap(position);
      if (place === null) return [];
      placesOfOne = [place];
      search.run(place, limitM);
      return toOne.within(boundsOfWalk(streets.plane, place, search, limitM), detail);
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
 * Bounds of all ground within the limit of a place. Ground that joins a street at one of its ends is no
 * further from there than the metres left, nor than the street is long and ground lies beside it.
 */
function boundsOfWalk(
  { frame, nodeX, nodeY }: StreetPlane,
  place: Snap,
  { distanceM, network, reached, reachedCount }: DistanceSearch,
  limitM: number,
): PlanarBounds {
  const { incidence, edgeLengthM } = network;
  const [x, y] = frame.toLocal(place.lon, place.lat);
  const ownEdgeM = place.edge < 0 ? 0 : edgeLengthM[place.edge] + OFF_STREET_M;
  const aroundM = Math.min(limitM - place.accessM, ownEdgeM);
  let [minX, minY, maxX, maxY] = [x - aroundM, y - aroundM, x + aroundM, y + aroundM];
  for (let i = 0; i < reachedCount; i++) {
    const node = reached[i];
    let longestM = 0;
    for (let k = incidence.offsets[node]; k < incidence.offsets[node + 1]; k++) {
      longestM = Math.max(longestM, edgeLengthM[incidence.edges[k]]);
    }
    const furthestM = Math.min(limitM - distanceM[node], longestM + OFF_STREET_M);
    minX = Math.min(minX, nodeX[node] - furthestM);
    minY = Math.min(minY, nodeY[node] - furthestM);
    maxX = Math.max(maxX, nodeX[node] + furthestM);
    maxY = Math.max(maxY, nodeY[node] + furthestM);
  }
  return [minX, minY, maxX, maxY];
}
