/** From the columns of the areas (units, grids, compounds with their gates) to domain nouns. */
import {
  ADMIN_LEVELS,
  type AdminUnit,
  type Compound,
  type Gate,
  GRID_KINDS,
  GRID_TYPOLOGIES,
  type Grid,
} from '../../domain/city.ts';
import { counts, flag, LayerColumns, oneOf, orNull, text } from './columns.ts';

export function readUnits(answer: unknown): AdminUnit[] {
  const columns = new LayerColumns('units', answer);
  const codes = columns.codes();
  const names = columns.column('names', text);
  const levels = columns.column('levels', oneOf(ADMIN_LEVELS));
  const parents = columns.column('parents', orNull(text));
  const totals = columns.column('totals', counts);
  const areas = columns.areas('areas');
  return codes.map((code, i) => ({
    code,
    name: names[i],
    level: levels[i],
    parentCode: parents[i],
    geometry: areas[i],
    totals: totals[i],
  }));
}

export function readGrids(answer: unknown): Grid[] {
  const columns = new LayerColumns('grids', answer);
  const codes = columns.codes();
  const names = columns.column('names', text);
  const communities = columns.column('communities', text);
  const kinds = columns.column('kinds', oneOf(GRID_KINDS));
  const typologies = columns.column('typologies', orNull(oneOf(GRID_TYPOLOGIES)));
  const staff = columns.column('staff', counts);
  const polygons = columns.polygons('polygons');
  return codes.map((code, i) => ({
    code,
    name: names[i],
    communityCode: communities[i],
    kind: kinds[i],
    typology: typologies[i],
    staff: staff[i],
    geometry: polygons[i],
  }));
}

export function readCompounds(answer: unknown): { compounds: Compound[]; gates: Gate[] } {
  const columns = new LayerColumns('compounds', answer);
  const codes = columns.codes();
  const names = columns.column('names', text);
  const isGated = columns.column('isGated', flag);
  const hasPropertyManagement = columns.column('hasPropertyManagement', flag);
  const hasSecurity = columns.column('hasSecurity', flag);
  const areas = columns.areas('areas');
  const compounds = codes.map((code, i) => ({
    code,
    name: names[i],
    isGated: isGated[i],
    hasPropertyManagement: hasPropertyManagement[i],
    hasSecurity: hasSecurity[i],
    geometry: areas[i],
  }));
  return { compounds, gates: readGates(columns.nested('gates')) };
}

function readGates(answer: unknown): Gate[] {
  const columns = new LayerColumns('gates', answer);
  const codes = columns.codes();
  const compounds = columns.column('compounds', text);
  const open = columns.column('open', text);
  const stepFree = columns.column('stepFree', orNull(flag));
  const points = columns.points('points');
  return codes.map((code, i) => ({
    code,
    compoundCode: compounds[i],
    open: open[i],
    stepFree: stepFree[i],
    geometry: { type: 'Point', coordinates: [points.lon[i], points.lat[i]] },
  }));
}
