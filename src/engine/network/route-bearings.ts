import type { LonLat } from '../../domain/geometry.ts';
import { ROUTE_HEADINGS, type RouteHeading, type RouteTurn } from '../../domain/route.ts';
import { haversineM } from '../geometry/haversine.ts';

/** How far along a line one looks to tell where it leads: the jog at a kerb is no turn. */
const SIGHT_M = 15;
/** Turns smaller than these, in degrees, are what stands beside them; larger ones are sharp. */
const TURNS: readonly (readonly [degrees: number, left: RouteTurn, right: RouteTurn])[] = [
  [25, 'straight', 'straight'],
  [50, 'slight_left', 'slight_right'],
  [125, 'left', 'right'],
];

/** Degrees clockwise from north, 0 … 360, in which a line sets out; `null` for one without length. */
export function departureOf(line: readonly LonLat[]): number | null {
  return line.length === 0 ? null : bearing(line[0], pointAlong(line));
}

/** Degrees clockwise from north, 0 … 360, in which a line arrives; `null` for one without length. */
export function arrivalOf(line: readonly LonLat[]): number | null {
  if (line.length === 0) return null;
  const back = [...line].reverse();
  return bearing(pointAlong(back), back[0]);
}

/** How one turns who arrives in one bearing and sets out in another. */
export function turnBetween(arrival: number, departure: number): RouteTurn {
  const clockwise = ((departure - arrival + 540) % 360) - 180;
  for (const [degrees, left, right] of TURNS) {
    if (Math.abs(clockwise) < degrees) return clockwise < 0 ? left : right;
  }
  return clockwise < 0 ? 'sharp_left' : 'sharp_right';
}

/** The one of eight headings that is nearest to a bearing. */
export function headingOf(bearingDegrees: number): RouteHeading {
  return ROUTE_HEADINGS[Math.round(bearingDegrees / 45) % 8];
}

/** Where one has come after {@link SIGHT_M} metres, or at the end of a shorter line. */
function pointAlong(line: readonly LonLat[]): LonLat {
  let leftM = SIGHT_M;
  for (let i = 1; i < line.length; i++) {
    const [from, to] = [line[i - 1], line[i]];
    const lengthM = haversineM(from[0], from[1], to[0], to[1]);
    if (lengthM >= leftM) {
      const share = leftM / lengthM;
      return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
    }
    leftM -= lengthM;
  }
  return line[line.length - 1];
}

function bearing(from: LonLat, to: LonLat): number | null {
  const east = (to[0] - from[0]) * Math.cos((from[1] * Math.PI) / 180);
  const north = to[1] - from[1];
  if (east === 0 && north === 0) return null;
  return ((Math.atan2(east, north) * 180) / Math.PI + 360) % 360;
}
