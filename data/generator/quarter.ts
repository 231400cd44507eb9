/** Open ground: lanes that cut a grid's blocks smaller, and houses along them. Nothing here is walled. */
import { areaOfFaces } from './cells.ts';
import type { AreaDraft, BuildingDraft, GridDraft } from './draft.ts';
import { fillRows, fitted, rowAxis } from './fill.ts';
import type { Spot } from './frame.ts';
import { insetRing } from './inset.ts';
import type { PlanarMap } from './planar-map.ts';
import { areaOf, between, boxOf, distanceToRing, isInside, type Ring, turned } from './plane.ts';
import type { QuarterStyle } from './quarter-styles.ts';
import type { Random } from './random.ts';
import { setbacksOf } from './roadside.ts';
import { cutBlock } from './subdivide.ts';
import type { LineBook } from './terrain.ts';

/** Width and length of a 400 m track, and of the smaller ones of primary schools. */
const TRACK_SIZES_M: readonly (readonly [number, number])[] = [
  [92, 176],
  [62, 124],
  [44, 88],
];

/** Cuts blocks with lanes until they are as small as the style wants. Returns the blocks. */
export function layLanes(
  map: PlanarMap,
  faces: readonly number[],
  style: QuarterStyle,
  book: LineBook,
  random: Random,
): number[] {
  const done: number[] = [];
  const queue = faces.slice();
  for (let face = queue.pop(); face !== undefined; face = queue.pop()) {
    const isSmall = areaOfFaces(map, [face]) < style.blockM2 * random.between(0.75, 1.35);
    const parts = isSmall
      ? null
      : cutBlock(map, face, book.create(random.pick(style.lanes)), style.rule, random);
    if (parts) queue.push(...parts);
    else done.push(face);
  }
  return done;
}

/** The ground of a block between its streets, or `null` when nothing is left. */
export function groundOf(
  map: PlanarMap,
  face: number,
  riverHalfWidthM: number,
  closeness: number,
): Spot[] | null {
  return insetRing(map.spotsOf(map.ringOf(face)), setbacksOf(map, face, riverHalfWidthM, closeness));
}

/** A running track, rounded at both ends and lying north–south as they do; `null` where none fits. */
function trackIn(ground: Ring): Spot[] | null {
  const axis = rowAxis(ground);
  const box = boxOf(ground.map((spot) => turned(spot, axis.cos, -axis.sin)));
  for (const [width, length] of TRACK_SIZES_M) {
    const south = (box.south + box.north - length) / 2;
    for (let west = box.west + 4; west + width < box.east; west += 5) {
      if (!fitted(ground, axis, west, south, west + width, south + length, 4)) continue;
      const radius = width / 2;
      return Array.from({ length: 24 }, (_, i) => {
        const angle = (2 * Math.PI * (i + 0.5)) / 24;
        const shift = i < 12 ? length - radius : radius;
        const x = west + radius + radius * Math.cos(angle);
        return turned({ x, y: south + shift + radius * Math.sin(angle) }, axis.cos, axis.sin);
      });
    }
  }
  return null;
}

function isNear(spot: Spot, ring: Ring): boolean {
  return isInside(spot, ring) || distanceToRing(spot, ring) < 6;
}

/** Houses on the given blocks; some blocks are left as open ground of the style's kind. */
export function buildQuarter(
  map: PlanarMap,
  grid: GridDraft,
  index: number,
  faces: readonly number[],
  style: QuarterStyle,
  riverHalfWidthM: number,
  random: Random,
): { buildings: BuildingDraft[]; areas: AreaDraft[] } {
  const buildings: BuildingDraft[] = [];
  const areas: AreaDraft[] = [];
  faces.forEach((face, position) => {
    const ground = groundOf(map, face, riverHalfWidthM, style.closeness);
    if (!ground) return;
    // The first block always gets houses, so that a grid with households has somewhere to put them.
    if (position > 0 && random.chance(style.open)) {
      areas.push({ layer: 'green', kind: style.openKind, ring: ground });
      return;
    }
    const track = style.track ? trackIn(ground) : null;
    if (track) areas.push({ layer: 'green', kind: 'playing_field', ring: track });
    for (const ring of fillRows(ground, style, random)) {
      if (!random.chance(style.fill) || (track && ring.some((corner) => isNear(corner, track)))) continue;
      const capacity = style.lived ? areaOf(ring) : 0;
      const at = between(ring[0], ring[2], 0.5);
      buildings.push({ grid: index, compound: -1, kind: style.kind, ring, at, capacity, households: 0 });
    }
  });
  if (grid.use === 'park') return { buildings: [], areas };
  return { buildings, areas };
}
