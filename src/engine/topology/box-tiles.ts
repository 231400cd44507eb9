import type { PlanarBounds } from '../geometry/planar.ts';

/** Boxes registered in square tiles: who may contain a point, kept up to date while boxes come and go. */
export class BoxTiles {
  private readonly tiles = new Map<number, number[]>();

  constructor(private readonly tileSize: number) {}

  add(id: number, bounds: PlanarBounds): void {
    this.forEachTile(bounds, (key) => {
      const tile = this.tiles.get(key);
      if (tile === undefined) this.tiles.set(key, [id]);
      else tile.push(id);
    });
  }

  remove(id: number, bounds: PlanarBounds): void {
    this.forEachTile(bounds, (key) => {
      const tile = this.tiles.get(key);
      tile?.splice(tile.indexOf(id), 1);
    });
  }

  /** Ids whose box may contain the point, in the order they were added. */
  near(x: number, y: number): readonly number[] {
    return this.tiles.get(tileKey(this.tileOf(x), this.tileOf(y))) ?? [];
  }

  private forEachTile([minX, minY, maxX, maxY]: PlanarBounds, visit: (key: number) => void): void {
    for (let row = this.tileOf(minY); row <= this.tileOf(maxY); row++) {
      for (let column = this.tileOf(minX); column <= this.tileOf(maxX); column++) {
        visit(tileKey(column, row));
      }
    }
  }

  private tileOf(value: number): number {
    return Math.floor(value / this.tileSize);
  }
}

function tileKey(column: number, row: number): number {
  return column * 2 ** 26 + row;
}
