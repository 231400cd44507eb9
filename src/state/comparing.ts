/**
 * Comparing any two of: the map in force, an earlier version, a plan, an earlier save of a plan, the draft on
 * the desk. Each side is laid over the map it was made on; coverage is counted under its own stations.
 */
import type { Change } from '../domain/plan.ts';
import { ok, type Result } from '../domain/result.ts';
import { comparePlans } from '../engine/metrics/compare-plans.ts';
import type { SourceRefusal } from '../sources/city-source.ts';
import { reached } from './answers.ts';
import { type CityRecords, changedRecords, cityIn, type OpenCity } from './city-store.ts';
import { type ComparedSide, NOTHING_COMPARED } from './comparison-store.ts';
import { coveredUnder } from './covered-under.ts';
import type { DeskParts } from './desk-parts.ts';
import { mapAt } from './map-history.ts';
import { asLists, communitiesOf } from './merge-records.ts';

export interface Comparing {
  /** Compares two plans into the comparison store; a newer call retires the older. */
  compare(before: ComparedSide, after: ComparedSide): Promise<void>;
  clear(): void;
}

export function createComparing(parts: DeskParts): Comparing {
  const { source, engine, city, comparison, lane, settings } = parts;
  let newest = 0;

  const planRecords = async (open: OpenCity, version: number, change: Change) => {
    const map = await mapAt(parts, open, version, communitiesOf(change));
    return map.ok ? ok(changedRecords(map.value, change)) : map;
  };
  const recordsOf = async (
    side: ComparedSide,
    open: OpenCity,
  ): Promise<Result<CityRecords, SourceRefusal>> => {
    if (side.kind === 'in_force') return ok(open.inForce);
    if (side.kind === 'draft') return ok(open.current);
    if (side.kind === 'version') {
      const communities = new Set([...open.inForce.grids.values()].map((grid) => grid.communityCode));
      return mapAt(parts, open, side.version, communities);
    }
    const loaded = await reached(source.loadPlan(side.planId));
    if (!loaded.ok) return loaded;
    const { plan, change } = loaded.value;
    if (side.kind === 'plan') return planRecords(open, plan.baseVersion, change);
    const revision = await reached(source.loadRevision(side.planId, side.revision));
    return revision.ok ? planRecords(open, plan.baseVersion, revision.value) : revision;
  };

  /** By the settings on the desk. */
  const coveredOn = (side: CityRecords): Promise<readonly boolean[]> =>
    lane(async () => {
      const present = cityIn(city)?.current;
      return present ? coveredUnder(engine, present, side, settings.getState().limitMinutes) : [];
    });

  return {
    async compare(before, after) {
      const turn = ++newest;
      const open = cityIn(city);
      if (!open) return;
      comparison.setState({ sides: { before, after }, status: 'comparing', refusal: null });
      const failed = (refusal: SourceRefusal | null) => {
        if (turn === newest) comparison.setState({ status: 'failed', refusal });
      };
      const [first, second] = await Promise.all([recordsOf(before, open), recordsOf(after, open)]);
      if (!first.ok) return failed(first.reason);
      if (!second.ok) return failed(second.reason);
      const [from, to] = [asLists(first.value), asLists(second.value)];
      try {
        const compared = comparePlans(
          open.data.buildings,
          { grids: from.grids, covered: await coveredOn(first.value) },
          { grids: to.grids, covered: await coveredOn(second.value) },
          open.data.info.bands,
        );
        if (turn !== newest) return;
        comparison.setState({
          status: 'ready',
          compared: { settings: settings.getState(), before: from, after: to, comparison: compared },
        });
      } catch {
        failed(null);
      }
    },
    clear() {
      newest++;
      comparison.setState(NOTHING_COMPARED);
    },
  };
}
