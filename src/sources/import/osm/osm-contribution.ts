import { cityFeatures } from '../../package/serialize-city.ts';
import type { Contribution } from '../contribution.ts';
import type { ImportedFile, LeftOutRow } from '../import-report.ts';
import { osmCity } from './osm-city.ts';
import type { OsmData } from './osm-elements.ts';

/** An OpenStreetMap file as features of the package. */
export function osmContribution(data: OsmData, file: Omit<ImportedFile, 'kept'>): Contribution {
  const { city, faults, notes } = osmCity(data, '');
  const { source, licence, dataDate } = city.info;
  const place = { file: file.file, row: null, line: null };
  const rowsOf = (kept: boolean): LeftOutRow[] =>
    faults
      .filter((fault) => fault.kept === kept)
      .map(({ element, reason }) => ({ ...place, id: element, reason }));
  const layers = [...cityFeatures(city)].map(([layer, features]) => {
    const added = features.map((feature) => ({ feature, row: null, line: null }));
    return [layer, added] as const;
  });
  return {
    file,
    layers: new Map(layers),
    compounds: city.compounds,
    info: { source, licence, dataDate },
    leftOut: rowsOf(false),
    partly: rowsOf(true),
    notes: notes.map((note) => `${file.file}: ${note}`),
  };
}
