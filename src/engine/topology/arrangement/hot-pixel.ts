/**
 * The two exact decisions of snap rounding. A pixel is the unit square around a lattice point, with its left
 * and lower side and without its right and upper one, so that every point of the plane lies in exactly one.
 */
import { turn } from './lattice.ts';

/**
 * Whether the segment from a to b passes through the pixel around p. All are lattice points. Decided on
 * doubled coordinates, where corners of pixels are whole (after HotPixel of the JTS, M. Davis).
 *
 *     UL ┄┄┄┄┄┄ UR      only LL, the left and the lower side belong to the pixel
 *      │   p    ┊
 *     LL ────── LR
 */
export function passesPixel(ax: number, ay: number, bx: number, by: number, px: number, py: number): boolean {
  if (ax > bx) return passesPixel(bx, by, ax, ay, px, py);
  if (px < ax || px > bx || py < Math.min(ay, by) || py > Math.max(ay, by)) {
    // Beyond the ends no pixel is reached: it would have to begin half a unit off a lattice point.
    return false;
  }
  if (ax === bx || ay === by) return true;
  const rises = ay < by;
  const side = (dx: number, dy: number): number =>
    Math.sign(turn(2 * ax, 2 * ay, 2 * bx, 2 * by, 2 * px + dx, 2 * py + dy));
  const upperLeft = side(-1, 1);
  if (upperLeft === 0) return !rises;
  const upperRight = side(1, 1);
  if (upperRight === 0) return rises;
  if (upperLeft !== upperRight) return true;
  const lowerLeft = side(-1, -1);
  if (lowerLeft !== upperLeft) return true;
  const lowerRight = side(1, -1);
  if (lowerRight === 0) return !rises;
  return lowerRight !== lowerLeft;
}

/**
 * The lattice point whose pixel holds the place where the lines through a, b and through c, d cross, which
 * must not be parallel. Exact.
 */
export function crossingPixel(
  [ax, ay]: readonly number[],
  [bx, by]: readonly number[],
  [cx, cy]: readonly number[],
  [dx, dy]: readonly number[],
): [x: number, y: number] {
  const denominator = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx);
  const numerator = (cx - ax) * (dy - cy) - (cy - ay) * (dx - cx);
  return [
    ax + roundedShare(bx - ax, numerator, denominator),
    ay + roundedShare(by - ay, numerator, denominator),
  ];
}

/** `length × numerator / denominator` to the nearest whole number, halves upwards. */
function roundedShare(length: number, numerator: number, denominator: number): number {
  const sign = denominator < 0 ? -1 : 1;
  const doubled = 2 * length * numerator * sign + denominator * sign;
  const divisor = 2 * denominator * sign;
  if (Math.abs(doubled) + divisor < Number.MAX_SAFE_INTEGER) {
    const quotient = Math.floor(doubled / divisor);
    const rest = doubled - quotient * divisor;
    return rest < 0 ? quotient - 1 : rest >= divisor ? quotient + 1 : quotient;
  }
  const exact = 2n * BigInt(length) * BigInt(numerator * sign) + BigInt(denominator * sign);
  return floorDivide(exact, BigInt(divisor));
}

function floorDivide(dividend: bigint, divisor: bigint): number {
  const quotient = dividend / divisor;
  return Number(dividend % divisor < 0n ? quotient - 1n : quotient);
}
