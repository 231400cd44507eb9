/**
 * Bringing the draft together with what happened elsewhere: a colleague saved the same plan, or a newer map
 * came into force under it. Both are three-way merges by ground, both change what is on the desk in one step
 * in the lane, between two strokes. The undo history is rebased: steps on records that came out as this desk
 * left them stay, others become part of what the history stands on, so that undo never takes back somebody
 * else's work.
 */
import { ok, type Result } from '../domain/result.ts';
import { invertChange, isEmptyChange, mergeChanges, sameRecord } from '../editing/change.ts';
import { type History, netChange, rebase } from '../editing/history.ts';
import type { LoadedPlan, SourceRefusal } from '../sources/plan-source.ts';
import { asResult, reached } from './answers.ts';
import { type CityRecords, changedRecords, cityIn, openCity } from './city-store.ts';
import { type DeskParts, say } from './desk-parts.ts';
import { type Drafted, draftChange, isEditable, type SentDraft } from './draft-store.ts';
import type { EditingSession } from './editing-session.ts';
import { figureTable } from './figures-store.ts';
import { mapAt } from './map-history.ts';
import {
  changeOfRecords,
  communitiesOf,
  type MergedRecords,
  type MergeGround,
  mergeRecords,
} from './merge-records.ts';
import { isElsewhere } from './merge-store.ts';
import { followingProfiles } from './settings.ts';

/** A draft brought over the map on the desk. */
export interface RebasedDraft extends Drafted, Pick<MergedRecords, 'contested' | 'notTaken'> {
  readonly droppedSteps: number;
}

export interface Merging {
  /** Brings the plan as the backend has it now into the draft. */
  takeSaved(planId: string): Promise<Result<LoadedPlan, SourceRefusal>>;
  /** Lays the draft over the map now in force, which becomes the one on the desk. */
  takeNewerMap(): Promise<Result<number, SourceRefusal>>;
  /** A draft made over some version of the map, over the one on the desk. */
  rebased(version: number, drafted: Drafted): Promise<Result<RebasedDraft, SourceRefusal>>;
}

export function createMerging(parts: DeskParts, editing: EditingSession, afterNewMap: () => void): Merging {
  const { source, engine, city, draft, figures, merge, company, lane } = parts;
  const mergeGround: MergeGround = (communityCode, base, mine, theirs) =>
    engine.mergeDrafts(communityCode, base, mine, theirs);

  const openedCity = () => {
    const open = cityIn(city);
    if (!open) throw new Error('Nothing can be merged before the city is open.');
    return open;
  };

  /** Keeps what gave way, and tells what came of the merge. */
  const remember = (merged: MergedRecords, dropped: number, kind: 'colleague' | 'newer_map') => {
    const { unsent, notTaken } = merge.getState();
    merge.setState({
      unsent: [...unsent.filter(isElsewhere(merged.contested)), ...merged.contested],
      notTaken: [...notTaken, ...merged.notTaken],
    });
    const count = merged.contested.length + merged.notTaken.length;
    const outcome = count > 0 ? 'contested' : dropped > 0 ? 'dropped' : 'merged';
    const version = cityIn(city)?.version ?? 0;
    const name = draft.getState().plan?.name ?? '';
    say(parts, {
      tone: outcome === 'merged' ? 'info' : 'attention',
      key: `${outcome}.${kind}`,
      values: { name, version, count, dropped },
    });
  };

  const bringIn = (
    ancestor: CityRecords,
    theirs: CityRecords,
    communities: Set<string>,
    loaded: LoadedPlan,
  ) =>
    lane(async () => {
      const open = openedCity();
      const merged = await mergeRecords(communities, ancestor, open.current, theirs, mergeGround);
      const step = changeOfRecords(open.current, merged.records);
      const { history } = draft.getState();
      const moved = over(history, open.current, open.inForce, merged.records);
      if (!isEmptyChange(step)) await editing.applyWhole(step);
      const { plan, change: saved, contested } = loaded;
      const settled = { saved, savedOver: plan.baseVersion, sent: null, refusal: null };
      draft.setState({ plan, ...settled, ...drafted(moved) });
      merge.setState({ contested });
      if (!isEmptyChange(step) || merged.contested.length + merged.notTaken.length > 0) {
        remember(merged, moved.dropped, 'colleague');
      }
    });

  /** What both sides last had in common: a save of this desk counts even when its answer never came. */
  const lastKnown = async ({ plan, change }: LoadedPlan): Promise<Pick<SentDraft, 'change' | 'over'>> => {
    const { saved, savedOver, sent } = draft.getState();
    const asSaved = { change: saved, over: savedOver };
    if (!sent || plan.revision <= sent.revision) return asSaved;
    if (plan.revision === sent.revision + 1) return sameRecord(change, sent.change) ? sent : asSaved;
    const next = await reached(source.loadRevision(plan.id, sent.revision + 1));
    return next.ok && sameRecord(next.value, sent.change) ? sent : asSaved;
  };

  const takeSaved: Merging['takeSaved'] = async (planId) => {
    const loaded = await reached(source.loadPlan(planId));
    if (!loaded.ok) return loaded;
    const { plan, change } = loaded.value;
    if (plan.baseVersion > openedCity().version) {
      const taken = await takeNewerMap();
      if (!taken.ok) return taken;
    }
    const known = await lastKnown(loaded.value);
    const communities = new Set([...communitiesOf(known.change), ...communitiesOf(change)]);
    const [knownMap, theirMap] = await Promise.all(
      [known.over, plan.baseVersion].map((version) => mapAt(parts, openedCity(), version, communities)),
    );
    if (!knownMap.ok) return knownMap;
    if (!theirMap.ok) return theirMap;
    const ancestor = changedRecords(knownMap.value, known.change);
    await bringIn(ancestor, changedRecords(theirMap.value, change), communities, loaded.value);
    return loaded;
  };

  const takeNewerMap: Merging['takeNewerMap'] = async () => {
    company.setState({ taking: true });
    try {
      const loaded = await asResult(source.loadCity());
      if (!loaded.ok) return loaded;
      // What is held belongs to the map that goes.
      const held = parts.gesture.getState().gesture;
      if (held) await (held.kind === 'stroke' ? editing.strokes.cancel() : editing.cancel());
      const { city: data, version } = loaded.value;
      await lane(() => laidOver(openCity(data, version)));
      company.setState({ newerVersion: null });
      afterNewMap();
      return ok(version);
    } finally {
      company.setState({ taking: false });
    }
  };

  const laidOver = async (next: ReturnType<typeof openCity>) => {
    const open = openedCity();
    const communities = new Set([
      ...communitiesOf(draftChange(draft.getState())),
      ...communitiesOf(changeOfRecords(open.inForce, next.inForce)),
    ]);
    const merged = await mergeRecords(communities, open.inForce, open.current, next.inForce, mergeGround);
    const moved = over(draft.getState().history, open.current, next.inForce, merged.records);
    figures.setState({ computing: true, shapesStale: true });
    const { walkProfiles } = next.data.info;
    const settings = followingProfiles(parts.settings.getState(), open.data.info.walkProfiles, walkProfiles);
    parts.settings.setState(settings, true);
    const inForce = figureTable(await engine.open(next.data, settings));
    const change = changeOfRecords(next.inForce, merged.records);
    if (!isEmptyChange(change)) await engine.apply(change);
    const current = isEmptyChange(change) ? inForce : figureTable(await engine.figures());
    city.setState({ status: 'open', city: { ...next, current: merged.records } }, true);
    const isLookedAt = !isEditable(draft.getState());
    draft.setState({ ...drafted(moved), ...(isLookedAt ? { saved: change } : {}) });
    figures.setState({ inForce, current, computing: false });
    remember(merged, moved.dropped, 'newer_map');
  };

  const rebased: Merging['rebased'] = async (version, drafted) => {
    const open = openedCity();
    if (version === open.version) return ok({ ...drafted, contested: [], notTaken: [], droppedSteps: 0 });
    const { done, undone } = drafted.history;
    const change = draftChange(drafted);
    const communities = new Set([change, ...done, ...undone].flatMap((step) => [...communitiesOf(step)]));
    const map = await mapAt(parts, open, version, communities);
    if (!map.ok) return map;
    const mine = changedRecords(map.value, change);
    const merged = await mergeRecords(communities, map.value, mine, open.inForce, mergeGround);
    const { base, history, dropped } = over(drafted.history, mine, open.inForce, merged.records);
    const { contested, notTaken } = merged;
    return ok({ base, history, contested, notTaken, droppedSteps: dropped });
  };

  return { takeSaved, takeNewerMap, rebased };
}

interface MovedHistory extends Drafted {
  readonly dropped: number;
}

/** The history after the records went from one state to another, and what it stands on then. */
function over(history: History, from: CityRecords, inForce: CityRecords, to: CityRecords): MovedHistory {
  const kept = rebase(history, changeOfRecords(from, to));
  const base = mergeChanges(changeOfRecords(inForce, to), invertChange(netChange(kept.history)));
  return { base, ...kept };
}

function drafted({ base, history }: Drafted): Drafted {
  return { base, history };
}
