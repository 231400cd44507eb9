/**
 * The doorway to walking on a visitor's own device: the ground around a place, as it comes in public tiles, and
 * the ways from there. It walks with the same kernels as the engine of the desk, so that a home hears the same
 * minutes; where somebody stands is told to this worker and to nobody else.
 */
import type { LonLat } from '../../domain/geometry.ts';
import type { PublicIndex, PublicProfile, PublicTile } from '../../domain/public-city.ts';
import type { WalkedStation } from '../protocol.ts';

/** Where a walk begins. */
export interface FinderStart {
  readonly position: LonLat;
  /** A building known by its code: walks leave through its own door, wherever the position is. `null` for any other place. */
  readonly buildingCode: string | null;
}

export interface FinderEngineApi {
  /** Takes the ground of these tiles, which must be of one version, in place of what was there. */
  open(index: PublicIndex, tiles: readonly PublicTile[]): Promise<void>;
  /** Walks to all stations that the ground reaches, nearest first. */
  walks(start: FinderStart, profile: PublicProfile): Promise<readonly WalkedStation[]>;
  /** The way to a station; `null` where the ground reaches none of this code. */
  route(start: FinderStart, stationCode: string, profile: PublicProfile): Promise<StationRoute | null>;
}

/** A walk with its way. */
export interface StationRoute {
  /** For the profile asked about. */
  readonly walkMinutes: number;
  /** As walked on the level: steps count as what they cost, and a wait at signals as the way walked meanwhile. */
  readonly walkMetres: number;
  /** From the start to the station. */
  readonly line: readonly LonLat[];
  /** In order; their metres add up to {@link walkMetres}. */
  readonly steps: readonly RouteStep[];
}

export type RouteTurn =
  | 'start'
  | 'straight'
  | 'slight_left'
  | 'left'
  | 'sharp_left'
  | 'slight_right'
  | 'right'
  | 'sharp_right';

export type RouteHeading = 'n' | 'ne' | 'e' | 'se' | 's' | 'sw' | 'w' | 'nw';

/** A stretch of a way that is told in one sentence. */
export interface RouteStep {
  /** `door`: the straight way between a place and where it joins the streets. */
  readonly way: 'street' | 'steps' | 'crossing' | 'bridge' | 'underpass' | 'gate' | 'door';
  /** Of the street, gate or crossing; `null` where the city names none. */
  readonly name: string | null;
  /** How one turns into it, from the stretch before. */
  readonly turn: RouteTurn;
  readonly heading: RouteHeading;
  readonly walkMetres: number;
  /** Where it begins. */
  readonly from: LonLat;
}
