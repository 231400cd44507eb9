import { ADMIN_LEVELS, type CityData, type Station } from '../../domain/city.ts';
import type { CityFigures } from '../../domain/figures.ts';
import type { PublishedLoads } from '../../domain/publication.ts';
import { sumLoads } from '../../engine/metrics/station-load.ts';
import { UnitFinder } from '../../engine/publishing/unit-finder.ts';

/** What the stations of every unit carry, by the rules of the migration `published_loads`. */
export function publishedLoads(
  { adminUnits, info, stations }: CityData,
  { settings, stations: reaches }: CityFigures,
): ReadonlyMap<string, PublishedLoads> {
  const { stationCapacity } = info;
  const reached = new Map(reaches.map(({ code, reachedHouseholds }) => [code, reachedHouseholds]));
  const finders = ADMIN_LEVELS.map((level) => new UnitFinder(adminUnits, level));
  const standing = new Map<string, Station[]>(adminUnits.map(({ code }) => [code, []]));
  for (const station of stations) {
    if (station.location === null) continue;
    for (const finder of finders) {
      const unit = finder.at(station.location);
      if (unit !== null) standing.get(unit)!.push(station);
    }
  }
  return new Map(
    Array.from(standing, ([unit, own]) => {
      const carried = own.map((station) => ({
        ...station,
        reachedHouseholds: reached.get(station.code) ?? 0,
      }));
      return [unit, { ...sumLoads(carried, stationCapacity), stationCapacity, settings }];
    }),
  );
}
