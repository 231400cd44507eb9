/**
 * Plans as a source keeps them: drafts and their saves, the steps of the review, what people say about them,
 * and the maps they made. What a person may not see is not found; what they may see and not do is forbidden.
 */
import type { Crossing, Gate, Grid, Station } from '../domain/city.ts';
import type { CityFigures } from '../domain/figures.ts';
import type { Change, Plan } from '../domain/plan.ts';
import type {
  ContestedBuilding,
  ContestedGround,
  GridLineage,
  PlanComment,
  PlanHistory,
  PlanPulse,
} from '../domain/plan-story.ts';
import type { Problem } from '../domain/problem.ts';
import type { MapChanges, PublishedVersion } from '../domain/publication.ts';
import type { Result } from '../domain/result.ts';
import type { MapNewsSource } from './map-news.ts';

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
  /** A new grid has the code of one that no longer exists. */
  | 'code_used'
  /** The plan holds contested buildings that nobody has settled. */
  | 'contested'
  /** A community is in another service circle of the same tier. */
  | 'community_taken'
  /** PostGIS found problems; nothing was published. */
  | 'illegal_map'
  | 'invalid_input';

/** What a window hears about the plan that it shows. */
export interface PlanListener {
  /** The line stands: news come by themselves. False: only asking tells (`touchPlan`). */
  onLine(stands: boolean): void;
  /** The plan, its comments or the company on it changed: ask. */
  onNews(): void;
  /** A window is connected, one's own included. */
  onCame(window: string): void;
  /** A window is no longer connected. */
  onGone(window: string): void;
}

export type Answer<T> = Promise<Result<T, SourceRefusal>>;

export interface LoadedPlan {
  readonly plan: Plan;
  /** Net change against the records it was made on. */
  readonly change: Change;
  /** What nobody has settled yet, by building code. */
  readonly contested: readonly ContestedBuilding[];
}

export type PublishOutcome =
  | { readonly ok: true; readonly plan: Plan; readonly version: number }
  | {
      readonly ok: false;
      readonly reason: SourceRefusal;
      readonly detail?: string;
      readonly problems: readonly Problem[];
    };

/** From draft to the map in force. */
export interface PlanLifeSource {
  listPlans(): Promise<readonly Plan[]>;
  loadPlan(planId: string): Answer<LoadedPlan>;
  createPlan(name: string, unitCode: string): Answer<Plan>;
  /**
   * Replaces the draft's net change; the one before is kept as a revision. Refused as `conflict` when
   * `expectedRevision` is no longer current: load the plan, bring both together, save again, and name with it
   * the buildings that could not be brought together (`contested`); the plan keeps them until they are settled.
   * Refused as `code_used` when a new grid has a retired code. `Plan.baseVersion` of the answer is the
   * map in force when every record the change touches is still as the change found it.
   *
   * `unitCode` widens the plan along with the save, both or neither: to a unit that holds its present one (else
   * `invalid_input`) and that the person plans for (else `forbidden`). Left out, the plan stays for its unit.
   */
  savePlan(
    planId: string,
    expectedRevision: number,
    change: Change,
    contested?: readonly ContestedGround[],
    unitCode?: string,
  ): Answer<Plan>;
  /** Takes buildings off the plan's contested list, as a planner who has seen to them. Answers what remains. */
  settleContested(planId: string, buildingCodes: readonly string[]): Answer<readonly ContestedBuilding[]>;
  /** Refused as `contested` while the plan holds contested buildings. */
  submitPlan(planId: string): Answer<Plan>;
  approvePlan(planId: string, note: string): Answer<Plan>;
  sendBackPlan(planId: string, note: string): Answer<Plan>;
  /**
   * Puts an approved plan in force after PostGIS has checked every touched community, and stores the
   * figures published with it. All or nothing. Refused as `conflict` when a record that the plan changes is no
   * longer in force as the plan found it, or when `mapVersion`, the map that the figures were counted over, is
   * no longer in force. Two plans over the same map that change different grids follow each other unhindered.
   * `figures.grids` holds every grid of the communities touched; any other that is left out keeps its figures.
   */
  publishPlan(planId: string, figures: CityFigures, mapVersion?: number): Promise<PublishOutcome>;
}

/** What people did and say around a plan. */
export interface PlanStorySource {
  planHistory(planId: string): Answer<PlanHistory>;
  /** The net change as it was saved in that revision. `not_found` when there is none of this number. */
  loadRevision(planId: string, revision: number): Answer<Change>;
  /** Saves an earlier revision as the newest one. Refused as a save is. */
  restoreRevision(planId: string, expectedRevision: number, revision: number): Answer<Plan>;

  /** Oldest first. */
  listComments(planId: string): Answer<readonly PlanComment[]>;
  /** `gridCode`: a grid of the plan's unit, in force or brought by the plan; `null` comments the whole plan. */
  addComment(planId: string, gridCode: string | null, text: string): Answer<PlanComment>;
  /** Settles a comment, or opens it again. */
  resolveComment(commentId: string, resolved: boolean): Answer<PlanComment>;

  /**
   * A sign of life from a window that shows the plan. Whoever gave none for `PRESENCE_SECONDS` is no longer
   * there. Answers who else is, and whether the plan moved on.
   */
  touchPlan(planId: string, communityCode: string | null): Answer<PlanPulse>;
  /**
   * Listens to the bell of a plan until the answer is called. Where the backend has no live line, or it cannot
   * be had, nothing is ever heard.
   */
  listenToPlan(planId: string, listener: PlanListener): () => void;
}

/** What leads through walls, and over, under or through what bars walking otherwise. */
export interface Passages {
  readonly gates: readonly Gate[];
  readonly crossings: readonly Crossing[];
}

/** Earlier maps. */
export interface MapHistorySource {
  /**
   * Grids of these communities as they were in a version of the map, as far as the person may see them, by
   * code. `not_found` for a version that never was.
   */
  gridsAt(version: number, communityCodes: readonly string[]): Answer<readonly Grid[]>;
  /** All stations as they were in a version of the map, by code. */
  stationsAt(version: number): Answer<readonly Station[]>;
  /** All gates and crossings as they were in a version of the map, by code. */
  passagesAt(version: number): Answer<Passages>;
  /** Which grid came out of which when the plan came into force; empty for one that never did. By codes. */
  lineage(planId: string): Answer<readonly GridLineage[]>;
  /**
   * A new draft that makes the grids, stations, gates and crossings of the unit what they were in that
   * version. Grids whose codes have ended meanwhile come back under new codes, because codes are never given twice.
   */
  restoreVersion(version: number, name: string, unitCode: string): Answer<Plan>;
}

/** What was published with each version of the map. */
export interface PublicationSource {
  /**
   * Every version of the map, oldest first, with the figures of the unit as they stood in it. `not_found` for a
   * unit in which the person does not work, unless it is the city as a whole.
   */
  publishedVersions(unitCode: string): Answer<readonly PublishedVersion[]>;
  /** What a version changed against the one before it; nothing for the first. `not_found` for one that never was. */
  mapChanges(version: number): Answer<MapChanges>;
}

export interface PlanSource
  extends PlanLifeSource,
    PlanStorySource,
    MapHistorySource,
    PublicationSource,
    MapNewsSource {}
