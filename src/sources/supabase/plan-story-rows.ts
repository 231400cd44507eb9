/** What the functions around a plan answer, checked at the edge: src/domain/plan-story.ts as rows. */
import { z } from 'zod';
import { LINEAGE_KINDS, PLAN_STEPS } from '../../domain/plan-story.ts';
import { crossingRow, gateRow, gridRow, planRow, stationRow } from './plan-rows.ts';

const authorRow = z.object({ name: z.string(), role: z.enum(['planner', 'reviewer', 'leader', 'admin']) });

function recordChange<T>(row: z.ZodType<T>) {
  return z.object({
    added: z.record(z.string(), row),
    updated: z.record(z.string(), z.tuple([row, row])),
    removed: z.record(z.string(), row),
  });
}
export const changeRow = z.object({
  grids: recordChange(gridRow),
  stations: recordChange(stationRow),
  compoundReasons: recordChange(z.object({ code: z.string(), reason: z.string() })).optional(),
  gates: recordChange(gateRow).optional(),
  crossings: recordChange(crossingRow).optional(),
});

export const passagesRow = z.object({ gates: gateRow.array(), crossings: crossingRow.array() });

export const contestedRow = z.object({
  buildingCode: z.string(),
  keptIn: z.string(),
  wantedIn: z.string(),
  by: authorRow,
  at: z.string(),
});

export const loadedPlanRow = z.object({ plan: planRow, change: changeRow, contested: contestedRow.array() });

export const historyRow = z.object({
  steps: z
    .object({
      kind: z.enum(PLAN_STEPS),
      at: z.string(),
      by: authorRow,
      note: z.string().nullable(),
      revision: z.number().int(),
    })
    .array(),
  revisions: z
    .object({
      revision: z.number().int(),
      at: z.string(),
      by: authorRow,
      grids: z.number().int(),
      stations: z.number().int(),
    })
    .array(),
});

export const commentRow = z.object({
  id: z.string(),
  gridCode: z.string().nullable(),
  text: z.string(),
  at: z.string(),
  by: authorRow,
  resolvedBy: authorRow.nullable(),
});

export const pulseRow = z.object({
  revision: z.number().int(),
  status: planRow.shape.status,
  openComments: z.number().int(),
  others: authorRow.extend({ window: z.string(), communityCode: z.string().nullable() }).array(),
});

export const lineageRow = z.object({
  kind: z.enum(LINEAGE_KINDS),
  from: z.string().nullable(),
  to: z.string().nullable(),
  sharedAreaM2: z.number(),
  sharedHouseholds: z.number().int(),
});
