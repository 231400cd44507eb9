/** The map in force against an earlier one, counted under what the wall shows. */
import { useEffect, useState } from 'react';
import { comparePlans } from '../../../engine/metrics/compare-plans.ts';
import type { CitySource } from '../../../sources/city-source.ts';
import { openCity } from '../../../state/city-store.ts';
import type { Compared } from '../../../state/comparison-store.ts';
import { coveredUnder } from '../../../state/covered-under.ts';
import { mapAt } from '../../../state/map-history.ts';
import { asLists } from '../../../state/merge-records.ts';
import { useServices } from '../../../ui/services.tsx';
import type { EngineClient } from '../../../worker/client.ts';
import type { Tiers } from '../use-tiers.ts';

export interface BeforeAfter {
  readonly compared: Compared;
  /** The earlier version. */
  readonly version: number;
  /** Per building, row by row: whether its walk is within the limit. */
  readonly coveredBefore: readonly boolean[];
  readonly coveredAfter: readonly boolean[];
}

export type BeforeAfterState =
  | { readonly status: 'off' | 'comparing' | 'failed' }
  | { readonly status: 'ready'; readonly result: BeforeAfter };

const OFF: BeforeAfterState = { status: 'off' };

/** `before`: the earlier version, `null` to compare nothing. The last result stays until the next is complete. */
export function useBeforeAfter(
  tiers: Tiers | null,
  engine: EngineClient | null,
  before: number | null,
): BeforeAfterState {
  const { source } = useServices();
  const [state, setState] = useState(OFF);
  useEffect(() => {
    if (before === null) return setState(OFF);
    if (tiers === null || engine === null) return;
    let current = true;
    const tell = (next: BeforeAfterState) => current && setState(next);
    setState((last) => (last.status === 'ready' ? last : { status: 'comparing' }));
    compareWith(source, engine, tiers, before).then(
      (result) => tell(result ? { status: 'ready', result } : { status: 'failed' }),
      () => tell({ status: 'failed' }),
    );
    return () => {
      current = false;
    };
  }, [source, engine, tiers, before]);
  return state;
}

/** `null` for a version that never was, and where one may not see it. */
async function compareWith(
  source: CitySource,
  engine: EngineClient,
  tiers: Tiers,
  version: number,
): Promise<BeforeAfter | null> {
  const { inForce, limit } = tiers;
  const { settings } = tiers.at[limit];
  if (version >= inForce.version) return null;
  const open = openCity(inForce.city, inForce.version);
  const communities = inForce.city.adminUnits.filter(({ level }) => level === 'community');
  const then = await mapAt({ source }, open, version, new Set(communities.map(({ code }) => code)));
  if (!then.ok) return null;
  const [coveredBefore, coveredAfter] = await tiers.standing(settings, async () => [
    await coveredUnder(engine, open.inForce, then.value, limit),
    await coveredUnder(engine, open.inForce, open.inForce, limit),
  ]);
  const [before, after] = [asLists(then.value), asLists(open.inForce)];
  const comparison = comparePlans(
    inForce.city.buildings,
    { grids: before.grids, covered: coveredBefore },
    { grids: after.grids, covered: coveredAfter },
    inForce.city.info.bands,
  );
  return { version, coveredBefore, coveredAfter, compared: { settings, before, after, comparison } };
}
