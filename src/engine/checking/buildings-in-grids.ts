import Flatbush from 'flatbush';
import type { BuildingTable, Grid } from '../../domain/city.ts';
import { shapeBounds } from '../geometry/planar.ts';
import { polygonCovers } from '../geometry/point-in-polygon.ts';

/**
 * Index of the grid each building stands in, −1 in none. Exact on the stored degrees. A point on the
 * border of several grids counts in the first of them.
 */
export function buildingsInGrids(buildings: BuildingTable, grids: readonly Grid[]): Int32Array {
  const gridOf = new Int32Array(buildings.count).fill(-1);
  if (grids.length === 0) return gridOf;
  const index = new Flatbush(grids.length);
  for (const { geometry } of grids) index.add(...shapeBounds([geometry.coordinates]));
  index.finish();
  for (let row = 0; row < buildings.count; row++) {
    const [lon, lat] = [buildings.lon[row], buildings.lat[row]];
    const near = index.search(lon, lat, lon, lat).sort((a, b) => a - b);
    gridOf[row] = near.find((grid) => polygonCovers(grids[grid].geometry.coordinates, lon, lat)) ?? -1;
  }
  return gridOf;
}
