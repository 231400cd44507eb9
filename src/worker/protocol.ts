/**
 * The doorway between the page and the engine. The city goes over once; after that only edits,
 * settings and small answers cross. The same object serves the page through Comlink and tests directly.
 */
import type { CityData, Grid } from '../domain/city.ts';
import type { CoverageSettings } from '../domain/coverage.ts';
import type { CoverageReport } from '../domain/coverage-report.ts';
import type { EditCommand, EditRefusal } from '../domain/edit.ts';
import type { CityFigures, CoverageShape, EditEffect } from '../domain/figures.ts';
import type { LonLat, Polygon } from '../domain/geometry.ts';
import type { Change } from '../domain/plan.ts';
import type { ContestedGround } from '../domain/plan-story.ts';
import type { Problem } from '../domain/problem.ts';
import type { CoverageExplanation } from '../domain/reason.ts';
import type { Result } from '../domain/result.ts';
import type { CircleFigures, CircleGround, CircleShape } from '../domain/service-circle-figures.ts';
import type { SitingAnswer, SitingRefusal } from '../domain/siting.ts';
import type { SitingListener, SitingQuestion } from './siting.ts';

export type EngineStage = 'network' | 'partition' | 'coverage' | 'ready';
export type ProgressListener = (stage: EngineStage, fraction: number) => void;

/**
 * `provisional` while the pointer moves: always measured from the last committed state, each one
 * replacing the one before. `commit` keeps the result.
 */
export type EditPhase = 'provisional' | 'commit';

export interface MergedDrafts {
  /** All grids of the community; facts, like ground, are those of the side that changed them, else theirs. */
  readonly grids: readonly Grid[];
  /** Buildings that mine gave to another grid than they stand in now: theirs wanted otherwise, too. */
  readonly contested: readonly ContestedGround[];
}

/** The outline of a building, by the building's code. */
export interface Footprint {
  readonly code: string;
  readonly polygon: Polygon;
}

export interface EngineApi {
  /** Takes the city, builds network, partition and coverage. */
  open(city: CityData, settings: CoverageSettings, onProgress?: ProgressListener): Promise<CityFigures>;
  /** Switches profile, limit, service, hour or method for the whole city. */
  configure(settings: CoverageSettings): Promise<CityFigures>;
  /**
   * Performs one edit. A refusal leaves everything as it was. What a dragged border cuts is told with the shapes,
   * and on commit.
   */
  edit(command: EditCommand, phase: EditPhase, withShapes: boolean): Promise<Result<EditEffect, EditRefusal>>;
  /** Drops a provisional edit and answers with the committed state of what it touched. */
  cancelEdit(): Promise<EditEffect | null>;
  /** Applies a whole Change: a saved draft, an undo, a redo. */
  apply(change: Change): Promise<EditEffect>;
  /**
   * Brings two drafts of one community together that began from the same grids: every side is all of the
   * community's grids. Depends on nothing that was edited here, and changes nothing.
   */
  mergeDrafts(
    communityCode: string,
    base: readonly Grid[],
    mine: readonly Grid[],
    theirs: readonly Grid[],
  ): Promise<MergedDrafts>;
  /** Figures of the current state, e.g. after several edits. */
  figures(): Promise<CityFigures>;
  /** Units, gaps and the comparison with circles, of the current state. */
  coverageReport(): Promise<CoverageReport>;
  /** Figures of drawn service circles in the current state, each within the minutes of its own tier. */
  circleFigures(circles: readonly CircleGround[]): Promise<readonly CircleFigures[]>;
  /** The ground of drawn service circles: the union of their communities. */
  circleShapes(circles: readonly CircleGround[]): Promise<readonly CircleShape[]>;
  /** All problems of the current state. */
  problems(): Promise<readonly Problem[]>;
  /**
   * Takes in footprints that the city came without: from then on edits leave those buildings whole, and say where
   * a border cuts one. Best given for a community before it is edited; the same ones again change nothing.
   */
  provideFootprints(footprints: readonly Footprint[]): Promise<void>;
  /** The street block at a position of a community: what one click assigns by block. `null` outside it. */
  blockAt(communityCode: string, position: LonLat): Promise<Polygon | null>;
  /** The way along streets that `follow_street` would take, both positions included; `null` where there is none. */
  streetPath(communityCode: string, from: LonLat, to: LonLat): Promise<readonly LonLat[] | null>;
  /** Drawn service areas of the stations named, or of all open stations. */
  serviceAreas(stationCodes?: readonly string[]): Promise<readonly CoverageShape[]>;
  /** The area covered by any station, as one shape per connected part: what the map fills. */
  coveredArea(): Promise<readonly CoverageShape[]>;
  /** Gap polygons of the grids named, or of all grids. Grids without a gap are left out. */
  gaps(gridCodes?: readonly string[]): Promise<readonly CoverageShape[]>;
  /** Minutes on foot from every building to its nearest counted station; NaN where unreachable. Row order of the city's buildings. */
  buildingMinutes(): Promise<Float32Array>;
  /**
   * Why a building is not covered under the present settings, or that it is, and what would help: always on foot,
   * whatever the method. Takes back a provisional edit. `null` for a code that no building has.
   */
  explain(buildingCode: string): Promise<CoverageExplanation | null>;
  /**
   * Where more stations help most, in the present state under the present settings. Other calls are answered
   * meanwhile and do not change the answer. A new question, or {@link cancelSiting}, ends the one under way.
   */
  site(question: SitingQuestion, onProgress?: SitingListener): Promise<Result<SitingAnswer, SitingRefusal>>;
  cancelSiting(): Promise<void>;
}
