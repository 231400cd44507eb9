import type { MultiPolygon, Polygon } from '../../domain/geometry.ts';
import { gridsCutting, lineMeets } from '../../engine/checking/border-cuts.ts';
import type { DegreePlane } from '../../engine/checking/degree-plane.ts';
import { boundsIndex, isSound } from '../../engine/checking/planar-city.ts';
import { polygonToLocal, shapeOf, shapeToLocal } from '../../engine/geometry/local-polygons.ts';
import type { Overlay } from '../../engine/geometry/overlay.ts';
import {
  boundsTouch,
  type OwnPolygon,
  type OwnShape,
  type PlanarRing,
  ringBounds,
  shapeBounds,
} from '../../engine/geometry/planar.ts';
import { shapeCovers } from '../../engine/geometry/point-in-polygon.ts';

/** A compound or a building: borders should go around it. */
export interface WholeThing {
  readonly kind: 'compound' | 'building';
  readonly code: string;
  readonly geometry: Polygon | MultiPolygon;
}

/** A thing and the grids whose borders run through it: two or more, or one and ground in none. */
export interface Cut {
  readonly thing: WholeThing;
  readonly grids: readonly string[];
}

/**
 * The things of one community that borders should leave whole, by place; and which of them borders cut, by the
 * rules of a check.
 */
export class KeptWhole {
  readonly #things: readonly WholeThing[];
  readonly #outline: Polygon | MultiPolygon;
  readonly #near: ReturnType<typeof boundsIndex>;
  readonly #outlineNear: ReturnType<typeof boundsIndex>;
  readonly #plane: DegreePlane;
  readonly #overlay: Overlay;
  readonly #shapes = new Map<WholeThing, OwnShape | null>();
  readonly #insides = new Map<WholeThing, OwnShape | null>();
  readonly #polygons = new WeakMap<Polygon, OwnPolygon>();
  /** Numbers of the things that a border meets: after an edit most borders are those of before. */
  readonly #met = new WeakMap<PlanarRing, readonly number[]>();

  constructor(
    things: readonly WholeThing[],
    outline: Polygon | MultiPolygon,
    plane: DegreePlane,
    overlay: Overlay,
  ) {
    this.#things = things;
    this.#outline = outline;
    this.#near = boundsIndex(things.map(({ geometry }) => shapeBounds(shapeOf(geometry))));
    this.#outlineNear = boundsIndex(
      shapeOf(outline)
        .flat()
        .flatMap((ring) => ring.slice(1).map((end, i) => ringBounds([ring[i], end]))),
    );
    this.#plane = plane;
    this.#overlay = overlay;
  }

  /** The things that these borders meet. */
  metBy(borders: readonly PlanarRing[]): WholeThing[] {
    const met = new Set(borders.flatMap((border) => this.#metByOne(border)));
    return [...met].sort((a, b) => a - b).map((number) => this.#things[number]);
  }

  #metByOne(border: PlanarRing): readonly number[] {
    const known = this.#met.get(border);
    if (known !== undefined) return known;
    const met = this.#near(ringBounds(border)).filter((number) =>
      lineMeets(border, shapeOf(this.#things[number].geometry)),
    );
    this.#met.set(border, met);
    return met;
  }

  /** The grids among which the ground of a thing is divided; `null` where it is whole, or unsound itself. */
  gridsCutting(thing: WholeThing, grids: ReadonlyMap<string, readonly Polygon[]>): readonly string[] | null {
    return this.#gridsCutting(this.#shapeOf(thing), thing, grids);
  }

  /** The same for its ground in the community: what no edit there could mend is not asked. */
  gridsCuttingInside(
    thing: WholeThing,
    grids: ReadonlyMap<string, readonly Polygon[]>,
  ): readonly string[] | null {
    return this.#gridsCutting(this.#insideOf(thing), thing, grids);
  }

  #gridsCutting(
    shape: OwnShape | null,
    { geometry }: WholeThing,
    grids: ReadonlyMap<string, readonly Polygon[]>,
  ): readonly string[] | null {
    if (shape === null) return null;
    const bounds = shapeBounds(shapeOf(geometry));
    const near = [...grids].flatMap(([code, parts]) => {
      const reaching = parts.filter(({ coordinates }) => boundsTouch(shapeBounds([coordinates]), bounds));
      return reaching.length === 0 ? [] : [{ code, shape: reaching.map((part) => this.#localOf(part)) }];
    });
    // A grid that is unsound is a problem of its own; here it counts for what the kernel makes of it.
    return gridsCutting(shape, near, this.#plane, this.#overlay, { trusted: true });
  }

  #insideOf(thing: WholeThing): OwnShape | null {
    const known = this.#insides.get(thing);
    if (known !== undefined) return known;
    const whole = this.#shapeOf(thing);
    const inside = whole === null || this.#isWithin(thing) ? whole : this.#clipped(whole);
    this.#insides.set(thing, inside);
    return inside;
  }

  /** Whether it lies inside as it is: no border of the community is near, and it does not lie beyond. */
  #isWithin({ geometry }: WholeThing): boolean {
    const shape = shapeOf(geometry);
    if (this.#outlineNear(shapeBounds(shape)).length > 0) return false;
    const outline = shapeOf(this.#outline);
    return shape.every(([[[lon, lat]]]) => shapeCovers(outline, lon, lat));
  }

  #clipped(whole: OwnShape): OwnShape | null {
    const clipped = this.#overlay.intersection(whole, shapeToLocal(this.#plane, this.#outline));
    return clipped.ok ? clipped.value : null;
  }

  #shapeOf(thing: WholeThing): OwnShape | null {
    const known = this.#shapes.get(thing);
    if (known !== undefined) return known;
    const shape = isSound(thing.geometry) ? shapeToLocal(this.#plane, thing.geometry) : null;
    this.#shapes.set(thing, shape);
    return shape;
  }

  #localOf(polygon: Polygon): OwnPolygon {
    const known = this.#polygons.get(polygon);
    if (known !== undefined) return known;
    const local = polygonToLocal(this.#plane, polygon);
    this.#polygons.set(polygon, local);
    return local;
  }
}
