/**
 * When the sun rises and sets, by the sunrise equation (Meeus, Astronomical Algorithms, ch. 15 and 25, in the short
 * form that is good to a minute or two between the polar circles).
 */
import type { LonLat } from '../../domain/geometry.ts';
import { type ChinaDay, DAY_MINUTES } from './china-days.ts';

export const SUN_EVENTS = ['dawn', 'sunrise', 'sunset', 'dusk'] as const;
export type SunEvent = (typeof SUN_EVENTS)[number];

/** Height of the sun's centre in degrees: at its rise with refraction and its radius, at dawn the civil one. */
const HEIGHT: Readonly<Record<SunEvent, number>> = { dawn: -6, sunrise: -0.833, sunset: -0.833, dusk: -6 };
/** 2000-01-01 as days since 1970. */
const J2000 = 10957;
const AHEAD_OF_GREENWICH = 8 / 24;
const radians = (degrees: number) => (degrees * Math.PI) / 180;
const EARTH_TILT = radians(23.4397);

/** Minutes after China's midnight, rounded down; `null` where the sun does not come so high, or so low, that day. */
export function sunMinute(event: SunEvent, day: ChinaDay, [lon, lat]: LonLat): number | null {
  const noon = day - J2000 - lon / 360;
  const anomaly = radians(357.5291 + 0.98560028 * noon);
  const centre = 1.9148 * Math.sin(anomaly) + 0.02 * Math.sin(2 * anomaly) + 0.0003 * Math.sin(3 * anomaly);
  const longitude = anomaly + radians(centre + 102.9372 + 180);
  const transit = noon + 0.0053 * Math.sin(anomaly) - 0.0069 * Math.sin(2 * longitude);
  const declination = Math.asin(Math.sin(longitude) * Math.sin(EARTH_TILT));
  const latitude = radians(lat);
  const cosine =
    (Math.sin(radians(HEIGHT[event])) - Math.sin(latitude) * Math.sin(declination)) /
    (Math.cos(latitude) * Math.cos(declination));
  if (Math.abs(cosine) > 1) return null;
  const half = Math.acos(cosine) / (2 * Math.PI);
  const isMorning = event === 'dawn' || event === 'sunrise';
  // Days since J2000 count from noon at Greenwich.
  const at = (isMorning ? transit - half : transit + half) + 0.5 + AHEAD_OF_GREENWICH;
  return Math.floor((at - (day - J2000)) * DAY_MINUTES);
}
