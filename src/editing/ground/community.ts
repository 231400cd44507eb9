import type { Grid } from '../../domain/city.ts';
import type { LonLat, MultiPolygon, Polygon } from '../../domain/geometry.ts';
import type { Fabric } from '../../engine/fabric/fabric.ts';
import type { StreetPaths } from '../../engine/fabric/street-path.ts';
import type { KeptWhole } from '../warnings/kept-whole.ts';

/** Where a building's households are counted. */
export interface Door {
  readonly code: string;
  readonly at: LonLat;
  readonly households: number;
}

/** What cuts ground in two for people on foot. */
export interface Barriers {
  readonly lines: readonly (readonly LonLat[])[];
  readonly waters: readonly (Polygon | MultiPolygon)[];
}

/** The line of a crossing, or of a bridge or tunnel that people walk. */
export type WayAcross = readonly LonLat[];

/** A community as an edit of its ground sees it: its grids as last committed, and what stands on them. */
export interface Community {
  readonly code: string;
  readonly name: string;
  /** Its grids' ground where the city does not say. */
  readonly outline: Polygon | MultiPolygon;
  readonly grids: readonly Grid[];
  /** Of the buildings that stand in it. */
  readonly doors: readonly Door[];
  readonly barriers: Barriers;
  /** Its compounds, and the footprints known of its buildings. */
  readonly keptWhole: KeptWhole;
  /** Codes that no new grid may take: those in use and the retired ones, of the whole city. */
  issuedCodes(): ReadonlySet<string>;
  /** What leads from one side of a barrier to the other as the map stands. */
  waysAcross(): readonly WayAcross[];
  fabric(): Fabric;
  streetPaths(): StreetPaths;
  /** The footprint of a building, `null` where none is known. */
  footprintOf(buildingCode: string): Polygon | null;
  /** The door of any building of the city, `null` for an unknown one. */
  doorOf(buildingCode: string): Door | null;
}

/** Ground by grid: any number of parts each, none where a grid has lost all. */
export type GridParts = ReadonlyMap<string, readonly Polygon[]>;
