import type { Grid, Station } from '../domain/city.ts';
import type { CoverageSettings, StationReach } from '../domain/coverage.ts';
import type { CoverageReport } from '../domain/coverage-report.ts';
import type { EditCommand, EditRefusal, EditWarning } from '../domain/edit.ts';
import type { CityFigures, CoverageShape, EditEffect, GridFigures, StrayPart } from '../domain/figures.ts';
import type { LonLat, Polygon } from '../domain/geometry.ts';
import type { Change } from '../domain/plan.ts';
import type { Problem } from '../domain/problem.ts';
import type { CoverageExplanation } from '../domain/reason.ts';
import { ok, type Result, refuse } from '../domain/result.ts';
import type { CircleFigures, CircleGround, CircleShape } from '../domain/service-circle-figures.ts';
import { EMPTY_CHANGE, invertChange, isEmptyChange, mergeChanges, sameRecord } from '../editing/change.ts';
import { type PreparedEdit, prepareEdit } from '../editing/commands.ts';
import { mergeDrafts } from '../editing/merge-drafts.ts';
import { heaviestFirst } from '../editing/warnings/heaviest-first.ts';
import { bandWarnings } from '../editing/warnings/out-of-band.ts';
import { degreePlane } from '../engine/checking/degree-plane.ts';
import type { OpenPassage } from '../engine/coverage/open-passages.ts';
import { minutesOf } from '../engine/coverage/walk-limit.ts';
import { createLocalFrame, type LocalFrame } from '../engine/geometry/local-frame.ts';
import { loadOverlay, type Overlay } from '../engine/geometry/overlay.ts';
import { CoverageReports } from '../engine/metrics/coverage-report.ts';
import { againstBand, type GridMeasures, gridFigures, measureGrid } from '../engine/metrics/grid-figures.ts';
import { circleFigures } from '../engine/metrics/service-circle-figures.ts';
import { cityCentre } from './city-bounds.ts';
import type { CityState, Touched } from './city-state.ts';
import { CommittedMap } from './committed-map.ts';
import { locateCommunities } from './community-locator.ts';
import { CommunityPlaces } from './community-places.ts';
import { CoverageShapes } from './coverage-shapes.ts';
import { explainBuilding } from './explain/explain-building.ts';
import type { StationConditions } from './explain/station-conditions.ts';
import { weighFix } from './explain/weigh-fix.ts';
import { type BandFigures, bandProblems } from './problems/household-problems.ts';
import { LiveProblems } from './problems/live-problems.ts';
import type { EditPhase, Footprint, MergedDrafts } from './protocol.ts';
import { circleShapes } from './service-circle-shapes.ts';

const NOTHING_TOUCHED: Touched = { grids: new Set(), stations: new Set() };

/** A city on the desk: its state, of which at most one edit is provisional, and the answers about it. */
export class OpenCity {
  readonly #state: CityState;
  readonly #committed: CommittedMap;
  readonly #frame: LocalFrame;
  readonly #measures = new WeakMap<Polygon, GridMeasures>();
  #overlay: Overlay | null = null;
  #shapes: CoverageShapes | null = null;
  #problems: LiveProblems | null = null;
  #lastEdit: { readonly command: EditCommand; readonly prepared: Result<PreparedEdit, EditRefusal> } | null =
    null;
  /** Households of the grids touched by provisional edits, as last committed; `null` of a grid that is new. */
  readonly #heldBefore = new Map<string, number | null>();
  /** All that the provisional edits since the last commit have touched. */
  #gesture: Touched = NOTHING_TOUCHED;
  readonly #reports = new CoverageReports();
  #communityAt: ReturnType<typeof locateCommunities> | null = null;

  constructor(state: CityState) {
    this.#state = state;
    this.#committed = new CommittedMap(state);
    this.#frame = createLocalFrame(cityCentre(state.city));
  }

  /**
   * Loads the kernel that drawing, and judging what an edit cuts, rest on. Must be awaited before either;
   * counting does without.
   */
  async prepareOverlay(): Promise<void> {
    this.#overlay ??= await loadOverlay();
    this.#committed.places ??= new CommunityPlaces(this.#state, degreePlane(this.#frame), this.#overlay);
  }

  get state(): CityState {
    return this.#state;
  }

  configure(
    settings: CoverageSettings,
    isCounted: (station: Station) => boolean,
    isOpen?: OpenPassage,
  ): CityFigures {
    this.#dropProvisional();
    this.#state.configure(settings, isCounted, isOpen);
    return this.figures();
  }

  edit(command: EditCommand, phase: EditPhase, withShapes: boolean): Result<EditEffect, EditRefusal> {
    const prepared = this.#prepare(command);
    if (!prepared.ok) return prepared;
    const { change, partition, strayParts } = prepared.value;
    // What a border cuts costs more to tell than all numbers: under a moving pointer it comes with the shapes.
    const isHurried = phase === 'provisional' && !withShapes && partition !== null;
    const warnings = isHurried ? [] : prepared.value.warnings();
    if (phase === 'commit' && warnings.some(({ blocking }) => blocking)) return refuse('needs_repair');
    this.#rememberHouseholds(change);
    const touched = this.#goTo(change, phase, strayParts);
    const effect = this.#effect(change, touched, withShapes);
    const all = heaviestFirst([...warnings, ...this.#bandWarnings(change)]);
    if (phase === 'commit' && partition !== null && 'communityCode' in command) {
      this.#committed.keepPartition(command.communityCode, partition);
    }
    return ok({ ...effect, warnings: all, strayParts });
  }

  /** The commit of what was previewed last needs no second thought, as long as nothing else came between. */
  #prepare(command: EditCommand): Result<PreparedEdit, EditRefusal> {
    if (this.#lastEdit !== null && sameRecord(this.#lastEdit.command, command))
      return this.#lastEdit.prepared;
    const prepared = prepareEdit(command, this.#committed);
    this.#lastEdit = { command, prepared };
    return prepared;
  }

  /** Drops the provisional edit. The effect is that of the committed state on all that it touched. */
  cancel(): EditEffect | null {
    const { grids, stations } = this.#gesture;
    if (isEmptyChange(this.#committed.provisional) && grids.size + stations.size === 0) return null;
    return this.#effect(EMPTY_CHANGE, this.#goTo(EMPTY_CHANGE, 'commit'), true);
  }

  apply(change: Change): EditEffect {
    return this.#effect(change, this.#goTo(change, 'commit'), false);
  }

  figures(): CityFigures {
    const { coverage, settings, stations } = this.#state;
    return {
      settings,
      totals: coverage.totals(),
      grids: this.#gridFigures(this.#state.grids.keys()),
      stations: this.#reaches(stations.keys()),
      unassignedHouseholds: this.#state.unassignedHouseholds,
      gapHouseholdsNearDataEdge: this.#state.gapHouseholdsNearDataEdge(),
    };
  }

  coverageReport(): CoverageReport {
    const state = this.#state;
    const { city, settings, coverage, assignment, grids } = state;
    return this.#reports.of({
      settings,
      adminUnits: city.adminUnits,
      buildings: city.buildings,
      model: coverage,
      grids: assignment.codes.map((code) => grids.get(code)),
      // Seldom read: only where somebody walks otherwise than at the last report.
      get stations() {
        return state.countedFacilities();
      },
      frame: this.#frame,
    });
  }

  circleFigures(circles: readonly CircleGround[]): CircleFigures[] {
    const { city, settings, coverage, assignment, grids, stations } = this.#state;
    this.#communityAt ??= locateCommunities(city.adminUnits);
    const communityAt = this.#communityAt;
    return circleFigures(circles, {
      settings,
      model: coverage,
      communities: assignment.codes.map((code) => grids.get(code)?.communityCode ?? null),
      stations: stations.values(),
      communityAt: ([lon, lat]) => communityAt(lon, lat),
    });
  }

  circleShapes(circles: readonly CircleGround[]): CircleShape[] {
    return circleShapes(circles, this.#state.city.adminUnits, this.#frame, this.#loadedOverlay());
  }

  problems(): readonly Problem[] {
    this.#problems ??= new LiveProblems(this.#state, this.#committed, this.#places());
    return this.#problems.all(this.#bandFigures());
  }

  provideFootprints(footprints: readonly Footprint[]): void {
    this.#places().provideFootprints(footprints);
    this.#lastEdit = null;
  }

  blockAt(communityCode: string, position: LonLat): Polygon | null {
    return this.#places().place(communityCode)?.fabric().blockAt(position) ?? null;
  }

  streetPath(communityCode: string, from: LonLat, to: LonLat): readonly LonLat[] | null {
    return this.#places().place(communityCode)?.streetPaths().between(from, to) ?? null;
  }

  mergeDrafts(
    communityCode: string,
    base: readonly Grid[],
    mine: readonly Grid[],
    theirs: readonly Grid[],
  ): MergedDrafts {
    const community = this.#committed.community(communityCode);
    // Grids of a community that the city does not know cannot be laid over each other: theirs stand.
    return community === null
      ? { grids: theirs, contested: [] }
      : mergeDrafts(community, { base, mine, theirs });
  }

  buildingMinutes(): Float32Array {
    const { coverage, settings, city } = this.#state;
    return Float32Array.from({ length: city.buildings.count }, (_, row) => {
      const metres = coverage.metresOf(row);
      return metres === Number.POSITIVE_INFINITY ? Number.NaN : minutesOf(metres, settings.speedKmh);
    });
  }

  explain(buildingCode: string, counts: StationConditions): CoverageExplanation | null {
    this.#dropProvisional();
    const row = this.#state.city.buildings.codes.indexOf(buildingCode);
    if (row < 0) return null;
    return explainBuilding(this.#state, counts, row, weighFix(this.#state, this.#committed));
  }

  serviceAreas(stationCodes: Iterable<string> = this.#state.stations.keys()): readonly CoverageShape[] {
    return this.#drawing().serviceAreas(stationCodes);
  }

  coveredArea(): readonly CoverageShape[] {
    return this.#drawing().coveredArea();
  }

  gaps(gridCodes: Iterable<string> = this.#state.grids.keys()): readonly CoverageShape[] {
    return this.#drawing().gaps(gridCodes);
  }

  #places(): CommunityPlaces {
    const { places } = this.#committed;
    if (places === null) throw new Error('A community was asked for before prepareOverlay was done.');
    return places;
  }

  #drawing(): CoverageShapes {
    this.#shapes ??= new CoverageShapes(this.#state, this.#frame, this.#loadedOverlay());
    return this.#shapes;
  }

  #loadedOverlay(): Overlay {
    if (this.#overlay === null) throw new Error('Shapes were asked for before prepareOverlay was done.');
    return this.#overlay;
  }

  #dropProvisional(): void {
    if (!isEmptyChange(this.#committed.provisional)) this.#goTo(EMPTY_CHANGE, 'commit');
  }

  /**
   * Brings the state to the committed one plus `change`, straight from wherever the last provisional edit
   * left it. A provisional step names what differs from the step before; a commit all that its gesture touched.
   */
  #goTo(change: Change, phase: EditPhase, strays: readonly StrayPart[] = []): Touched {
    const step = this.#state.apply(mergeChanges(invertChange(this.#committed.provisional), change), strays);
    const gesture: Touched = {
      grids: new Set([...this.#gesture.grids, ...step.grids]),
      stations: new Set([...this.#gesture.stations, ...step.stations]),
    };
    this.#committed.provisional = phase === 'provisional' ? change : EMPTY_CHANGE;
    this.#gesture = phase === 'provisional' ? gesture : NOTHING_TOUCHED;
    if (phase === 'commit') {
      this.#committed.forgetCommunities(change.grids);
      this.#lastEdit = null;
    }
    return phase === 'provisional' ? step : gesture;
  }

  /** Keeps what grids held before the gesture: a grid that no earlier step of it touched still holds that. */
  #rememberHouseholds({ grids }: Change): void {
    if (isEmptyChange(this.#committed.provisional)) this.#heldBefore.clear();
    for (const code of [...Object.keys(grids.updated), ...Object.keys(grids.added)]) {
      if (this.#heldBefore.has(code)) continue;
      this.#heldBefore.set(code, code in grids.added ? null : this.#householdsOf(code));
    }
  }

  #bandWarnings({ grids }: Change): EditWarning[] {
    const { bands } = this.#state.city.info;
    const after = [...Object.values(grids.updated).map(([, to]) => to), ...Object.values(grids.added)];
    return after.flatMap((grid) =>
      bandWarnings(grid, this.#heldBefore.get(grid.code) ?? null, this.#householdsOf(grid.code), bands),
    );
  }

  #householdsOf(gridCode: string): number {
    const slot = this.#state.assignment.slotOf(gridCode);
    return slot === undefined ? 0 : this.#state.coverage.householdsOf(slot);
  }

  /** Of every grid, without what only its own figures need. */
  #bandFigures(): BandFigures[] {
    const { bands } = this.#state.city.info;
    return Array.from(this.#state.grids.values(), ({ code, kind }) => {
      const households = this.#householdsOf(code);
      return { code, households, ...againstBand(households, kind, bands) };
    });
  }

  #effect(change: Change, touched: Touched, withShapes: boolean): EditEffect {
    const grids = this.#gridFigures(touched.grids);
    const { updated, added } = change.grids;
    const editedStations = { ...change.stations.added, ...change.stations.updated };
    const polygons = [...Object.values(updated).map(([, grid]) => grid), ...Object.values(added)];
    return {
      change,
      totals: this.#state.coverage.totals(),
      unassignedHouseholds: this.#state.unassignedHouseholds,
      grids,
      stations: this.#reaches(touched.stations),
      gridPolygons: Object.fromEntries(polygons.map(({ code, geometry }) => [code, geometry])),
      ...(isEmptyChange(this.#committed.provisional) && {
        gapHouseholdsNearDataEdge: this.#state.gapHouseholdsNearDataEdge(),
      }),
      gaps: withShapes ? this.#drawing().gaps(touched.grids) : [],
      serviceAreas: withShapes ? this.#drawing().serviceAreas(Object.keys(editedStations), 'draft') : [],
      problems: bandProblems(grids, this.#state.grids),
      warnings: [],
    };
  }

  #gridFigures(codes: Iterable<string>): GridFigures[] {
    const { assignment, city, coverage, grids } = this.#state;
    const figures: GridFigures[] = [];
    for (const code of codes) {
      const grid = grids.get(code);
      const slot = assignment.slotOf(code);
      if (grid === undefined || slot === undefined) continue;
      const members = coverage.memberCount(slot);
      const measures = this.#measuresOf(grid.geometry);
      figures.push(gridFigures(grid, coverage.groupTotals(slot), members, measures, city.info.bands));
    }
    return figures;
  }

  #measuresOf(geometry: Polygon): GridMeasures {
    const known = this.#measures.get(geometry);
    if (known) return known;
    const measures = measureGrid(geometry, this.#frame);
    this.#measures.set(geometry, measures);
    return measures;
  }

  #reaches(codes: Iterable<string>): StationReach[] {
    const { coverage, stations } = this.#state;
    return Array.from(codes)
      .filter((code) => stations.has(code))
      .map((code) => ({ code, reachedHouseholds: coverage.reachedHouseholds(code) }));
  }
}
