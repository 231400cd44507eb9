import type { z } from 'zod';
import type { FeatureRow } from './read-features.ts';
import type { Read } from './read-geometry.ts';
import type { RowLog } from './row-log.ts';
import { leaveOut, rowName } from './row-log.ts';
import { reasonOf } from './row-schemas.ts';

/** Decides row by row what stays, and writes down why the others do not. */
export interface RowKeeper<Said> {
  /** The row's properties as the schema reads them; `null` when the row is left out. */
  read(row: FeatureRow): Said | null;
  /** The row's geometry, `null` when the row is left out for it. */
  geometry<T>(row: FeatureRow, read: Read<T>): T | null;
  /** False when an earlier row already has this code: the first one is kept. */
  first(code: string, row: FeatureRow): boolean;
  /** The id itself, or the id with a number behind it when an earlier row has it. */
  unused(id: string, row: FeatureRow): string;
  note(text: string, row: FeatureRow): void;
}

const CODE_PROPERTIES = ['code', 'id', 'communityCode', 'parentCode', 'compoundCode'];

export function createKeeper<Schema extends z.ZodObject>(
  schema: Schema,
  file: string,
  log: RowLog,
): RowKeeper<z.output<Schema>> {
  const rowOfCode = new Map<string, number>();
  log.rows.set(file, rowOfCode);
  const noted = new Set<string>();
  const note = (text: string, row: FeatureRow) => {
    if (noted.has(text)) return;
    noted.add(text);
    log.notes.push(`${rowName(file, row.row)}: ${text}.`);
  };
  const rememberCode = ({ properties: { code } }: FeatureRow) => {
    if (typeof code === 'string' || typeof code === 'number') log.leftOut.add(String(code).trim());
  };
  return {
    note,
    read(row) {
      const parsed = readProperties(schema, row.properties);
      if (!parsed.ok) {
        leaveOut(log, 'missing_reference', file, row.row, parsed.reason);
        rememberCode(row);
        return null;
      }
      for (const reason of parsed.dropped) note(`${reason.replace(/\.$/, '')}, and was left out`, row);
      for (const property of CODE_PROPERTIES) {
        if (typeof row.properties[property] === 'number') {
          note(`property ${property} is a number and was taken as text; codes are text`, row);
        }
      }
      return parsed.said;
    },
    geometry(row, read) {
      if (read.ok) return read.value;
      leaveOut(log, 'invalid_geometry', file, row.row, `${read.why}.`);
      rememberCode(row);
      return null;
    },
    first(code, row) {
      const earlier = rowOfCode.get(code);
      if (earlier === undefined) {
        rowOfCode.set(code, row.row);
        return true;
      }
      leaveOut(log, 'duplicate_code', file, row.row, `code ${code} is already used by row ${earlier}.`);
      return false;
    },
    unused(id, row) {
      if (!rowOfCode.has(id)) {
        rowOfCode.set(id, row.row);
        return id;
      }
      note('an id is used more than once; later pieces are kept under numbered ids', row);
      let piece = 2;
      while (rowOfCode.has(`${id}~${piece}`)) piece++;
      rowOfCode.set(`${id}~${piece}`, row.row);
      return `${id}~${piece}`;
    },
  };
}

type ReadProperties<Said> =
  | { readonly ok: true; readonly said: Said; readonly dropped: readonly string[] }
  | { readonly ok: false; readonly reason: string };

/** Reads a row; a property that may be absent and cannot be read is dropped, with the reason. */
function readProperties<Schema extends z.ZodObject>(
  schema: Schema,
  properties: Readonly<Record<string, unknown>>,
): ReadProperties<z.output<Schema>> {
  const parsed = schema.safeParse(properties);
  if (parsed.success) return { ok: true, said: parsed.data, dropped: [] };
  const reason = reasonOf(parsed.error, properties);
  const name = String(parsed.error.issues[0].path[0] ?? '');
  const isNeeded = !(name in schema.shape) || !schema.shape[name].safeParse(undefined).success;
  if (isNeeded || properties[name] === undefined) return { ok: false, reason };
  const { [name]: _, ...others } = properties;
  const rest = readProperties(schema, others);
  return rest.ok ? { ...rest, dropped: [reason, ...rest.dropped] } : rest;
}
