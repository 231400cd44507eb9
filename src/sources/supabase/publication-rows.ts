/** What is told about publications, checked at the edge: src/domain/publication.ts as rows. */
import { z } from 'zod';
import { STATION_TIERS, WALK_PROFILE_NAMES } from '../../domain/city.ts';
import { DEFAULT_SETTINGS } from '../../domain/coverage.ts';
import { LINEAGE_KINDS } from '../../domain/plan-story.ts';
import { stationCapacity } from '../station-capacity.ts';

/** Figures published before a setting existed were counted as it is by default. */
const settingsRow = z
  .object({
    method: z.enum(['network', 'circle']),
    profile: z.enum(WALK_PROFILE_NAMES),
    speedKmh: z.number(),
    stepFree: z.boolean(),
    stepsFactor: z.number(),
    signalWaitSeconds: z.number(),
    limitMinutes: z.number(),
    service: z.string().nullable(),
    tier: z.enum(STATION_TIERS).nullable(),
    at: z.string().nullable(),
  })
  .partial()
  .transform((told) => ({ ...DEFAULT_SETTINGS, ...told }));

const loadsRow = z.object({
  stations: z.number().int(),
  householdsPerStation: z.number().nullable(),
  floorM2Per100Households: z.number().nullable(),
  overloadedStations: z.number().int(),
  stationCapacity,
  settings: settingsRow,
});

export const publishedVersionRow = z.object({
  version: z.number().int(),
  planNumber: z.string(),
  inForceAt: z.string().nullable(),
  figures: z
    .object({
      households: z.number(),
      coveredHouseholds: z.number(),
      gapHouseholds: z.number(),
      unreachableHouseholds: z.number(),
      meanMinutes: z.number().nullable(),
      p90Minutes: z.number().nullable(),
      settings: settingsRow,
    })
    .nullable(),
  loads: loadsRow.nullable(),
});

export const mapChangesRow = z.object({
  grids: z
    .object({
      kind: z.enum(LINEAGE_KINDS),
      from: z.string().nullable(),
      to: z.string().nullable(),
      communityCode: z.string(),
    })
    .array(),
  stations: z.object({ kind: z.enum(['new', 'changed', 'retired']), code: z.string() }).array(),
});
