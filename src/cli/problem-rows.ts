import type { Problem, ProblemCode } from '../domain/problem.ts';
import type { ReadCity } from '../sources/package/city-package.ts';
import type { GeoJsonFile } from '../sources/package/package-layout.ts';

/** The files whose codes a problem's `where` names. */
const FILES: Readonly<Record<ProblemCode, readonly GeoJsonFile[]>> = {
  overlap: ['grids.geojson'],
  gap: ['admin-units.geojson'],
  disconnected: ['grids.geojson'],
  outside_community: ['grids.geojson'],
  cuts_building: ['buildings.geojson'],
  cuts_compound: ['compounds.geojson'],
  out_of_band: ['grids.geojson'],
  invalid_geometry: ['grids.geojson', 'admin-units.geojson', 'compounds.geojson'],
  duplicate_code: [],
  unassigned_building: ['buildings.geojson'],
  missing_reference: ['grids.geojson', 'admin-units.geojson', 'stations.geojson'],
};

/** The problem with the file and rows of the things it names behind its sentence. */
export function withRows(problem: Problem, { rowOf }: Pick<ReadCity, 'rowOf'>): Problem {
  const codes = problem.where.split(', ');
  for (const file of FILES[problem.code]) {
    const rows = codes.map((code) => rowOf(file, code));
    if (rows.some((row) => row === null)) continue;
    const place = `${file} ${rows.length === 1 ? 'row' : 'rows'} ${rows.join(' and ')}`;
    return { ...problem, message: `${problem.message.replace(/\.$/, '')} (${place}).` };
  }
  return problem;
}
