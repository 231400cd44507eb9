/**
 * The one way the desk speaks to a map. Tools and bindings know this interface only; `maplibre-adapter.ts`
 * owns the real map object, tests use a stand-in. Nothing else may touch MapLibre.
 */
import type { LonLat, LonLatBounds } from '../domain/geometry.ts';
import type { Camera, ViewLayer } from '../state/view-store.ts';
import type { LayerId, SourceId } from './ids.ts';

/** CSS pixels from the map's upper left corner. */
export interface ScreenPoint {
  readonly x: number;
  readonly y: number;
}

export interface FeatureUpdate {
  readonly code: string;
  readonly geometry?: GeoJSON.Geometry;
  readonly properties?: Readonly<Record<string, string | number | boolean>>;
}

export interface FeatureState {
  readonly hidden?: boolean;
  readonly selected?: boolean;
  readonly hovered?: boolean;
  readonly fill?: string | null;
  /** How high it stands where grids are raised. */
  readonly heightM?: number;
}

export interface MapAdapter {
  project(at: LonLat): ScreenPoint;
  unproject(point: ScreenPoint): LonLat;
  camera(): Camera;
  view(): LonLatBounds;
  /** Width and height in CSS pixels. */
  size(): { readonly width: number; readonly height: number };

  /** Replaces everything on a source. Skipped when it is the very object given last. */
  setData(source: SourceId, data: GeoJSON.FeatureCollection): void;
  /** Changes, adds and removes single features of a source by code. */
  updateData(
    source: SourceId,
    diff: {
      readonly update?: readonly FeatureUpdate[];
      readonly add?: readonly GeoJSON.Feature[];
      readonly remove?: readonly string[];
    },
  ): void;
  setFeatureState(source: SourceId, code: string, state: FeatureState): void;

  showGroup(group: ViewLayer, visible: boolean): void;
  /** Draws service areas as circles of the comparison method (dashed) or as walks (solid). */
  showCircles(circles: boolean): void;
  /** Dims coverage pictures while their successors are computed. */
  dimCoverage(dimmed: boolean): void;

  /** Codes of the features under a point, topmost first, each once. */
  codesAt(point: ScreenPoint, layers: readonly LayerId[]): readonly string[];
  setCursor(cursor: '' | 'pointer' | 'grab' | 'grabbing' | 'crosshair' | 'copy' | 'not-allowed'): void;
  /** While a tool holds the pointer the map does not pan. */
  holdStill(still: boolean): void;

  /** `tiltDegrees`: how far the view leans back from then on; 0 looks straight down. */
  fit(bounds: LonLatBounds, tiltDegrees?: number): void;
  flyTo(centre: LonLat, zoom?: number): void;
}
