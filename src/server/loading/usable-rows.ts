/** A row as the functions of the migration `load_city` take it. */
export type Row = Record<string, unknown>;

/** Keeps rows with a usable code that was not used before, and with finite coordinates where they have any. */
export function usableRows(
  rows: readonly Row[],
  key: string,
  leaveOut: (code: string, reason: string) => void,
): Row[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const code = String(row[key]);
    const fault = codeFault(code) ?? (seen.has(code) ? 'its code is used twice' : null) ?? positionFault(row);
    if (fault) leaveOut(code, fault);
    else seen.add(code);
    return fault === null;
  });
}

/** The same rule as the database's domain `code_text`. */
function codeFault(code: string): string | null {
  if (code === '' || code !== code.trim() || code.length > 64 || code.includes('\n'))
    return 'its code is empty, padded, of several lines or longer than 64 characters';
  if (/^\d+(\.\d+)?e\+?\d+$/i.test(code)) return 'its code was turned into a number by a spreadsheet';
  return null;
}

function positionFault(row: Row): string | null {
  if (!('lon' in row) || row.lon === null) return null;
  const { lon, lat } = row as { lon: number; lat: number };
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? null : `its position ${lon}, ${lat} is not in degrees`;
}
