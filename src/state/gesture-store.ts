/**
 * One edit under way and the engine's newest answer to it: a drag holds a vertex, a station, a gate or a crossing
 * at the pointer, a stroke is a command for whole pieces of ground that has not landed yet.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EditRefusal, EditWarningCode, GroundCommand, Repair } from '../domain/edit.ts';
import type { EditEffect } from '../domain/figures.ts';
import type { LonLat } from '../domain/geometry.ts';

export type GestureSubject =
  | { readonly kind: 'vertex'; readonly communityCode: string; readonly from: LonLat }
  | { readonly kind: 'station'; readonly code: string; readonly from: LonLat }
  | { readonly kind: 'gate'; readonly code: string; readonly from: LonLat }
  /** Held by a vertex of its line, or (`null`) as a whole. */
  | {
      readonly kind: 'crossing';
      readonly code: string;
      readonly vertex: number | null;
      readonly from: LonLat;
    };

interface Answered {
  /** Newest answer that has arrived; `null` before the first. */
  readonly effect: EditEffect | null;
  readonly refusal: EditRefusal | null;
}

export interface Drag extends Answered {
  readonly kind: 'drag';
  readonly subject: GestureSubject;
  readonly to: LonLat;
}

export interface Stroke extends Answered {
  readonly kind: 'stroke';
  readonly command: GroundCommand;
  /** Counts the commands proposed at this desk: the newest has the highest number. */
  readonly number: number;
  /** The engine's answer is to this very command, not to one before it. */
  readonly answered: boolean;
  /** `drawing` while the pen is down, `landing` once it is lifted, `waiting` for a person's decision. */
  readonly phase: 'drawing' | 'landing' | 'waiting';
}

export type Gesture = Drag | Stroke;

export interface GestureState {
  readonly gesture: Gesture | null;
}

export type GestureStore = StoreApi<GestureState>;

export function createGestureStore(): GestureStore {
  return createStore<GestureState>(() => ({ gesture: null }));
}

export function strokeIn(gesture: Gesture | null): Stroke | null {
  return gesture?.kind === 'stroke' ? gesture : null;
}

export function dragIn(gesture: Gesture | null): Drag | null {
  return gesture?.kind === 'drag' ? gesture : null;
}

/** True when a released stroke stays for a person's decision: something blocks it, or a repair is offered. */
export function asksForDecision({ effect }: Pick<Answered, 'effect'>): boolean {
  return effect?.warnings.some(({ blocking, repairs }) => blocking || repairs.length > 0) ?? false;
}

export function isBlocked({ effect }: Pick<Answered, 'effect'>): boolean {
  return effect?.warnings.some(({ blocking }) => blocking) ?? false;
}

/** The repairs offered against all warnings of a stroke, in the order in which they are numbered on the screen. */
export function offeredRepairs({ effect }: Pick<Answered, 'effect'>): readonly Repair[] {
  return effect?.warnings.flatMap(({ repairs }) => repairs) ?? [];
}

/** Warnings of one kind, each with a repair, that may be mended in one go by what is offered first for each. */
export interface AlikeWarnings {
  readonly code: EditWarningCode;
  readonly repairs: readonly Repair[];
}

/** The kinds of which a stroke has two warnings or more that can be mended. */
export function alikeWarnings({ effect }: Pick<Answered, 'effect'>): readonly AlikeWarnings[] {
  const mendable = (effect?.warnings ?? []).filter(({ repairs }) => repairs.length > 0);
  return [...new Set(mendable.map(({ code }) => code))]
    .map((code) => ({
      code,
      repairs: mendable.filter((warning) => warning.code === code).map(({ repairs }) => repairs[0]),
    }))
    .filter(({ repairs }) => repairs.length > 1);
}

/**
 * The newest provisional answer with what earlier answers of the same gesture touched: the engine names
 * only what differs from its previous answer, the picture must show all that differs from before the gesture.
 */
export function withEarlier(earlier: EditEffect | null, newest: EditEffect): EditEffect {
  if (!earlier) return newest;
  const touched = new Set(newest.grids.map(({ code }) => code));
  const untouchedGaps = earlier.gaps.filter(({ code }) => !touched.has(code));
  return {
    ...newest,
    grids: newestByCode(earlier.grids, newest.grids),
    stations: newestByCode(earlier.stations, newest.stations),
    gaps: [...untouchedGaps, ...newest.gaps],
  };
}

function newestByCode<T extends { readonly code: string }>(earlier: readonly T[], newest: readonly T[]): T[] {
  return [...new Map([...earlier, ...newest].map((item) => [item.code, item])).values()];
}
