import { ALWAYS_OPEN } from '../../domain/city.ts';
import type { CrossingPassage, GatePassage } from '../network/passages.ts';
import { canReadHours, hoursAt } from './open-hours.ts';

/** Whether a gate or crossing may be passed. */
export type OpenPassage = (passage: GatePassage | CrossingPassage) => boolean;

/** Everything is open. */
export const ANY_PASSAGE: OpenPassage = () => true;

/**
 * The test whether gates and crossings may be passed at a time (`null`: at some hour, so all may). Unlike a
 * station, one whose hours cannot be read, or depend on an arrangement, is taken as open: a wall that may have
 * a way through must not be drawn as one without. Throws when `at` is not an ISO time without zone.
 */
export function passagesOpenAt(at: string | null): OpenPassage {
  if (at === null) return ANY_PASSAGE;
  const isOpen = hoursAt(at);
  return ({ open, place }) => open === ALWAYS_OPEN || isOpen(open, place) !== false;
}

/** Gates and crossings whose hours cannot be read: they are taken as open at every hour. */
export function passagesWithoutHours<Passage extends Pick<GatePassage, 'open'>>(
  passages: readonly Passage[],
): Passage[] {
  return passages.filter(({ open }) => open !== ALWAYS_OPEN && !canReadHours(open));
}
