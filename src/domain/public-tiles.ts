/** Which coarse square of ground a position lies in: all that a visitor tells when asking for the ground around. */
import type { LonLat, LonLatBounds } from './geometry.ts';

/** About 3 km to each side in China's middle latitudes: beyond a quarter of an hour on foot. */
export const TILE_DEGREES = 0.03;

/** The square with a position in it, e.g. `3801_750`: west and south borders inclusive. */
export function tileAt([lon, lat]: LonLat): string {
  return tileId(columnOf(lon), columnOf(lat));
}

/** The square with a position in it and the eight around it, its own first. */
export function tilesAround([lon, lat]: LonLat): readonly string[] {
  const [x, y] = [columnOf(lon), columnOf(lat)];
  const steps = [0, -1, 1];
  return steps.flatMap((dx) => steps.map((dy) => tileId(x + dx, y + dy)));
}

/** All squares that a box touches, its borders included. */
export function tilesTouching([west, south, east, north]: LonLatBounds): readonly string[] {
  const ids: string[] = [];
  for (let x = columnOf(west); x <= columnOf(east); x++)
    for (let y = columnOf(south); y <= columnOf(north); y++) ids.push(tileId(x, y));
  return ids;
}

/** West, south, east, north of a square. */
export function tileBounds(id: string): LonLatBounds {
  const [x, y] = id.split('_').map(Number);
  return [x * TILE_DEGREES, y * TILE_DEGREES, (x + 1) * TILE_DEGREES, (y + 1) * TILE_DEGREES];
}

/** Whether all that is within a box around a position lies in its own square; `degrees` to each side. */
export function isInsideTile([lon, lat]: LonLat, degrees: number): boolean {
  return tilesTouching([lon - degrees, lat - degrees, lon + degrees, lat + degrees]).length === 1;
}

const tileId = (x: number, y: number) => `${x}_${y}`;
const columnOf = (degrees: number) => Math.floor(degrees / TILE_DEGREES);
