/**
 * The city as a check sees it: grids and communities as shapes in one plane in metres, with an index over
 * the grids. Only sound polygons take part; the area of a grid that is not sound counts as set aside.
 */
import Flatbush from 'flatbush';
import type { CityData, Grid } from '../../domain/city.ts';
import type { LonLat, MultiPolygon, Polygon } from '../../domain/geometry.ts';
import { shapeOf, shapeToLocal } from '../geometry/local-polygons.ts';
import type { Overlay } from '../geometry/overlay.ts';
import { type PlanarBounds, type PlanarShape, shapeBounds } from '../geometry/planar.ts';
import type { SetAsideArea } from './check-report.ts';
import { cityFrame } from './city-frame.ts';
import { type DegreePlane, degreePlane } from './degree-plane.ts';
import { polygonFault } from './polygon-fault.ts';

export interface PlanarGrid {
  readonly grid: Grid;
  readonly shape: PlanarShape;
  readonly bounds: PlanarBounds;
}

export interface PlanarCommunity {
  readonly code: string;
  readonly name: string;
  readonly geometry: Polygon | MultiPolygon;
  readonly shape: PlanarShape;
  readonly bounds: PlanarBounds;
}

export interface PlanarCity {
  readonly plane: DegreePlane;
  readonly grids: readonly PlanarGrid[];
  readonly communities: readonly PlanarCommunity[];
  readonly setAside: readonly PlanarShape[];
  /** Indices of the grids whose bounds touch the box. */
  gridsNear(bounds: PlanarBounds): number[];
  toLocal(geometry: Polygon | MultiPolygon): PlanarShape;
  toLonLat(point: readonly number[]): LonLat;
}

export function planarCity(city: CityData, overlay: Overlay, setAside: readonly SetAsideArea[]): PlanarCity {
  const plane = degreePlane(cityFrame(city));
  const toLocal = (geometry: Polygon | MultiPolygon) => shapeToLocal(plane, geometry);
  const grids: PlanarGrid[] = [];
  const aside: PlanarShape[] = [];
  const put = (geometry: Polygon | MultiPolygon) => {
    const mended = overlay.makeValid(toLocal(geometry));
    if (mended.ok) aside.push(mended.value);
  };
  for (const grid of city.grids) {
    if (polygonFault(grid.geometry) !== null) put(grid.geometry);
    else {
      const shape = toLocal(grid.geometry);
      grids.push({ grid, shape, bounds: shapeBounds(shape) });
    }
  }
  for (const { geometry } of setAside) put(geometry);
  const communities = city.adminUnits
    .filter(({ level, geometry }) => level === 'community' && isSound(geometry))
    .map(({ code, name, geometry }) => {
      const shape = toLocal(geometry);
      return { code, name, geometry, shape, bounds: shapeBounds(shape) };
    });
  return {
    plane,
    grids,
    communities,
    setAside: aside,
    gridsNear: boundsIndex(grids.map(({ bounds }) => bounds)),
    toLocal,
    toLonLat: ([x, y]) => plane.toLonLat(x, y),
  };
}

export function isSound(geometry: Polygon | MultiPolygon): boolean {
  return shapeOf(geometry).every(
    (part) => polygonFault({ type: 'Polygon', coordinates: asPositions(part) }) === null,
  );
}

function asPositions(part: PlanarShape[number]): Polygon['coordinates'] {
  return part as Polygon['coordinates'];
}

/** A search over boxes; answers ascending indices. */
export function boundsIndex(boxes: readonly PlanarBounds[]): (bounds: PlanarBounds) => number[] {
  if (boxes.length === 0) return () => [];
  const index = new Flatbush(boxes.length);
  for (const box of boxes) index.add(...box);
  index.finish();
  return (bounds) => index.search(...bounds).sort((a, b) => a - b);
}
