/**
 * The desk in company: while the page is looked at it gives a sign of life for the open plan, learns who else
 * is there, brings in what others saved, and notices when a newer map came into force. Polling, because the
 * embedded backend has no realtime.
 */
import type { PlanPulse } from '../domain/plan-story.ts';
import { reached, tellRefusal } from './answers.ts';
import { cityIn } from './city-store.ts';
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
/** The map in force changes some times a month: every sixth look asks for it. */
const LOOKS_PER_VERSION = 6;

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
      if (plan?.id !== planId || gesture.getState().gesture) return;
      if (plan.revision >= revision && plan.status === status) return;
      const taken = await merging.takeSaved(planId);
      if (!taken.ok) tellRefusal(parts, taken.reason, taken.detail);
    });
  };

  const lookAtPlan = async () => {
    const { plan } = draft.getState();
    if (!plan) return company.setState({ others: ALONE.others });
    const pulse = await reached(source.touchPlan(plan.id, whereabouts()));
    const now = draft.getState();
    if (!pulse.ok || now.plan?.id !== plan.id) return;
    const { others, revision, status, openComments } = pulse.value;
    // One's own window before a reload counts as another for a while: that is no company.
    company.setState({ others: others.filter(({ name, role }) => name !== me.name || role !== me.role) });
    const shown = comments.getState();
    const open = shown.comments.filter(({ resolvedBy }) => resolvedBy === null).length;
    if (shown.loading === 'ready' && open !== openComments) void refreshComments();
    const moved = revision > now.plan.revision || status !== now.plan.status;
    if (!moved || now.saving) return;
    // A plan that is only looked at is shown as it is now; one in work takes the other's strokes in.
    if (isEditable(now) || !isUnsaved(now)) await takeTheirs(plan.id, pulse.value);
  };

  const engineFailed = (): false => {
    say(parts, { tone: 'broken', key: 'engineFailed' });
    return false;
  };
  const look = async () => {
    const asksVersion = looks++ % LOOKS_PER_VERSION === 0;
    await Promise.all([lookAtPlan(), asksVersion ? lookForVersion() : null]).catch(engineFailed);
  };
  const goOn = () => {
    if (stopped) return;
    callOff = surroundings.later(PULSE_EVERY_MS, () => {
      if (!surroundings.isVisible() || !surroundings.isOnline() || !cityIn(city)) return goOn();
      void look().finally(goOn);
    });
  };
  goOn();
  const stops = [
    draft.subscribe((now, before) => {
      if (now.plan?.id === before.plan?.id) return;
      company.setState({ others: ALONE.others });
      if (now.plan && cityIn(city)) void look();
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
