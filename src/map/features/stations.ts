/** Stations as points: those that stand, those a draft adds (planned) and those it closes. */
import type { Station, StationTier } from '../../domain/city.ts';
import { collection, pointFeature } from './feature.ts';

export type StationStanding = 'open' | 'planned' | 'closed';

/** What of a station is drawn. */
export type DrawnStation = Pick<Station, 'code' | 'name' | 'tier' | 'location'>;

export interface StationView<Drawn extends DrawnStation = Station> {
  readonly station: Drawn;
  readonly standing: StationStanding;
  /** Lowest zoom at which it is drawn; every zoom when unsaid. */
  readonly fromZoom?: number;
}

const TIER_RANK: Record<StationTier, number> = { district: 0, subdistrict: 1, community: 2, grid: 3 };

export function stationImage(tier: StationTier, standing: StationStanding): string {
  return `station-${tier}-${standing}`;
}

/** Online stations have no place on the map. */
export function stationFeatures(views: readonly StationView<DrawnStation>[]): GeoJSON.FeatureCollection {
  return collection(views.flatMap((view) => stationFeature(view) ?? []));
}

export function stationFeature({
  station,
  standing,
  fromZoom = 0,
}: StationView<DrawnStation>): GeoJSON.Feature | null {
  if (!station.location) return null;
  return pointFeature(station.location, {
    code: station.code,
    name: station.name,
    tier: station.tier,
    rank: TIER_RANK[station.tier],
    standing,
    fromZoom,
    image: stationImage(station.tier, standing),
  });
}

/**
 * How every station stands: present and in force is open, present only in the draft is planned,
 * present only in force is closed by the draft.
 */
export function stationViews(
  current: ReadonlyMap<string, Station>,
  inForce: ReadonlyMap<string, Station>,
): StationView[] {
  const standing = [...current.values()].map(
    (station): StationView => ({ station, standing: inForce.has(station.code) ? 'open' : 'planned' }),
  );
  const closed = [...inForce.values()]
    .filter((station) => !current.has(station.code))
    .map((station): StationView => ({ station, standing: 'closed' }));
  return [...standing, ...closed];
}
