import type { CityData, ExactNetwork } from '../../domain/city.ts';
import { tileAt } from '../../domain/public-tiles.ts';
import { shapeOf } from '../geometry/local-polygons.ts';
import { compoundsOfGates } from '../network/gate-compounds.ts';
import { tilesOfArea, tilesOfGeometry, tilesOfLine } from './tiles-of-shapes.ts';

/** Rows of each layer of a city that stand in a tile. */
export interface TileRows {
  readonly grids: number[];
  readonly buildings: number[];
  readonly compounds: number[];
  readonly gates: number[];
  readonly crossings: number[];
  readonly streets: number[];
  readonly edges: number[];
  readonly backdrop: number[];
}
type Layer = keyof TileRows;

/**
 * What stands in each tile, by its id: everything that touches it, the grids and compounds of its buildings, and a
 * compound with all its gates, because walls without one of their gates would be other walls. `gridOf` is the row of
 * each building's grid, −1 in none; where lines are not public, no grid stands in a tile for its own line.
 */
export function groundByTile(
  city: CityData,
  gridOf: Int32Array,
  withBoundaries: boolean,
): ReadonlyMap<string, TileRows> {
  const { buildings, compounds, gates, grids } = city;
  const tiles = new TileBook();
  const gridTiles = grids.map(({ geometry }) =>
    withBoundaries ? tilesOfArea([geometry.coordinates]) : new Set<string>(),
  );
  const compoundTiles = compounds.map(({ geometry }) => tilesOfArea(shapeOf(geometry)));
  for (let row = 0; row < buildings.count; row++) {
    const tile = tileAt([buildings.lon[row], buildings.lat[row]]);
    tiles.add('buildings', row, [tile]);
    gridTiles[gridOf[row]]?.add(tile);
    compoundTiles[buildings.compoundIndex[row]]?.add(tile);
  }
  const compoundOf = compoundsOfGates(gates, compounds);
  const ownTiles = gates.map(({ geometry }) => tilesOfGeometry(geometry));
  ownTiles.forEach((own, gate) => {
    for (const tile of own) compoundTiles[compoundOf[gate]]?.add(tile);
  });
  gridTiles.forEach((of, row) => {
    tiles.add('grids', row, of);
  });
  compoundTiles.forEach((of, row) => {
    tiles.add('compounds', row, of);
  });
  ownTiles.forEach((own, row) => {
    tiles.add('gates', row, compoundTiles[compoundOf[row]] ?? own);
  });
  city.crossings.forEach(({ line }, row) => {
    tiles.add('crossings', row, tilesOfLine(line));
  });
  city.backdrop.forEach(({ geometry }, row) => {
    tiles.add('backdrop', row, tilesOfGeometry(geometry));
  });
  if (city.exactNetwork === null) addStreets(tiles, city);
  else addEdges(tiles, city.exactNetwork);
  return tiles.rows;
}

function addStreets(tiles: TileBook, { streets }: CityData): void {
  const { lon, lat, offsets, count } = streets;
  for (let row = 0; row < count; row++) {
    const line = Array.from({ length: offsets[row + 1] - offsets[row] }, (_, i) => {
      const vertex = offsets[row] + i;
      return [lon[vertex], lat[vertex]];
    });
    tiles.add('streets', row, tilesOfLine(line));
  }
}

function addEdges(tiles: TileBook, { from, to, lon, lat }: ExactNetwork): void {
  from.forEach((start, edge) => {
    const end = to[edge];
    const line = [
      [lon[start], lat[start]],
      [lon[end], lat[end]],
    ];
    tiles.add('edges', edge, tilesOfLine(line));
  });
}

class TileBook {
  readonly rows = new Map<string, TileRows>();

  add(layer: Layer, row: number, tiles: Iterable<string>): void {
    for (const tile of tiles) {
      let rows = this.rows.get(tile);
      if (rows === undefined) {
        rows = {
          grids: [],
          buildings: [],
          compounds: [],
          gates: [],
          crossings: [],
          streets: [],
          edges: [],
          backdrop: [],
        };
        this.rows.set(tile, rows);
      }
      rows[layer].push(row);
    }
  }
}
