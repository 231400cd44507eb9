/** Where the houses of a compound stand: rows along footpaths, a garden in the middle, and how dense both are. */
import type { AreaDraft } from './draft.ts';
import { type Axis, fillRow, type RowStyle } from './fill.ts';
import type { Spot } from './frame.ts';
import { between, boxOf, distance, distanceToRing, isInside, type Ring } from './plane.ts';
import type { Random } from './random.ts';
import { pondIn } from './water.ts';

export interface HousingStyle extends RowStyle {
  readonly kind: string;
  readonly perBuilding: number;
}

const TOWERS: HousingStyle = {
  kind: 'apartment_tower',
  perBuilding: 84,
  nudgesM: [0, 2, 4, 6, -1.5],
  marginM: 6,
  depthM: [17, 21],
  clearM: [30, 40],
  widthM: [26, 38],
  gapM: [18, 30],
};
const SLABS: HousingStyle = {
  kind: 'apartment_slab',
  perBuilding: 27,
  nudgesM: [0, 2, 4, 6, -1.5],
  marginM: 4,
  depthM: [11.5, 14],
  clearM: [20, 26],
  widthM: [34, 62],
  gapM: [7, 12],
};
const TERRACES: HousingStyle = {
  kind: 'terraced_houses',
  perBuilding: 9,
  nudgesM: [0, 2, 4, 6, -1.5],
  marginM: 4,
  depthM: [11, 13],
  clearM: [17, 22],
  widthM: [24, 40],
  gapM: [6, 10],
};

export function styleFor(perHectare: number, random: Random): HousingStyle {
  const draw = random.next();
  if (perHectare > 110 || (perHectare > 45 && draw < 0.38)) return TOWERS;
  return perHectare < 30 && draw < 0.6 ? TERRACES : SLABS;
}

export interface Row {
  readonly pathY: number;
  readonly depth: number;
  readonly west: number;
  readonly east: number;
}

export interface Lots {
  readonly rows: Row[];
  readonly footprints: Spot[][];
}

/** Rows as close as the style allows, or further apart where the compound needs far fewer houses than would fit. */
export function planLots(
  land: Ring,
  flat: Ring,
  axis: Axis,
  households: number,
  style: HousingStyle,
  drive: Span,
  driveX: number,
  random: Random,
): Lots {
  const box = boxOf(flat);
  const needed = households / (style.perBuilding * 0.75);
  let lots: Lots = { rows: [], footprints: [] };
  for (const stretch of [1, 1.22, 1.5, 1.85]) {
    const rows = planRows(flat, style, stretch, random, drive, driveX);
    const footprints = rows.flatMap((row) => [
      ...fillRow(land, style, random, axis, row.pathY + 4, row.depth, box.west, driveX - 6),
      ...fillRow(land, style, random, axis, row.pathY + 4, row.depth, driveX + 6 - style.marginM, box.east),
    ]);
    if (footprints.length < 3) break;
    lots = { rows, footprints };
    if (footprints.length < needed * 1.4) break;
  }
  return lots;
}

function planRows(
  flat: Ring,
  style: RowStyle,
  stretch: number,
  random: Random,
  drive: Span,
  driveX: number,
): Row[] {
  const depth = random.between(...style.depthM);
  const clear = random.between(...style.clearM) * stretch;
  // A path runs 4 m south of each row, the first row stands close to the south wall.
  const room = drive.high - drive.low - 8 - style.marginM;
  const count = Math.max(1, Math.floor((room + clear - 4) / (depth + clear)));
  const pitch = count > 1 ? (room - depth - 4) / (count - 1) : 0;
  const rows: Row[] = [];
  for (let row = 0; row < count; row++) {
    const pathY = drive.low + 8 + row * pitch;
    const span = spanLevel(flat, pathY, driveX);
    if (span && span.high - span.low > 30)
      rows.push({ pathY, depth, west: span.low + 9, east: span.high - 9 });
  }
  return rows.filter((row) => row.west < driveX - 4 && row.east > driveX + 4);
}

export interface Span {
  readonly low: number;
  readonly high: number;
}

/** The stretch of the upright line at x that holds y and lies inside. */
export function spanUpright(flat: Ring, x: number, y: number): Span | null {
  return spanOf(
    flat.map((spot) => ({ x: spot.y, y: spot.x })),
    x,
    y,
  );
}

function spanLevel(flat: Ring, y: number, x: number): Span | null {
  return spanOf(flat, y, x);
}

function spanOf(ring: Ring, y: number, x: number): Span | null {
  let [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let i = 0; i < ring.length; i++) {
    const [a, b] = [ring[i], ring[(i + 1) % ring.length]];
    if (a.y < y === b.y < y) continue;
    const at = a.x + ((b.x - a.x) * (y - a.y)) / (b.y - a.y);
    if (at <= x) low = Math.max(low, at);
    else high = Math.min(high, at);
  }
  return Number.isFinite(low) && Number.isFinite(high) ? { low, high } : null;
}

/** Leaves a garden in the middle where the compound needs fewer houses than fit. */
export function openMiddle(
  footprints: readonly Spot[][],
  households: number,
  style: HousingStyle,
  middle: Spot,
): { houses: readonly Spot[][]; middle: Spot; radiusM: number } {
  const needed = Math.max(3, Math.round(households / (style.perBuilding * 0.75)));
  const apart = (corners: readonly Spot[]) => distance(between(corners[0], corners[2], 0.5), middle);
  const limit = footprints.map(apart).sort((a, b) => b - a)[Math.min(needed, footprints.length) - 1];
  const houses = footprints.filter((corners) => apart(corners) >= limit);
  const radiusM = Math.min(...houses.map((corners) => distanceToRing(middle, corners)));
  return { houses, middle, radiusM };
}

export function gardens(land: Ring, middle: Spot, radiusM: number, random: Random): AreaDraft[] {
  if (radiusM < 18) return [];
  const circle = Array.from({ length: 24 }, (_, i) => {
    const angle = (2 * Math.PI * i) / 24;
    return { x: middle.x + Math.cos(angle) * (radiusM - 3), y: middle.y + Math.sin(angle) * (radiusM - 3) };
  });
  if (!circle.every((spot) => isInside(spot, land))) return [];
  const lawn = pondIn(circle, middle, 0.98, random);
  if (!lawn) return [];
  const garden: AreaDraft = { layer: 'green', kind: 'garden', ring: lawn };
  const pond = radiusM > 30 && random.chance(0.4) ? pondIn(circle, middle, 0.45, random) : null;
  return pond ? [garden, { layer: 'water', kind: 'pond', ring: pond }] : [garden];
}
