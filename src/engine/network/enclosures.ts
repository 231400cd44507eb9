import Flatbush from 'flatbush';
import type { Compound } from '../../domain/city.ts';
import type { LonLat } from '../../domain/geometry.ts';
import { type PlanarShape, shapeBounds } from '../geometry/planar.ts';
import { shapeCovers } from '../geometry/point-in-polygon.ts';

/** The compounds that are walled in, found by position. */
export class Enclosures {
  readonly #rows: readonly number[];
  readonly #shapes: readonly PlanarShape[];
  readonly #index: Flatbush | null;

  /** `walled` are rows of compounds. */
  constructor(compounds: readonly Compound[], walled: Iterable<number>) {
    this.#rows = [...walled];
    this.#shapes = this.#rows.map((row) => shapeOf(compounds[row]));
    this.#index = this.#rows.length === 0 ? null : new Flatbush(this.#rows.length);
    for (const shape of this.#shapes) this.#index?.add(...shapeBounds(shape));
    this.#index?.finish();
  }

  /** Rows of the walled compounds that a position is in, or on the wall of. */
  around([lon, lat]: LonLat): readonly number[] {
    const near = this.#index?.search(lon, lat, lon, lat) ?? [];
    return near.filter((i) => shapeCovers(this.#shapes[i], lon, lat)).map((i) => this.#rows[i]);
  }
}

function shapeOf({ geometry }: Compound): PlanarShape {
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return parts as unknown as PlanarShape;
}
