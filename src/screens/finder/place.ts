/** A place to walk from. It lives in the page's memory only: never in a request, a log or the URL. */
import type { AdminUnit, CityData, Compound, Grid } from '../../domain/city.ts';
import type { LonLat, MultiPolygon, Polygon } from '../../domain/geometry.ts';
import { shapeCovers } from '../../engine/geometry/point-in-polygon.ts';
import { geometryBounds } from '../../map/bounds.ts';
import { interiorPoint } from '../../map/interior-point.ts';

export type PlaceKind = 'browser' | 'compound' | 'community' | 'station' | 'map';

export interface Place {
  readonly kind: PlaceKind;
  /** Name of the compound, community or station; empty for a position without a name. */
  readonly name: string;
  readonly position: LonLat;
  /** How far off the browser says it may be, in metres. */
  readonly accuracyM?: number;
}

/** A position inside an area that stands for the whole of it; in its largest part by extent. */
export function middleOf(area: Polygon | MultiPolygon): LonLat {
  if (area.type === 'Polygon') return interiorPoint(area);
  const parts = area.coordinates.map((coordinates): Polygon => ({ type: 'Polygon', coordinates }));
  const extent = (part: Polygon) => {
    const [west, south, east, north] = geometryBounds(part);
    return (east - west) * (north - south);
  };
  return interiorPoint(parts.reduce((largest, part) => (extent(part) > extent(largest) ? part : largest)));
}

/** Whether an area covers a position, its border included. */
export function covers(area: Polygon | MultiPolygon, [lon, lat]: LonLat): boolean {
  return shapeCovers(area.type === 'Polygon' ? [area.coordinates] : area.coordinates, lon, lat);
}

/** Compounds whose middle lies in the community, by name. */
export function compoundsOf(city: CityData, community: AdminUnit): readonly Compound[] {
  return city.compounds
    .filter(({ geometry }) => covers(community.geometry, middleOf(geometry)))
    .sort((a, b) => a.name.localeCompare(b.name, 'zh-CN', { numeric: true }));
}

/** The grid a position lies in with its community's name; `null` where grids are not public or none lies there. */
export function gridAt(
  city: CityData,
  position: LonLat,
): { readonly grid: Grid; readonly communityName: string } | null {
  const grid = city.grids.find(({ geometry }) => covers(geometry, position));
  if (grid === undefined) return null;
  const community = city.adminUnits.find(({ code }) => code === grid.communityCode);
  return { grid, communityName: community?.name ?? '' };
}
