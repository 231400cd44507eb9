import type { AdminUnit, CityData, Grid, Station } from '../../domain/city.ts';
import type { CityFigures } from '../../domain/figures.ts';
import type { LonLat } from '../../domain/geometry.ts';
import type { Change, Membership, Plan, PlanStatus, RecordChange, Role } from '../../domain/plan.ts';
import type { Problem } from '../../domain/problem.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { polygonCovers, shapeCovers } from '../../engine/geometry/point-in-polygon.ts';
import type { PublishOutcome, SourceRefusal } from '../city-source.ts';

const NOTHING: RecordChange<never> = { added: {}, updated: {}, removed: {} };
const NO_CHANGE: Change = { grids: NOTHING, stations: NOTHING };

interface StoredPlan {
  plan: Plan;
  change: Change;
}

/**
 * A city and its plans in memory, by the rules of the migrations: roles, jurisdictions, revisions, versions.
 * What it leaves to PostGIS is the judgement of shapes: here only codes and household counts are checked.
 */
export class MemoryCity {
  city: CityData;
  version = 1;
  private readonly plans: StoredPlan[] = [];
  /** Version of the map that last changed a community's grids or a station, by code. */
  private readonly changedIn = new Map<string, number>();
  private readonly retiredCodes = new Set<string>();
  private clock = 0;

  constructor(
    city: CityData,
    readonly publicShowsGrids: boolean,
  ) {
    this.city = city;
    const number = `${new Date().getFullYear()}-000`;
    this.plans.push({
      plan: {
        ...this.newPlan(number, '初始方案', this.root().code, null),
        status: 'in_force',
        baseVersion: 0,
      },
      change: NO_CHANGE,
    });
  }

  /** Whether the unit lies in the jurisdiction of one of the memberships, for one of the roles when named. */
  holds(memberships: readonly Membership[], unitCode: string, roles?: readonly Role[]): boolean {
    const above = this.selfAndAbove(unitCode);
    return memberships.some(
      (membership) => (!roles || roles.includes(membership.role)) && above.includes(membership.unitCode),
    );
  }

  plansOf(memberships: readonly Membership[]): Plan[] {
    return this.plans
      .filter(({ plan }) => this.holds(memberships, plan.unitCode))
      .map(({ plan }) => plan)
      .reverse();
  }

  find(memberships: readonly Membership[], planId: string): Result<StoredPlan, SourceRefusal> {
    const stored = this.plans.find(({ plan }) => plan.id === planId);
    if (!stored || !this.holds(memberships, stored.plan.unitCode))
      return refuse('not_found', 'There is no such plan.');
    return ok(stored);
  }

  create(name: string, unitCode: string, createdBy: string): Plan {
    const number = `${new Date().getFullYear()}-${String(this.plans.length).padStart(3, '0')}`;
    const plan = this.newPlan(number, name, unitCode, createdBy);
    this.plans.push({ plan, change: NO_CHANGE });
    return plan;
  }

  save(stored: StoredPlan, expectedRevision: number, change: Change): Result<Plan, SourceRefusal> {
    if (stored.plan.revision !== expectedRevision) {
      return refuse('conflict', `Plan ${stored.plan.number} was saved by somebody else meanwhile.`);
    }
    const fault = this.changeFault(stored.plan.unitCode, change);
    if (fault) return refuse('invalid_input', fault);
    stored.change = change;
    const baseVersion = this.isBasedOnMap(change) ? this.version : stored.plan.baseVersion;
    return ok(this.update(stored, { revision: expectedRevision + 1, baseVersion }));
  }

  move(stored: StoredPlan, status: PlanStatus, reviewNote: string | null): Plan {
    return this.update(stored, { status, reviewNote });
  }

  publish(stored: StoredPlan, figures: CityFigures): PublishOutcome {
    const conflict = this.conflictOf(stored);
    if (conflict) return { ok: false, reason: 'conflict', detail: conflict, problems: [] };
    const touched = this.touchedCommunities(stored.change);
    const grids = applied(this.city.grids, stored.change.grids);
    const problems = this.mapProblems(stored.change, grids, touched, figures);
    if (problems.length > 0) return { ok: false, reason: 'illegal_map', problems };

    this.version += 1;
    this.city = { ...this.city, grids, stations: applied(this.city.stations, stored.change.stations) };
    for (const code of [...touched, ...codesOf(stored.change.stations)])
      this.changedIn.set(code, this.version);
    for (const code of Object.keys(stored.change.grids.removed)) this.retiredCodes.add(code);
    for (const other of this.plans)
      if (other.plan.status === 'in_force') this.update(other, { status: 'archived' });
    return { ok: true, plan: this.update(stored, { status: 'in_force' }), version: this.version };
  }

  private newPlan(number: string, name: string, unitCode: string, createdBy: string | null): Plan {
    const now = this.now();
    return {
      id: crypto.randomUUID(),
      number,
      name,
      status: 'draft',
      unitCode,
      revision: 1,
      baseVersion: this.version,
      createdAt: now,
      updatedAt: now,
      createdBy,
      reviewNote: null,
    };
  }

  private update(stored: StoredPlan, fields: Partial<Plan>): Plan {
    stored.plan = { ...stored.plan, ...fields, updatedAt: this.now() };
    return stored.plan;
  }

  /** Never the same moment twice, so that plans sort as they were made. */
  private now(): string {
    this.clock = Math.max(this.clock + 1, Date.now());
    return new Date(this.clock).toISOString();
  }

  private root(): AdminUnit {
    return this.city.adminUnits.find((unit) => unit.parentCode === null)!;
  }

  private unit(code: string): AdminUnit | undefined {
    return this.city.adminUnits.find((unit) => unit.code === code);
  }

  private selfAndAbove(unitCode: string): string[] {
    const unit = this.unit(unitCode);
    if (!unit) return [];
    return [unit.code, ...(unit.parentCode ? this.selfAndAbove(unit.parentCode) : [])];
  }

  private changeFault(unitCode: string, change: Change): string | null {
    for (const [code, grid] of everyRecord(change.grids)) {
      if (grid.code !== code) return `Grid ${code} says it is ${grid.code}.`;
      if (!this.selfAndAbove(grid.communityCode).includes(unitCode)) {
        return `The community ${grid.communityCode} of grid ${code} is not one of unit ${unitCode}.`;
      }
    }
    for (const [code, station] of everyRecord(change.stations)) {
      if (station.code !== code) return `Station ${code} says it is ${station.code}.`;
      if (station.location && !covers(this.unit(unitCode)!, station.location)) {
        return `Station ${code} stands outside unit ${unitCode}.`;
      }
    }
    return null;
  }

  private isBasedOnMap(change: Change): boolean {
    return isBasedOn(this.city.grids, change.grids) && isBasedOn(this.city.stations, change.stations);
  }

  private touchedCommunities(change: Change): string[] {
    return [...new Set(everyRecord(change.grids).map(([, grid]) => grid.communityCode))];
  }

  private conflictOf({ plan, change }: StoredPlan): string | null {
    const codes = [...this.touchedCommunities(change), ...codesOf(change.stations)];
    const changed = codes.find((code) => (this.changedIn.get(code) ?? 0) > plan.baseVersion);
    return changed ? `${changed} changed since version ${plan.baseVersion} of the map.` : null;
  }

  private mapProblems(
    change: Change,
    grids: readonly Grid[],
    touched: readonly string[],
    figures: CityFigures,
  ): Problem[] {
    const problems: Problem[] = [];
    const known = new Set([...this.city.grids.map(({ code }) => code), ...this.retiredCodes]);
    for (const code of Object.keys(change.grids.added)) {
      if (known.has(code)) problems.push(error('duplicate_code', code, `Code ${code} was used before.`));
    }
    for (const grid of grids.filter(({ communityCode }) => touched.includes(communityCode))) {
      const counted = this.householdsIn(grid);
      const sent = figures.grids.find(({ code }) => code === grid.code)?.households;
      if (sent === counted) continue;
      const message =
        sent === undefined
          ? `The household count of grid ${grid.code} was not sent; its buildings hold ${counted}.`
          : `The household count sent for grid ${grid.code} is ${sent}, but its buildings hold ${counted}.`;
      problems.push(error('missing_reference', grid.code, `${message} Count again, then publish.`));
    }
    return problems;
  }

  private householdsIn({ geometry }: Grid): number {
    const { count, lon, lat, households } = this.city.buildings;
    let sum = 0;
    for (let row = 0; row < count; row++) {
      if (polygonCovers(geometry.coordinates, lon[row], lat[row])) sum += households[row];
    }
    return sum;
  }
}

function error(code: Problem['code'], where: string, message: string): Problem {
  return { code, severity: 'error', where, message };
}

/** Whether the position lies in the unit, its border included. */
export function covers({ geometry }: AdminUnit, [lon, lat]: LonLat): boolean {
  return geometry.type === 'Polygon'
    ? polygonCovers(geometry.coordinates, lon, lat)
    : shapeCovers(geometry.coordinates, lon, lat);
}

function codesOf<T>(records: RecordChange<T>): string[] {
  return everyRecord(records).map(([code]) => code);
}

/** Every record of a change with its code: added, removed, and both sides of what was updated. */
function everyRecord<T>({ added, updated, removed }: RecordChange<T>): [code: string, record: T][] {
  return [
    ...Object.entries(added),
    ...Object.entries(removed),
    ...Object.entries(updated).flatMap(([code, sides]) => sides.map((side): [string, T] => [code, side])),
  ];
}

function isBasedOn<T extends { readonly code: string }>(
  inForce: readonly T[],
  { added, updated, removed }: RecordChange<T>,
): boolean {
  const byCode = new Map(inForce.map((record) => [record.code, JSON.stringify(record)]));
  return (
    Object.keys(added).every((code) => !byCode.has(code)) &&
    Object.entries(removed).every(([code, record]) => byCode.get(code) === JSON.stringify(record)) &&
    Object.entries(updated).every(([code, [from]]) => byCode.get(code) === JSON.stringify(from))
  );
}

function applied<T extends Grid | Station>(inForce: readonly T[], change: RecordChange<T>): T[] {
  const byCode = new Map(inForce.map((record) => [record.code, record]));
  for (const code of Object.keys(change.removed)) byCode.delete(code);
  for (const [code, [, to]] of Object.entries(change.updated)) byCode.set(code, to);
  for (const [code, record] of Object.entries(change.added)) byCode.set(code, record);
  return [...byCode.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}
