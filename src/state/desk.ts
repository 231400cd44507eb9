/**
 * The state room: the planner's desk as small stores and the actions that change them. It joins a source,
 * an engine and a journal; it knows no React and no map, so a test can sit at the same desk.
 */
import type { Role } from '../domain/plan.ts';
import type { CitySource, Session } from '../sources/city-source.ts';
import type { EngineApi } from '../worker/protocol.ts';
import { cityIn, createCityStore, openCity } from './city-store.ts';
import { type DeskParts, type DeskStores, say } from './desk-parts.ts';
import { createDraftStore, draftChange, isUnsaved, NO_DRAFT } from './draft-store.ts';
import { createEditingSession, type EditingSession } from './editing-session.ts';
import { createFiguresStore, figureTable, NO_FIGURES } from './figures-store.ts';
import { createGestureStore } from './gesture-store.ts';
import { type DraftJournal, journalKey } from './journal.ts';
import { createLane } from './lane.ts';
import { createLockStore } from './locks.ts';
import { createNoticeStore } from './notice-store.ts';
import { createPlanning, type Planning } from './planning.ts';
import { createRefreshing, type Refreshing } from './refreshing.ts';
import { withSettings } from './settings.ts';
import { createSettingsStore } from './settings-store.ts';
import { createToolStore } from './tool-store.ts';
import { createViewStore } from './view-store.ts';
import type { LinkedView } from './view-url.ts';

export interface Desk {
  readonly stores: DeskStores;
  readonly editing: EditingSession;
  readonly planning: Planning;
  readonly configure: Refreshing['configure'];
  readonly session: Session;
  /** Footprints of the buildings in a window, for drawing; the desk itself works without them. */
  readonly buildingFootprints: CitySource['buildingFootprints'];
  /** Loads the city, restores a draft left on this device, or opens the plan of the link. */
  open(): Promise<void>;
  /** True when the signed-in person holds one of the roles anywhere. */
  holds(...roles: readonly Role[]): boolean;
  /** True when the plan on the desk may change the grids of this community. */
  mayEdit(communityCode: string): boolean;
  /** Ends subscriptions and stops writing the journal. */
  close(): void;
}

export interface DeskOptions {
  readonly source: CitySource;
  readonly engine: EngineApi;
  readonly journal: DraftJournal;
  readonly session: Session;
  readonly link: LinkedView;
}

export function createDesk({ source, engine, journal, session, link }: DeskOptions): Desk {
  const stores: DeskStores = {
    city: createCityStore(),
    figures: createFiguresStore(),
    settings: createSettingsStore(link.settings),
    view: createViewStore(link.view),
    draft: createDraftStore(),
    gesture: createGestureStore(),
    notices: createNoticeStore(),
    locks: createLockStore(),
    tools: createToolStore(),
  };
  const parts: DeskParts = { ...stores, source, engine, journal, session, lane: createLane() };
  const refreshing = createRefreshing(parts);
  const editing = createEditingSession(parts, refreshing);
  const holds = (...roles: readonly Role[]) => session.memberships.some(({ role }) => roles.includes(role));

  const unitForNewPlan = () => {
    const own = session.memberships.find(({ role }) => role === 'planner') ?? session.memberships[0];
    return own?.unitCode ?? cityIn(stores.city)?.data.info.code ?? '';
  };
  const load = async () => {
    stores.city.setState({ status: 'loading', stage: 'units' }, true);
    const { city: data, version } = await source.loadCity((stage) =>
      stores.city.setState({ status: 'loading', stage }, true),
    );
    const settings = withSettings(stores.settings.getState(), {}, data.info.walkProfiles);
    stores.settings.setState(settings, true);
    // The map is worth looking at before the engine has counted anything.
    stores.figures.setState({ ...NO_FIGURES, computing: true, shapesStale: true }, true);
    stores.city.setState({ status: 'open', city: openCity(data, version) }, true);
    await parts.lane(async () => {
      const table = figureTable(await engine.open(data, settings));
      stores.figures.setState({ inForce: table, current: table, computing: false });
    });
    refreshing.refreshAll();
  };
  const planning = createPlanning(parts, editing, load, unitForNewPlan);
  const stopJournal = keepJournal(parts);

  return {
    stores,
    editing,
    planning,
    configure: refreshing.configure,
    session,
    buildingFootprints: (bounds, signal) => source.buildingFootprints(bounds, signal),
    holds,
    mayEdit(communityCode) {
      const open = cityIn(stores.city);
      if (!open) return false;
      const { plan } = stores.draft.getState();
      if (plan) return open.index.isWithin(communityCode, plan.unitCode);
      return session.memberships.some(
        ({ role, unitCode }) =>
          (role === 'planner' || role === 'admin') && open.index.isWithin(communityCode, unitCode),
      );
    },
    async open() {
      try {
        await load();
      } catch (error) {
        const detail = error instanceof Error ? error.message : String(error);
        stores.city.setState({ status: 'failed', detail }, true);
        return;
      }
      const restored = await restoreJournal(parts, editing);
      if (!restored && link.planId) await planning.openPlan(link.planId);
    },
    close: stopJournal,
  };
}

function keyOf(parts: DeskParts): string | null {
  const open = cityIn(parts.city);
  return open ? journalKey(open.data.info.code, parts.session.userId) : null;
}

/** Writes the draft down after every change of it; clears the entry when nothing is unsaved. */
function keepJournal(parts: DeskParts): () => void {
  return parts.draft.subscribe((now, before) => {
    const key = keyOf(parts);
    if (!key || (now.history === before.history && now.saved === before.saved)) return;
    const { plan, base, history, saved } = now;
    const version = cityIn(parts.city)?.version ?? 0;
    const written = isUnsaved(now)
      ? parts.journal.write(key, { plan, base, history, saved, version })
      : parts.journal.clear(key);
    written.catch(() => say(parts, { tone: 'attention', key: 'journalFailed' }));
  });
}

/** Puts an unsaved draft of this device back on the desk. A draft over another map stays in the journal. */
async function restoreJournal(parts: DeskParts, editing: EditingSession): Promise<boolean> {
  const key = keyOf(parts);
  const entry = key ? await parts.journal.read(key).catch(() => null) : null;
  const version = cityIn(parts.city)?.version;
  if (!entry) return false;
  if (entry.version !== version) {
    say(parts, { tone: 'attention', key: 'journalOutdated' });
    return false;
  }
  const { plan, base, history, saved } = entry;
  await parts.lane(() => editing.applyWhole(draftChange({ base, history })));
  parts.draft.setState({ ...NO_DRAFT, plan, base, history, saved, restored: true });
  say(parts, { tone: 'info', key: 'restored' });
  return true;
}
