/** Open ground: lanes that cut a grid's blocks smaller, and houses along them. Nothing here is walled. */
import { areaOfFaces } from './cells.ts';
import type { BuildingDraft, GridDraft } from './draft.ts';
import { fillRows, type RowStyle } from './fill.ts';
import { insetRing } from './inset.ts';
import type { LineKind, PlanarMap } from './planar-map.ts';
import { areaOf, between } from './plane.ts';
import type { Random } from './random.ts';
import { setbacksOf } from './roadside.ts';
import { type CutRule, cutBlock } from './subdivide.ts';
import type { LineBook } from './terrain.ts';

export interface QuarterStyle extends RowStyle {
  readonly kind: string;
  /** Blocks are cut until they are about this large. */
  readonly blockM2: number;
  readonly lanes: readonly LineKind[];
  readonly rule: CutRule;
  /** Share of the houses that are built, the rest stays open ground. */
  readonly fill: number;
  readonly lived: boolean;
}

const HOMES: RowStyle = { depthM: [11, 13], clearM: [13, 19], widthM: [24, 46], gapM: [6, 12], marginM: 2 };
export const OLD_QUARTER: QuarterStyle = {
  kind: 'courtyard_house',
  blockM2: 8_500,
  fill: 0.94,
  lived: true,
  depthM: [9, 12],
  clearM: [4, 7],
  widthM: [12, 21],
  gapM: [1.5, 4],
  marginM: 1,
  lanes: ['residential', 'residential', 'pedestrian', 'footway', 'footway', 'steps'],
  rule: { minShare: 0.22, minEdgeM: 9, wiggleM: 4 },
};
export const HOUSING: QuarterStyle = {
  ...HOMES,
  kind: 'walk_up_flats',
  blockM2: 17_000,
  fill: 0.9,
  lived: true,
  lanes: ['residential', 'residential', 'service'],
  rule: { minShare: 0.25, minEdgeM: 14, wiggleM: 0.8 },
};
export const VILLAGE: QuarterStyle = {
  kind: 'village_house',
  blockM2: 24_000,
  fill: 0.6,
  lived: true,
  depthM: [10, 12],
  clearM: [9, 15],
  widthM: [11, 16],
  gapM: [4, 16],
  marginM: 2,
  lanes: ['residential', 'service', 'footway'],
  rule: { minShare: 0.22, minEdgeM: 12, wiggleM: 6 },
};
export const BUSINESS: QuarterStyle = {
  kind: 'office',
  blockM2: 26_000,
  fill: 0.92,
  lived: false,
  depthM: [30, 52],
  clearM: [20, 30],
  widthM: [34, 78],
  gapM: [14, 24],
  marginM: 3,
  lanes: ['service', 'pedestrian'],
  rule: { minShare: 0.28, minEdgeM: 20, wiggleM: 0 },
};
export const INDUSTRY: QuarterStyle = {
  kind: 'industrial',
  blockM2: 48_000,
  fill: 0.85,
  lived: false,
  depthM: [36, 64],
  clearM: [16, 26],
  widthM: [70, 130],
  gapM: [16, 26],
  marginM: 4,
  lanes: ['service'],
  rule: { minShare: 0.3, minEdgeM: 20, wiggleM: 0 },
};
/** Lawns between footpaths; no rows of houses. */
export const PARK: QuarterStyle = {
  ...HOMES,
  kind: 'pavilion',
  blockM2: 30_000,
  fill: 0,
  lived: false,
  lanes: ['footway'],
  rule: { minShare: 0.24, minEdgeM: 14, wiggleM: 5 },
};
export const CAMPUS: QuarterStyle = {
  kind: 'school',
  blockM2: 40_000,
  fill: 0.7,
  lived: false,
  depthM: [15, 20],
  clearM: [34, 60],
  widthM: [50, 86],
  gapM: [22, 44],
  marginM: 8,
  lanes: ['service', 'footway'],
  rule: { minShare: 0.3, minEdgeM: 20, wiggleM: 0 },
};

/** Cuts the grid's blocks with lanes; the grid's list of faces is replaced. */
export function layLanes(
  map: PlanarMap,
  grid: GridDraft,
  style: QuarterStyle,
  book: LineBook,
  random: Random,
): void {
  const done: number[] = [];
  const queue = grid.faces.slice();
  for (let face = queue.pop(); face !== undefined; face = queue.pop()) {
    const isSmall = areaOfFaces(map, [face]) < style.blockM2 * random.between(0.75, 1.35);
    const parts = isSmall
      ? null
      : cutBlock(map, face, book.create(random.pick(style.lanes)), style.rule, random);
    if (parts) queue.push(...parts);
    else done.push(face);
  }
  grid.faces = done;
}

/** Houses on all blocks of the grid. */
export function buildQuarter(
  map: PlanarMap,
  grid: GridDraft,
  index: number,
  style: QuarterStyle,
  riverHalfWidthM: number,
  random: Random,
): BuildingDraft[] {
  return grid.faces.flatMap((face) => {
    const land = insetRing(map.spotsOf(map.ringOf(face)), setbacksOf(map, face, riverHalfWidthM));
    if (!land) return [];
    return fillRows(land, style, random)
      .filter(() => random.chance(style.fill))
      .map((corners) => ({
        grid: index,
        compound: -1,
        kind: style.kind,
        ring: corners,
        at: between(corners[0], corners[2], 0.5),
        capacity: style.lived ? areaOf(corners) : 0,
        households: 0,
      }));
  });
}
