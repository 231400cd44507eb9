import { COORDINATE_SCALE, type LonLat } from '../../../domain/geometry.ts';
import { MEAN_EARTH_RADIUS_M } from '../../geometry/haversine.ts';
import type { PlanarBounds } from '../../geometry/planar.ts';

/** The widest lattice on which cross products of doubled coordinates are exact in a double, about 3.3°. */
const MAX_UNITS = 2 ** 25;

/**
 * The lattice of stored positions around one community: whole units of 1e-7° east and north of its corner.
 * Counted from the corner, all coordinates are below 2²⁵, so that side tests are exact in plain doubles.
 */
export class Lattice {
  private constructor(
    private readonly originX: number,
    private readonly originY: number,
    readonly widthUnits: number,
    readonly heightUnits: number,
    /** Metres per unit, true in the middle of the lattice: to compare lengths and areas, not to survey. */
    readonly metresX: number,
    readonly metresY: number,
  ) {}

  /**
   * A lattice with a margin around these bounds (degrees). Throws a `RangeError` when they span more than
   * 3.3°, or nothing at all.
   */
  static around([west, south, east, north]: PlanarBounds): Lattice {
    const [minX, minY] = [toUnit(west), toUnit(south)];
    const [width, height] = [toUnit(east) - minX, toUnit(north) - minY];
    const size = Math.max(width, height);
    if (!(size >= 0 && size < MAX_UNITS)) {
      throw new RangeError(
        `Expected ground of at most 3.3° across, got ${west}, ${south} … ${east}, ${north}.`,
      );
    }
    const margin = Math.floor(Math.min(size + 1000, (MAX_UNITS - size) / 2));
    const metresY = (MEAN_EARTH_RADIUS_M * Math.PI) / 180 / COORDINATE_SCALE;
    const metresX = metresY * Math.cos((((south + north) / 2) * Math.PI) / 180);
    return new Lattice(
      minX - margin,
      minY - margin,
      width + 2 * margin,
      height + 2 * margin,
      metresX,
      metresY,
    );
  }

  /** Units from the corner, not rounded. */
  xOf(lon: number): number {
    return lon * COORDINATE_SCALE - this.originX;
  }

  yOf(lat: number): number {
    return lat * COORDINATE_SCALE - this.originY;
  }

  /** The stored position of a lattice point: the same doubles that `roundDegrees` gives. */
  toLonLat(x: number, y: number): LonLat {
    return [(x + this.originX) / COORDINATE_SCALE, (y + this.originY) / COORDINATE_SCALE];
  }

  lengthM(dx: number, dy: number): number {
    return Math.hypot(dx * this.metresX, dy * this.metresY);
  }
}

function toUnit(degrees: number): number {
  return Math.round(degrees * COORDINATE_SCALE);
}

/**
 * Twice the area of the triangle a, b, c: positive when c lies left of the way from a to b, 0 when the three
 * lie on a line. Exact for lattice points.
 */
export function turn(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
}
