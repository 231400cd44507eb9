import type { PublicProfile, PublicWalks } from './public-city.ts';

/** The walk from a building's door to its nearest station. */
export interface PublishedWalk {
  readonly stationCode: string;
  /** Rounded up to tenths. */
  readonly walkMinutes: number;
}

/** The walk of a row of a tile's buildings; `null` where no station can be reached. */
export function publishedWalk(walks: PublicWalks, row: number, profile: PublicProfile): PublishedWalk | null {
  const { standard, stationCodes } = walks;
  let [station, deciMinutes] = [standard.station[row], standard.deciMinutes[row]];
  if (profile !== 'standard') {
    const other = walks.others[profile];
    station += other.station[row];
    deciMinutes = atPace(deciMinutes, other.minutesPerStandardMinute) + other.deciMinutes[row];
  }
  return station < 0 ? null : { stationCode: stationCodes[station], walkMinutes: deciMinutes / 10 };
}

/** The whole tenths from which the column of another pace tells its difference. */
export function atPace(standardDeciMinutes: number, minutesPerStandardMinute: number): number {
  return Math.round(standardDeciMinutes * minutesPerStandardMinute);
}
