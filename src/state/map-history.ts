/** Plans over a version of the map that need not be the one on the desk. */
import type { Change } from '../domain/plan.ts';
import { ok, type Result } from '../domain/result.ts';
import { applyToRecords } from '../editing/change.ts';
import type { SourceRefusal } from '../sources/city-source.ts';
import { reached } from './answers.ts';
import type { CityRecords, OpenCity } from './city-store.ts';
import type { DeskParts } from './desk-parts.ts';

/**
 * The map of a version as far as these communities go; elsewhere, and in the communities when the version is
 * the one on the desk, the map in force.
 */
export async function mapAt(
  { source }: Pick<DeskParts, 'source'>,
  city: OpenCity,
  version: number,
  communities: ReadonlySet<string>,
): Promise<Result<CityRecords, SourceRefusal>> {
  if (version === city.version) return ok(city.inForce);
  const [grids, stations] = await Promise.all([
    reached(source.gridsAt(version, [...communities])),
    reached(source.stationsAt(version)),
  ]);
  if (!grids.ok) return grids;
  if (!stations.ok) return stations;
  const elsewhere = [...city.inForce.grids.values()].filter(
    ({ communityCode }) => !communities.has(communityCode),
  );
  return ok({
    grids: new Map([...elsewhere, ...grids.value].map((grid) => [grid.code, grid])),
    stations: new Map(stations.value.map((station) => [station.code, station])),
  });
}

/** The records with a change over them. Throws when it does not fit. */
export function changedRecords({ grids, stations }: CityRecords, change: Change): CityRecords {
  return {
    grids: applyToRecords(grids, change.grids),
    stations: applyToRecords(stations, change.stations),
  };
}
