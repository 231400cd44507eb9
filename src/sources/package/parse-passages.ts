/** Gates and crossings: the places where walking passes what bars it otherwise. */
import type { Crossing, Gate } from '../../domain/city.ts';
import { ALWAYS_OPEN, CROSSING_KINDS } from '../../domain/city.ts';
import { createKeeper } from './keep-rows.ts';
import type { FeatureRow } from './read-features.ts';
import { readLine, readPoint } from './read-geometry.ts';
import type { RowLog } from './row-log.ts';
import { crossingRow, gateRow } from './row-schemas.ts';

type Rows = readonly FeatureRow[];

/** Gates; one without a code of its own is called after its compound, numbered from 1 in the order of the file. */
export function parseGates(rows: Rows, file: string, log: RowLog): Gate[] {
  const keep = createKeeper(gateRow, file, log);
  const nextCode = gateCodes(rows);
  return rows.flatMap((row): Gate[] => {
    const said = keep.read(row);
    const at = said && keep.geometry(row, readPoint(row.geometry));
    if (!said || !at || (said.code !== null && !keep.first(said.code, row))) return [];
    const compoundCode = said.compoundCode ?? '';
    return [
      {
        code: said.code ?? nextCode(compoundCode),
        compoundCode,
        open: said.open ?? ALWAYS_OPEN,
        stepFree: said.stepFree,
        geometry: { type: 'Point', coordinates: [at[0], at[1]] },
      },
    ];
  });
}

/** Gives codes to gates that have none, one compound after another, passing over codes that rows have. */
function gateCodes(rows: Rows): (compoundCode: string) => string {
  const taken = new Set(rows.map(({ properties }) => String(properties.code ?? '').trim()));
  const lastNumber = new Map<string, number>();
  return function next(compoundCode): string {
    const number = (lastNumber.get(compoundCode) ?? 0) + 1;
    lastNumber.set(compoundCode, number);
    const code = compoundCode === '' ? `G${number}` : `${compoundCode}-G${number}`;
    return taken.has(code) ? next(compoundCode) : code;
  };
}

/** Crossings. What is not said bars nobody: open at all hours, step-free, without signals. */
export function parseCrossings(rows: Rows, file: string, log: RowLog): Crossing[] {
  const keep = createKeeper(crossingRow, file, log);
  return rows.flatMap((row): Crossing[] => {
    const said = keep.read(row);
    const line = said && keep.geometry(row, readLine(row.geometry));
    if (!said || !line || !keep.first(said.code, row)) return [];
    const kind = CROSSING_KINDS.find((known) => known === said.kind) ?? 'crossing';
    if (said.kind !== null && kind !== said.kind)
      keep.note(`kind “${said.kind}” is not known and is read as crossing`, row);
    return [
      {
        code: said.code,
        name: said.name,
        kind,
        line,
        open: said.open ?? ALWAYS_OPEN,
        stepFree: said.stepFree ?? true,
        signals: said.signals,
      },
    ];
  });
}
