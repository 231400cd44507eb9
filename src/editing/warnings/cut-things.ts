import type { EditWarning, Repair } from '../../domain/edit.ts';
import { polygonsOf } from '../../engine/geometry/local-polygons.ts';
import type { PlanarRing } from '../../engine/geometry/planar.ts';
import type { Community, GridParts } from '../ground/community.ts';
import { doorsInAny, householdsBehind, placeIn } from '../ground/doors.ts';
import type { WholeThing } from './kept-whole.ts';

export interface CutQuestion {
  readonly community: Community;
  /** The borders to look along: those that the edit lays. */
  readonly borders: readonly PlanarRing[];
  readonly before: GridParts;
  readonly after: GridParts;
  /** Of the grids that hold some of a thing, the one that should have it whole first. */
  readonly target: string | null;
  readonly locked: ReadonlySet<string>;
  /** Whether a cut compound keeps the edit from landing. */
  readonly compoundsBlock: boolean;
  /** Whether the edit can be sent again with repairs. */
  readonly isRepairable: boolean;
}

/** Compounds and buildings that an edit cuts, or cuts further, along the borders that it lays. */
export function cutWarnings(question: CutQuestion): EditWarning[] {
  const { keptWhole } = question.community;
  return keptWhole.metBy(question.borders).flatMap((thing) => {
    const cut = keptWhole.gridsCuttingInside(thing, question.after);
    if (cut === null) return [];
    const earlier = keptWhole.gridsCuttingInside(thing, question.before);
    return earlier !== null && earlier.length >= cut.length ? [] : [cutWarning(thing, cut, question)];
  });
}

function cutWarning(thing: WholeThing, cut: readonly string[], question: CutQuestion): EditWarning {
  const { community, target, locked, compoundsBlock, isRepairable } = question;
  const ground = polygonsOf(thing.geometry);
  const at = placeIn(ground[0]);
  const isFree = (code: string) => !locked.has(code);
  const takers = [...new Set([...cut.filter((code) => code === target), ...cut])].filter(isFree);
  const mayMend = isRepairable && cut.every(isFree);
  if (thing.kind === 'building') {
    const door = community.doors.find(({ code }) => code === thing.code);
    return {
      code: 'cuts_building',
      blocking: false,
      subject: thing.code,
      at: door?.at ?? at,
      households: door?.households ?? 0,
      repairs: mayMend
        ? takers.map((to): Repair => ({ kind: 'whole_building', buildingCode: thing.code, to }))
        : [],
    };
  }
  return {
    code: 'cuts_compound',
    blocking: compoundsBlock,
    subject: thing.code,
    at,
    households: householdsBehind(doorsInAny(ground, community.doors)),
    repairs: mayMend
      ? takers.map((to): Repair => ({ kind: 'whole_compound', compoundCode: thing.code, to }))
      : [],
  };
}
