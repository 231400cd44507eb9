/**
 * Where a city, its plans and the people allowed to change them come from. `sources` is the only room
 * that knows Supabase or files; everything above it sees this interface. The memory twin passes the
 * same contract tests as the Supabase one.
 */
import type { CityData, CityInfo } from '../domain/city.ts';
import type { CitySettings, CitySettingsChange } from '../domain/city-settings.ts';
import type { LonLatBounds, Polygon } from '../domain/geometry.ts';
import type { Membership } from '../domain/plan.ts';
import type { CircleSource } from './circle-source.ts';
import type { KioskStanding } from './kiosk.ts';
import type { Answer, PlanSource } from './plan-source.ts';

export type { PublishOutcome, SourceRefusal } from './plan-source.ts';

export interface Session {
  readonly userId: string;
  readonly email: string;
  /** A kiosk that stands reads as a leader, and is listed as one. */
  readonly memberships: readonly Membership[];
  /** Only of a kiosk. */
  readonly kiosk?: KioskStanding;
}

/** Demo accounts and their shared password; `null` outside demo mode. */
export interface DemoAccess {
  readonly password: string;
  readonly accounts: readonly { readonly email: string; readonly role: string }[];
}

export type LoadStage = 'units' | 'grids' | 'stations' | 'buildings' | 'streets' | 'done';

export interface LoadedCity {
  readonly city: CityData;
  /** Version of the map in force; grows by one with every publication. */
  readonly version: number;
}

export interface BuildingFootprint {
  /** Code of the building in `CityData.buildings`. */
  readonly code: string;
  readonly polygon: Polygon;
}

/** How many footprints one window answers. */
export const MAX_FOOTPRINTS = 5000;

export interface CitySource extends PlanSource {
  /** Drawn groups of communities. */
  readonly circles: CircleSource;

  demoAccess(): Promise<DemoAccess | null>;
  session(): Promise<Session | null>;
  signIn(email: string, password: string): Answer<Session>;
  signOut(): Promise<void>;

  /**
   * The city in force as the signed-in person (or the public) may see it. Throws SourceError when the
   * backend cannot be reached. What the person may not see is simply absent.
   */
  loadCity(onProgress?: (stage: LoadStage) => void, signal?: AbortSignal): Promise<LoadedCity>;
  /**
   * Footprints that meet the window, borders inclusive, of buildings the person may see, in order of code.
   * `loadCity` leaves them out because they outweigh everything else: ask when zoomed in. At most
   * {@link MAX_FOOTPRINTS}; buildings known only as points have none. Throws SourceError when the backend
   * cannot be reached.
   */
  buildingFootprints(bounds: LonLatBounds, signal?: AbortSignal): Promise<readonly BuildingFootprint[]>;
  /** Name, data date, review number and licence of the city: cheap and public, for footers. */
  loadInfo(): Promise<CityInfo>;
  /** Cheap to poll: the version of the map in force. */
  versionInForce(): Promise<number>;
  /**
   * Keeps walking profiles or the capacity of stations for the city, as an admin of all of it; answers the
   * settings as they are from then on. Figures that were published stay as they are. `invalid_input` where a
   * value lies outside its range.
   */
  keepSettings(change: CitySettingsChange): Answer<CitySettings>;
}
