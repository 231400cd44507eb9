/**
 * Under what a figure holds, in words: pace, limit, method, service, tier, hour, denominator, date of the data.
 * Every screen says it in these words, so that no figure is shown without them.
 */

import type { CityInfo, WalkProfile } from '../domain/city.ts';
import type { CoverageSettings } from '../domain/coverage.ts';
import { sameWalk } from '../state/settings.ts';
import { serviceName } from './data-words.ts';
import './figure-messages.ts';
import { formatDay, formatNumber } from './format.ts';
import type { Translate } from './i18n.ts';

export interface Denominator {
  readonly households: number;
  /** Whose households they are. */
  readonly place: string;
  /** Those of them not covered for whom the street data end within the limit, where that is known. */
  readonly nearDataEdge?: number;
}

/** Each word stands for itself; `t` may be bound to any namespace. Values other than the city's own are marked as tried. */
export function definitionWords(
  t: Translate,
  settings: CoverageSettings,
  { households, place, nearDataEdge = 0 }: Denominator,
  info: CityInfo,
): readonly string[] {
  const { limitMinutes, method, service, tier, at } = settings;
  const say = (key: string, values: Record<string, string | number> = {}) => t(key, { ns: 'ui', ...values });
  return [
    ...walkWords(t, settings),
    ...(isTried(settings, info) ? [say('definition.tried')] : []),
    say('definition.limit', { minutes: formatNumber(limitMinutes) }),
    say(`definition.${method}`),
    service === null
      ? say('definition.anyService')
      : say('definition.service', { service: serviceName(service) }),
    ...(tier === null ? [] : [say('definition.tier', { tier: say(`tier.${tier}`) })]),
    at === null ? say('definition.anyHour') : say('definition.hour', { hour: at.replace('T', ' ') }),
    say('definition.denominator', { households: formatNumber(households), place }),
    ...(nearDataEdge === 0
      ? []
      : [say('definition.nearDataEdge', { households: formatNumber(nearDataEdge) })]),
    say('dataDate', { date: formatDay(info.dataDate) }),
  ];
}

/** Whether somebody walks by other values than the city sets for the profile. */
export function isTried(settings: CoverageSettings, { walkProfiles }: CityInfo): boolean {
  return !sameWalk(settings, walkProfiles[settings.profile]);
}

/** How somebody walks, each word for itself. */
export function walkWords(
  t: Translate,
  {
    profile,
    speedKmh,
    stepFree,
    stepsFactor,
    signalWaitSeconds,
  }: Pick<CoverageSettings, 'profile' | keyof WalkProfile>,
): string[] {
  const say = (key: string, values: Record<string, string> = {}) => t(key, { ns: 'ui', ...values });
  return [
    say(`profileWithSpeed.${profile}`, { speed: formatNumber(speedKmh, 1) }),
    ...(stepFree ? [say('definition.stepFree')] : []),
    ...(stepsFactor === 1 || stepFree
      ? []
      : [say('definition.stepsFactor', { factor: formatNumber(stepsFactor, 1) })]),
    ...(signalWaitSeconds === 0
      ? []
      : [say('definition.signalWait', { seconds: formatNumber(signalWaitSeconds) })]),
  ];
}
