/**
 * What a service circle should offer. Shops and services by the two classes of the Ministry of Commerce's guide to
 * convenience life circles (城市一刻钟便民生活圈建设指南, 2021: 基本保障类, 品质提升类); public services by
 * the annexes of GB 50180-2018. Which of them belong to which tier was taken from second-hand summaries: it is a
 * list to work through, not a quotation.
 */
import type { CircleTier } from './service-circle-tier.ts';

export const FACILITY_CLASSES = ['basic', 'quality'] as const;
export type FacilityClass = (typeof FACILITY_CLASSES)[number];

interface KindFacts {
  readonly facilityClass: FacilityClass;
  /** Tiers whose circles should have one of their own: an upper tier does not replace a lower one. */
  readonly neededAt: readonly CircleTier[];
}

const basic = (...neededAt: CircleTier[]): KindFacts => ({ facilityClass: 'basic', neededAt });
const quality: KindFacts = { facilityClass: 'quality', neededAt: [] };

/** Every kind there is, in the order of lists. */
const KINDS = {
  community_service_station: basic(5),
  community_service_centre: basic(15),
  health_station: basic(5),
  health_centre: basic(15),
  elderly_station: basic(5),
  elderly_home: basic(15),
  kindergarten: basic(5),
  primary_school: basic(10),
  middle_school: basic(15),
  cultural_room: basic(5),
  cultural_centre: basic(15),
  sports_ground: basic(10),
  small_park: basic(5),
  transit_stop: basic(10),
  convenience_shop: basic(5, 15),
  supermarket: basic(15),
  food_market: basic(10, 15),
  breakfast_shop: basic(15),
  pharmacy: basic(15),
  hairdresser: basic(15),
  laundry: basic(15),
  repair_point: basic(15),
  domestic_help: basic(15),
  copy_shop: basic(15),
  parcel_point: basic(5, 15),
  recycling_point: basic(15),
  restaurant: quality,
  bakery: quality,
  bookshop: quality,
  gym: quality,
  childcare: quality,
  training_centre: quality,
  wellness_shop: quality,
  flower_gift_shop: quality,
  tea_coffee_house: quality,
  pet_service: quality,
  travel_agency: quality,
} as const satisfies Record<string, KindFacts>;

export type FacilityKind = keyof typeof KINDS;
export const FACILITY_KINDS = Object.keys(KINDS) as FacilityKind[];

export const FACILITY_STATES = ['present', 'planned', 'missing'] as const;
export type FacilityState = (typeof FACILITY_STATES)[number];

export interface CircleFacility {
  readonly kind: FacilityKind;
  /** `null` where it has none, or is not there. */
  readonly name: string | null;
  /** The station that is this facility. */
  readonly stationCode: string | null;
  readonly state: FacilityState;
}

export function facilityClassOf(kind: FacilityKind): FacilityClass {
  return KINDS[kind].facilityClass;
}

/** The basic kinds that a circle of this tier should have, in the order of lists. */
export function kindsNeededAt(circleTier: CircleTier): FacilityKind[] {
  return FACILITY_KINDS.filter((kind) => (KINDS[kind] as KindFacts).neededAt.includes(circleTier));
}
