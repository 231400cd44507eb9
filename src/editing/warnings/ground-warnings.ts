import type { EditWarning, GroundCommand } from '../../domain/edit.ts';
import type { Change } from '../../domain/plan.ts';
import type { Community } from '../ground/community.ts';
import type { GroundAfter } from '../ground/ground-steps.ts';
import { barrierWarnings } from './crossed-barriers.ts';
import { cutWarnings } from './cut-things.ts';
import type { GroundOutcome } from './ground-outcome.ts';
import { emptyGridWarnings, strayWarnings } from './lost-ground.ts';
import { outsideWarnings } from './outside-community.ts';
import { lockedWarnings } from './stays-locked.ts';

/** What an edit of ground would break, apart from the household band, which the figures tell. */
export function groundWarnings(
  command: GroundCommand,
  community: Community,
  { grids, strays, created }: GroundAfter,
  change: Change['grids'],
): EditWarning[] {
  const touched = [change.added, change.updated, change.removed].flatMap((part) => Object.keys(part));
  const outcome: GroundOutcome = {
    community,
    touched: new Set([...touched, ...strays.map(({ code }) => code)]),
    before: new Map(community.grids.map(({ code, geometry }) => [code, geometry])),
    after: new Map(
      [...new Set([...community.grids.map(({ code }) => code), ...grids.keys()])].map((code) => {
        const own = grids.get(code);
        const beside = strays.filter((stray) => stray.code === code).map(({ polygon }) => polygon);
        return [code, own === undefined ? beside : [own, ...beside]];
      }),
    ),
    strays,
    target: targetOf(command, created),
    locked: new Set(command.locked),
  };
  const { before, after, target, locked } = outcome;
  return [
    ...strayWarnings(outcome),
    ...emptyGridWarnings(outcome, endingCodes(command)),
    ...cutWarnings({
      community,
      borders: [...outcome.touched].flatMap((code) =>
        (after.get(code) ?? []).flatMap((part) => part.coordinates),
      ),
      before: new Map([...before].map(([code, polygon]) => [code, [polygon]])),
      after,
      target,
      locked,
      compoundsBlock: command.compoundReason === null,
      isRepairable: true,
    }),
    ...barrierWarnings(outcome),
    ...lockedWarnings(command, community),
    ...outsideWarnings(command, community),
  ];
}

/** Whom the edit gives ground to, where that is one grid. */
function targetOf(command: GroundCommand, created: GroundAfter['created']): string | null {
  if (command.kind === 'assign_ground') return command.to;
  if (command.kind === 'merge_grids') return command.into;
  if (command.kind === 'split_grid') return null;
  return created.size === 1 ? [...created.keys()][0] : null;
}

/** Grids whose end the planner has asked for or accepted. */
function endingCodes(command: GroundCommand): Set<string> {
  const retired = command.repairs.flatMap((repair) =>
    repair.kind === 'retire_grid' ? [repair.gridCode] : [],
  );
  return new Set(command.kind === 'merge_grids' ? [...command.gridCodes, ...retired] : retired);
}
