/**
 * Two people's work over the same beginning, brought together: ground by ground where both changed a
 * community (the engine does that), record by record for stations and reasons. Where both want different things the
 * other's stands, and what gave way is named.
 */
import type { Grid } from '../domain/city.ts';
import type { Change } from '../domain/plan.ts';
import type { ContestedGround } from '../domain/plan-story.ts';
import { changeBetween, sameRecord } from '../editing/change.ts';
import type { CityRecords } from './city-store.ts';
import type { NotTakenStation } from './merge-store.ts';

export interface MergedGround {
  readonly grids: readonly Grid[];
  readonly contested: readonly ContestedGround[];
}

/** Brings the grids of one community together that both sides changed. */
export type MergeGround = (
  communityCode: string,
  base: readonly Grid[],
  mine: readonly Grid[],
  theirs: readonly Grid[],
) => Promise<MergedGround>;

export interface MergedRecords {
  readonly records: CityRecords;
  readonly contested: readonly ContestedGround[];
  readonly notTaken: readonly NotTakenStation[];
}

/**
 * My records with what they changed since `base` in these communities, and with the stations, gates and
 * crossings they changed and the reasons they gave.
 * Outside the communities `mine` stands as it is.
 */
export async function mergeRecords(
  communities: Iterable<string>,
  base: CityRecords,
  mine: CityRecords,
  theirs: CityRecords,
  mergeGround: MergeGround,
): Promise<MergedRecords> {
  const grids = new Map(mine.grids);
  const contested: ContestedGround[] = [];
  for (const community of communities) {
    const [before, own, other] = [base, mine, theirs].map((records) => gridsIn(records, community));
    const merged = await mergedCommunity(community, before, own, other, mergeGround);
    for (const { code } of own) grids.delete(code);
    for (const grid of merged.grids) grids.set(grid.code, grid);
    contested.push(...merged.contested);
  }
  const stations = mergedByCode(base.stations, mine.stations, theirs.stations);
  const reasons = mergedByCode(base.compoundReasons, mine.compoundReasons, theirs.compoundReasons);
  const gates = mergedByCode(base.gates, mine.gates, theirs.gates);
  const crossings = mergedByCode(base.crossings, mine.crossings, theirs.crossings);
  const records = {
    grids,
    stations: stations.merged,
    compoundReasons: reasons.merged,
    gates: gates.merged,
    crossings: crossings.merged,
  };
  return { records, contested, notTaken: stations.gaveWay };
}

/** The communities in which a change touches a grid. */
export function communitiesOf({ grids: { added, updated, removed } }: Change): Set<string> {
  const grids = [...Object.values(added), ...Object.values(updated).flat(), ...Object.values(removed)];
  return new Set(grids.map(({ communityCode }) => communityCode));
}

/** The change that turns one set of records into the other. */
export function changeOfRecords(from: CityRecords, to: CityRecords): Change {
  return changeBetween(asLists(from), asLists(to));
}

export function asLists({ grids, stations, compoundReasons, gates, crossings }: CityRecords) {
  return {
    grids: [...grids.values()],
    stations: [...stations.values()],
    compoundReasons: [...compoundReasons.values()],
    gates: [...gates.values()],
    crossings: [...crossings.values()],
  };
}

function gridsIn({ grids }: CityRecords, communityCode: string): readonly Grid[] {
  return [...grids.values()]
    .filter((grid) => grid.communityCode === communityCode)
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

async function mergedCommunity(
  community: string,
  base: readonly Grid[],
  mine: readonly Grid[],
  theirs: readonly Grid[],
  mergeGround: MergeGround,
): Promise<MergedGround> {
  if (sameRecord(mine, base)) return { grids: theirs, contested: [] };
  if (sameRecord(theirs, base) || sameRecord(theirs, mine)) return { grids: mine, contested: [] };
  return mergeGround(community, base, mine, theirs);
}

/** Record by record: what only one side changed counts; where both did otherwise theirs stands, and mine gave way. */
function mergedByCode<T>(
  base: ReadonlyMap<string, T>,
  mine: ReadonlyMap<string, T>,
  theirs: ReadonlyMap<string, T>,
): {
  merged: ReadonlyMap<string, T>;
  gaveWay: readonly { readonly code: string; readonly mine: T | null }[];
} {
  const merged = new Map(mine);
  const gaveWay: { code: string; mine: T | null }[] = [];
  for (const code of new Set([...base.keys(), ...theirs.keys()])) {
    const [before, own, other] = [base, mine, theirs].map((records) => records.get(code));
    if (sameRecord(other, before) || sameRecord(other, own)) continue;
    if (!sameRecord(own, before)) gaveWay.push({ code, mine: own ?? null });
    if (other) merged.set(code, other);
    else merged.delete(code);
  }
  return { merged, gaveWay };
}
