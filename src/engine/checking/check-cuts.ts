/** Buildings and compounds that a grid border cuts in two. */
import type { CityData } from '../../domain/city.ts';
import type { MultiPolygon, Polygon } from '../../domain/geometry.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Overlay } from '../geometry/overlay.ts';
import { shapeBounds } from '../geometry/planar.ts';
import { borderIndex, gridsCutting } from './border-cuts.ts';
import { error } from './check-report.ts';
import { isSound, type PlanarCity } from './planar-city.ts';

export function findCuts(city: CityData, planar: PlanarCity, overlay: Overlay): Problem[] {
  if (planar.grids.length === 0) return [];
  const bordersMeet = borderIndex(planar.grids.flatMap(({ grid }) => grid.geometry.coordinates));
  const grids = planar.grids.map(({ grid, shape }) => ({ code: grid.code, shape }));
  const cutsOf = (geometry: Polygon | MultiPolygon): string[] | null => {
    if (!bordersMeet(geometry) || !isSound(geometry)) return null;
    const shape = planar.toLocal(geometry);
    const near = planar.gridsNear(shapeBounds(shape)).map((i) => grids[i]);
    return gridsCutting(shape, near, planar.plane, overlay);
  };
  const problems: Problem[] = [];
  city.buildings.footprints?.forEach((footprint, i) => {
    const cut = footprint === null ? null : cutsOf(footprint);
    if (cut === null) return;
    const code = city.buildings.codes[i];
    problems.push(
      error('cuts_building', code, `building ${code} is cut by the border of grid ${cut.join(' and ')}.`),
    );
  });
  for (const { code, name, geometry } of city.compounds) {
    const cut = cutsOf(geometry);
    if (cut === null) continue;
    const message = `compound ${code} ${name} is cut by the border of grid ${cut.join(' and ')}.`;
    problems.push(error('cuts_compound', code, message));
  }
  return problems;
}
