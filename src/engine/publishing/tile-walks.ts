import type { WalkProfiles } from '../../domain/city.ts';
import { PUBLIC_PROFILES, type PublicWalkColumns, type PublicWalks } from '../../domain/public-city.ts';
import { atPace } from '../../domain/public-walks.ts';
import type { CoverageModel } from '../coverage/coverage-model.ts';
import { type BuildingWalks, deciMinutesOf } from './building-walks.ts';

/** The walks of these buildings, as a tile holds them. */
export function encodedWalks(
  rows: readonly number[],
  walks: BuildingWalks,
  profiles: WalkProfiles,
): PublicWalks {
  const stationCodes = stationsReached(rows, walks);
  const rowOf = new Map(stationCodes.map((code, row) => [code, row]));
  const columnsOf = (model: CoverageModel, speedKmh: number): PublicWalkColumns => ({
    station: rows.map((row) => rowOf.get(model.stationOf(row) ?? '') ?? -1),
    deciMinutes: rows.map((row) => deciMinutesOf(model.metresOf(row), speedKmh)),
  });
  const standard = columnsOf(walks.standard, profiles.standard.speedKmh);
  const otherOf = (profile: 'older' | 'step_free') => {
    const { speedKmh } = profiles[profile];
    const minutesPerStandardMinute = profiles.standard.speedKmh / speedKmh;
    const { station, deciMinutes } = columnsOf(walks[profile], speedKmh);
    return {
      minutesPerStandardMinute,
      station: station.map((place, i) => place - standard.station[i]),
      deciMinutes: deciMinutes.map(
        (tenths, i) => tenths - atPace(standard.deciMinutes[i], minutesPerStandardMinute),
      ),
    };
  };
  return { stationCodes, standard, others: { older: otherOf('older'), step_free: otherOf('step_free') } };
}

/** Codes of the stations that anybody walks to, in order. */
function stationsReached(rows: readonly number[], walks: BuildingWalks): readonly string[] {
  const reached = PUBLIC_PROFILES.flatMap((profile) =>
    rows.flatMap((row) => walks[profile].stationOf(row) ?? []),
  );
  return [...new Set(reached)].sort();
}
