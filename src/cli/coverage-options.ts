import { STATION_TIERS, WALK_PROFILE_NAMES, type WalkProfiles } from '../domain/city.ts';
import type { CoverageSettings } from '../domain/coverage.ts';
import { clockTime } from '../engine/hours/clock-time.ts';
import type { OptionValues } from './command.ts';
import { choiceOption, positiveOption, textOption, UsageError } from './command.ts';

export const COVERAGE_OPTIONS = {
  minutes: { type: 'string' },
  profile: { type: 'string' },
  'speed-kmh': { type: 'string' },
  method: { type: 'string' },
  service: { type: 'string' },
  tier: { type: 'string' },
  at: { type: 'string' },
} as const;

export const COVERAGE_OPTIONS_USAGE =
  '[--minutes 15] [--profile standard|older|brisk|step_free] [--speed-kmh N] [--method network|circle] [--service NAME] [--tier NAME] [--at 2026-11-22T10:00]';

export const COVERAGE_OPTIONS_HELP = [
  '  --minutes N       the limit; a home is covered when its walk takes this long or less (15)',
  '  --profile NAME    standard, older, brisk or step_free, with the values the city sets for it (standard)',
  '  --speed-kmh N     another speed',
  '  --method NAME     network: on foot along streets; circle: as the crow flies (network)',
  '  --service NAME    count only stations that offer this service',
  '  --tier NAME       count only stations of this tier: district, subdistrict, community or grid',
  '  --at TIME         count only stations and gates open at this local time',
].join('\n');

/** The settings that the options ask for in a city with these walking profiles. */
export function coverageSettings(options: OptionValues, profiles: WalkProfiles): CoverageSettings {
  const profile = choiceOption(options, 'profile', WALK_PROFILE_NAMES, 'standard');
  const at = textOption(options, 'at');
  if (at !== null && clockTime(at) === null) {
    throw new UsageError(`--at is "${at}"; expected a local time like 2026-11-22T10:00.`);
  }
  return {
    method: choiceOption(options, 'method', ['network', 'circle'] as const, 'network'),
    profile,
    ...profiles[profile],
    speedKmh: positiveOption(options, 'speed-kmh', profiles[profile].speedKmh),
    limitMinutes: positiveOption(options, 'minutes', 15),
    service: textOption(options, 'service'),
    tier: 'tier' in options ? choiceOption(options, 'tier', STATION_TIERS, 'grid') : null,
    at,
  };
}
