/**
 * A long session of random edits over the communities of a city, as planners make them: every edit of ground
 * and moves of single vertices, strokes that overshoot, cross several times and run along borders, locked
 * grids, accepted repairs. After every step the laws are held against what came out.
 */
import type { Polygon } from '../../../domain/geometry.ts';
import { PreparedPolygon } from '../../geometry/prepared-polygon.ts';
import { findRingConflict } from '../../geometry/ring-conflicts.ts';
import { createGridAssignment, type GridAssignment, NO_GRID } from '../grid-assignment.ts';
import {
  applyGroundEdit,
  type Ground,
  type GroundEdit,
  type GroundResult,
  type GroundRules,
} from '../ground/ground.ts';
import { storedPolygon } from '../partition.ts';
import { groundFaults } from './ground-faults.ts';
import { randomEdit } from './random-edit.ts';

/** Buildings as columns, in degrees. */
export interface Buildings {
  readonly lon: ArrayLike<number>;
  readonly lat: ArrayLike<number>;
  readonly households: ArrayLike<number>;
}

/** The polygons of the codes a step changed, before and after; `null` where there is none. */
type Step = readonly {
  readonly code: string;
  readonly before: Polygon | null;
  readonly after: Polygon | null;
}[];

export class GroundSession {
  /** What broke a law, as sentences with the step. */
  readonly faults: string[] = [];
  readonly counts = { steps: 0, edits: 0, refusals: 0, strays: 0, lockedSteps: 0 };
  readonly kinds: Record<string, number> = {};
  private readonly grounds: Ground[];
  private readonly buildingsOf: number[][];
  private readonly assignment: GridAssignment;
  private readonly done: { community: number; step: Step }[] = [];
  private issued = 0;

  constructor(
    grounds: readonly Ground[],
    private readonly buildings: Buildings,
    private readonly random: () => number,
    /** How many edits between two checks of the whole tiling of a community. */
    private readonly checkEvery = 8,
  ) {
    this.grounds = grounds.map(({ outline, grids }) => ({
      outline,
      grids: grids.map(({ code, polygon }) => ({ code, polygon: storedPolygon(polygon) })),
    }));
    this.assignment = createGridAssignment(
      buildings.lon,
      buildings.lat,
      this.grounds.flatMap(({ grids }) => grids),
    );
    this.buildingsOf = this.grounds.map(() => []);
    const communityOf = new Map(this.grounds.flatMap(({ grids }, i) => grids.map(({ code }) => [code, i])));
    this.assignment.gridOf.forEach((slot, building) => {
      const community = slot === NO_GRID ? undefined : communityOf.get(this.assignment.codes[slot]);
      if (community !== undefined) this.buildingsOf[community].push(building);
    });
  }

  /** One random edit of one community. */
  step(): void {
    this.counts.steps++;
    const community = Math.floor(this.random() * this.grounds.length);
    const ground = this.grounds[community];
    // Now and then a planner locks all but a few.
    const lockedShare = this.random() < 0.12 ? 0.7 : 0.06;
    const locked = new Set(ground.grids.filter(() => this.random() < lockedShare).map(({ code }) => code));
    if (locked.size > 0) this.counts.lockedSteps++;
    const rules: GroundRules = { locked, snapM: this.random() < 0.5 ? 5 : 0, weigh: this.weigher(community) };
    const { kind, edit } = randomEdit(ground, this.random);
    const result = this.withRepairs(edit, rules);
    if (!result.ok) {
      this.counts.refusals++;
      return;
    }
    this.kinds[kind] = (this.kinds[kind] ?? 0) + 1;
    this.land(community, result.value, locked);
  }

  /** Takes back all steps. */
  undoAll(): void {
    for (let last = this.done.pop(); last !== undefined; last = this.done.pop()) {
      const { community, step } = last;
      const shapes = new Map(this.grounds[community].grids.map(({ code, polygon }) => [code, polygon]));
      for (const { code, before } of step) {
        if (before === null) shapes.delete(code);
        else shapes.set(code, before);
      }
      this.grounds[community] = {
        outline: this.grounds[community].outline,
        grids: [...shapes].map(([code, polygon]) => ({ code, polygon })),
      };
      this.assignment.update(step.map(({ code, before }) => ({ code, polygon: before })));
    }
  }

  /** All grids in the order of their codes. */
  bytes(): string {
    const grids = this.grounds.flatMap((ground) => ground.grids);
    return JSON.stringify(grids.toSorted((a, b) => (a.code < b.code ? -1 : 1)));
  }

  endStates(): readonly Ground[] {
    return this.grounds;
  }

  /** Holds all communities against their outlines, and the counts of the whole city against a count from scratch. */
  checkAll(): void {
    for (const ground of this.grounds) this.checkGround(ground);
    const grids = this.grounds.flatMap((ground) => ground.grids);
    const scratch = createGridAssignment(this.buildings.lon, this.buildings.lat, grids);
    const wrong = scratch.gridOf.findIndex((slot, i) => codeIn(scratch, slot) !== this.codeOf(i));
    if (wrong >= 0) this.fault(`building ${wrong} is counted in ${this.codeOf(wrong)}`);
  }

  private withRepairs(edit: (rules: GroundRules) => GroundResult, rules: GroundRules): GroundResult {
    const gives: { at: readonly [number, number]; to: string }[] = [];
    for (;;) {
      const result = edit({ ...rules, gives });
      if (!result.ok || result.value.strays.length === 0) return result;
      this.counts.strays += result.value.strays.length;
      const [stray] = result.value.strays;
      const taker = stray.neighbours[0];
      if (taker === undefined || gives.length > 8) return { ok: false, reason: 'needs_repair' };
      gives.push({ at: stray.at, to: taker.code });
    }
  }

  private land(community: number, edit: GroundEdit, locked: ReadonlySet<string>): void {
    const ground = this.grounds[community];
    const before = new Map(ground.grids.map(({ code, polygon }) => [code, polygon]));
    const next = applyGroundEdit(ground, edit, (label) => `new-${this.issued}${label}`);
    this.issued++;
    const after = new Map(next.grids.map(({ code, polygon }) => [code, polygon]));
    const step = [...new Set([...before.keys(), ...after.keys()])]
      .filter((code) => before.get(code) !== after.get(code))
      .map((code) => ({ code, before: before.get(code) ?? null, after: after.get(code) ?? null }));
    if (step.some(({ code }) => locked.has(code))) this.fault(`a locked grid changed`);
    this.grounds[community] = next;
    this.done.push({ community, step });
    this.assignment.update(step.map(({ code, after: polygon }) => ({ code, polygon })));
    this.counts.edits++;
    this.checkTiling(next, new Set(step.map(({ code }) => code)));
    this.checkCountsOf(community);
  }

  /**
   * When every polygon is simple and no directed segment occurs twice, the segments without a counterpart are
   * the border of the whole: areas add up by themselves, and what is left to see is that this border is the
   * outline. `groundFaults` sees to it, from time to time, with areas as whole numbers.
   */
  private checkTiling(ground: Ground, touched: ReadonlySet<string>): void {
    if (this.counts.edits % this.checkEvery === 0) this.checkGround(ground);
    const directed = new Set<string>();
    for (const { code, polygon } of ground.grids) {
      const conflict = touched.has(code) ? findRingConflict(polygon.coordinates) : null;
      if (conflict !== null) this.fault(`${code} meets itself at ${conflict}`);
      for (const ring of polygon.coordinates) {
        for (let i = 1; i < ring.length; i++) {
          const segment = `${ring[i - 1]} ${ring[i]}`;
          if (directed.has(segment)) this.fault(`${code} claims the side of ${segment} that another has`);
          directed.add(segment);
        }
      }
    }
  }

  private checkGround(ground: Ground): void {
    for (const fault of groundFaults(ground)) this.fault(fault);
  }

  private checkCountsOf(community: number): void {
    const rows = this.buildingsOf[community];
    const lon = rows.map((i) => this.buildings.lon[i]);
    const lat = rows.map((i) => this.buildings.lat[i]);
    const scratch = createGridAssignment(lon, lat, this.grounds[community].grids);
    rows.forEach((building, i) => {
      const code = codeIn(scratch, scratch.gridOf[i]);
      if (code !== this.codeOf(building))
        this.fault(`building ${building} is counted in ${this.codeOf(building)}, not ${code}`);
    });
  }

  private weigher(community: number): GroundRules['weigh'] {
    const rows = this.buildingsOf[community];
    return (polygon) => {
      const shape = new PreparedPolygon(polygon.coordinates);
      const inside = rows.filter((i) => shape.covers(this.buildings.lon[i], this.buildings.lat[i]));
      return {
        buildings: inside.length,
        households: inside.reduce((sum, i) => sum + this.buildings.households[i], 0),
      };
    };
  }

  private codeOf(building: number): string | null {
    return codeIn(this.assignment, this.assignment.gridOf[building]);
  }

  private fault(sentence: string): void {
    this.faults.push(`step ${this.counts.steps}: ${sentence}`);
  }
}

function codeIn(assignment: GridAssignment, slot: number): string | null {
  return slot === NO_GRID ? null : assignment.codes[slot];
}
