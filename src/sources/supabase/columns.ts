/**
 * The read functions (`city_units()`, `city_grids()` …) answer as columns: `{"codes": […], "names": […]}`,
 * shapes packed and the longest columns joined into one text. Every cell is checked here, at the edge: an
 * answer that is no city throws a SourceError naming the layer and the column.
 */
import type { MultiPolygon, Polygon } from '../../domain/geometry.ts';
import { SourceError } from '../source-error.ts';
import { splitCodes, splitNumbers } from './joined-columns.ts';
import { type Lines, type Positions, unpackLines, unpackPoints, unpackShapes } from './packed-shapes.ts';

/** What the cells of a column may be. */
export type Cell<T> = (value: unknown) => value is T;

export const text: Cell<string> = (value) => typeof value === 'string';
export const number: Cell<number> = (value): value is number => Number.isFinite(value);
export const notNegative: Cell<number> = (value): value is number => number(value) && value >= 0;
export const flag: Cell<boolean> = (value) => typeof value === 'boolean';
export const texts: Cell<readonly string[]> = (value): value is string[] =>
  Array.isArray(value) && value.every(text);
/** Numbers by name, such as staff or totals. */
export const counts: Cell<Readonly<Record<string, number>>> = (value): value is Record<string, number> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(number);

/** Whole numbers, both ends inclusive. */
export function wholeFrom(least: number, most: number): Cell<number> {
  return (value): value is number =>
    Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
}

export function orNull<T>(cell: Cell<T>): Cell<T | null> {
  return (value): value is T | null => value === null || cell(value);
}

export function oneOf<Word extends string>(words: readonly Word[]): Cell<Word> {
  const known = new Set<unknown>(words);
  return (value): value is Word => known.has(value);
}

/** The columns of one layer. Each method throws a SourceError where the column is not what it asks for. */
export class LayerColumns {
  readonly count: number;
  readonly #layer: string;
  readonly #columns: Readonly<Record<string, unknown>>;
  readonly #first: readonly unknown[];

  /** The column named `first` tells how many rows there are: a list, or codes joined into one text. */
  constructor(layer: string, answer: unknown, first = 'codes') {
    this.#layer = layer;
    this.#columns = typeof answer === 'object' && answer !== null ? { ...answer } : {};
    const column = this.#columns[first];
    this.#first = Array.isArray(column) ? column : this.#read(first, () => splitCodes(this.#joined(first)));
    this.count = this.#first.length;
  }

  /** The first column, when it holds codes. */
  codes(): readonly string[] {
    return this.#read('codes', () => cellsOf(this.#first, text));
  }

  /** A column with a cell per row. */
  column<T>(name: string, cell: Cell<T>): readonly T[] {
    return this.#read(name, () => this.#perRow(this.list(name, cell)));
  }

  /** Cells that do not go by rows. */
  list<T>(name: string, cell: Cell<T>): readonly T[] {
    return this.#read(name, () => {
      const cells = this.#columns[name];
      if (!Array.isArray(cells)) throw new Error('expected a list');
      return cellsOf(cells, cell);
    });
  }

  /** Whole numbers from `least` to `most`, one per row, in one text. */
  joinedNumbers(name: string, least: number, most: number): Int32Array {
    return this.#read(name, () => splitNumbers(this.#joined(name), this.count, least, most));
  }

  /** Packed points, `count` of them. */
  points(name: string, count = this.count): Positions {
    return this.#read(name, () => {
      const points = unpackPoints(this.#joined(name));
      if (points.lon.length !== count) throw new Error(`expected ${count} points`);
      return points;
    });
  }

  /** Packed lines, one per row. */
  lines(name: string): Lines {
    return this.#read(name, () => {
      const lines = unpackLines(this.#joined(name));
      if (lines.offsets.length !== this.count + 1) throw new Error('expected a line per row');
      return lines;
    });
  }

  /** Packed shapes of any kind, one per row. */
  shapes(name: string): readonly GeoJSON.Geometry[] {
    return this.#read(name, () => this.#perRow(unpackShapes(this.#joined(name))));
  }

  /** Packed polygons, one per row. */
  polygons(name: string): readonly Polygon[] {
    return this.#read(name, () => this.shapes(name).map(asPolygon));
  }

  /** Packed areas in one part or several, one per row. */
  areas(name: string): readonly (Polygon | MultiPolygon)[] {
    return this.#read(name, () =>
      this.shapes(name).map((shape) => (shape.type === 'MultiPolygon' ? shape : asPolygon(shape))),
    );
  }

  /** What is answered under a name, unchecked: columns of other things. */
  nested(name: string): unknown {
    return this.#columns[name];
  }

  #perRow<T>(cells: readonly T[]): readonly T[] {
    if (cells.length !== this.count) throw new Error(`expected ${this.count} values`);
    return cells;
  }

  /** What a database joins or packs; `null` where there was nothing to join. */
  #joined(name: string): string | null {
    const joined = this.#columns[name];
    if (joined !== null && typeof joined !== 'string') throw new Error('expected a text');
    return joined;
  }

  #read<T>(name: string, read: () => T): T {
    try {
      return read();
    } catch (cause) {
      if (cause instanceof SourceError) throw cause;
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new SourceError('invalid_input', `The backend's ${this.#layer} cannot be read: ${name}: ${why}.`);
    }
  }
}

function cellsOf<T>(values: readonly unknown[], cell: Cell<T>): readonly T[] {
  for (let row = 0; row < values.length; row++) {
    if (!cell(values[row])) throw new Error(`unexpected ${JSON.stringify(values[row])} in row ${row + 1}`);
  }
  return values as readonly T[];
}

function asPolygon(shape: GeoJSON.Geometry): Polygon {
  if (shape.type !== 'Polygon') throw new Error(`expected a polygon instead of a ${shape.type}`);
  return shape;
}
