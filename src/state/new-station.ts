import type { Station, StationKind, StationTier } from '../domain/city.ts';

/** What a station of each tier is, unless somebody says otherwise. */
const KIND_OF_TIER: Readonly<Record<StationTier, StationKind>> = {
  district: 'service_centre',
  subdistrict: 'service_centre',
  community: 'service_centre',
  grid: 'service_stop',
};

export type NewStation = Pick<Station, 'code' | 'name' | 'tier' | 'services' | 'openingHours' | 'location'>;

/** A station that a plan puts down: what is not known of it yet is `null`. */
export function newStation(known: NewStation): Station {
  return {
    ...known,
    kind: KIND_OF_TIER[known.tier],
    parentCode: null,
    floorAreaM2: null,
    phone: null,
    address: null,
    accessibility: null,
    checkedOn: null,
  };
}
