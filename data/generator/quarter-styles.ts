import type { RowStyle } from './fill.ts';
import type { LineKind } from './planar-map.ts';
import type { CutRule } from './subdivide.ts';

export interface QuarterStyle extends RowStyle {
  readonly kind: string;
  /** Blocks are cut until they are about this large. */
  readonly blockM2: number;
  readonly lanes: readonly LineKind[];
  readonly rule: CutRule;
  /** Below 1 where houses stand close to the street. */
  readonly closeness: number;
  /** Share of the places for houses that are built on. */
  readonly fill: number;
  /** Share of blocks left open, and what grows there. */
  readonly open: number;
  readonly openKind: 'park' | 'farmland' | 'garden' | 'playing_field';
  readonly lived: boolean;
  /** Has a running track where there is room for one. */
  readonly track?: boolean;
}

export const OLD_QUARTER: QuarterStyle = {
  kind: 'courtyard_house',
  blockM2: 7_500,
  lanes: ['residential', 'residential', 'pedestrian', 'footway', 'footway', 'steps'],
  rule: { minShare: 0.22, minEdgeM: 9, wiggleM: 3.2 },
  closeness: 0.62,
  fill: 0.96,
  open: 0.03,
  openKind: 'garden',
  lived: true,
  depthM: [10, 13],
  clearM: [3.5, 6],
  widthM: [13, 25],
  gapM: [1.5, 3.5],
  nudgesM: [0, 1, -1],
  marginM: 0.6,
};

export const HOUSING: QuarterStyle = {
  kind: 'walk_up_flats',
  blockM2: 18_000,
  lanes: ['residential', 'residential', 'service'],
  rule: { minShare: 0.25, minEdgeM: 14, wiggleM: 0.8 },
  closeness: 0.8,
  fill: 0.95,
  open: 0.05,
  openKind: 'garden',
  lived: true,
  depthM: [11, 13],
  clearM: [12, 16],
  widthM: [22, 44],
  gapM: [5, 9],
  nudgesM: [0, 2, -2, 4, -4],
  marginM: 1,
};

export const VILLAGE: QuarterStyle = {
  kind: 'village_house',
  blockM2: 21_000,
  lanes: ['residential', 'service', 'footway'],
  rule: { minShare: 0.22, minEdgeM: 12, wiggleM: 5 },
  closeness: 0.7,
  fill: 0.8,
  open: 0.52,
  openKind: 'farmland',
  lived: true,
  depthM: [10, 12],
  clearM: [8, 13],
  widthM: [11, 17],
  gapM: [3, 11],
  nudgesM: [0, 2, -2, 3.5, -3.5],
  marginM: 1.5,
};

export const BUSINESS: QuarterStyle = {
  kind: 'office',
  blockM2: 21_000,
  lanes: ['service', 'pedestrian'],
  rule: { minShare: 0.28, minEdgeM: 20, wiggleM: 0 },
  closeness: 0.85,
  fill: 0.96,
  open: 0.06,
  openKind: 'garden',
  lived: false,
  depthM: [24, 40],
  clearM: [13, 20],
  widthM: [28, 60],
  gapM: [9, 16],
  nudgesM: [0, 2, -2, 4, -4, 6, -6],
  marginM: 1.5,
};

export const INDUSTRY: QuarterStyle = {
  kind: 'industrial',
  blockM2: 46_000,
  lanes: ['service'],
  rule: { minShare: 0.3, minEdgeM: 20, wiggleM: 0 },
  closeness: 0.9,
  fill: 0.9,
  open: 0.05,
  openKind: 'garden',
  lived: false,
  depthM: [38, 64],
  clearM: [14, 22],
  widthM: [64, 130],
  gapM: [12, 20],
  nudgesM: [0, 3, -3, 6, -6],
  marginM: 3,
};

export const CAMPUS: QuarterStyle = {
  kind: 'school',
  blockM2: 30_000,
  lanes: ['service', 'footway'],
  rule: { minShare: 0.3, minEdgeM: 20, wiggleM: 0 },
  closeness: 0.9,
  fill: 0.8,
  open: 0.12,
  openKind: 'garden',
  lived: true,
  track: true,
  depthM: [15, 20],
  clearM: [24, 36],
  widthM: [36, 70],
  gapM: [16, 34],
  nudgesM: [0, 3, -3, 6, -6, 9, -9],
  marginM: 5,
};

/** A school, a market or a clinic that shares a grid with a compound. */
export const NEIGHBOURHOOD_SCHOOL: QuarterStyle = { ...CAMPUS, blockM2: 60_000, open: 0, lived: false };
export const MARKET: QuarterStyle = {
  ...BUSINESS,
  kind: 'retail',
  blockM2: 40_000,
  depthM: [24, 36],
  open: 0,
};

/** Lawns between footpaths; no houses. */
export const PARK: QuarterStyle = {
  ...HOUSING,
  kind: 'pavilion',
  blockM2: 32_000,
  lanes: ['footway'],
  rule: { minShare: 0.24, minEdgeM: 14, wiggleM: 5 },
  closeness: 0.7,
  fill: 0,
  open: 1,
  openKind: 'park',
  lived: false,
};
