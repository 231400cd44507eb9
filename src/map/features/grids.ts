/** Grids and their labels as GeoJSON. Labels stand on a point source of their own: tiles would repeat them. */
import type { Grid } from '../../domain/city.ts';
import type { GridFigures } from '../../domain/figures.ts';
import { interiorPoint } from '../interior-point.ts';
import { collection, feature, pointFeature } from './feature.ts';

export interface GridView {
  readonly grid: Grid;
  readonly figures: Pick<GridFigures, 'households'> | undefined;
  /** Differs from the map in force. */
  readonly draft: boolean;
}

export function gridFeature({ grid, draft }: GridView): GeoJSON.Feature {
  return feature(grid.geometry, { code: grid.code, kind: grid.kind, draft });
}

export function gridLabelFeature({ grid, figures, draft }: GridView): GeoJSON.Feature {
  return pointFeature(interiorPoint(grid.geometry), {
    code: grid.code,
    label: gridLabel(grid.code, figures?.households),
    draft,
    kind: grid.kind,
  });
}

export function gridFeatures(views: readonly GridView[]): GeoJSON.FeatureCollection {
  return collection(views.map(gridFeature));
}

export function gridLabelFeatures(views: readonly GridView[]): GeoJSON.FeatureCollection {
  return collection(views.map(gridLabelFeature));
}

/** The last three digits of a grid code: its number within the community. */
export function codeTail(code: string): string {
  return code.slice(-3);
}

export function gridLabel(code: string, households: number | undefined): string {
  return households === undefined ? codeTail(code) : `${codeTail(code)} · ${households}`;
}
