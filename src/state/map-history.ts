/** The map as it was, where a draft lies over a version that is not the one on the desk. */
import { ok, type Result } from '../domain/result.ts';
import type { SourceRefusal } from '../sources/city-source.ts';
import { reached } from './answers.ts';
import { byCode, type CityRecords, type OpenCity } from './city-store.ts';
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
  const [grids, stations, passages] = await Promise.all([
    reached(source.gridsAt(version, [...communities])),
    reached(source.stationsAt(version)),
    reached(source.passagesAt(version)),
  ]);
  if (!grids.ok) return grids;
  if (!stations.ok) return stations;
  if (!passages.ok) return passages;
  const elsewhere = [...city.inForce.grids.values()].filter(
    ({ communityCode }) => !communities.has(communityCode),
  );
  return ok({
    grids: byCode([...elsewhere, ...grids.value]),
    stations: byCode(stations.value),
    compoundReasons: city.inForce.compoundReasons,
    gates: byCode(passages.value.gates),
    crossings: byCode(passages.value.crossings),
  });
}
