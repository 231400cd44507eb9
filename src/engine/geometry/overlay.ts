/**
 * Union, difference, intersection and validity of plane shapes, over one robust kernel.
 * Everything city-sized goes through here: plain Turf throws on real borders or takes forty times as
 * long as PostGIS. Nothing in this room throws on bad geometry. A shape that is not valid by the Simple
 * Features rules is repaired where there is only one way to read it, and refused with a reason where
 * there are several:
 *
 * - rings that are not closed are closed; rings without area are dropped;
 * - a shell less its holes, whichever way they cross; parts of a multipolygon that overlap are united;
 * - a ring that crosses itself like a bow tie is its two lobes; one that winds twice around the same
 *   ground could mean it filled or cut out, so it is refused as `ambiguous`.
 *
 * Frames: any planar coordinates. Results are polygons only: lines and points, where shapes merely
 * touch, have no area and are left out. Results are valid, shells clockwise as GEOS makes them; see
 * `rightHanded` for GeoJSON.
 */
import { ok, type Result, refuse } from '../../domain/result.ts';
import { type Geos, GeosArena, loadGeos, type Pointer } from './geos-kernel.ts';
import type { OwnShape, PlanarPolygon, PlanarRing, PlanarShape } from './planar.ts';

export type OverlayRefusal =
  /** A coordinate is NaN or infinite. */
  | 'not_finite'
  /** A ring winds more than once around the same ground. */
  | 'ambiguous'
  /** The kernel gave up; the detail carries its own words. */
  | 'kernel_failed';

export type Validity =
  | { readonly valid: true }
  | { readonly valid: false; readonly reason: string; readonly at: readonly [number, number] | null };

export interface OverlayOptions {
  /** Snap results to multiples of this; 0, the default, keeps full doubles. */
  readonly gridSize?: number;
  /** The inputs are known to be valid (e.g. results of this overlay): skips the check. */
  readonly trusted?: boolean;
}

export interface Overlay {
  /** Everything that lies in any of the shapes. */
  union(shapes: readonly PlanarShape[], options?: OverlayOptions): Result<OwnShape, OverlayRefusal>;
  /** What lies in `from` and in none of `without`. */
  difference(
    from: PlanarShape,
    without: readonly PlanarShape[],
    options?: OverlayOptions,
  ): Result<OwnShape, OverlayRefusal>;
  /** What lies in both; parts that only touch give an empty shape. */
  intersection(a: PlanarShape, b: PlanarShape, options?: OverlayOptions): Result<OwnShape, OverlayRefusal>;
  /** What lies in exactly one of the two. */
  symmetricDifference(
    a: PlanarShape,
    b: PlanarShape,
    options?: OverlayOptions,
  ): Result<OwnShape, OverlayRefusal>;
  /** Whether the shape is valid as it stands; if not, why and where. An empty shape is valid. */
  validity(shape: PlanarShape): Validity;
  /** The shape itself when it is valid, else its one possible reading. */
  makeValid(shape: PlanarShape): Result<OwnShape, OverlayRefusal>;
  /** What is left when this much is taken off all around: whatever is thinner than twice of it disappears. */
  shrunk(shape: PlanarShape, by: number, options?: OverlayOptions): Result<OwnShape, OverlayRefusal>;
}

/** Of the arcs a buffer is rounded with. */
const SEGMENTS_PER_QUADRANT = 4;

/** Loads the kernel on first use; later calls answer at once with the same overlay. */
export async function loadOverlay(): Promise<Overlay> {
  return createOverlay(await loadGeos());
}

function createOverlay(geos: Geos): Overlay {
  const run = (operation: (arena: GeosArena) => Pointer): Result<OwnShape, OverlayRefusal> =>
    guarded(geos, (arena) => ok(arena.readShape(operation(arena))));

  return {
    union: (shapes, options = {}) =>
      run((arena) => {
        if (shapes.length === 2) {
          const [left, right] = shapes.map((shape) => write(arena, shape, options));
          return arena.own(geos.GEOSUnionPrec(left, right, options.gridSize ?? 0));
        }
        const all = write(arena, shapes.flat(), { ...options, partsMayOverlap: true });
        return uniteParts(arena, all, options.gridSize);
      }),
    difference: (from, without, options = {}) =>
      run((arena) => {
        const minuend = write(arena, from, options);
        const several = without.length > 1;
        const parts = write(arena, without.flat(), { ...options, partsMayOverlap: several });
        const subtrahend = several ? uniteParts(arena, parts) : parts;
        return arena.own(geos.GEOSDifferencePrec(minuend, subtrahend, options.gridSize ?? 0));
      }),
    intersection: (a, b, options = {}) =>
      run((arena) => {
        const [left, right] = [write(arena, a, options), write(arena, b, options)];
        return arena.own(geos.GEOSIntersectionPrec(left, right, options.gridSize ?? 0));
      }),
    symmetricDifference: (a, b, options = {}) =>
      run((arena) => {
        const [left, right] = [write(arena, a, options), write(arena, b, options)];
        return arena.own(geos.GEOSSymDifferencePrec(left, right, options.gridSize ?? 0));
      }),
    makeValid: (shape) => run((arena) => write(arena, shape, {})),
    shrunk: (shape, by, options = {}) =>
      run((arena) => arena.own(geos.GEOSBuffer(write(arena, shape, options), -by, SEGMENTS_PER_QUADRANT))),
    validity: (shape) => {
      const answer = guarded(geos, (arena) => ok(checkValidity(arena, shape)));
      return answer.ok ? answer.value : { valid: false, reason: answer.detail ?? answer.reason, at: null };
    },
  };
}

/** Runs one operation, frees whatever it made, and turns every failure into a refusal. */
function guarded<T>(
  geos: Geos,
  operation: (arena: GeosArena) => Result<T, OverlayRefusal>,
): Result<T, OverlayRefusal> {
  const arena = new GeosArena(geos);
  let trapped = false;
  try {
    return operation(arena);
  } catch (error) {
    // After a trap inside WebAssembly nothing there can be called safely, not even to free memory.
    trapped = error instanceof WebAssembly.RuntimeError;
    if (error instanceof Refusal) return refuse(error.reason, error.message);
    return refuse('kernel_failed', error instanceof Error ? error.message : String(error));
  } finally {
    if (!trapped) arena.release();
  }
}

/** Carries a refusal up to {@link guarded} through the kernel's nested calls. */
class Refusal extends Error {
  constructor(
    readonly reason: OverlayRefusal,
    detail: string,
  ) {
    super(detail);
  }
}

/** Puts a shape into the kernel as one valid geometry, repaired where needed. */
function write(
  arena: GeosArena,
  shape: PlanarShape,
  options: OverlayOptions & { readonly partsMayOverlap?: boolean },
): Pointer {
  const polygons = shape.map(cleanPolygon).filter((polygon) => polygon.length > 0);
  if (options.trusted) return arena.collect(polygons.map((polygon) => arena.polygon(polygon)));
  const parts = arena.collect(polygons.flatMap((polygon) => writeValidPolygon(arena, polygon)));
  const overlapping = !options.partsMayOverlap && !arena.isValid(parts);
  return overlapping ? uniteParts(arena, parts) : parts;
}

function writeValidPolygon(arena: GeosArena, polygon: PlanarPolygon): Pointer[] {
  const written = arena.polygon(polygon);
  if (arena.isValid(written)) return [written];
  polygon.forEach((ring) => {
    refuseAmbiguousRing(arena, ring);
  });
  return arena.polygonsOf(arena.makeValid(written, 'structure'));
}

/** Ground wound once or not at all reads the same filled (`structure`) and even-odd (`linework`). */
function refuseAmbiguousRing(arena: GeosArena, ring: PlanarRing): void {
  const alone = arena.polygon([ring]);
  if (arena.isValid(alone)) return;
  const filled = arena.area(arena.makeValid(alone, 'structure'));
  const evenOdd = arena.area(arena.makeValid(alone, 'linework'));
  if (Math.abs(filled - evenOdd) <= 1e-9 * filled) return;
  const where = arena.invalidity(alone)?.at ?? ring[0];
  throw new Refusal(
    'ambiguous',
    `a ring winds more than once around the same ground, near ${where[0]}, ${where[1]}`,
  );
}

function uniteParts(arena: GeosArena, parts: Pointer, gridSize = 0): Pointer {
  const { geos } = arena;
  return arena.own(gridSize === 0 ? geos.GEOSUnaryUnion(parts) : geos.GEOSUnaryUnionPrec(parts, gridSize));
}

function checkValidity(arena: GeosArena, shape: PlanarShape): Validity {
  for (const polygon of shape) {
    for (const ring of polygon) {
      const closed = closeRing(ring);
      if (closed.length !== ring.length) return invalid('Ring is not closed', ring[0]);
      if (ring.length < 4) return invalid('Too few points in ring', ring[0]);
    }
  }
  const written = shape.filter((polygon) => polygon.length > 0).map((polygon) => arena.polygon(polygon));
  const flaw = arena.invalidity(arena.collect(written));
  return flaw === null ? { valid: true } : { valid: false, ...flaw };
}

function invalid(reason: string, at: readonly number[] | undefined): Validity {
  return { valid: false, reason, at: at === undefined ? null : [at[0], at[1]] };
}

/** Closed rings with room for an area; nothing when the shell has none. */
function cleanPolygon(polygon: PlanarPolygon): PlanarPolygon {
  const rings = polygon.map(closeRing);
  if (rings.length === 0 || rings[0].length < 4) return [];
  return rings.filter((ring) => ring.length >= 4);
}

function closeRing(ring: PlanarRing): PlanarRing {
  for (const [x, y] of ring) {
    if (!Number.isFinite(x) || !Number.isFinite(y)) {
      throw new Refusal('not_finite', `a coordinate is not a number: ${x}, ${y}`);
    }
  }
  if (ring.length === 0) return ring;
  const first = ring[0];
  const last = ring[ring.length - 1];
  return first[0] === last[0] && first[1] === last[1] ? ring : [...ring, first];
}
