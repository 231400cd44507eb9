import { z } from 'zod';
import type { CityInfo } from '../../domain/city.ts';
import { SourceError } from '../source-error.ts';
import { stationCapacity } from '../station-capacity.ts';
import { walkProfiles } from '../walk-profiles.ts';

const band = z.object({ min: z.number(), max: z.number() }).nullable();
/** What an administrator sets. */
export const citySettingsRow = z.object({ walkProfiles, stationCapacity });

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
    ...citySettingsRow.shape,
  }),
  version: z.number().int(),
  exactNetwork: z.boolean(),
});

export interface CityHeader {
  readonly info: CityInfo;
  readonly version: number;
  readonly exactNetwork: boolean;
}

/** What `city_info()` answers. Throws a SourceError when it is no city. */
export function readHeader(answer: unknown): CityHeader {
  const header = cityInfoRow.safeParse(answer);
  if (header.success) return header.data;
  throw new SourceError(
    'invalid_input',
    `The backend's city cannot be read: ${z.prettifyError(header.error)}`,
  );
}
