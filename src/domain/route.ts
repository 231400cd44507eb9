/** A way on foot as it is drawn and told: data, which the page puts into words of its language. */
import type { LonLat } from './geometry.ts';

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

/** How one turns into a stretch, from the one before. */
export type RouteTurn =
  | 'start'
  | 'straight'
  | 'slight_left'
  | 'left'
  | 'sharp_left'
  | 'slight_right'
  | 'right'
  | 'sharp_right';

export const ROUTE_HEADINGS = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;
export type RouteHeading = (typeof ROUTE_HEADINGS)[number];

/** What a stretch leads over or through. `door`: the straight way between a place and where it joins the streets. */
export type RouteWay = 'street' | 'steps' | 'crossing' | 'bridge' | 'underpass' | 'gate' | 'door';

/** A stretch of a way that is told in one sentence. */
export interface RouteStep {
  readonly way: RouteWay;
  /** Of the street or crossing, or of the compound whose gate it is; `null` where the city names none. */
  readonly name: string | null;
  readonly turn: RouteTurn;
  /** Where it sets out to. */
  readonly heading: RouteHeading;
  readonly walkMetres: number;
  /** Where it begins. */
  readonly from: LonLat;
}
