/** From the columns of the areas (units, grids, compounds with their gates) to domain nouns. */
import type { AdminUnit, Compound, Gate, Grid } from '../../domain/city.ts';
import { columnsOf, type PackedArea, rows } from './columns.ts';
import { type PackOrigin, unpackArea, unpackPolygon, unpackPositions } from './packed-coordinates.ts';

interface UnitColumns {
  codes: string[];
  names: string[];
  levels: AdminUnit['level'][];
  parents: (string | null)[];
  totals: Record<string, number>[];
  isPolygon: boolean[];
  polygons: PackedArea[];
}

export function readUnits(answer: unknown, origin: PackOrigin): AdminUnit[] {
  const names = ['codes', 'names', 'levels', 'parents', 'totals', 'isPolygon', 'polygons'] as const;
  const { columns, count } = columnsOf<UnitColumns>('units', answer, names);
  return rows(count, (i) => ({
    code: columns.codes[i],
    name: columns.names[i],
    level: columns.levels[i],
    parentCode: columns.parents[i],
    geometry: unpackArea(columns.polygons[i], columns.isPolygon[i], origin),
    totals: columns.totals[i],
  }));
}

interface GridColumns {
  codes: string[];
  names: string[];
  communities: string[];
  kinds: Grid['kind'][];
  typologies: Grid['typology'][];
  staff: Grid['staff'][];
  polygons: PackedArea[];
}

export function readGrids(answer: unknown, origin: PackOrigin): Grid[] {
  const names = ['codes', 'names', 'communities', 'kinds', 'typologies', 'staff', 'polygons'] as const;
  const { columns, count } = columnsOf<GridColumns>('grids', answer, names);
  return rows(count, (i) => ({
    code: columns.codes[i],
    name: columns.names[i],
    communityCode: columns.communities[i],
    kind: columns.kinds[i],
    typology: columns.typologies[i],
    staff: columns.staff[i],
    geometry: unpackPolygon(columns.polygons[i], origin),
  }));
}

interface CompoundColumns {
  codes: string[];
  names: string[];
  isGated: boolean[];
  hasPropertyManagement: boolean[];
  hasSecurity: boolean[];
  isPolygon: boolean[];
  polygons: PackedArea[];
  gates: { compounds: string[]; open: string[]; points: string };
}

export function readCompounds(answer: unknown, origin: PackOrigin): { compounds: Compound[]; gates: Gate[] } {
  const names = [
    'codes',
    'names',
    'isGated',
    'hasPropertyManagement',
    'hasSecurity',
    'isPolygon',
    'polygons',
  ] as const;
  const { columns, count } = columnsOf<CompoundColumns>('compounds', answer, names);
  const { columns: gates, count: gateCount } = columnsOf<CompoundColumns['gates']>('gates', columns.gates, [
    'compounds',
    'open',
  ]);
  const points = unpackPositions(gates.points, origin);
  return {
    compounds: rows(count, (i) => ({
      code: columns.codes[i],
      name: columns.names[i],
      isGated: columns.isGated[i],
      hasPropertyManagement: columns.hasPropertyManagement[i],
      hasSecurity: columns.hasSecurity[i],
      geometry: unpackArea(columns.polygons[i], columns.isPolygon[i], origin),
    })),
    gates: rows(gateCount, (i) => ({
      compoundCode: gates.compounds[i],
      open: gates.open[i],
      geometry: { type: 'Point', coordinates: [points.lon[i], points.lat[i]] },
    })),
  };
}
