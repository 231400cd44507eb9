import type { Problem, ProblemCode, Severity } from '../../domain/problem.ts';
import type { SetAsideArea } from '../../engine/checking/check-report.ts';

/** What is wrong with one row, numbered from 1. The rest of the file stays. */
export interface RowFault {
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly file: string;
  readonly row: number;
  /** The end of a sentence that begins with file and row. */
  readonly reason: string;
  /** True when the row is kept all the same. */
  readonly kept: boolean;
}

/** What reading noticed. Notes are readings that were unusual but safe, such as a code written as a number. */
export interface RowLog {
  readonly faults: RowFault[];
  readonly notes: string[];
  /** Areas of grid rows left out, so that a check does not call them gaps as well. */
  readonly setAside: SetAsideArea[];
  /** Codes of rows left out: whoever names one of them names no stranger. */
  readonly leftOut: Set<string>;
  /** Rows of the codes kept, by file. */
  readonly rows: Map<string, ReadonlyMap<string, number>>;
}

export function createRowLog(): RowLog {
  return { faults: [], notes: [], setAside: [], leftOut: new Set(), rows: new Map() };
}

/** Records why a row is left out. */
export function leaveOut(log: RowLog, code: ProblemCode, file: string, row: number, reason: string): void {
  log.faults.push({ code, severity: 'error', file, row, reason, kept: false });
}

/** Records a fault of a row that is kept. */
export function keepWithFault(
  log: RowLog,
  fault: Pick<RowFault, 'code' | 'severity' | 'file' | 'row' | 'reason'>,
): void {
  log.faults.push({ ...fault, kept: true });
}

export function rowName(file: string, row: number): string {
  return `${file} row ${row}`;
}

/** The faults as problems of the city: one sentence each, beginning with file and row. */
export function problemsOf({ faults }: RowLog): Problem[] {
  return faults.map(({ code, severity, file, row, reason }) => {
    const where = rowName(file, row);
    return { code, severity, where, message: `${where}: ${reason}` };
  });
}
