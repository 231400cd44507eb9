/**
 * Where a city, its plans and the people allowed to change them come from. `sources` is the only room
 * that knows Supabase or files; everything above it sees this interface. The memory twin passes the
 * same contract tests as the Supabase one.
 */
import type { CityData, CityInfo } from '../domain/city.ts';
import type { CityFigures } from '../domain/figures.ts';
import type { LonLatBounds, Polygon } from '../domain/geometry.ts';
import type { Change, Membership, Plan } from '../domain/plan.ts';
import type { Problem } from '../domain/problem.ts';
import type { Result } from '../domain/result.ts';

export interface Session {
  readonly userId: string;
  readonly email: string;
  readonly memberships: readonly Membership[];
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

/** Why the backend said no. `detail` carries its sentence. */
export type SourceRefusal =
  | 'offline'
  | 'not_signed_in'
  | 'wrong_credentials'
  | 'forbidden'
  | 'not_found'
  /** Somebody else saved or published meanwhile. Nothing was overwritten. */
  | 'conflict'
  /** The step is not allowed in the plan's present status. */
  | 'wrong_status'
  /** PostGIS found problems; nothing was published. */
  | 'illegal_map'
  | 'invalid_input';

export type PublishOutcome =
  | { readonly ok: true; readonly plan: Plan; readonly version: number }
  | {
      readonly ok: false;
      readonly reason: SourceRefusal;
      readonly detail?: string;
      readonly problems: readonly Problem[];
    };

/** How many footprints one window answers. */
export const MAX_FOOTPRINTS = 5000;

export interface CitySource {
  demoAccess(): Promise<DemoAccess | null>;
  session(): Promise<Session | null>;
  signIn(email: string, password: string): Promise<Result<Session, SourceRefusal>>;
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
  loadInfo?(): Promise<CityInfo>;
  /** Cheap to poll: the version of the map in force. */
  versionInForce(): Promise<number>;

  listPlans(): Promise<readonly Plan[]>;
  /** The plan and its net change against the version it was based on. */
  loadPlan(planId: string): Promise<Result<{ plan: Plan; change: Change }, SourceRefusal>>;
  createPlan(name: string, unitCode: string): Promise<Result<Plan, SourceRefusal>>;
  /** Replaces the draft's net change. Refused as `conflict` when `expectedRevision` is no longer current. */
  savePlan(planId: string, expectedRevision: number, change: Change): Promise<Result<Plan, SourceRefusal>>;
  submitPlan(planId: string): Promise<Result<Plan, SourceRefusal>>;
  approvePlan(planId: string, note: string): Promise<Result<Plan, SourceRefusal>>;
  sendBackPlan(planId: string, note: string): Promise<Result<Plan, SourceRefusal>>;
  /**
   * Puts an approved plan in force after PostGIS has checked every touched community, and stores the
   * figures published with it. All or nothing.
   */
  publishPlan(planId: string, figures: CityFigures): Promise<PublishOutcome>;
}
