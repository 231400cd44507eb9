/**
 * The doorway to walking on a visitor's own device: the ground around a place, as it comes in public tiles, and
 * the ways from there. It walks with the same kernels as the engine of the desk, so that a home hears the same
 * minutes; where somebody stands is told to this worker and to nobody else.
 */
import type { LonLat } from '../../domain/geometry.ts';
import type { PublicIndex, PublicProfile, PublicTile } from '../../domain/public-city.ts';
import type { StationRoute } from '../../domain/route.ts';

export type { RouteHeading, RouteStep, RouteTurn, RouteWay, StationRoute } from '../../domain/route.ts';

/** Where a walk begins. */
export interface FinderStart {
  readonly position: LonLat;
  /** A building known by its code: walks leave through its own door, wherever the position is. `null` for any other place. */
  readonly buildingCode: string | null;
}

export interface WalkedStation {
  readonly stationCode: string;
  readonly walkMinutes: number;
  readonly walkMetres: number;
}

export interface FinderEngineApi {
  /** Takes the ground of these tiles, which must be of one version, in place of what was there. */
  open(index: PublicIndex, tiles: readonly PublicTile[]): Promise<void>;
  /** Walks to all stations that the ground reaches, nearest first. */
  walks(start: FinderStart, profile: PublicProfile): Promise<readonly WalkedStation[]>;
  /** Those of the walks that stay as they are, with none shorter beside them, whatever ground is opened next. */
  sureWalks(start: FinderStart, profile: PublicProfile): Promise<readonly WalkedStation[]>;
  /** The way to a station; `null` where the ground reaches none of this code. */
  route(start: FinderStart, stationCode: string, profile: PublicProfile): Promise<StationRoute | null>;
}
