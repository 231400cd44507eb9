/** What the invented operator tells the public beside the map: telephones of posts that nobody has. */
import type { Grid } from '../../src/domain/city.ts';
import { DEFAULT_PUBLIC_SETTINGS, type PublicFacts } from '../../src/domain/public-city.ts';
import type { Random } from './random.ts';

/** A few grids publish no number, so that a finder has to say so. */
const SHARE_WITH_PHONE = 0.94;

/** Telephones of duty posts under the area code that the city's stations have, each beginning with 555 as in films. */
export function publicFactsOf(grids: readonly Grid[], random: Random): PublicFacts {
  const phones = grids.flatMap(({ code }, row) =>
    random.chance(SHARE_WITH_PHONE) ? [[code, `0999-555${String(row + 1).padStart(4, '0')}`] as const] : [],
  );
  return {
    settings: { ...DEFAULT_PUBLIC_SETTINGS, boundaries: true, operatorPhone: '0999-5550000' },
    dutyPhones: Object.fromEntries(phones),
  };
}
