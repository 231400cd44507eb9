import Flatbush from 'flatbush';
import type { Compound } from '../../domain/city.ts';
import type { LonLat, LonLatBounds } from '../../domain/geometry.ts';
import { type PlanarShape, shapeBounds } from '../geometry/planar.ts';
import { shapeCovers } from '../geometry/point-in-polygon.ts';

/** The compounds that are walled in, found by position. */
export class Enclosures {
  readonly #shapeOf: ReadonlyMap<number, PlanarShape>;
  readonly #rows: readonly number[];
  readonly #index: Flatbush | null;

  /** `walled` are rows of compounds. */
  constructor(compounds: readonly Compound[], walled: Iterable<number>) {
    this.#rows = [...walled];
    this.#shapeOf = new Map(this.#rows.map((row) => [row, shapeOf(compounds[row])]));
    this.#index = this.#rows.length === 0 ? null : new Flatbush(this.#rows.length);
    for (const row of this.#rows) this.#index?.add(...this.boundsOf(row));
    this.#index?.finish();
  }

  /** Rows of the walled compounds that a position is in, or on the wall of. */
  around(position: LonLat): readonly number[] {
    const [lon, lat] = position;
    const near = this.#index?.search(lon, lat, lon, lat) ?? [];
    return near.map((i) => this.#rows[i]).filter((row) => this.holds(row, position));
  }

  /** Whether a position is in the walled compound of this row, or on its wall. */
  holds(row: number, [lon, lat]: LonLat): boolean {
    return shapeCovers(this.#shapeOf.get(row)!, lon, lat);
  }

  /** Bounds of the walled compound of this row. */
  boundsOf(row: number): LonLatBounds {
    return shapeBounds(this.#shapeOf.get(row)!);
  }
}

function shapeOf({ geometry }: Compound): PlanarShape {
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return parts as unknown as PlanarShape;
}
