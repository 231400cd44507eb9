/**
 * Walking profiles as cities write them: a speed in km/h, or an object with the values that differ from
 * the usual ones. Profiles left out are the usual ones.
 */
import { z } from 'zod';
import { DEFAULT_WALK_PROFILES, WALK_PROFILE_NAMES, type WalkProfiles } from '../domain/city.ts';

const speedKmh = z.number().refine((value) => value > 0 && value <= 30, 'is no walking speed in km/h');
const profile = z.union([
  speedKmh.transform((speed) => ({ speedKmh: speed })),
  z
    .object({
      speedKmh,
      stepFree: z.boolean(),
      stepsFactor: z.number().min(1),
      signalWaitSeconds: z.number().min(0),
    })
    .partial(),
]);

/** Reads `walkProfiles`; its output holds every profile whole. */
export const walkProfiles = z
  .partialRecord(z.enum(WALK_PROFILE_NAMES), profile)
  .nullish()
  .transform(
    (given): WalkProfiles => ({
      standard: { ...DEFAULT_WALK_PROFILES.standard, ...given?.standard },
      older: { ...DEFAULT_WALK_PROFILES.older, ...given?.older },
      brisk: { ...DEFAULT_WALK_PROFILES.brisk, ...given?.brisk },
      step_free: { ...DEFAULT_WALK_PROFILES.step_free, ...given?.step_free },
    }),
  );
