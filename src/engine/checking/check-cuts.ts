/** Buildings and compounds that a grid border cuts in two. */
import type { CityData } from '../../domain/city.ts';
import type { MultiPolygon, Polygon } from '../../domain/geometry.ts';
import type { Problem } from '../../domain/problem.ts';
import { shapeOf } from '../geometry/local-polygons.ts';
import type { Overlay } from '../geometry/overlay.ts';
import { ringBounds, shapeArea, shapeBounds } from '../geometry/planar.ts';
import { shapeCovers } from '../geometry/point-in-polygon.ts';
import { segmentsConflict } from '../geometry/segment-conflict.ts';
import { error } from './check-report.ts';
import type { PlanarCity } from './planar-city.ts';
import { boundsIndex, isSound } from './planar-city.ts';
import { AREA_TOLERANCE_M2, realParts } from './real-parts.ts';

export function findCuts(city: CityData, planar: PlanarCity, overlay: Overlay): Problem[] {
  if (planar.grids.length === 0) return [];
  const bordersMeet = borderIndex(planar);
  const gridsOf = (geometry: Polygon | MultiPolygon) => gridsCut(geometry, bordersMeet, planar, overlay);
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

/**
 * Whether any grid border crosses or touches the outline of an area, or lies inside it; exact, in degrees.
 * Almost no building is near a border, so this decides nearly all of them.
 */
function borderIndex(planar: PlanarCity): (area: Polygon | MultiPolygon) => boolean {
  const borders = planar.grids.flatMap(({ grid }) =>
    grid.geometry.coordinates.flatMap((ring) => ring.slice(1).map((b, i) => [ring[i], b] as const)),
  );
  const near = boundsIndex(borders.map((ends) => ringBounds(ends)));
  return (area) => {
    const shape = shapeOf(area);
    const candidates = near(shapeBounds(shape)).map((i) => borders[i]);
    return candidates.some(
      ([a, b]) =>
        shapeCovers(shape, a[0], a[1]) ||
        shape.some((polygon) =>
          polygon.some((ring) => ring.slice(1).some((d, i) => segmentsConflict(a, b, ring[i], d))),
        ),
    );
  };
}

/**
 * The grids a shape has ground in when a border cuts it: two grids or more, or one grid and ground in
 * none; `null` when it is whole.
 */
function gridsCut(
  geometry: Polygon | MultiPolygon,
  bordersMeet: (area: Polygon | MultiPolygon) => boolean,
  planar: PlanarCity,
  overlay: Overlay,
): string[] | null {
  if (!bordersMeet(geometry) || !isSound(geometry)) return null;
  const shape = planar.toLocal(geometry);
  const codes: string[] = [];
  let heldM2 = 0;
  for (const i of planar.gridsNear(shapeBounds(shape))) {
    const { grid, shape: gridShape } = planar.grids[i];
    const shared = overlay.intersection(shape, gridShape);
    if (!shared.ok) continue;
    heldM2 += shapeArea(shared.value);
    if (realParts(shared.value, overlay).length > 0) codes.push(grid.code);
  }
  if (codes.length >= 2) return codes;
  if (codes.length === 0 || shapeArea(shape) - heldM2 <= AREA_TOLERANCE_M2) return null;
  const gridShape = planar.grids.find(({ grid }) => grid.code === codes[0])!.shape;
  const beyond = overlay.difference(shape, [gridShape]);
  return beyond.ok && realParts(beyond.value, overlay).length > 0 ? codes : null;
}
