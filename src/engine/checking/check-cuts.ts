/** Buildings and compounds that a grid border cuts in two. */
import type { CityData } from '../../domain/city.ts';
import type { MultiPolygon, Polygon } from '../../domain/geometry.ts';
import type { Problem } from '../../domain/problem.ts';
import { shapeOf } from '../geometry/local-polygons.ts';
import type { Overlay } from '../geometry/overlay.ts';
import type { PlanarBounds } from '../geometry/planar.ts';
import { shapeArea, shapeBounds } from '../geometry/planar.ts';
import { error } from './check-report.ts';
import type { PlanarCity } from './planar-city.ts';
import { boundsIndex, isSound } from './planar-city.ts';
import { AREA_TOLERANCE_M2, realParts } from './real-parts.ts';

export function findCuts(city: CityData, planar: PlanarCity, overlay: Overlay): Problem[] {
  if (planar.grids.length === 0) return [];
  const bordersNear = borderIndex(planar);
  const gridsOf = (geometry: Polygon | MultiPolygon) => gridsCut(geometry, bordersNear, planar, overlay);
  const problems: Problem[] = [];
  city.buildings.footprints?.forEach((footprint, i) => {
    const cut = footprint === null ? null : gridsOf(footprint);
    if (cut === null) return;
    const code = city.buildings.codes[i];
    problems.push(
      error('cuts_building', code, `building ${code} is cut by the border of grid ${cut.join(' and ')}.`),
    );
  });
  for (const { code, name, geometry } of city.compounds) {
    const cut = gridsOf(geometry);
    if (cut === null) continue;
    const message = `compound ${code} ${name} is cut by the border of grid ${cut.join(' and ')}.`;
    problems.push(error('cuts_compound', code, message));
  }
  return problems;
}

/** Whether any grid border passes a box in degrees. Almost no building is near one, so this decides nearly all. */
function borderIndex(planar: PlanarCity): (bounds: PlanarBounds) => boolean {
  const boxes: PlanarBounds[] = [];
  for (const { grid } of planar.grids) {
    for (const ring of grid.geometry.coordinates) {
      for (let i = 1; i < ring.length; i++) {
        const [[ax, ay], [bx, by]] = [ring[i - 1], ring[i]];
        boxes.push([Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)]);
      }
    }
  }
  const near = boundsIndex(boxes);
  return (bounds) => near(bounds).length > 0;
}

/**
 * The grids a shape has ground in when a border cuts it: two grids or more, or one grid and ground in
 * none; `null` when it is whole.
 */
function gridsCut(
  geometry: Polygon | MultiPolygon,
  bordersNear: (bounds: PlanarBounds) => boolean,
  planar: PlanarCity,
  overlay: Overlay,
): string[] | null {
  if (!bordersNear(shapeBounds(shapeOf(geometry))) || !isSound(geometry)) return null;
  const shape = planar.toLocal(geometry);
  const codes: string[] = [];
  let heldM2 = 0;
  for (const i of planar.gridsNear(shapeBounds(shape))) {
    const { grid, shape: gridShape } = planar.grids[i];
    const shared = overlay.intersection(shape, gridShape);
    if (!shared.ok) continue;
    heldM2 += shapeArea(shared.value);
    if (realParts(shared.value).length > 0) codes.push(grid.code);
  }
  if (codes.length >= 2) return codes;
  if (codes.length === 0 || shapeArea(shape) - heldM2 <= AREA_TOLERANCE_M2) return null;
  const gridShape = planar.grids.find(({ grid }) => grid.code === codes[0])!.shape;
  const beyond = overlay.difference(shape, [gridShape]);
  return beyond.ok && realParts(beyond.value).length > 0 ? codes : null;
}
