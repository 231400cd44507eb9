import { z } from 'zod';
import type { CityInfo } from '../../domain/city.ts';
import type { PackOrigin } from './packed-coordinates.ts';

const band = z.object({ min: z.number(), max: z.number() }).nullable();
const cityInfoRow = z.object({
  info: z.object({
    name: z.string(),
    nameEn: z.string().nullable(),
    code: z.string(),
    crs: z.enum(['EPSG:4490', 'EPSG:4326']),
    source: z.string().nullable(),
    licence: z.string().nullable(),
    dataDate: z.string().nullable(),
    synthetic: z.boolean(),
    mapApprovalNumber: z.string().nullable(),
    bands: z.object({ gated_compound: band, scattered_housing: band, dedicated: band }).partial(),
    walkProfiles: z.object({ standard: z.number(), older: z.number(), brisk: z.number() }),
  }),
  version: z.number().int(),
  origin: z.tuple([z.number(), z.number()]),
  exactNetwork: z.boolean(),
});

export interface CityHeader {
  readonly info: CityInfo;
  readonly version: number;
  readonly origin: PackOrigin;
  readonly exactNetwork: boolean;
}

/** What `city_info()` answers: small, so every field is checked. */
export function readHeader(answer: unknown): CityHeader {
  return cityInfoRow.parse(answer);
}
