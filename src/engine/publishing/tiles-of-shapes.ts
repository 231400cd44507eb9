import type { LonLatBounds } from '../../domain/geometry.ts';
import { tileBounds, tilesTouching } from '../../domain/public-tiles.ts';
import { type PlanarRing, type PlanarShape, shapeBounds } from '../geometry/planar.ts';
import { shapeCovers } from '../geometry/point-in-polygon.ts';

/** Tiles that a line touches, by the boxes of its segments; of a single position its tile. */
export function tilesOfLine(line: PlanarRing): Set<string> {
  const tiles = new Set<string>();
  line.forEach(([lon, lat], i) => {
    const [beforeLon, beforeLat] = line[Math.max(0, i - 1)];
    for (const tile of tilesTouching(boxOf(lon, lat, beforeLon, beforeLat))) tiles.add(tile);
  });
  return tiles;
}

/** Tiles that an area touches: those of its outlines, and those wholly inside it. */
export function tilesOfArea(shape: PlanarShape): Set<string> {
  const tiles = new Set(shape.flatMap((polygon) => polygon.flatMap((ring) => [...tilesOfLine(ring)])));
  const [west, south, east, north] = shapeBounds(shape);
  if (!(west <= east)) return tiles;
  for (const tile of tilesTouching([west, south, east, north])) {
    if (!tiles.has(tile) && shapeCovers(shape, ...middleOf(tile))) tiles.add(tile);
  }
  return tiles;
}

/** Tiles that any geometry touches. */
export function tilesOfGeometry(geometry: GeoJSON.Geometry): Set<string> {
  switch (geometry.type) {
    case 'Point':
      return tilesOfLine([geometry.coordinates]);
    case 'MultiPoint':
      return new Set(geometry.coordinates.flatMap((position) => [...tilesOfLine([position])]));
    case 'LineString':
      return tilesOfLine(geometry.coordinates);
    case 'MultiLineString':
      return new Set(geometry.coordinates.flatMap((line) => [...tilesOfLine(line)]));
    case 'Polygon':
      return tilesOfArea([geometry.coordinates]);
    case 'MultiPolygon':
      return tilesOfArea(geometry.coordinates);
    case 'GeometryCollection':
      return new Set(geometry.geometries.flatMap((part) => [...tilesOfGeometry(part)]));
  }
}

function boxOf(lon: number, lat: number, otherLon: number, otherLat: number): LonLatBounds {
  return [Math.min(lon, otherLon), Math.min(lat, otherLat), Math.max(lon, otherLon), Math.max(lat, otherLat)];
}

function middleOf(tile: string): [lon: number, lat: number] {
  const [west, south, east, north] = tileBounds(tile);
  return [(west + east) / 2, (south + north) / 2];
}
