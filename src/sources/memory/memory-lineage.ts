import type { BuildingTable, Grid } from '../../domain/city.ts';
import type { GridLineage, LineageKind } from '../../domain/plan-story.ts';
import { createLocalFrame } from '../../engine/geometry/local-frame.ts';
import { polygonToLocal } from '../../engine/geometry/local-polygons.ts';
import type { Overlay } from '../../engine/geometry/overlay.ts';
import { boundsTouch, ringBounds, shapeArea } from '../../engine/geometry/planar.ts';
import { polygonCovers } from '../../engine/geometry/point-in-polygon.ts';

/** Less than this in common is rounding, as in the database. */
const REAL_AREA_M2 = 1;

interface Pair {
  readonly went: Grid;
  readonly came: Grid;
  readonly areaM2: number;
  readonly sameShape: boolean;
}

/** Which of the grids that came came out of which that went, by the rules of `private.write_lineage`. */
export function lineageOf(
  went: readonly Grid[],
  came: readonly Grid[],
  buildings: BuildingTable,
  overlay: Overlay,
): GridLineage[] {
  const ends = new Set(went.map(({ code }) => code));
  const begins = new Set(came.map(({ code }) => code));
  for (const { code } of came) ends.delete(code);
  for (const { code } of went) begins.delete(code);

  const related = pairs(went, came, overlay).filter(
    ({ went: from, came: to, areaM2 }) =>
      from.code === to.code || ((ends.has(from.code) || begins.has(to.code)) && areaM2 >= REAL_AREA_M2),
  );
  const endsTakenIn = (code: string) =>
    related.filter(({ went: from, came: to }) => to.code === code && ends.has(from.code)).length;
  const kindOf = ({ went: from, came: to, sameShape }: Pair): LineageKind => {
    if (from.code === to.code) return sameShape ? 'kept' : 'changed';
    return ends.has(from.code) && (!begins.has(to.code) || endsTakenIn(to.code) > 1) ? 'merged' : 'split';
  };
  const alone = (kind: 'new' | 'retired', grid: Grid): GridLineage => ({
    kind,
    from: kind === 'new' ? null : grid.code,
    to: kind === 'new' ? grid.code : null,
    sharedAreaM2: 0,
    sharedHouseholds: 0,
  });
  return [
    ...related.map((pair) => ({
      kind: kindOf(pair),
      from: pair.went.code,
      to: pair.came.code,
      sharedAreaM2: pair.areaM2,
      sharedHouseholds: householdsInBoth(pair.went, pair.came, buildings),
    })),
    ...came.filter((grid) => !related.some((pair) => pair.came === grid)).map((grid) => alone('new', grid)),
    ...went
      .filter((grid) => !related.some((pair) => pair.went === grid))
      .map((grid) => alone('retired', grid)),
  ].sort(byCodes);
}

function pairs(went: readonly Grid[], came: readonly Grid[], overlay: Overlay): Pair[] {
  return went.flatMap((from) =>
    came.flatMap((to) => {
      const near = boundsTouch(
        ringBounds(from.geometry.coordinates[0]),
        ringBounds(to.geometry.coordinates[0]),
      );
      if (!near && from.code !== to.code) return [];
      const frame = createLocalFrame([
        from.geometry.coordinates[0][0][0],
        from.geometry.coordinates[0][0][1],
      ]);
      const [left, right] = [[polygonToLocal(frame, from.geometry)], [polygonToLocal(frame, to.geometry)]];
      const shared = overlay.intersection(left, right);
      const apart = overlay.symmetricDifference(left, right);
      const areaM2 = shared.ok ? shapeArea(shared.value) : 0;
      return [{ went: from, came: to, areaM2, sameShape: apart.ok && shapeArea(apart.value) === 0 }];
    }),
  );
}

function householdsInBoth(one: Grid, other: Grid, { count, lon, lat, households }: BuildingTable): number {
  let sum = 0;
  for (let row = 0; row < count; row++) {
    const inBoth = [one, other].every(({ geometry }) =>
      polygonCovers(geometry.coordinates, lon[row], lat[row]),
    );
    if (inBoth) sum += households[row];
  }
  return sum;
}

function byCodes(a: GridLineage, b: GridLineage): number {
  const key = ({ from, to }: GridLineage) => `${from ?? to} ${to ?? from}`;
  return key(a) < key(b) ? -1 : 1;
}
