import type { Station } from '../../domain/city.ts';
import type { GridCoverage } from '../../domain/coverage.ts';
import type { CityFigures } from '../../domain/figures.ts';
import type { Plan } from '../../domain/plan.ts';
import type {
  MapChanges,
  PublishedFigures,
  PublishedLoads,
  PublishedVersion,
} from '../../domain/publication.ts';
import type { MapVersion, MemoryMap } from './memory-map.ts';
import { publishedLoads } from './published-loads.ts';

interface Publication {
  readonly plan: Plan;
  readonly units: ReadonlyMap<string, PublishedFigures>;
  readonly loads: ReadonlyMap<string, PublishedLoads>;
}

/**
 * The figures that were published with every version of the map, by the rules of the migrations `published_results`,
 * `published_loads` and `results_around_the_scope`.
 */
export class MemoryPublications {
  private readonly made: Publication[] = [];
  private readonly grids = new Map<string, { readonly counted: GridCoverage; readonly under: string }>();
  private units = new Map<string, PublishedFigures>();
  private loads = new Map<string, PublishedLoads>();

  constructor(private readonly map: MemoryMap) {}

  /** The map that the city came with: nothing was counted for it. */
  begin(plan: Plan): void {
    this.made.push({ plan, units: this.units, loads: this.loads });
  }

  /** What was sent with the plan that has just come into force, for all that lies in `scope`. */
  bring(plan: Plan, figures: CityFigures, scope: string): void {
    const { settings, totals, grids } = figures;
    const under = JSON.stringify(settings);
    const sent = new Map(grids.map((grid) => [grid.code, grid]));
    for (const { code, communityCode } of this.map.city.grids) {
      const counted = sent.get(code);
      if (counted && this.map.isWithin(communityCode, scope)) this.grids.set(code, { counted, under });
    }
    this.units = new Map(this.units);
    this.loads = new Map(this.loads);
    for (const { code } of this.map.city.adminUnits) {
      const isAround = code !== scope && this.map.isWithin(scope, code);
      if (isAround) this.loads.delete(code);
      if (!isAround && !this.map.isWithin(code, scope)) continue;
      const sum = this.sumOver(code, under);
      if (sum) this.units.set(code, { ...sum, settings });
      else this.units.delete(code);
    }
    const { households, coveredHouseholds, gapHouseholds, unreachableHouseholds, meanMinutes, p90Minutes } =
      totals;
    this.units.set(scope, {
      households,
      coveredHouseholds,
      gapHouseholds,
      unreachableHouseholds,
      meanMinutes,
      p90Minutes,
      settings,
    });
    for (const [unit, loads] of publishedLoads(this.map.city, figures))
      if (this.map.isWithin(unit, scope)) this.loads.set(unit, loads);
    this.made.push({ plan, units: this.units, loads: this.loads });
  }

  versions(unitCode: string): PublishedVersion[] {
    return this.made.map(({ plan, units, loads }, place) => ({
      version: place + 1,
      planNumber: plan.number,
      inForceAt: plan.updatedAt,
      figures: units.get(unitCode) ?? null,
      loads: loads.get(unitCode) ?? null,
    }));
  }

  /** `null` unless every grid of the unit has figures counted alike. */
  private sumOver(unit: string, under: string): Omit<PublishedFigures, 'settings'> | null {
    const held = this.map.city.grids.filter(({ communityCode }) => this.map.isWithin(communityCode, unit));
    const known = held.flatMap(({ code }) => this.grids.get(code) ?? []).filter((one) => one.under === under);
    if (held.length === 0 || known.length < held.length) return null;
    const sum = (count: 'households' | 'coveredHouseholds' | 'gapHouseholds' | 'unreachableHouseholds') =>
      known.reduce((all, { counted }) => all + counted[count], 0);
    return {
      households: sum('households'),
      coveredHouseholds: sum('coveredHouseholds'),
      gapHouseholds: sum('gapHouseholds'),
      unreachableHouseholds: sum('unreachableHouseholds'),
      meanMinutes: meanOf(known.map(({ counted }) => counted)),
      // No sum can give it.
      p90Minutes: null,
    };
  }
}

/** Mean walk of all households that can walk to a station; `null` where none can. */
function meanOf(grids: readonly GridCoverage[]): number | null {
  let minutes = 0;
  let walking = 0;
  for (const { meanMinutes, households, unreachableHouseholds } of grids) {
    if (meanMinutes === null) continue;
    minutes += meanMinutes * (households - unreachableHouseholds);
    walking += households - unreachableHouseholds;
  }
  return walking > 0 ? minutes / walking : null;
}

/** Stations that are not in both maps as they were. */
export function stationChanges(before: MapVersion, after: MapVersion): MapChanges['stations'] {
  const then = new Map(before.stations.map((station) => [station.code, station]));
  const now = new Map(after.stations.map((station) => [station.code, station]));
  const kindOf = (from: Station | undefined, to: Station | undefined) =>
    from === undefined ? 'new' : to === undefined ? 'retired' : 'changed';
  return [...new Set([...then.keys(), ...now.keys()])]
    .filter((code) => then.get(code) !== now.get(code))
    .sort()
    .map((code) => ({ kind: kindOf(then.get(code), now.get(code)), code }));
}
