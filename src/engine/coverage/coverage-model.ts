/**
 * Coverage: every household counted at its own door against the nearest counted station, on foot or (for
 * comparison) as the crow flies. The model holds each building's walk, and from it the figures of the
 * city, of every group of buildings (a grid), and of every station; when a station or a building's
 * group changes it corrects just what changed, and ends where a count from scratch would.
 *
 * `walk-assignment.ts` and `circle-assignment.ts` know which station is nearest; this file counts.
 * `door-surface.ts` and its neighbours draw the area that is reached: a picture, never the count.
 */
import type { CoverageTotals } from '../../domain/coverage.ts';
import type { LonLat } from '../../domain/geometry.ts';
import { LIMIT_TOLERANCE_M } from '../network/distance-search.ts';
import { NO_ROW, RowLists } from '../network/row-lists.ts';
import type { Demand } from './demand.ts';
import { DistanceBins } from './distance-bins.ts';
import { HouseholdTally } from './household-tally.ts';
import type { NearestAssignment, Precedes } from './nearest-assignment.ts';
import { RankedRows } from './ranked-rows.ts';
import { limitMetres, type WalkLimit } from './walk-limit.ts';

const MEDIAN = 50;
const P90 = 90;
const NO_GROUP = -1;

/** A station that counts, at a position. */
export interface CountedFacility {
  readonly code: string;
  readonly position: LonLat;
}

export interface CoverageTouch {
  readonly groups: readonly number[];
  readonly facilityCodes: readonly string[];
}

export class CoverageModel {
  readonly assignment: NearestAssignment;
  readonly #demand: Demand;
  readonly #group: Int32Array;
  readonly #codes: string[] = [];
  readonly #numberOf = new Map<string, number>();
  #walk: WalkLimit;
  /** The longest walk that is within the limit. */
  #farthestM: number;
  /** What each building is counted with at present. */
  readonly #metres: Float64Array;
  readonly #facility: Int32Array;
  readonly #city = new HouseholdTally();
  readonly #bins: DistanceBins;
  readonly #members: RowLists;
  /** Working memory for the figures of a group. */
  readonly #tally = new HouseholdTally();
  readonly #ranked: RankedRows;
  readonly #reached: number[] = [];
  readonly #touchedGroups = new Set<number>();
  readonly #touchedFacilities = new Set<number>();
  #walksVersion = 0;

  /**
   * `createAssignment` gets the order in which equally near stations precede each other: by code, so that
   * the answer does not depend on the order of edits.
   */
  constructor(demand: Demand, walk: WalkLimit, createAssignment: (precedes: Precedes) => NearestAssignment) {
    this.#demand = demand;
    this.#group = demand.group.slice();
    this.#walk = walk;
    this.#farthestM = farthestWithin(walk);
    this.#metres = new Float64Array(demand.count).fill(Number.POSITIVE_INFINITY);
    this.#facility = new Int32Array(demand.count).fill(-1);
    this.#bins = new DistanceBins(demand.count);
    this.#ranked = new RankedRows(demand.count);
    this.#members = new RowLists(demand.count, demand.groupCount);
    this.#group.forEach((group, row) => {
      if (group !== NO_GROUP) this.#members.add(row, group);
    });
    this.assignment = createAssignment((a, b) => this.#codes[a] < this.#codes[b]);
    this.#countAll();
  }

  get walk(): WalkLimit {
    return this.#walk;
  }

  /** Another number whenever stations, walks or the limit may have changed; the same after a change of groups. */
  get walksVersion(): number {
    return this.#walksVersion;
  }

  /** Replaces all stations that count, and the limit and speed where they are given. Codes must differ. */
  setFacilities(facilities: readonly CountedFacility[], walk: WalkLimit = this.#walk): void {
    this.#take(walk);
    this.#codes.length = 0;
    this.#reached.length = 0;
    this.#numberOf.clear();
    for (const { code } of facilities) this.#register(code);
    this.assignment.reset(facilities.map((facility) => facility.position));
    this.#countAll();
  }

  /** Adds a station, moves it, or (`null`) stops counting it. */
  setFacility(code: string, position: LonLat | null): void {
    const known = this.#numberOf.get(code);
    if (known === undefined && position === null) return;
    const facility = known ?? this.#register(code);
    this.#walksVersion++;
    this.#touchedFacilities.add(facility);
    this.assignment.set(facility, position);
    for (let i = 0; i < this.assignment.touchedCount; i++) this.#recount(this.assignment.touched[i]);
  }

  /** Puts a building into another group, or (−1) into none. */
  setGroup(row: number, group: number): void {
    const from = this.#group[row];
    if (from === group) return;
    if (from !== NO_GROUP) {
      this.#members.remove(row, from);
      this.#touchedGroups.add(from);
    }
    this.#group[row] = group;
    if (group !== NO_GROUP) {
      this.#members.add(row, group);
      this.#touchedGroups.add(group);
    }
  }

  /** Makes room for groups numbered below `count`; new ones are empty. */
  ensureGroups(count: number): void {
    this.#members.ensureLists(count);
  }

  /** Another limit or speed, for everything. */
  setWalk(walk: WalkLimit): void {
    this.#walk = walk;
    this.#farthestM = farthestWithin(walk);
    this.#countAll();
  }

  totals(): CoverageTotals {
    const percentile = (percent: number) =>
      this.#bins.percentile(percent, this.#metres, this.#demand.households, this.#ranked);
    return this.#city.totals(this.#walk.speedKmh, { medianM: percentile(MEDIAN), p90M: percentile(P90) });
  }

  groupTotals(group: number): CoverageTotals {
    this.#countIn(group, this.#farthestM);
    return this.#takeTotals();
  }

  /** Households of a group: what its totals begin with, without their percentiles. */
  householdsOf(group: number): number {
    const { households } = this.#demand;
    let sum = 0;
    for (let row = this.#members.first(group); row !== NO_ROW; row = this.#members.next(row)) {
      sum += Math.max(0, households[row]);
    }
    return sum;
  }

  /** What several groups come to together, as those of a community; under another limit when one is named. */
  totalsOf(groups: Iterable<number>, limitMinutes = this.#walk.limitMinutes): CoverageTotals {
    const farthestM = farthestWithin({ ...this.#walk, limitMinutes });
    for (const group of groups) this.#countIn(group, farthestM);
    return this.#takeTotals();
  }

  /** Households whose nearest station this is and who are within the limit. */
  reachedHouseholds(code: string): number {
    const facility = this.#numberOf.get(code);
    return facility === undefined ? 0 : this.#reached[facility];
  }

  /** Walking (or straight) metres of a building to its nearest station, Infinity where there is none. */
  metresOf(row: number): number {
    return this.#metres[row];
  }

  /** Code of the nearest station of a building, `null` where none is reached. */
  stationOf(row: number): string | null {
    return this.#facility[row] < 0 ? null : this.#codes[this.#facility[row]];
  }

  isCovered(row: number): boolean {
    return this.#metres[row] <= this.#farthestM;
  }

  groupOf(row: number): number {
    return this.#group[row];
  }

  /** How many buildings a group has. */
  memberCount(group: number): number {
    let count = 0;
    for (let row = this.#members.first(group); row !== NO_ROW; row = this.#members.next(row)) count++;
    return count;
  }

  /** Groups and stations whose figures may have changed since this was asked last. */
  takeTouched(): CoverageTouch {
    const groups = [...this.#touchedGroups];
    const facilityCodes = Array.from(this.#touchedFacilities, (facility) => this.#codes[facility]);
    this.#touchedGroups.clear();
    this.#touchedFacilities.clear();
    return { groups, facilityCodes };
  }

  /** A code keeps its number when its station goes and comes back. */
  #take(walk: WalkLimit): void {
    this.#walk = walk;
    this.#farthestM = limitMetres(walk) + LIMIT_TOLERANCE_M;
  }

  #register(code: string): number {
    if (this.#numberOf.has(code)) throw new Error(`expected station codes to differ, got ${code} twice`);
    const facility = this.#codes.length;
    this.#codes.push(code);
    this.#reached.push(0);
    this.#numberOf.set(code, facility);
    return facility;
  }

  #countAll(): void {
    this.#walksVersion++;
    this.#city.clear();
    this.#bins.clear();
    this.#reached.fill(0);
    this.#metres.set(this.assignment.metres);
    this.#facility.set(this.assignment.facility);
    for (let row = 0; row < this.#demand.count; row++) this.#count(row);
    this.#touchedGroups.clear();
    this.#touchedFacilities.clear();
  }

  /** Counts the buildings of a group into the working memory. */
  #countIn(group: number, farthestM: number): void {
    const { households, olderHouseholds } = this.#demand;
    for (let row = this.#members.first(group); row !== NO_ROW; row = this.#members.next(row)) {
      if (households[row] <= 0) continue;
      const metres = this.#metres[row];
      this.#tally.count(1, households[row], olderHouseholds[row], metres, metres <= farthestM);
      if (metres < Number.POSITIVE_INFINITY) this.#ranked.add(metres, households[row]);
    }
  }

  /** What the working memory comes to; it is empty afterwards. */
  #takeTotals(): CoverageTotals {
    const totals = this.#tally.totals(this.#walk.speedKmh, {
      medianM: this.#ranked.percentile(MEDIAN),
      p90M: this.#ranked.percentile(P90),
    });
    this.#tally.clear();
    this.#ranked.clear();
    return totals;
  }

  #recount(row: number): void {
    const { metres, facility } = this.assignment;
    if (metres[row] === this.#metres[row] && facility[row] === this.#facility[row]) return;
    this.#touch(row);
    this.#uncount(row);
    this.#metres[row] = metres[row];
    this.#facility[row] = facility[row];
    this.#count(row);
    this.#touch(row);
  }

  #count(row: number): void {
    const households = this.#demand.households[row];
    const metres = this.#metres[row];
    const isCovered = metres <= this.#farthestM;
    this.#city.count(1, households, this.#demand.olderHouseholds[row], metres, isCovered);
    if (metres === Number.POSITIVE_INFINITY) return;
    if (households > 0) this.#bins.add(row, metres, households);
    if (isCovered) this.#reached[this.#facility[row]] += households;
  }

  #uncount(row: number): void {
    const households = this.#demand.households[row];
    const metres = this.#metres[row];
    const isCovered = metres <= this.#farthestM;
    this.#city.count(-1, households, this.#demand.olderHouseholds[row], metres, isCovered);
    if (metres === Number.POSITIVE_INFINITY) return;
    if (households > 0) this.#bins.remove(row, metres, households);
    if (isCovered) this.#reached[this.#facility[row]] -= households;
  }

  #touch(row: number): void {
    const group = this.#group[row];
    if (group !== NO_GROUP) this.#touchedGroups.add(group);
    const facility = this.#facility[row];
    if (facility >= 0) this.#touchedFacilities.add(facility);
  }
}

/** The longest walk that is within a limit. */
function farthestWithin(walk: WalkLimit): number {
  return limitMetres(walk) + LIMIT_TOLERANCE_M;
}
