import type { MultiPolygon, Polygon } from '../../domain/geometry.ts';
import type { Problem, ProblemCode, Severity } from '../../domain/problem.ts';

/** A grid's area that stands in the file but not in the city: its row was left out, or a part of it was. */
export interface SetAsideArea {
  readonly where: string;
  readonly geometry: Polygon | MultiPolygon;
}

/**
 * What reading noticed. Problems are faults of single rows; the rest of the file stays. Notes are
 * readings that were unusual but safe, such as a code written as a number.
 */
export interface RowLog {
  readonly problems: Problem[];
  readonly notes: string[];
  /** Areas of grid rows left out, so that a check does not call them gaps as well. */
  readonly setAside: SetAsideArea[];
}

export function createRowLog(): RowLog {
  return { problems: [], notes: [], setAside: [] };
}

export function rowName(file: string, row: number): string {
  return `${file} row ${row}`;
}

/** Records a fault of one row, numbered from 1, as a sentence that begins with file and row. */
export function logRow(
  log: RowLog,
  code: ProblemCode,
  file: string,
  row: number,
  reason: string,
  severity: Severity = 'error',
): void {
  const where = rowName(file, row);
  log.problems.push({ code, severity, where, message: `${where}: ${reason}` });
}
