/** What stations offer and when they are open. Services are named as in the sources; hours use OSM syntax. */
import type { StationKind, StationTier } from '../../src/domain/city.ts';
import type { Random } from './random.ts';

/** Each service with the probability that a community centre and a grid station offer it. */
const SERVICES: readonly (readonly [name: string, community: number, grid: number])[] = [
  ['党建团建', 1, 0.7],
  ['事务办理', 1, 0.35],
  ['健康医疗', 0.6, 0.12],
  ['文化娱乐', 0.8, 0.3],
  ['就餐用餐', 0.4, 0.06],
  ['社区警务', 0.55, 0.04],
  ['矛盾纠纷处理', 0.9, 0.25],
  ['法律顾问', 0.35, 0.02],
  ['四点半课堂', 0.5, 0.1],
  ['图书阅览', 0.7, 0.3],
];

export function servicesFor(tier: StationTier, random: Random): string[] {
  const chosen = SERVICES.filter(([, community, grid]) => {
    const probability = tier === 'grid' ? grid : tier === 'community' ? community : community + 0.35;
    return random.chance(probability);
  }).map(([name]) => name);
  return chosen.length > 0 ? chosen : ['文化娱乐'];
}

const CENTRE_HOURS = [
  'Mo-Fr 08:30-17:30',
  'Mo-Fr 08:30-12:00,14:00-17:30',
  'Mo-Fr 08:30-17:30; Sa 09:00-16:00',
  'Mo-Sa 08:30-18:00',
  'Mo-Su 09:00-17:00',
];
const GRID_HOURS = [
  'Mo-Fr 08:30-17:30',
  'Mo-Su 08:00-20:00',
  'Mo-Fr 09:00-12:00,14:30-18:00',
  'Mo-Su 09:00-21:00',
  'Tu-Su 09:00-17:30',
  'Mo-Fr 16:00-20:00; Sa,Su 09:00-18:00',
];

export function hoursFor(tier: StationTier, kind: StationKind, random: Random): string | null {
  if (kind === 'drivers_home') return '24/7';
  if (kind === 'warm_stop' || kind === 'union_stop')
    return random.pick(['24/7', 'Mo-Su 07:00-22:00', 'Mo-Su 08:00-20:00']);
  if (kind === 'partner_merchant' || kind === 'points_shop')
    return random.pick(['Mo-Su 08:00-21:00', 'Mo-Su 09:00-20:00']);
  if (tier !== 'grid') return random.pick(CENTRE_HOURS);
  return random.chance(0.06) ? null : random.pick(GRID_HOURS);
}

/** About 30 m² per 100 households for a community centre. */
export function floorAreaFor(tier: StationTier, households: number, random: Random): number | null {
  switch (tier) {
    case 'district':
      return 4800;
    case 'subdistrict':
      return 50 * random.integer(32, 52);
    case 'community':
      return 10 * Math.max(50, Math.round(households * 0.03 * random.between(0.8, 1.25)));
    case 'grid':
      return random.chance(0.12) ? null : 5 * random.integer(8, 44);
  }
}
