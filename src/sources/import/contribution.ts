import type { CityInfo, Compound } from '../../domain/city.ts';
import type { GeoJsonFile } from '../package/package-layout.ts';
import type { PackageFeature } from '../package/serialize-city.ts';
import type { ImportedFile, LeftOutRow } from './import-report.ts';

/** A feature on its way into the package, with the place it came from. */
export interface AddedFeature {
  readonly feature: PackageFeature;
  readonly row: number | null;
  readonly line: number | null;
}

/** What one file gives. */
export interface Contribution {
  readonly file: Omit<ImportedFile, 'kept'>;
  readonly layers: ReadonlyMap<GeoJsonFile, readonly AddedFeature[]>;
  readonly compounds: readonly Compound[];
  /** Facts for a new package's `city.json` that the file knows, such as its licence. */
  readonly info: Partial<CityInfo>;
  readonly leftOut: readonly LeftOutRow[];
  readonly partly: readonly LeftOutRow[];
  readonly notes: readonly string[];
}
