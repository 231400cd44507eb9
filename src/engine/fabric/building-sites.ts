import type { LonLat } from '../../domain/geometry.ts';
import { haversineM } from '../geometry/haversine.ts';
import type { FabricBuilding } from './fabric.ts';

/** Between places along a wall: half of it is about the alley between two old houses. */
const SPACING_M = 8;

/** Places that stand for a building where nearness is asked: along its walls, or its point where those are unknown. */
export function buildingSites({ at, footprint }: Pick<FabricBuilding, 'at' | 'footprint'>): LonLat[] {
  const [walls] = footprint?.coordinates ?? [];
  if (walls === undefined || walls.length < 4) return [at];
  return walls.slice(1).flatMap((end, i) => {
    const [lon, lat] = walls[i];
    const steps = Math.max(1, Math.ceil(haversineM(lon, lat, end[0], end[1]) / SPACING_M));
    return Array.from({ length: steps }, (_, step): LonLat => {
      const share = step / steps;
      return [lon + share * (end[0] - lon), lat + share * (end[1] - lat)];
    });
  });
}
