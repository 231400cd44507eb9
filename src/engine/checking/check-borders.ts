/** Faults between grids and of grids against their community: overlap, gap, outside_community. */
import type { Problem } from '../../domain/problem.ts';
import type { Result } from '../../domain/result.ts';
import type { Overlay, OverlayRefusal } from '../geometry/overlay.ts';
import type { OwnPolygon, OwnShape, PlanarBounds, PlanarShape } from '../geometry/planar.ts';
import { polygonArea, shapeBounds } from '../geometry/planar.ts';
import { error, warning } from './check-report.ts';
import type { PlanarCity } from './planar-city.ts';
import { boundsIndex } from './planar-city.ts';
import { realParts, squareMetres } from './real-parts.ts';

/** Pairs of grids that share ground. */
export function findOverlaps(planar: PlanarCity, overlay: Overlay): Problem[] {
  const problems: Problem[] = [];
  planar.grids.forEach((first, i) => {
    for (const j of planar.gridsNear(first.bounds)) {
      if (j <= i) continue;
      const second = planar.grids[j];
      const shared = answer(overlay.intersection(first.shape, second.shape, { trusted: true }));
      for (const part of realParts(shared, overlay)) {
        const where = `${first.grid.code}, ${second.grid.code}`;
        const place = `${squareMetres(polygonArea(part))} near ${cornerOf(part, planar)}`;
        problems.push(
          error('overlap', where, `grids ${first.grid.code} and ${second.grid.code} overlap by ${place}.`),
        );
      }
    }
  });
  return problems;
}

/**
 * Ground of a community that no grid covers. In the box around an area set aside it is no news: that row is
 * named already, and its faulty outline does not tell what it should have covered. A community without any grid, in a city that has grids elsewhere, is named once, as a warning.
 */
export function findGaps(planar: PlanarCity, overlay: Overlay): Problem[] {
  if (planar.grids.length === 0) return [];
  const gridded = new Set(planar.grids.map(({ grid }) => grid.communityCode));
  const aside = planar.setAside.map(shapeBounds);
  const asideNear = boundsIndex(aside);
  return planar.communities.flatMap((community) => {
    const covers = [
      ...planar.gridsNear(community.bounds).map((i) => planar.grids[i].shape),
      ...asideNear(community.bounds).map((i) => boxShape(aside[i])),
    ];
    const bare = answer(overlay.difference(community.shape, covers, { trusted: true }));
    const gaps = realParts(bare, overlay);
    const { code, name } = community;
    if (gaps.length > 0 && !gridded.has(code)) {
      const areaM2 = gaps.reduce((sum, part) => sum + polygonArea(part), 0);
      const message = `community ${code} ${name} has no grids yet: no grid covers ${squareMetres(areaM2)}.`;
      return [warning('gap', code, message)];
    }
    return gaps.map((part) => {
      const place = `${squareMetres(polygonArea(part))} near ${cornerOf(part, planar)}`;
      return error('gap', code, `community ${code} ${name}: no grid covers ${place}.`);
    });
  });
}

function boxShape([west, south, east, north]: PlanarBounds): PlanarShape {
  const corners = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return [[corners]];
}

/** Grids that reach out of the community they belong to. */
export function findOutside(planar: PlanarCity, overlay: Overlay): Problem[] {
  const communityOf = new Map(planar.communities.map((community) => [community.code, community]));
  return planar.grids.flatMap(({ grid, shape }) => {
    const community = communityOf.get(grid.communityCode);
    if (community === undefined) return [];
    const parts = realParts(answer(overlay.difference(shape, [community.shape], { trusted: true })), overlay);
    if (parts.length === 0) return [];
    const areaM2 = parts.reduce((sum, part) => sum + polygonArea(part), 0);
    const place = `${squareMetres(areaM2)} near ${cornerOf(parts[0], planar)}`;
    const message = `grid ${grid.code} lies outside its community ${community.code} with ${place}.`;
    return [error('outside_community', grid.code, message)];
  });
}

/** Shapes here were proven sound, so a refusal is a broken promise of the kernel. */
function answer(result: Result<OwnShape, OverlayRefusal>): OwnShape {
  if (result.ok) return result.value;
  throw new Error(
    `expected the overlay to answer for sound shapes, got ${result.reason}: ${result.detail ?? ''}`,
  );
}

function cornerOf(part: OwnPolygon, planar: PlanarCity): string {
  const [lon, lat] = planar.toLonLat(part[0][0]);
  return `${lon.toFixed(6)}, ${lat.toFixed(6)}`;
}
