import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Sql } from 'postgres';

/** One row for COPY's text format; `null` is written as PostgreSQL's own mark. */
export type CopyRow = readonly (string | number | null)[];

/** Fills a table (with its column list) as fast as PostgreSQL takes rows. Values must hold no tabs or line ends. */
export async function copyRows(sql: Sql, into: string, rows: Iterable<CopyRow>): Promise<void> {
  const target = await sql.unsafe(`copy ${into} from stdin`).writable();
  await pipeline(Readable.from(textChunks(rows)), target);
}

function* textChunks(rows: Iterable<CopyRow>): Generator<Buffer> {
  let lines: string[] = [];
  for (const row of rows) {
    lines.push(row.map((value) => (value === null ? '\\N' : String(value))).join('\t'));
    if (lines.length === 2000) {
      yield Buffer.from(`${lines.join('\n')}\n`);
      lines = [];
    }
  }
  if (lines.length > 0) yield Buffer.from(`${lines.join('\n')}\n`);
}
