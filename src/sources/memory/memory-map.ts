import type { AdminUnit, CityData, Crossing, Gate, Grid, Station } from '../../domain/city.ts';
import { type CitySettings, type CitySettingsChange, changedSettings } from '../../domain/city-settings.ts';
import type { CityFigures } from '../../domain/figures.ts';
import type { LonLat } from '../../domain/geometry.ts';
import type { Change, CompoundReason, Membership, Role } from '../../domain/plan.ts';
import type { Problem } from '../../domain/problem.ts';
import { wholeChange } from '../../editing/change.ts';
import { shapeOf } from '../../engine/geometry/local-polygons.ts';
import { boundsTouch, shapeBounds } from '../../engine/geometry/planar.ts';
import { polygonCovers, shapeCovers } from '../../engine/geometry/point-in-polygon.ts';
import { applied, everyRecord, firstStale } from './records.ts';

/** What one version of the map held. */
export interface MapVersion {
  readonly grids: readonly Grid[];
  readonly stations: readonly Station[];
  readonly gates: readonly Gate[];
  readonly crossings: readonly Crossing[];
}

/**
 * A city in memory with every map that was ever in force, and who has a say where. By the rules of the
 * migrations, but shapes are left to PostGIS: here only codes and household counts are judged.
 */
export class MemoryMap {
  /** Map version n stands at place n − 1. */
  private readonly versions: MapVersion[];

  constructor(
    private loaded: CityData,
    readonly publicShowsGrids: boolean,
  ) {
    const { grids, stations, gates, crossings } = loaded;
    this.versions = [{ grids, stations, gates, crossings }];
  }

  get version(): number {
    return this.versions.length;
  }

  /** The city as it is in force. */
  get city(): CityData {
    const inForce = this.versions[this.version - 1];
    return { ...this.loaded, ...inForce, retiredGridCodes: this.retiredCodes(() => true) };
  }

  /** Keeps settings of the city; answers all of them. */
  keepSettings(change: CitySettingsChange): CitySettings {
    const info = changedSettings(this.loaded.info, change);
    this.loaded = { ...this.loaded, info };
    return { walkProfiles: info.walkProfiles, stationCapacity: info.stationCapacity };
  }

  /** Codes that grids of earlier maps had, in communities that are `seen`, and no grid in force has. */
  retiredCodes(seen: (communityCode: string) => boolean): string[] {
    const inForce = new Set(this.versions[this.version - 1].grids.map(({ code }) => code));
    const ended = this.versions.flatMap(({ grids }) =>
      grids.filter(({ code, communityCode }) => !inForce.has(code) && seen(communityCode)),
    );
    return [...new Set(ended.map(({ code }) => code))].sort();
  }

  /** The map of a version, or `undefined` when it never was. */
  at(version: number): MapVersion | undefined {
    return this.versions[version - 1];
  }

  /** Every code that a grid ever had. */
  issuedCodes(): ReadonlySet<string> {
    return new Set(this.versions.flatMap(({ grids }) => grids.map(({ code }) => code)));
  }

  /** Puts the change in force; answers the new version. */
  bring(change: Change): number {
    this.versions.push(this.after(change));
    return this.version;
  }

  /** The map as it would be. */
  after(change: Change): MapVersion {
    const { city } = this;
    const { grids, stations, gates, crossings } = wholeChange(change);
    return {
      grids: applied(city.grids, grids),
      stations: applied(city.stations, stations),
      gates: applied(city.gates, gates),
      crossings: applied(city.crossings, crossings),
    };
  }

  /** Whether the unit lies in the jurisdiction of one of the memberships, for one of the roles when named. */
  holds(memberships: readonly Membership[], unitCode: string, roles?: readonly Role[]): boolean {
    return this.nearestRole(memberships, unitCode, roles) !== null;
  }

  /** The role of the membership closest above the unit, among those named; `null` when there is none. */
  nearestRole(memberships: readonly Membership[], unitCode: string, roles?: readonly Role[]): Role | null {
    for (const above of this.selfAndAbove(unitCode)) {
      const held = ROLES.find((role) =>
        memberships.some(
          (one) => one.role === role && one.unitCode === above && (!roles || roles.includes(role)),
        ),
      );
      if (held) return held;
    }
    return null;
  }

  /** The highest unit of one of the memberships that holds the unit. */
  scopeOf(memberships: readonly Membership[], unitCode: string): string {
    const above = this.selfAndAbove(unitCode).reverse();
    return above.find((code) => memberships.some((one) => one.unitCode === code)) ?? unitCode;
  }

  get root(): AdminUnit {
    return this.loaded.adminUnits.find((unit) => unit.parentCode === null)!;
  }

  unit(code: string): AdminUnit | undefined {
    return this.loaded.adminUnits.find((unit) => unit.code === code);
  }

  isWithin(unitCode: string, higherUnitCode: string): boolean {
    return this.selfAndAbove(unitCode).includes(higherUnitCode);
  }

  /** Whether the building stands in the unit. */
  standsIn(buildingCode: string, unitCode: string): boolean {
    const { codes, lon, lat } = this.loaded.buildings;
    const row = codes.indexOf(buildingCode);
    return row >= 0 && covers(this.unit(unitCode)!, [lon[row], lat[row]]);
  }

  /** Why a plan of the unit may not hold the change, or `null`. */
  changeFault(unitCode: string, change: Change): string | null {
    for (const [code, grid] of everyRecord(change.grids)) {
      if (grid.code !== code) return `Grid ${code} says it is ${grid.code}.`;
      if (!this.isWithin(grid.communityCode, unitCode)) {
        return `The community ${grid.communityCode} of grid ${code} is not one of unit ${unitCode}.`;
      }
    }
    for (const [code, station] of everyRecord(change.stations)) {
      if (station.code !== code) return `Station ${code} says it is ${station.code}.`;
      if (station.location && !covers(this.unit(unitCode)!, station.location)) {
        return `Station ${code} stands outside unit ${unitCode}.`;
      }
    }
    const { compoundReasons, gates, crossings } = wholeChange(change);
    const faults = [
      ...everyRecord(compoundReasons).map(([code, given]) => this.reasonFault(unitCode, code, given)),
      ...everyRecord(gates).map(([code, gate]) => this.gateFault(unitCode, code, gate)),
      ...everyRecord(crossings).map(([code, crossing]) => this.crossingFault(unitCode, code, crossing)),
    ];
    return faults.find((fault) => fault !== null) ?? null;
  }

  /** A code that the change gives to a new grid although a grid that has ended had it, or `null`. */
  reusedCode(change: Change): string | null {
    const retired = new Set(this.city.retiredGridCodes);
    return Object.keys(change.grids.added).find((code) => retired.has(code)) ?? null;
  }

  /** What the change found and is no longer so, in one sentence; `null` when all of it still is. */
  conflictOf(change: Change): string | null {
    const { city } = this;
    const whole = wholeChange(change);
    const stale = [
      ['Grid', firstStale(city.grids, whole.grids)],
      ['Station', firstStale(city.stations, whole.stations)],
      ['Gate', firstStale(city.gates, whole.gates)],
      ['Crossing', firstStale(city.crossings, whole.crossings)],
    ].find(([, code]) => code !== null);
    return stale === undefined ? null : `${stale[0]} ${stale[1]} is no longer as the plan found it.`;
  }

  /** What keeps the change from coming into force: codes given before, households counted otherwise. */
  problemsOf(change: Change, figures: CityFigures): Problem[] {
    const reused = this.reusedCode(change);
    const problems = reused ? [error('duplicate_code', reused, `Code ${reused} was used before.`)] : [];
    const touched = new Set(everyRecord(change.grids).map(([, grid]) => grid.communityCode));
    for (const grid of this.after(change).grids.filter(({ communityCode }) => touched.has(communityCode))) {
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

  private reasonFault(unitCode: string, code: string, given: CompoundReason): string | null {
    if (given.code !== code) return `The reason for compound ${code} says it is for ${given.code}.`;
    if (given.reason.trim() === '') return `No reason is given for compound ${code}.`;
    const compound = this.loaded.compounds.find((one) => one.code === code);
    const reaches =
      compound !== undefined &&
      boundsTouch(
        shapeBounds(shapeOf(compound.geometry)),
        shapeBounds(shapeOf(this.unit(unitCode)!.geometry)),
      );
    return reaches ? null : `There is no compound ${code} in unit ${unitCode}.`;
  }

  private gateFault(unitCode: string, code: string, gate: Gate): string | null {
    if (gate.code !== code) return `Gate ${code} says it is ${gate.code}.`;
    if (!this.loaded.compounds.some((one) => one.code === gate.compoundCode)) {
      return `There is no compound ${gate.compoundCode} for gate ${code}.`;
    }
    const [lon, lat] = gate.geometry.coordinates;
    return covers(this.unit(unitCode)!, [lon, lat]) ? null : `Gate ${code} stands outside unit ${unitCode}.`;
  }

  private crossingFault(unitCode: string, code: string, crossing: Crossing): string | null {
    if (crossing.code !== code) return `Crossing ${code} says it is ${crossing.code}.`;
    if (crossing.line.length < 2) return `Crossing ${code} is no line.`;
    return covers(this.unit(unitCode)!, crossing.line[0])
      ? null
      : `Crossing ${code} begins outside unit ${unitCode}.`;
  }

  private selfAndAbove(unitCode: string): string[] {
    const unit = this.unit(unitCode);
    if (!unit) return [];
    return [unit.code, ...(unit.parentCode ? this.selfAndAbove(unit.parentCode) : [])];
  }

  private householdsIn({ geometry }: Grid): number {
    const { count, lon, lat, households } = this.loaded.buildings;
    let sum = 0;
    for (let row = 0; row < count; row++) {
      if (polygonCovers(geometry.coordinates, lon[row], lat[row])) sum += households[row];
    }
    return sum;
  }
}

/** In the order in which one person's roles in one unit are preferred. */
const ROLES: readonly Role[] = ['planner', 'reviewer', 'leader', 'admin'];

function error(code: Problem['code'], where: string, message: string): Problem {
  return { code, severity: 'error', where, message };
}

/** Whether the position lies in the unit, its border included. */
export function covers({ geometry }: AdminUnit, [lon, lat]: LonLat): boolean {
  return geometry.type === 'Polygon'
    ? polygonCovers(geometry.coordinates, lon, lat)
    : shapeCovers(geometry.coordinates, lon, lat);
}
