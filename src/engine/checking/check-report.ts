import type { MultiPolygon, Polygon } from '../../domain/geometry.ts';
import type { Problem, ProblemCode } from '../../domain/problem.ts';

/** A grid's area that a file has but the city does not: its row was left out and named. No gap. */
export interface SetAsideArea {
  /** Code of the grid, or file and row. */
  readonly where: string;
  readonly geometry: Polygon | MultiPolygon;
}

/** What a check answers (contract: `check <city>`). */
export interface CheckReport {
  /** How many of each thing the city has, and how many problems of each code. */
  readonly counts: Readonly<Record<string, number>>;
  readonly problems: readonly Problem[];
  readonly totals: {
    readonly problems: number;
    readonly errors: number;
    readonly warnings: number;
    readonly households: number;
    /** Households whose count is an estimate. */
    readonly estimatedHouseholds: number;
    /** Households that stand in no grid. */
    readonly unassignedHouseholds: number;
    readonly gridAreaM2: number;
    readonly communityAreaM2: number;
  };
}

/** A hard error: the map is not legal with it. */
export function error(code: ProblemCode, where: string, message: string): Problem {
  return { code, severity: 'error', where, message };
}

/** Worth knowing; the map is legal all the same. */
export function warning(code: ProblemCode, where: string, message: string): Problem {
  return { code, severity: 'warning', where, message };
}
