import type { AdminUnit } from '../../domain/city.ts';
import type { CoverageTotals } from '../../domain/coverage.ts';
import type { UnitFigures } from '../../domain/coverage-report.ts';
import type { CoverageModel } from '../coverage/coverage-model.ts';

interface Known {
  readonly units: readonly AdminUnit[];
  readonly model: CoverageModel;
  readonly walksVersion: number;
  /** The community that each building counted with, by its number; 0 for none. */
  readonly communityOf: Int32Array;
  readonly totals: ReadonlyMap<string, CoverageTotals>;
}

/**
 * Figures of every administrative unit: those of all homes in the grids of its communities, percentiles
 * included. Where only grids have changed since they were asked for last, units whose homes are still the same
 * are not counted again.
 */
export class UnitFiguresKeeper {
  #known: Known | null = null;
  /** Communities by their number. */
  readonly #named: (string | null)[] = [null];
  readonly #numbers = new Map<string | null, number>([[null, 0]]);

  /** `communities` names the community of each group of the model, `null` where there is none. */
  of(
    units: readonly AdminUnit[],
    communities: readonly (string | null)[],
    model: CoverageModel,
    buildings: number,
  ): UnitFigures[] {
    const { walksVersion } = model;
    const unitsOf = unitsByCommunity(units);
    const numbers = Int32Array.from(communities, (community) => this.#numberOf(community));
    const communityOf = new Int32Array(buildings);
    for (let row = 0; row < buildings; row++) {
      const group = model.groupOf(row);
      if (group >= 0) communityOf[row] = numbers[group];
    }
    const before = this.#known;
    const isSame = before?.units === units && before.model === model && before.walksVersion === walksVersion;
    const changed = isSame
      ? unitsThatChanged(before.communityOf, communityOf, (number) => unitsOf(this.#named[number]))
      : null;

    const groupsOf = new Map<string, number[]>(units.map(({ code }) => [code, []]));
    communities.forEach((community, group) => {
      for (const unit of unitsOf(community)) groupsOf.get(unit)!.push(group);
    });
    const totals = new Map(
      units.map(({ code }) => {
        const known = changed?.has(code) === false ? before?.totals.get(code) : undefined;
        return [code, known ?? model.totalsOf(groupsOf.get(code)!)];
      }),
    );
    this.#known = { units, model, walksVersion, communityOf, totals };
    return units.map(({ code, level }) => ({ code, level, ...totals.get(code)! }));
  }

  #numberOf(community: string | null): number {
    const known = this.#numbers.get(community);
    if (known !== undefined) return known;
    this.#numbers.set(community, this.#named.length);
    return this.#named.push(community) - 1;
  }
}

/** Tells the units that hold a community, itself the first; none for `null`. */
function unitsByCommunity(units: readonly AdminUnit[]): (community: string | null) => readonly string[] {
  const unitOf = new Map(units.map((unit) => [unit.code, unit]));
  const known = new Map<string | null, readonly string[]>([[null, []]]);
  return (community) => {
    const earlier = known.get(community);
    if (earlier) return earlier;
    // Units whose parents run in a circle are seen once.
    const seen = new Set<string>();
    let unit = community === null ? undefined : unitOf.get(community);
    while (unit !== undefined && !seen.has(unit.code)) {
      seen.add(unit.code);
      unit = unit.parentCode === null ? undefined : unitOf.get(unit.parentCode);
    }
    const found = [...seen];
    known.set(community, found);
    return found;
  };
}

/** Units that a building has come to or has left: those that hold both its communities still have it. */
function unitsThatChanged(
  before: Int32Array,
  now: Int32Array,
  unitsOf: (community: number) => readonly string[],
): ReadonlySet<string> {
  const changed = new Set<string>();
  for (let row = 0; row < now.length; row++) {
    if (now[row] === before[row]) continue;
    const [from, to] = [unitsOf(before[row]), unitsOf(now[row])];
    for (const unit of from) if (!to.includes(unit)) changed.add(unit);
    for (const unit of to) if (!from.includes(unit)) changed.add(unit);
  }
  return changed;
}
