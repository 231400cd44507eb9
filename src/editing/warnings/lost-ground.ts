import type { EditWarning, Repair } from '../../domain/edit.ts';
import type { Polygon } from '../../domain/geometry.ts';
import { doorsIn, doorsInAny, householdsBehind, placeIn } from '../ground/doors.ts';
import { sharedBorders } from '../ground/shared-border.ts';
import type { GroundOutcome } from './ground-outcome.ts';

/** Stray parts: someone must take them before the edit can land, best the grid that the edit gives to. */
export function strayWarnings(outcome: GroundOutcome): EditWarning[] {
  return outcome.strays.map(({ code, polygon, at }) => ({
    code: 'disconnected',
    blocking: true,
    subject: code,
    at,
    households: householdsBehind(doorsIn(polygon, outcome.community.doors)),
    repairs: takersOf(polygon, code, outcome).map((to): Repair => ({ kind: 'give_piece', at, to })),
  }));
}

/**
 * Grids that lost their last ground, which must end before the edit can land; and grids that lost their last
 * building, whose rest of ground a neighbour may take.
 */
export function emptyGridWarnings(outcome: GroundOutcome, endsWillingly: ReadonlySet<string>): EditWarning[] {
  const { touched, before, after, community } = outcome;
  return [...touched].flatMap((code): EditWarning[] => {
    const was = before.get(code);
    if (was === undefined || endsWillingly.has(code)) return [];
    const parts = after.get(code) ?? [];
    const lost = doorsIn(was, community.doors);
    const households = householdsBehind(lost);
    const subject = { code: 'empty_grid' as const, subject: code, households };
    if (parts.length === 0) {
      const repairs: Repair[] = [{ kind: 'retire_grid', gridCode: code }];
      return [{ ...subject, blocking: true, at: placeIn(was), repairs }];
    }
    if (lost.length === 0 || doorsInAny(parts, community.doors).length > 0) return [];
    const at = placeIn(parts[0]);
    const repairs = takersOf(parts[0], code, outcome).map((to): Repair => ({ kind: 'give_piece', at, to }));
    return [{ ...subject, blocking: false, at, repairs }];
  });
}

/** Unlocked grids beside a part: the one that the edit gives to, then by border shared. */
function takersOf(part: Polygon, own: string, { after, locked, target }: GroundOutcome): string[] {
  const shared = [...sharedBorders(part, after)].filter(([code]) => code !== own && !locked.has(code));
  shared.sort(([codeA, a], [codeB, b]) => Number(codeB === target) - Number(codeA === target) || b - a);
  return shared.map(([code]) => code);
}
