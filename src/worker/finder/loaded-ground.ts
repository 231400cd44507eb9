import type { LonLat, LonLatBounds } from '../../domain/geometry.ts';
import type { PublicIndex, PublicTile } from '../../domain/public-city.ts';
import { tileBounds, tilesTouching } from '../../domain/public-tiles.ts';
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

  /** Metres from a position to the nearest ground that is not known; infinite where all is. */
  awayFromUnknownM(position: LonLat): number {
    let nearestM = Number.POSITIVE_INFINITY;
    for (const id of this.#missing) nearestM = Math.min(nearestM, metresToBox(position, tileBounds(id)));
    return nearestM;
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

/** Metres from a position to a box of degrees; 0 inside. */
export function metresToBox([lon, lat]: LonLat, [west, south, east, north]: LonLatBounds): number {
  const [x, y] = [Math.min(Math.max(lon, west), east), Math.min(Math.max(lat, south), north)];
  return haversineM(lon, lat, x, y);
}
