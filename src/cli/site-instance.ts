/** Reads a bare siting instance: a table of costs, or points in a plane that are demand and candidate at once. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { SitingObjective } from '../domain/siting.ts';
import { linksOfTable } from '../engine/siting/site-links.ts';
import type { SitingProblem } from '../engine/siting/siting-problem.ts';
import { UsageError } from './command.ts';

const amount = z.number().min(0);
const id = z.union([z.string(), z.number()]);
const tableInstance = z.object({
  demand: z.array(z.object({ id, weight: amount.default(1) })).min(1),
  candidates: z.array(z.object({ id, fixed: z.boolean().nullish(), capacity: amount.nullish() })),
  cost: z.array(z.array(amount.nullable())),
});
const pointInstance = z.object({
  points: z.array(z.tuple([z.number(), z.number()]).rest(amount)).min(1),
});

export interface SitingInstance {
  readonly demandCount: number;
  readonly candidateIds: readonly (string | number)[];
  readonly weight: Float64Array;
  readonly isFixed: Uint8Array;
  readonly capacity: Float64Array;
  /** Infinity where there is no way. */
  costOf(demand: number, candidate: number): number;
}

/** Throws UsageError with one sentence that names the file and what is wrong in it. */
export async function readSitingInstance(file: string): Promise<SitingInstance> {
  const content = await readJson(file);
  const isPoints = typeof content === 'object' && content !== null && 'points' in content;
  return isPoints
    ? ofPoints(parse(file, pointInstance, content))
    : ofTable(file, parse(file, tableInstance, content));
}

/** The problem of choosing under an objective; costs beyond what the objective looks at are left out. */
export function problemOfInstance(
  instance: SitingInstance,
  objective: SitingObjective,
  count: number,
  radius: number,
): SitingProblem {
  const isCovering = objective === 'mclp' || objective === 'lscp';
  const limit = isCovering ? radius : Number.POSITIVE_INFINITY;
  const { demandCount, candidateIds, weight, isFixed, capacity } = instance;
  return {
    objective,
    count,
    radius,
    weight,
    walks: linksOfTable(candidateIds.length, demandCount, limit, (site, row) => instance.costOf(row, site)),
    isStanding: isFixed,
    standingCost: new Float64Array(demandCount).fill(Number.POSITIVE_INFINITY),
    capacity,
  };
}

async function readJson(file: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new UsageError(`${file}: ${isMissing ? 'does not exist' : 'cannot be read'}.`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`${file}: is not valid JSON.`);
  }
}

function parse<T>(file: string, schema: z.ZodType<T>, content: unknown): T {
  const parsed = schema.safeParse(content);
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0];
  const where = path.length === 0 ? '' : `${path.join('.')}: `;
  throw new UsageError(`${file}: ${where}${message}.`);
}

function ofTable(file: string, { demand, candidates, cost }: z.infer<typeof tableInstance>): SitingInstance {
  if (cost.length !== demand.length) {
    throw new UsageError(
      `${file}: cost has ${cost.length} rows; expected one per demand point, ${demand.length}.`,
    );
  }
  const wrong = cost.findIndex((row) => row.length !== candidates.length);
  if (wrong >= 0) {
    throw new UsageError(
      `${file}: cost.${wrong} has ${cost[wrong].length} entries; expected one per candidate, ${candidates.length}.`,
    );
  }
  const twice = candidates.find(
    (candidate, i) => candidates.findIndex((other) => other.id === candidate.id) < i,
  );
  if (twice !== undefined) throw new UsageError(`${file}: candidates: the id ${twice.id} is there twice.`);
  return {
    demandCount: demand.length,
    candidateIds: candidates.map((candidate) => candidate.id),
    weight: Float64Array.from(demand, ({ weight }) => weight),
    isFixed: Uint8Array.from(candidates, ({ fixed }) => (fixed === true ? 1 : 0)),
    capacity: Float64Array.from(candidates, ({ capacity }) => capacity ?? Number.POSITIVE_INFINITY),
    costOf: (row, site) => cost[row][site] ?? Number.POSITIVE_INFINITY,
  };
}

/** Points without a weight weigh 1. Their ids are their places in the list, from 0. */
function ofPoints({ points }: z.infer<typeof pointInstance>): SitingInstance {
  return {
    demandCount: points.length,
    candidateIds: points.map((_, i) => i),
    weight: Float64Array.from(points, ([, , weight]) => weight ?? 1),
    isFixed: new Uint8Array(points.length),
    capacity: new Float64Array(points.length).fill(Number.POSITIVE_INFINITY),
    // Not Math.hypot: it scales, and 800 m may come out a rounding above 800.
    costOf: (row, site) =>
      Math.sqrt((points[row][0] - points[site][0]) ** 2 + (points[row][1] - points[site][1]) ** 2),
  };
}
