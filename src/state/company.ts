/**
 * The desk in company: while the page is looked at it gives a sign of life for the open plan, learns who else
 * is there, brings in what others saved, and notices when a newer map came into force. It asks every few
 * seconds, as the embedded backend has no realtime; where a live line stands it asks when the bell rings, and
 * by itself only as often as a sign of life is owed.
 */
import type { PlanPulse } from '../domain/plan-story.ts';
import { reached, tellRefusal } from './answers.ts';
import { cityIn } from './city-store.ts';
import { createCompanyLine } from './company-line.ts';
import { ALONE } from './company-store.ts';
import { type DeskParts, say } from './desk-parts.ts';
import { isEditable, isUnsaved } from './draft-store.ts';
import { authorOf } from './merge-store.ts';
import type { Merging } from './merging.ts';
import type { Saving } from './saving.ts';

export interface Company {
  /** Lays the draft over the newer map. False when it could not be reached. */
  takeNewerMap(): Promise<boolean>;
  /** Looks now, as it does by itself every few seconds. */
  look(): Promise<void>;
  stop(): void;
}

export const PULSE_EVERY_MS = 10_000;
/** While a line stands: soon enough to count as being there, see `PRESENCE_SECONDS`. */
export const LIVE_PULSE_EVERY_MS = 30_000;
/** The map in force changes some times a month: about once a minute is asked for it. */
const LOOKS_PER_VERSION = { alone: 6, live: 2 } as const;

export interface CompanySupport {
  readonly merging: Merging;
  readonly saving: Saving;
  readonly refreshComments: () => Promise<void>;
}

export function createCompany(
  parts: DeskParts,
  { merging, saving, refreshComments }: CompanySupport,
): Company {
  const { source, draft, gesture, company, comments, view, city, surroundings } = parts;
  const me = authorOf(parts.session);
  let looks = 0;
  let callOff: () => void = () => undefined;
  let stopped = false;
  /** A look is under way; whatever rings meanwhile, or while nobody looks at the page, is owed another. */
  let looking = false;
  let owed = false;
  /** Others saved, and this desk had its hands full. */
  let behind = false;
  /** Looks may overlap, and their answers overtake each other: only the newest look that was answered counts. */
  let looksAsked = 0;
  let lookAnswered = 0;

  const whereabouts = (): string | null => {
    const { selection, scope } = view.getState();
    const open = cityIn(city);
    if (!open) return null;
    const grid = selection?.kind === 'grid' ? open.current.grids.get(selection.code) : undefined;
    const scoped = scope !== null && open.index.units.get(scope)?.level === 'community' ? scope : null;
    return grid?.communityCode ?? scoped;
  };

  const lookForVersion = async () => {
    const version = await source.versionInForce().catch(() => null);
    const open = cityIn(city);
    if (version === null || !open || version <= open.version) return;
    if (company.getState().newerVersion === version) return;
    company.setState({ newerVersion: version });
    say(parts, { tone: 'attention', key: 'newVersion', values: { version } });
  };

  /** Someone else saved: the draft takes it in between two saves, never in the middle of a stroke. */
  const takeTheirs = async (planId: string, { revision, status }: PlanPulse) => {
    await saving.between(async () => {
      const { plan } = draft.getState();
      if (plan?.id !== planId) return;
      behind = gesture.getState().gesture !== null;
      if (behind) return;
      if (plan.revision >= revision && plan.status === status) return;
      const taken = await merging.takeSaved(planId);
      if (!taken.ok) tellRefusal(parts, taken.reason, taken.detail);
    });
  };

  const lookAtPlan = async () => {
    const { plan } = draft.getState();
    if (!plan) return company.setState({ others: ALONE.others });
    const asked = ++looksAsked;
    const pulse = await reached(source.touchPlan(plan.id, whereabouts()));
    const now = draft.getState();
    if (!pulse.ok || now.plan?.id !== plan.id || asked < lookAnswered) return;
    lookAnswered = asked;
    const { others, revision, status, openComments } = pulse.value;
    // One's own window before a reload counts as another for a while: that is no company.
    company.setState({
      others: others.filter(
        ({ name, role, window }) => (name !== me.name || role !== me.role) && !line.hasHungUp(window),
      ),
    });
    const shown = comments.getState();
    const open = shown.comments.filter(({ resolvedBy }) => resolvedBy === null).length;
    if (shown.loading === 'ready' && open !== openComments) void refreshComments();
    const moved = revision > now.plan.revision || status !== now.plan.status;
    behind = moved && now.saving;
    if (!moved || behind) return;
    // A plan that is only looked at is shown as it is now; one in work takes the other's strokes in.
    if (isEditable(now) || !isUnsaved(now)) await takeTheirs(plan.id, pulse.value);
  };

  const engineFailed = (): false => {
    say(parts, { tone: 'broken', key: 'engineFailed' });
    return false;
  };
  const look = async () => {
    const asksVersion = looks++ % LOOKS_PER_VERSION[line.stands() ? 'live' : 'alone'] === 0;
    await Promise.all([lookAtPlan(), asksVersion ? lookForVersion() : null]).catch(engineFailed);
  };
  /** The bell rang: one look after the other, however often it rings. */
  const hear = async () => {
    owed = true;
    if (looking || stopped || !surroundings.isVisible() || !cityIn(city)) return;
    owed = false;
    looking = true;
    await lookAtPlan().catch(engineFailed);
    looking = false;
    if (owed) void hear();
  };
  const goOn = () => {
    if (stopped) return;
    callOff = surroundings.later(line.stands() ? LIVE_PULSE_EVERY_MS : PULSE_EVERY_MS, () => {
      if (!surroundings.isVisible() || !surroundings.isOnline() || !cityIn(city)) return goOn();
      void look().finally(goOn);
    });
  };
  /** Where this desk was last; whoever is on the line sees at once that it moved. */
  let told: string | null = null;
  const line = createCompanyLine(parts, {
    onNews: () => void hear(),
    onLine() {
      callOff();
      goOn();
      void hear();
    },
    onHungUp(gone) {
      const { others } = company.getState();
      company.setState({ others: others.filter(({ window }) => window !== gone) });
    },
  });
  goOn();
  const stops = [
    line.stop,
    draft.subscribe((now, before) => {
      if (behind && before.saving && !now.saving) void hear();
      if (now.plan?.id === before.plan?.id) return;
      behind = false;
      company.setState({ others: ALONE.others });
      if (now.plan && cityIn(city)) void look();
    }),
    gesture.subscribe((now) => {
      if (behind && now.gesture === null) void hear();
    }),
    view.subscribe(() => {
      const here = whereabouts();
      if (here === told) return;
      told = here;
      if (line.stands()) void hear();
    }),
    surroundings.onWake(() => {
      if (owed) void hear();
    }),
  ];
  return {
    look,
    takeNewerMap: () =>
      saving.between(async () => {
        const taken = await merging.takeNewerMap().catch(() => null);
        if (!taken) return engineFailed();
        return taken.ok || tellRefusal(parts, taken.reason, taken.detail);
      }),
    stop() {
      stopped = true;
      callOff();
      for (const stop of stops) stop();
    },
  };
}
