/** What the engine answers: figures of the city and of its grids, and the shapes drawn for them. */
import type { MultiPolygon } from 'geojson';
import type { CoverageSettings, CoverageTotals, GridCoverage, StationReach } from './coverage.ts';
import type { EditWarning } from './edit.ts';
import type { Polygon } from './geometry.ts';
import type { Change } from './plan.ts';
import type { Problem } from './problem.ts';

export type BandState = 'under' | 'in' | 'over' | 'unmeasured';

export interface GridFigures extends GridCoverage {
  readonly areaM2: number;
  /** Polsby–Popper 4πA/P², 0 … 1. */
  readonly compactness: number;
  readonly buildings: number;
  readonly band: BandState;
  /** Households outside the band: negative below, positive above, 0 inside or unmeasured. */
  readonly bandDeviation: number;
}

export interface CityFigures {
  readonly settings: CoverageSettings;
  readonly totals: CoverageTotals;
  readonly grids: readonly GridFigures[];
  readonly stations: readonly StationReach[];
  /** Households in buildings that stand in no grid. */
  readonly unassignedHouseholds: number;
  /**
   * Households that are not covered and nearer to the edge of the street data than the limit: streets and stations
   * beyond it are not known, so they may be better off than the figures say.
   */
  readonly gapHouseholdsNearDataEdge: number;
}

/** A drawn shape of a coverage fact. A picture, never the count. */
export interface CoverageShape {
  /** Station code for a service area, grid code for a gap. */
  readonly code: string;
  readonly geometry: MultiPolygon;
  readonly areaM2: number;
}

/**
 * A part of a grid that an edit would cut off. Until it is settled it counts with its grid, whose own polygon
 * is only the main part.
 */
export interface StrayPart {
  readonly gridCode: string;
  readonly polygon: Polygon;
}

/**
 * What one edit changed: figures of the grids and stations touched, new totals, new shapes. A provisional
 * edit names what differs from the answer before it; a commit or a cancel all that its gesture touched.
 */
export interface EditEffect {
  /** Against the state before the edit (for a provisional edit: before the gesture began). */
  readonly change: Change;
  readonly totals: CoverageTotals;
  readonly unassignedHouseholds: number;
  readonly grids: readonly GridFigures[];
  readonly stations: readonly StationReach[];
  /** Polygons of the grids touched, for drawing while the pointer moves. */
  readonly gridPolygons: Readonly<Record<string, Polygon>>;
  /** Present when shapes were asked for: of the grids and stations touched only. */
  readonly gaps: readonly CoverageShape[];
  readonly serviceAreas: readonly CoverageShape[];
  readonly problems: readonly Problem[];
  /** As in {@link CityFigures}; told when a gesture has ended. */
  readonly gapHouseholdsNearDataEdge?: number;
  /** What the edit would break or has broken, heaviest first. Empty for vertices and stations that break nothing. */
  readonly warnings: readonly EditWarning[];
  /** Only under a provisional edit with a `disconnected` warning: the parts that it would cut off. */
  readonly strayParts?: readonly StrayPart[];
}
