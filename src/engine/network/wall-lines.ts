import type { BackdropFeature, Compound } from '../../domain/city.ts';
import { COORDINATE_SCALE } from '../../domain/geometry.ts';
import { haversineM } from '../geometry/haversine.ts';
import type { Barrier } from './passages.ts';
import { SegmentTiles } from './segment-tiles.ts';

/** Lines of these kinds in the barrier layer bar walking; hedges, kerbs and viaducts do not. */
export const BARRING_KINDS: ReadonlySet<string> = new Set([
  'wall',
  'city_wall',
  'fence',
  'railway',
  'expressway',
  'motorway',
  'river',
  'canal',
]);
/** A way that reaches a wall and no further does not cross it. */
const REACH_M = 0.01;
const NONE = -1;

/**
 * The lines that bar walking: walls of gated compounds whose gates are known, and wall, fence, railway,
 * expressway and river lines of the barrier layer. Outlines of areas there bar nobody: a river's banks, a
 * park's edge. A gated compound of which no gate is known is missing data, not a prison: its wall is no line.
 *
 * Vertices are whole numbers of 0.0000001°, so that sides are told exactly. Rings have their inside on the left.
 */
export class WallLines {
  readonly barriers: readonly Barrier[];
  /** Vertices of all lines, one after the other, in steps of seven decimals. A ring ends where it starts. */
  readonly lon7: Int32Array;
  readonly lat7: Int32Array;
  readonly #lineOf: Int32Array;
  readonly #offsets: Int32Array;
  readonly #barrierOfLine: Int32Array;
  readonly #metresPerLon: number;
  readonly #metresPerLat = haversineM(0, 0, 0, 1);
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  readonly #tiles: SegmentTiles;

  /** `entered` are the rows of compounds of which a gate is known. */
  constructor(
    compounds: readonly Compound[],
    entered: ReadonlySet<number>,
    backdrop: readonly BackdropFeature[],
  ) {
    const barriers: Barrier[] = [];
    const lines: { readonly barrier: number; readonly lon7: number[]; readonly lat7: number[] }[] = [];
    const addLine = (positions: readonly (readonly number[])[], reversed = false) => {
      const ordered = reversed ? [...positions].reverse() : positions;
      const lon7 = ordered.map(([lon]) => Math.round(lon * COORDINATE_SCALE));
      const lat7 = ordered.map(([, lat]) => Math.round(lat * COORDINATE_SCALE));
      lines.push({ barrier: barriers.length - 1, lon7, lat7 });
    };
    compounds.forEach(({ name, isGated, geometry }, compound) => {
      if (!isGated || !entered.has(compound)) return;
      barriers.push({ kind: 'wall', name, compound });
      const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
      for (const [shell, ...holes] of parts) {
        addLine(shell, signedArea(shell) < 0);
        for (const hole of holes) addLine(hole, signedArea(hole) > 0);
      }
    });
    for (const { layer, kind, name, geometry } of backdrop) {
      if (layer !== 'barrier' || !BARRING_KINDS.has(kind)) continue;
      barriers.push({ kind, name, compound: NONE });
      for (const line of linesOf(geometry)) addLine(line);
    }
    this.barriers = barriers;
    this.walled = new Set(barriers.flatMap(({ compound }) => (compound >= 0 ? [compound] : [])));
    this.lon7 = Int32Array.from(lines.flatMap((line) => line.lon7));
    this.lat7 = Int32Array.from(lines.flatMap((line) => line.lat7));
    this.#barrierOfLine = Int32Array.from(lines, ({ barrier }) => barrier);
    this.#offsets = new Int32Array(lines.length + 1);
    this.#lineOf = new Int32Array(this.lon7.length);
    const firsts: number[] = [];
    lines.forEach(({ lon7 }, line) => {
      const start = this.#offsets[line];
      this.#offsets[line + 1] = start + lon7.length;
      this.#lineOf.fill(line, start, start + lon7.length);
      for (let vertex = start; vertex < start + lon7.length - 1; vertex++) firsts.push(vertex);
    });
    const lat = this.lat7.length > 0 ? this.lat7[0] / COORDINATE_SCALE : 0;
    this.#metresPerLon = this.#metresPerLat * Math.cos((lat * Math.PI) / 180);
    this.#x = Float64Array.from(this.lon7, (lon7) => (lon7 / COORDINATE_SCALE) * this.#metresPerLon);
    this.#y = Float64Array.from(this.lat7, (lat7) => (lat7 / COORDINATE_SCALE) * this.#metresPerLat);
    this.#tiles = new SegmentTiles(this.#x, this.#y, Int32Array.from(firsts));
  }

  /** Rows of the compounds that are walled in. */
  readonly walled: ReadonlySet<number>;

  get isEmpty(): boolean {
    return this.lon7.length === 0;
  }

  /** The barrier that the line through a vertex belongs to. */
  barrierAt(vertex: number): number {
    return this.#barrierOfLine[this.#lineOf[vertex]];
  }

  /** The vertex before one on its line, around a ring; −1 at the end of an open line. */
  before(vertex: number): number {
    const line = this.#lineOf[vertex];
    if (vertex > this.#offsets[line]) return vertex - 1;
    return this.#isRing(line) ? this.#offsets[line + 1] - 2 : NONE;
  }

  /** The vertex after one on its line, around a ring; −1 at the end of an open line. */
  after(vertex: number): number {
    const line = this.#lineOf[vertex];
    if (vertex < this.#offsets[line + 1] - 1) return vertex + 1;
    return this.#isRing(line) ? this.#offsets[line] + 1 : NONE;
  }

  /** One number for the one or two that a vertex of a ring has. */
  sameVertex(vertex: number): number {
    const line = this.#lineOf[vertex];
    const isLast = vertex === this.#offsets[line + 1] - 1;
    return isLast && this.#isRing(line) ? this.#offsets[line] : vertex;
  }

  /** Visits the first vertices of wall segments near a box of seven-decimal steps, some more than once. */
  forEachNear(
    lon7A: number,
    lat7A: number,
    lon7B: number,
    lat7B: number,
    visit: (vertex: number) => void,
  ): void {
    const perLon7 = this.#metresPerLon / COORDINATE_SCALE;
    const perLat7 = this.#metresPerLat / COORDINATE_SCALE;
    this.#tiles.someNear(
      Math.min(lon7A, lon7B) * perLon7,
      Math.min(lat7A, lat7B) * perLat7,
      Math.max(lon7A, lon7B) * perLon7,
      Math.max(lat7A, lat7B) * perLat7,
      (vertex) => {
        visit(vertex);
        return false;
      },
    );
  }

  /** Whether the straight way between two positions in degrees crosses a line. Its last `spareM` may: a gate's own wall. */
  bar(fromLon: number, fromLat: number, toLon: number, toLat: number, spareM = REACH_M): boolean {
    const fromX = fromLon * this.#metresPerLon;
    const fromY = fromLat * this.#metresPerLat;
    const wholeX = toLon * this.#metresPerLon - fromX;
    const wholeY = toLat * this.#metresPerLat - fromY;
    const lengthM = Math.hypot(wholeX, wholeY);
    if (lengthM <= spareM) return false;
    const share = (lengthM - spareM) / lengthM;
    const toX = fromX + wholeX * share;
    const toY = fromY + wholeY * share;
    return this.#tiles.someNear(
      Math.min(fromX, toX),
      Math.min(fromY, toY),
      Math.max(fromX, toX),
      Math.max(fromY, toY),
      (vertex) => this.#isCrossed(vertex, fromX, fromY, toX, toY),
    );
  }

  #isCrossed(vertex: number, fromX: number, fromY: number, toX: number, toY: number): boolean {
    const [ax, ay, bx, by] = [this.#x[vertex], this.#y[vertex], this.#x[vertex + 1], this.#y[vertex + 1]];
    const sideOfWay = (x: number, y: number) => (toX - fromX) * (y - fromY) - (toY - fromY) * (x - fromX);
    const bSide = sideOfWay(bx, by);
    let aSide = sideOfWay(ax, ay);
    // Through a corner one crosses where the wall comes from the other side; along a wall one does not cross it.
    if (aSide === 0) {
      const before = this.before(vertex);
      aSide = before < 0 ? 0 : sideOfWay(this.#x[before], this.#y[before]);
    }
    if (!areOpposite(aSide, bSide)) return false;
    const sideOfWall = (x: number, y: number) => (bx - ax) * (y - ay) - (by - ay) * (x - ax);
    return areOpposite(sideOfWall(fromX, fromY), sideOfWall(toX, toY));
  }

  #isRing(line: number): boolean {
    const [first, last] = [this.#offsets[line], this.#offsets[line + 1] - 1];
    return last > first && this.lon7[first] === this.lon7[last] && this.lat7[first] === this.lat7[last];
  }
}

function areOpposite(a: number, b: number): boolean {
  return (a > 0 && b < 0) || (a < 0 && b > 0);
}

/** Lines as they are; outlines of areas and points are none. */
function linesOf(geometry: GeoJSON.Geometry): readonly (readonly number[])[][] {
  if (geometry.type === 'LineString') return [geometry.coordinates];
  if (geometry.type === 'MultiLineString') return geometry.coordinates;
  return geometry.type === 'GeometryCollection' ? geometry.geometries.flatMap(linesOf) : [];
}

/** Above 0 where the ring runs counter-clockwise. */
function signedArea(ring: readonly (readonly number[])[]): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    sum +=
      (ring[i - 1][0] - ring[0][0]) * (ring[i][1] - ring[0][1]) -
      (ring[i][0] - ring[0][0]) * (ring[i - 1][1] - ring[0][1]);
  }
  return sum;
}
