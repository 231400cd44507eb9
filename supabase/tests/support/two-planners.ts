import type { Grid } from '../../../src/domain/city.ts';
import type { RecordChange } from '../../../src/domain/plan.ts';
import type { CitySource } from '../../../src/sources/city-source.ts';
import { expectValue } from './plans.ts';

/** A seeded generator of numbers in [0, 1): mulberry32. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const NO_STATIONS = { added: {}, updated: {}, removed: {} };

type Names = ReadonlyMap<string, string>;

/**
 * A planner at a desk, as far as a source can tell: strokes give grids new names, each name unlike any other.
 * A save that meets somebody else's is brought together with it, grid by grid: what only one of the two
 * changed since they last agreed stays; where both did, the other's name stays and one's own is `yielded`.
 */
export class DeskModel {
  private revision = 1;
  /** Grids as last loaded from or accepted by the source, and as they are on the desk. */
  private agreed: Names;
  private own: Names;
  /** Names that gave way to the other planner's. */
  readonly yielded: string[] = [];
  /** Names that this planner painted over knowingly. */
  readonly replaced: string[] = [];
  readonly strokes: string[] = [];

  constructor(
    readonly name: string,
    private readonly source: CitySource,
    private readonly planId: string,
    private readonly inForce: readonly Grid[],
  ) {
    this.agreed = this.own = new Map(inForce.map((grid) => [grid.code, grid.name]));
  }

  stroke(code: string): void {
    const token = `${this.name} ${this.strokes.length + 1}`;
    this.replaced.push(this.own.get(code)!);
    this.own = new Map(this.own).set(code, token);
    this.strokes.push(token);
  }

  /** Saves; on a conflict brings both together and answers false: the next save goes on from there. */
  async save(): Promise<boolean> {
    const saved = await this.source.savePlan(this.planId, this.revision, {
      grids: this.change(),
      stations: NO_STATIONS,
    });
    if (saved.ok) {
      this.revision = saved.value.revision;
      this.agreed = this.own;
      return true;
    }
    if (saved.reason !== 'conflict') throw new Error(`A save was refused: ${saved.reason} ${saved.detail}`);
    await this.catchUp();
    return false;
  }

  /** Loads the plan and keeps what is not saved yet. */
  async catchUp(): Promise<void> {
    const { plan, change } = expectValue(await this.source.loadPlan(this.planId));
    const theirs = new Map(this.inForce.map((grid) => [grid.code, grid.name]));
    for (const [code, [, to]] of Object.entries(change.grids.updated)) theirs.set(code, to.name);
    const together = new Map(theirs);
    for (const [code, mine] of this.own) {
      const base = this.agreed.get(code);
      if (mine === base) continue;
      if (theirs.get(code) === base) together.set(code, mine);
      else if (theirs.get(code) !== mine) this.yielded.push(mine);
    }
    this.revision = plan.revision;
    this.agreed = theirs;
    this.own = together;
  }

  private change(): RecordChange<Grid> {
    const changed = this.inForce.filter((grid) => this.own.get(grid.code) !== grid.name);
    const pairs = changed.map((grid) => [
      grid.code,
      [grid, { ...grid, name: this.own.get(grid.code)! }] as const,
    ]);
    return { added: {}, updated: Object.fromEntries(pairs), removed: {} };
  }
}
