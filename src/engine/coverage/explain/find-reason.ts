import { LIMIT_TOLERANCE_M } from '../../network/distance-search.ts';
import { waysOf } from '../../network/joins.ts';
import type { CrossingPlace } from './crossing-place.ts';
import { nearestWalk, type Walk, type WalkScene } from './walk-scene.ts';

/**
 * What can be lifted, in the order in which it is tried: opening a gate takes least, then hours, then what a
 * station offers (or which tier is asked for), then a way beside steps. `unknown_hours`, stations whose hours
 * nobody has written down, comes last: it is the data that stands in the way.
 */
export const CONDITIONS = ['gates', 'hours', 'service', 'steps', 'unknown_hours'] as const;
export type Condition = (typeof CONDITIONS)[number];

export interface ReasonQuestion {
  readonly row: number;
  /** A walk as long as this is covered. */
  readonly limitM: number;
  /** The conditions that hold anybody up under the settings asked; the others need not be tried. */
  readonly conditions: readonly Condition[];
  /** The city as it is walked with these conditions lifted. */
  scene(lifted: readonly Condition[]): WalkScene;
  /** Where a crossing, or a gate in the wall around the home, would cover it; `null` for nowhere. */
  crossingPlace(): CrossingPlace | null;
}

export type FoundReason =
  | { readonly kind: 'covered'; readonly walk: Walk }
  /** `without`: the walk with the condition lifted, alone or where `joined` together with others. */
  | {
      readonly kind: 'condition';
      readonly condition: Condition;
      readonly walk: Walk | null;
      readonly without: Walk;
    }
  | { readonly kind: 'no_crossing'; readonly walk: Walk | null; readonly place: CrossingPlace }
  | { readonly kind: 'no_streets'; readonly walk: Walk | null }
  | { readonly kind: 'too_far'; readonly walk: Walk }
  | { readonly kind: 'no_path' };

/** A door farther from every street is not reached by streets: they are not in the data. */
const NEAR_STREET_M = 300;

/**
 * The one reason for which a home is not covered. First each condition alone, in order; then a place over a
 * barrier; then conditions that stand in the way together, of which the first one that cannot be spared is
 * told; and where there is no way at all, the first condition that leaves one.
 */
export function findReason(question: ReasonQuestion): FoundReason {
  const { row, limitM, conditions } = question;
  const walkWithout = remembered((lifted) => nearestWalk(question.scene(lifted), row));
  const covers = (walk: Walk | null): walk is Walk =>
    walk !== null && walk.metres <= limitM + LIMIT_TOLERANCE_M;

  const walk = walkWithout([]);
  if (covers(walk)) return { kind: 'covered', walk };
  const known = conditions.filter((condition) => condition !== 'unknown_hours');
  for (const condition of known) {
    const without = walkWithout([condition]);
    if (covers(without)) return { kind: 'condition', condition, walk, without };
  }
  const place = question.crossingPlace();
  if (place !== null) return { kind: 'no_crossing', walk, place };

  const free = walkWithout(conditions);
  if (covers(free)) {
    const isNeeded = (one: Condition) => !covers(walkWithout(conditions.filter((other) => other !== one)));
    const condition = conditions.find(isNeeded) ?? conditions[0];
    return { kind: 'condition', condition, walk, without: free };
  }
  if (isOffStreets(question.scene(conditions), row)) return { kind: 'no_streets', walk };
  if (walk !== null) return { kind: 'too_far', walk };
  for (const condition of conditions) {
    const without = walkWithout([condition]);
    if (without !== null) return { kind: 'condition', condition, walk, without };
  }
  return free === null
    ? { kind: 'no_path' }
    : { kind: 'condition', condition: conditions[0], walk, without: free };
}

function isOffStreets(scene: WalkScene, row: number): boolean {
  const places = scene.waysOut(row).flatMap(({ place }) => waysOf(place));
  return places.every(({ accessM }) => accessM > NEAR_STREET_M);
}

function remembered(walkWithout: (lifted: readonly Condition[]) => Walk | null): typeof walkWithout {
  const known = new Map<string, Walk | null>();
  return (lifted) => {
    const key = lifted.join();
    const walk = known.has(key) ? known.get(key)! : walkWithout(lifted);
    known.set(key, walk);
    return walk;
  };
}
