/** By what a station is judged to be overloaded, in words; every screen that counts overloaded stations says it. */

import { STATION_TIERS, type StationCapacity } from '../domain/city.ts';
import './figure-messages.ts';
import { formatNumber } from './format.ts';
import type { Translate } from './i18n.ts';

/** Square metres, with a decimal only where there is one. */
export function floorWords(floorM2: number): string {
  return formatNumber(floorM2, Number.isInteger(floorM2) ? 0 : 1);
}

/** Each word stands for itself; `t` may be bound to any namespace. Never empty. */
export function capacityWords(
  t: Translate,
  { floorM2Per100Households, mostHouseholds }: StationCapacity,
): readonly string[] {
  const say = (key: string, values: Record<string, string> = {}) =>
    t(`capacity.${key}`, { ns: 'ui', ...values });
  const floor = floorM2Per100Households;
  const ceilings = STATION_TIERS.flatMap((tier) => {
    const most = mostHouseholds[tier];
    if (most === undefined) return [];
    return say('most', { tier: t(`tier.${tier}`, { ns: 'ui' }), households: formatNumber(most) });
  });
  const words = [...(floor > 0 ? [say('floor', { floor: floorWords(floor) })] : []), ...ceilings];
  return words.length > 0 ? words : [say('none')];
}
