import type { GeoJsonFile } from '../package/package-layout.ts';
import type { FeatureRow } from '../package/read-features.ts';

/** Rows of one imported file that belong to one layer of the package, under the contract's property names. */
export interface LayerRows {
  readonly layer: GeoJsonFile;
  readonly rows: readonly FeatureRow[];
}

/** A row that was found not to fit before any layer was asked. */
export interface RefusedRow {
  readonly row: number;
  readonly id: string | null;
  readonly reason: string;
}

export interface ReadRows {
  readonly layers: readonly LayerRows[];
  readonly refused: readonly RefusedRow[];
  readonly notes: readonly string[];
}
