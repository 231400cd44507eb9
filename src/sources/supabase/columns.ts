/**
 * The read functions (`city_units()`, `city_grids()` …) answer as columns: `{"codes": […], "names": […]}`.
 * The large ones are checked by the length of their columns only, because checking every one of a hundred
 * thousand cells would cost more than reading them.
 */

/** Polygons as [polygon][ring] of packed coordinates, outer ring first. */
export type PackedArea = readonly (readonly string[])[];

/** The answer as columns of one length; throws naming the layer and the column when it is not. */
export function columnsOf<Columns extends object>(
  layer: string,
  answer: unknown,
  names: readonly (keyof Columns & string)[],
): { columns: Columns; count: number } {
  const columns = answer as Record<string, unknown> | null;
  const count = (columns?.[names[0]] as unknown[] | undefined)?.length ?? -1;
  for (const name of names) {
    const column = columns?.[name];
    if (!Array.isArray(column) || column.length !== count) {
      throw new Error(`Expected ${layer} with a column ${name} of ${Math.max(count, 0)} values.`);
    }
  }
  return { columns: columns as Columns, count };
}

/** One record per row. */
export const rows = <T>(count: number, row: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => row(i));
