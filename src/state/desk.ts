/**
 * The state room: the planner's desk as small stores and the actions that change them. It joins a source,
 * an engine and a journal; it knows no React and no map, so a test can sit at the same desk.
 */
import type { LonLat } from '../domain/geometry.ts';
import type { Role } from '../domain/plan.ts';
import type { CitySource, Session } from '../sources/city-source.ts';
import type { EngineApi } from '../worker/protocol.ts';
import { createCircleStore } from './circle-store.ts';
import { type Circles, createCircles } from './circles.ts';
import { createKeepingSettings, type KeepingSettings } from './city-settings.ts';
import { cityIn, createCityStore, openCity } from './city-store.ts';
import { createCommentStore } from './comment-store.ts';
import { type Company, createCompany } from './company.ts';
import { createCompanyStore } from './company-store.ts';
import { type Comparing, createComparing } from './comparing.ts';
import { createComparisonStore } from './comparison-store.ts';
import type { DeskParts, DeskStores } from './desk-parts.ts';
import { createDiscussion, type Discussion } from './discussion.ts';
import { createDraftStore } from './draft-store.ts';
import { createEditingSession, type EditingSession } from './editing-session.ts';
import { createExplaining, type Explaining } from './explaining.ts';
import { createFiguresStore, figureTable, NO_FIGURES } from './figures-store.ts';
import { createFirstSight } from './first-sight.ts';
import { createGestureStore } from './gesture-store.ts';
import type { DraftJournal } from './journal.ts';
import { keepJournal } from './journal-keeper.ts';
import { mayEditAt, mayEditCommunity } from './jurisdiction.ts';
import { createLane } from './lane.ts';
import { createLockStore } from './locks.ts';
import { createMergeStore } from './merge-store.ts';
import { createMerging } from './merging.ts';
import { createNoticeStore } from './notice-store.ts';
import { createPlanHistoryStore } from './plan-history-store.ts';
import { createPlanning, type Planning } from './planning.ts';
import { createProblemStore } from './problem-store.ts';
import { createRefreshing, type Refreshing } from './refreshing.ts';
import { restoreDraft } from './restoring.ts';
import { createSaving } from './saving.ts';
import { followingProfiles, withSettings } from './settings.ts';
import { createSettingsStore } from './settings-store.ts';
import { createSettling, type Settling } from './settling.ts';
import { createSiting, type Siting } from './siting.ts';
import { createSitingStore } from './siting-store.ts';
import type { Surroundings } from './surroundings.ts';
import { createToolStore } from './tool-store.ts';
import { createViewStore } from './view-store.ts';
import type { LinkedView } from './view-url.ts';
import { createWhyStore } from './why-store.ts';

export interface Desk {
  readonly stores: DeskStores;
  readonly editing: EditingSession;
  readonly planning: Planning;
  readonly settling: Omit<Settling, 'stop'>;
  readonly discussion: Omit<Discussion, 'stop'>;
  readonly comparing: Comparing;
  readonly explaining: Omit<Explaining, 'stop'>;
  readonly siting: Omit<Siting, 'stop'>;
  readonly circles: Omit<Circles, 'stop'>;
  readonly company: Omit<Company, 'stop'>;
  readonly configure: Refreshing['configure'];
  readonly citySettings: Pick<KeepingSettings, 'mayKeep' | 'keep'>;
  readonly session: Session;
  /** Footprints of the buildings in a window, for drawing; the desk itself works without them. */
  readonly buildingFootprints: CitySource['buildingFootprints'];
  /** To be called when the map shows the city, or cannot: figures are counted from then on. */
  tellSeen(): void;
  /** Loads the city, restores a draft left on this device, or opens the plan of the link. */
  open(): Promise<void>;
  /** Tries at once to save what could not be saved, e.g. after signing in again. */
  retrySaving(): void;
  /** True when the signed-in person holds one of the roles anywhere. */
  holds(...roles: readonly Role[]): boolean;
  /** True when the plan on the desk may change the grids of this community. */
  mayEdit(communityCode: string): boolean;
  /** True when the plan on the desk may change stations at this position. */
  mayEditAt(position: LonLat): boolean;
  /** Ends subscriptions and stops writing the journal. */
  close(): void;
}

export interface DeskOptions {
  readonly source: CitySource;
  readonly engine: EngineApi;
  readonly journal: DraftJournal;
  readonly session: Session;
  readonly link: LinkedView;
  readonly surroundings: Surroundings;
  /** Counting waits until the desk is told that the city is in sight. */
  readonly hasMap?: boolean;
}

export function createDesk(options: DeskOptions): Desk {
  const { source, engine, journal, session, link, surroundings, hasMap = false } = options;
  const stores: DeskStores = {
    city: createCityStore(),
    figures: createFiguresStore(),
    settings: createSettingsStore(link.settings),
    view: createViewStore(link.view),
    draft: createDraftStore(),
    gesture: createGestureStore(),
    notices: createNoticeStore(),
    problems: createProblemStore(),
    comments: createCommentStore(),
    planHistory: createPlanHistoryStore(),
    company: createCompanyStore(),
    merge: createMergeStore(),
    comparison: createComparisonStore(),
    locks: createLockStore(),
    tools: createToolStore(),
    why: createWhyStore(),
    siting: createSitingStore(),
    circles: createCircleStore(),
  };
  const parts: DeskParts = { ...stores, source, engine, session, surroundings, lane: createLane() };
  const firstSight = createFirstSight(surroundings);
  const refreshing = createRefreshing(parts);
  const editing = createEditingSession(parts, refreshing);
  const merging = createMerging(parts, editing, refreshing.refreshAll);
  const saving = createSaving(parts, merging);
  const settling = createSettling(parts, editing);
  const discussion = createDiscussion(parts);
  const explaining = createExplaining(parts, editing);
  const siting = createSiting(parts, editing);
  const circles = createCircles(parts);
  const company = createCompany(parts, { merging, saving, refreshComments: discussion.refreshComments });
  const citySettings = createKeepingSettings(parts, refreshing.configure);
  const holds = (...roles: readonly Role[]) => session.memberships.some(({ role }) => roles.includes(role));
  let stops = [saving, settling, discussion, company, explaining, siting, circles, citySettings].map(
    ({ stop }) => stop,
  );
  let closed = false;

  const load = async () => {
    const before = cityIn(stores.city)?.data.info.walkProfiles;
    stores.city.setState({ status: 'loading', stage: 'units' }, true);
    const { city: data, version } = await source.loadCity((stage) =>
      stores.city.setState({ status: 'loading', stage }, true),
    );
    const { walkProfiles } = data.info;
    const asked = stores.settings.getState();
    const settings = before
      ? followingProfiles(asked, before, walkProfiles)
      : { ...withSettings(asked, {}, walkProfiles), ...link.tried };
    stores.settings.setState(settings, true);
    // The map is worth looking at before the engine has counted anything.
    stores.figures.setState({ ...NO_FIGURES, computing: true, shapesStale: true }, true);
    stores.city.setState({ status: 'open', city: openCity(data, version) }, true);
    await parts.lane(async () => {
      if (hasMap) await firstSight.awaited();
      const table = figureTable(await engine.open(data, settings));
      stores.figures.setState({ inForce: table, current: table, computing: false });
    });
    refreshing.refreshAll();
  };
  const planning = createPlanning(parts, {
    editing,
    merging,
    saving,
    reopenCity: load,
    refreshSettings: citySettings.refresh,
  });

  return {
    stores,
    editing,
    planning,
    settling,
    discussion,
    comparing: createComparing(parts),
    explaining,
    siting,
    circles,
    company,
    configure: refreshing.configure,
    citySettings,
    session,
    buildingFootprints: (bounds, signal) => source.buildingFootprints(bounds, signal),
    retrySaving: saving.retry,
    holds,
    mayEdit: (communityCode) => mayEditCommunity(parts, communityCode),
    mayEditAt: (position) => mayEditAt(parts, position),
    tellSeen: firstSight.tell,
    async open() {
      try {
        await load();
      } catch (error) {
        const detail = error instanceof Error ? error.message : String(error);
        stores.city.setState({ status: 'failed', detail }, true);
        return;
      }
      const { book, found } = await restoreDraft(parts, journal, editing, merging, link.planId);
      if (closed) return book?.close();
      if (book) stops = [...stops, keepJournal(parts, book)];
      else stores.draft.setState({ journalled: false });
      if (!found && link.planId) await planning.openPlan(link.planId);
    },
    close() {
      closed = true;
      for (const stop of stops) stop();
    },
  };
}
