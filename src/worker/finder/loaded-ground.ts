import type { LonLat, LonLatBounds } from '../../domain/geometry.ts';
import type { PublicIndex, PublicTile } from '../../domain/public-city.ts';
import { tilesTouching } from '../../domain/public-tiles.ts';
import { haversineM } from '../../engine/geometry/haversine.ts';

const METRES_PER_DEGREE = haversineM(0, 0, 0, 1);

/** Which ground some tiles tell all about: theirs, and squares in which the city has nothing. */
export class LoadedGround {
  readonly #missing: ReadonlySet<string>;

  constructor({ tiles: all }: Pick<PublicIndex, 'tiles'>, loaded: readonly Pick<PublicTile, 'id'>[]) {
    const ids = new Set(loaded.map(({ id }) => id));
    this.#missing = new Set(all.filter((id) => !ids.has(id)));
  }

  /** Whether it is the whole city. */
  get isWhole(): boolean {
    return this.#missing.size === 0;
  }

  /** Whether all that touches a box is known. */
  holds(bounds: LonLatBounds): boolean {
    return this.isWhole || tilesTouching(bounds).every((id) => !this.#missing.has(id));
  }

  /** Whether all that is within so many metres of a position is known. */
  holdsAround([lon, lat]: LonLat, metres: number): boolean {
    const dLat = metres / METRES_PER_DEGREE;
    const dLon = dLat / Math.cos((lat * Math.PI) / 180);
    return this.holds([lon - dLon, lat - dLat, lon + dLon, lat + dLat]);
  }
}
