import type { SupabaseClient } from '@supabase/supabase-js';
import { z } from 'zod';
import { FACILITY_KINDS, FACILITY_STATES } from '../../domain/service-circle-facility.ts';
import { CIRCLE_TIERS } from '../../domain/service-circle-tier.ts';
import type { CircleSource } from '../circle-source.ts';
import { answered, resultOf } from './answers.ts';
import type { Database, Json } from './schema.gen.ts';

const circleRow = z.object({
  code: z.string(),
  name: z.string(),
  circleTier: z.literal(CIRCLE_TIERS),
  responsibleBody: z.string(),
  communityCodes: z.array(z.string()),
  facilities: z.array(
    z.object({
      kind: z.enum(FACILITY_KINDS),
      name: z.string().nullable(),
      stationCode: z.string().nullable(),
      state: z.enum(FACILITY_STATES),
    }),
  ),
  revision: z.number().int(),
});

/** Service circles behind Supabase: every method is one function of the migration `service_circles`. */
export function supabaseCircles(client: SupabaseClient<Database>): CircleSource {
  return {
    async list() {
      return circleRow.array().parse(answered(await client.rpc('city_circles')));
    },
    async save(circle, expectedRevision) {
      const asked = { circle: circle as unknown as Json, expected_revision: expectedRevision };
      return resultOf(await client.rpc('save_circle', asked), circleRow);
    },
    async remove(code, expectedRevision) {
      const asked = { circle_code: code, expected_revision: expectedRevision };
      return resultOf(
        await client.rpc('remove_circle', asked),
        z.unknown().transform(() => null),
      );
    },
  };
}
