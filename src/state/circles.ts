/**
 * Drawn service circles at the desk: asked for when somebody wants to see them, edited one at a time, every step
 * undone before it is saved, and saved on their own, because they belong to no plan.
 */
import {
  type CircleFault,
  circleFaults,
  communitiesTaken,
  type KeptCircle,
  type ServiceCircle,
  sortedCodes,
} from '../domain/service-circle.ts';
import type { SourceRefusal } from '../sources/city-source.ts';
import { asResult, reached } from './answers.ts';
import { countCircles } from './circle-counting.ts';
import { beginEdit, changeDraft, redoStep, undoStep } from './circle-edit.ts';
import { otherCircles, type PickGesture } from './circle-store.ts';
import { watchCircles } from './circle-watch.ts';
import { cityIn } from './city-store.ts';
import type { DeskParts } from './desk-parts.ts';
import { plannedUnits } from './jurisdiction.ts';

/** Whether a community can be put into the circle under the pen. */
export type CommunityStanding =
  | { readonly kind: 'member' | 'free' | 'outside' }
  /** Another circle of the same tier has it. */
  | { readonly kind: 'taken'; readonly by: KeptCircle };

export interface Circles {
  /** Asks for the circles; those that are there stay until the answer. */
  refresh(): Promise<void>;
  choose(code: string | null): void;
  /** True when the person may draw circles somewhere. */
  mayDraw(): boolean;
  /** True when the person plans for every community of the circle. */
  mayChange(circle: ServiceCircle): boolean;
  /** Begins with a circle that is kept, or with a new one. */
  begin(code: string | null): void;
  change(change: Partial<ServiceCircle>, typing?: string): void;
  standingOf(communityCode: string): CommunityStanding;
  /** Puts a community in or takes it out. False when it can be neither. */
  toggle(communityCode: string): boolean;
  /** Puts in those of the communities that can be, as one step; answers how many. */
  add(communityCodes: readonly string[]): number;
  pickBy(gesture: PickGesture | null): void;
  undo(): void;
  redo(): void;
  drop(): void;
  /** What stands against keeping the circle under the pen. */
  faults(): readonly CircleFault[];
  /** False when it was refused; the edit then stays, with the reason. */
  save(): Promise<boolean>;
  /** After a conflict: goes on with one's own draft over what somebody else kept. */
  keepMine(): void;
  /** After a conflict: drops one's own draft and shows what somebody else kept. */
  takeTheirs(): void;
  /** False when it was refused. */
  remove(code: string): Promise<boolean>;
  stop(): void;
}

export function createCircles(parts: DeskParts): Circles {
  const { circles, city, view, source, session } = parts;
  const stopCounting = countCircles(parts);

  const refresh = async () => {
    circles.setState({ loading: 'loading' });
    const answer = await asResult(source.circles.list());
    circles.setState(answer.ok ? { loading: 'ready', kept: answer.value } : { loading: 'failed' });
  };
  const mayPlanFor = (communityCode: string) => {
    const index = cityIn(city)?.index;
    return plannedUnits(session).some((unit) => index?.isWithin(communityCode, unit));
  };
  const standingOf = (communityCode: string): CommunityStanding => {
    const { edit } = circles.getState();
    if (edit?.draft.communityCodes.includes(communityCode)) return { kind: 'member' };
    if (edit === null || !mayPlanFor(communityCode)) return { kind: 'outside' };
    const by = communitiesTaken(edit.draft.circleTier, otherCircles(circles.getState())).get(communityCode);
    return by === undefined ? { kind: 'free' } : { kind: 'taken', by: by as KeptCircle };
  };
  const change = (part: Partial<ServiceCircle>, typing?: string) => {
    const { edit } = circles.getState();
    if (edit !== null) circles.setState({ edit: changeDraft(edit, part, typing), refusal: null });
  };
  const faults = () => {
    const open = cityIn(city);
    const { edit } = circles.getState();
    if (open === null || edit === null) return [];
    return circleFaults(edit.draft, {
      others: otherCircles(circles.getState()),
      isCommunity: (code) => open.index.units.get(code)?.level === 'community',
      isStation: (code) => open.inForce.stations.has(code),
    });
  };
  /** Says why; for a conflict also what is kept now. Always false, for whoever was asked to do it. */
  const refused = async (reason: SourceRefusal, detail = '', code = ''): Promise<false> => {
    if (reason === 'not_signed_in') parts.draft.setState({ refusal: reason });
    if (reason === 'conflict') await refresh();
    const { kept, loading, edit } = circles.getState();
    const theirs = kept.find((circle) => circle.code === code) ?? null;
    // A new circle whose code somebody else took meanwhile is another circle than theirs.
    const isSame = reason === 'conflict' && loading === 'ready' && edit?.from !== null;
    circles.setState({ isSending: false, refusal: { reason, detail, ...(isSame ? { theirs } : {}) } });
    return false;
  };
  const withoutEdit = { edit: null, picking: null, refusal: null, isSending: false };

  const stops = [
    stopCounting,
    watchCircles(parts),
    view.subscribe((now, before) => {
      // Whoever takes up something else has the map for that.
      if (now.tool !== before.tool || now.side !== before.side) circles.setState({ picking: null });
      // Shown for the first time, or again after they could not be read.
      const { loading } = circles.getState();
      const isAsked = now.layers.has('circles') && !before.layers.has('circles');
      if (isAsked && (loading === 'idle' || loading === 'failed')) void refresh();
    }),
  ];
  if (view.getState().layers.has('circles')) void refresh();

  return {
    refresh,
    choose: (chosen) => circles.setState({ chosen, refusal: null }),
    mayDraw: () => plannedUnits(session).length > 0,
    mayChange: ({ communityCodes }) => communityCodes.every(mayPlanFor),
    begin(code) {
      const { kept } = circles.getState();
      const from = kept.find((circle) => circle.code === code) ?? null;
      const draft = from ?? newCircle(kept, cityIn(city)?.data.info.code ?? '');
      const edit = beginEdit(from, draft);
      circles.setState({ edit, chosen: from?.code ?? null, picking: 'click', refusal: null });
    },
    change,
    standingOf,
    toggle(communityCode) {
      const { edit } = circles.getState();
      const { kind } = standingOf(communityCode);
      if (edit === null || kind === 'taken' || kind === 'outside') return false;
      const { communityCodes } = edit.draft;
      const left = communityCodes.filter((code) => code !== communityCode);
      change({ communityCodes: kind === 'member' ? left : sortedCodes([...left, communityCode]) });
      return true;
    },
    add(communityCodes) {
      const { edit } = circles.getState();
      const free = communityCodes.filter((code) => standingOf(code).kind === 'free');
      if (edit !== null && free.length > 0) {
        change({ communityCodes: sortedCodes([...edit.draft.communityCodes, ...free]) });
      }
      return free.length;
    },
    pickBy: (picking) => circles.setState({ picking }),
    undo() {
      const { edit } = circles.getState();
      if (edit !== null) circles.setState({ edit: undoStep(edit), refusal: null });
    },
    redo() {
      const { edit } = circles.getState();
      if (edit !== null) circles.setState({ edit: redoStep(edit), refusal: null });
    },
    drop: () => circles.setState(withoutEdit),
    faults,
    async save() {
      const { edit } = circles.getState();
      if (edit === null || faults().length > 0) return false;
      circles.setState({ isSending: true, refusal: null });
      const answer = await reached(source.circles.save(edit.draft, edit.from?.revision ?? 0));
      if (!answer.ok) return refused(answer.reason, answer.detail, edit.draft.code);
      const others = circles.getState().kept.filter(({ code }) => code !== answer.value.code);
      const kept = [...others, answer.value].sort((a, b) => (a.code < b.code ? -1 : 1));
      circles.setState({ ...withoutEdit, kept, chosen: answer.value.code });
      return true;
    },
    keepMine() {
      const { edit, refusal } = circles.getState();
      if (edit === null || refusal?.theirs === undefined) return;
      circles.setState({ edit: { ...edit, from: refusal.theirs }, refusal: null });
    },
    takeTheirs() {
      const { refusal } = circles.getState();
      circles.setState({ ...withoutEdit, chosen: refusal?.theirs?.code ?? null });
    },
    async remove(code) {
      const revision = circles.getState().kept.find((circle) => circle.code === code)?.revision ?? 0;
      circles.setState({ isSending: true, refusal: null });
      const answer = await reached(source.circles.remove(code, revision));
      if (!answer.ok) return refused(answer.reason, answer.detail, code);
      const kept = circles.getState().kept.filter((circle) => circle.code !== code);
      circles.setState({ ...withoutEdit, kept, chosen: null });
      return true;
    },
    stop() {
      for (const stop of stops) stop();
    },
  };
}

/** Under the city's code, `Q`, and the next number not taken. */
function newCircle(kept: readonly KeptCircle[], cityCode: string): ServiceCircle {
  const taken = new Set(kept.map(({ code }) => code));
  let number = 1;
  const codeOf = () => `${cityCode}Q${String(number).padStart(3, '0')}`;
  while (taken.has(codeOf())) number++;
  return {
    code: codeOf(),
    name: '',
    circleTier: 15,
    responsibleBody: '',
    communityCodes: [],
    facilities: [],
  };
}
