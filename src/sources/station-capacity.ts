/** What stations can carry as cities write it; what is left out is as usual, or without a ceiling. */
import { z } from 'zod';
import { DEFAULT_STATION_CAPACITY, STATION_TIERS, type StationCapacity } from '../domain/city.ts';

const households = z
  .number()
  .refine((value) => Number.isInteger(value) && value >= 1, 'is no whole number of households');

/** Reads `stationCapacity`; its output is whole. */
export const stationCapacity = z
  .object({
    floorM2Per100Households: z.number().refine((value) => value >= 0, 'is negative'),
    mostHouseholds: z.partialRecord(z.enum(STATION_TIERS), households),
  })
  .partial()
  .nullish()
  .transform((given): StationCapacity => ({ ...DEFAULT_STATION_CAPACITY, ...given }));
