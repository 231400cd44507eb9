import type { AdminUnit } from '../domain/city.ts';
import { createGridAssignment, NO_GRID } from '../engine/topology/grid-assignment.ts';

/** Tells the community at a position, `null` outside all of them. A community may have several parts. */
export function locateCommunities(units: readonly AdminUnit[]): (lon: number, lat: number) => string | null {
  const parts = units
    .filter(({ level }) => level === 'community')
    .flatMap(({ code, geometry }) => {
      const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
      return polygons.map((coordinates) => ({ community: code, coordinates }));
    });
  const shapes = parts.map(({ coordinates }, part) => ({
    code: String(part).padStart(8, '0'),
    polygon: { type: 'Polygon' as const, coordinates },
  }));
  const located = createGridAssignment([], [], shapes);
  return (lon, lat) => {
    const slot = located.gridAt(lon, lat);
    return slot === NO_GRID ? null : parts[slot].community;
  };
}
