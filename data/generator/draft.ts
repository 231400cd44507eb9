/** The city while it is being built, in the drawing plane. */
import type { GridKind } from '../../src/domain/city.ts';
import type { Spot } from './frame.ts';
import type { LineKind, PlanarMap } from './planar-map.ts';

/** What the land of a grid is mainly used for. */
export type LandUse =
  | 'compound'
  | 'old_quarter'
  | 'housing'
  | 'village'
  | 'riverside'
  | 'business'
  | 'industry'
  | 'park'
  | 'campus';

export interface GridDraft {
  readonly community: number;
  kind: GridKind;
  use: LandUse;
  households: number;
  /** The blocks of the grid; lanes may cut them further. */
  faces: number[];
  /** Index of the grid's compound, −1 without one. */
  compound: number;
}

export interface CompoundDraft {
  readonly grid: number;
  readonly isGated: boolean;
  readonly ring: Spot[];
  readonly gates: Spot[];
}

/** A street or path that is no border of a block: a dead end, or a way inside a compound. */
export interface InnerWay {
  readonly kind: LineKind;
  readonly access: string | null;
  readonly spots: readonly Spot[];
}

export interface BuildingDraft {
  readonly grid: number;
  readonly compound: number;
  readonly kind: string;
  readonly ring: readonly Spot[];
  readonly at: Spot;
  /** Share of the grid's households; 0 where nobody lives. */
  readonly capacity: number;
  households: number;
}

export interface AreaDraft {
  readonly layer: 'water' | 'green';
  readonly kind: string;
  readonly ring: readonly Spot[];
}

export interface CityDraft {
  readonly map: PlanarMap;
  readonly grids: GridDraft[];
  readonly compounds: CompoundDraft[];
  readonly ways: InnerWay[];
  readonly buildings: BuildingDraft[];
  readonly areas: AreaDraft[];
}
