import type { z } from 'zod';
import { isRecord } from './read-features.ts';

/** Numbers that describe a grid or unit but count no staff and no persons. */
const MEASURES = new Set(['areaM2', 'householdCount', 'households', 'buildingCount', 'stationCount']);

/**
 * The counts a row carries beside its named properties: every other property that is a whole number of 0
 * or more, and those inside the nested object `nested` where the row has one.
 */
export function countsIn(
  properties: Readonly<Record<string, unknown>>,
  schema: z.ZodObject,
  nested?: string,
): Record<string, number> {
  const counts: Record<string, number> = {};
  const inner = nested === undefined ? undefined : properties[nested];
  const sources = isRecord(inner) ? [properties, inner] : [properties];
  for (const source of sources) {
    for (const [name, value] of Object.entries(source)) {
      if (name in schema.shape || (nested !== undefined && MEASURES.has(name))) continue;
      if (typeof value === 'number' && Number.isInteger(value) && value >= 0) counts[name] = value;
    }
  }
  return counts;
}
