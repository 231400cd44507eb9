import Flatbush from 'flatbush';
import type { AdminLevel, AdminUnit } from '../../domain/city.ts';
import type { LonLat } from '../../domain/geometry.ts';
import { shapeOf } from '../geometry/local-polygons.ts';
import { shapeBounds } from '../geometry/planar.ts';
import { shapeCovers } from '../geometry/point-in-polygon.ts';

/** Finds the unit of one level that a position lies in, borders included; of several the one with the lowest code. */
export class UnitFinder {
  readonly #units: readonly AdminUnit[];
  readonly #boxes: Flatbush | null;

  constructor(units: readonly AdminUnit[], level: AdminLevel) {
    this.#units = units.filter((unit) => unit.level === level).sort((a, b) => (a.code < b.code ? -1 : 1));
    this.#boxes = this.#units.length === 0 ? null : new Flatbush(this.#units.length);
    for (const { geometry } of this.#units) this.#boxes?.add(...shapeBounds(shapeOf(geometry)));
    this.#boxes?.finish();
  }

  /** Code of the unit, `null` where there is none. */
  at([lon, lat]: LonLat): string | null {
    const near = this.#boxes?.search(lon, lat, lon, lat).sort((a, b) => a - b) ?? [];
    const found = near.find((row) => shapeCovers(shapeOf(this.#units[row].geometry), lon, lat));
    return found === undefined ? null : this.#units[found].code;
  }
}
