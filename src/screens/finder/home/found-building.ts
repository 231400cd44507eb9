/** A building in the public tiles, and what its row says of it. */
import type { LonLat } from '../../../domain/geometry.ts';
import type { PublicGrid, PublicProfile, PublicTile } from '../../../domain/public-city.ts';
import { decodedDegrees } from '../../../domain/public-columns.ts';
import { publishedWalk } from '../../../domain/public-walks.ts';
import { haversineM } from '../../../engine/geometry/haversine.ts';
import type { KnownWalk } from '../list/station-list.ts';

export interface FoundBuilding {
  readonly tile: PublicTile;
  readonly row: number;
  readonly code: string;
  readonly position: LonLat;
  /** From the position asked about. */
  readonly awayM: number;
}

/** Its grid; `null` where it has none. */
export function gridOf({ tile, row }: FoundBuilding): PublicGrid | null {
  return tile.grids[tile.buildings.grid[row]] ?? null;
}

/** The compound it stands in; `null` outside all. */
export function compoundOf({ tile, row }: FoundBuilding): PublicTile['compounds'][number] | null {
  return tile.compounds[tile.buildings.compound[row]] ?? null;
}

/** The grid it had before the last redraw, where that was another one; else `null`. */
export function earlierGridOf({
  tile,
  row,
}: FoundBuilding): { readonly code: string; readonly name: string } | null {
  return tile.buildings.earlierGrids[tile.buildings.earlier[row]] ?? null;
}

/** The published walk from its door to its nearest station, in minutes rounded up to tenths; `null` where none leads. */
export function walkFrom({ tile, row }: FoundBuilding, profile: PublicProfile): KnownWalk | null {
  const walk = publishedWalk(tile.buildings.walks, row, profile);
  return walk && { ...walk, walkMetres: null };
}

/** The building with a code; `null` where none of the tiles has it. */
export function buildingWithCode(
  tiles: readonly PublicTile[],
  code: string,
  from: LonLat,
): FoundBuilding | null {
  for (const tile of tiles) {
    const row = tile.buildings.codes.indexOf(code);
    if (row >= 0) return foundAt(tile, row, positionsOf(tile), from);
  }
  return null;
}

/** All buildings of the tiles that a test lets in, nearest first. */
export function buildingsWhere(
  tiles: readonly PublicTile[],
  from: LonLat,
  isWanted: (building: FoundBuilding) => boolean,
): readonly FoundBuilding[] {
  return tiles
    .flatMap((tile) => {
      const positions = positionsOf(tile);
      return tile.buildings.codes.map((_, row) => foundAt(tile, row, positions, from));
    })
    .filter(isWanted)
    .sort((a, b) => a.awayM - b.awayM);
}

interface Positions {
  readonly lon: Float64Array;
  readonly lat: Float64Array;
}
const decoded = new WeakMap<PublicTile, Positions>();

function positionsOf(tile: PublicTile): Positions {
  const kept = decoded.get(tile);
  if (kept !== undefined) return kept;
  const positions = { lon: decodedDegrees(tile.buildings.lon), lat: decodedDegrees(tile.buildings.lat) };
  decoded.set(tile, positions);
  return positions;
}

function foundAt(tile: PublicTile, row: number, { lon, lat }: Positions, from: LonLat): FoundBuilding {
  const position: LonLat = [lon[row], lat[row]];
  const awayM = haversineM(from[0], from[1], lon[row], lat[row]);
  return { tile, row, code: tile.buildings.codes[row], position, awayM };
}
