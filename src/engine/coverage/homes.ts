import Flatbush from 'flatbush';
import type { LocalFrame } from '../geometry/local-frame.ts';
import type { PlanarBounds } from '../geometry/planar.ts';
import type { Demand } from './demand.ts';

/** The buildings in which households live, in local metres, found by where they stand. */
export class Homes {
  /** Building of each home. */
  readonly row: Int32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly #places: Flatbush | null;

  constructor({ households, lon, lat }: Pick<Demand, 'households' | 'lon' | 'lat'>, frame: LocalFrame) {
    this.row = Int32Array.from(households.keys()).filter((row) => households[row] > 0);
    const degrees = (column: Float64Array) => Float64Array.from(this.row, (row) => column[row]);
    const { x, y } = frame.columnsToLocal(degrees(lon), degrees(lat));
    this.x = x;
    this.y = y;
    this.#places = this.row.length === 0 ? null : new Flatbush(this.row.length);
    for (let home = 0; home < this.row.length; home++) {
      this.#places!.add(x[home], y[home], x[home], y[home]);
    }
    this.#places?.finish();
  }

  /** Homes that stand within `marginM` of the bounds. */
  near([minX, minY, maxX, maxY]: PlanarBounds, marginM: number): readonly number[] {
    return this.#places?.search(minX - marginM, minY - marginM, maxX + marginM, maxY + marginM) ?? [];
  }
}
