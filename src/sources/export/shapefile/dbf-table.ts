/**
 * The .dbf of a shapefile: a table of dBASE III (dBASE .DBF File Structure, level 5), which is what every
 * reader of shapefiles takes. Rows of fixed width; widths are bytes, so that Chinese text takes two or three
 * times what it counts in characters.
 */
import type { FieldKind, FieldValue, ShapeField, ShapeLayer } from './layer.ts';
import { type CharacterBytes, characterBytes, ENCODING_MARKS, type ShapefileEncoding } from './text-bytes.ts';

const HEADER_BYTES = 32;
const FIELD_BYTES = 32;
const MOST_NAME_BYTES = 10;
const MOST_TEXT_BYTES = 254;
/** Nine digits are what readers take for a 32-bit integer. */
const INTEGER_WIDTH = 9;
/** The width and the decimals in which ArcGIS writes its Double. */
const REAL = { width: 19, decimals: 11 };
const [BLANK, END_OF_HEADER, END_OF_FILE, REPLACEMENT] = [0x20, 0x0d, 0x1a, 0x3f];

export interface DbfTable {
  readonly bytes: Uint8Array;
  /** Texts that lost their end: a cell holds 254 bytes. They are cut between characters. */
  readonly cutTexts: number;
  /** Texts with a character that the encoding does not have; a question mark stands for it. */
  readonly replacedTexts: number;
}

interface Column {
  readonly field: ShapeField;
  readonly cells: readonly Uint8Array[];
  readonly width: number;
}

/** `writtenOn` is the day that the header tells. Throws where a field's name is too long or not the only one. */
export function dbfTable(
  { name, fields, rows }: Pick<ShapeLayer, 'name' | 'fields' | 'rows'>,
  encoding: ShapefileEncoding,
  writtenOn: Date,
): DbfTable {
  expectNames(name, fields);
  const faults = { cutTexts: 0, replacedTexts: 0 };
  const bytesOf = characterBytes(encoding);
  const columns = fields.map((field, i): Column => {
    const cells = rows.map(({ values }) => {
      if (field.kind !== 'text') return numberCell(values[i], field.kind);
      const { bytes, isCut, isReplaced } = textCell(values[i], bytesOf);
      faults.cutTexts += Number(isCut);
      faults.replacedTexts += Number(isReplaced);
      return bytes;
    });
    const least = field.kind === 'integer' ? INTEGER_WIDTH : field.kind === 'real' ? REAL.width : 1;
    return { field, cells, width: cells.reduce((most, cell) => Math.max(most, cell.length), least) };
  });
  const { languageDriver } = ENCODING_MARKS[encoding];
  return { bytes: tableBytes(columns, rows.length, languageDriver, writtenOn), ...faults };
}

function expectNames(layer: string, fields: readonly ShapeField[]): void {
  const taken = new Set<string>();
  for (const { name } of fields) {
    if (!/^[A-Za-z]\w*$/.test(name) || name.length > MOST_NAME_BYTES || taken.has(name.toLowerCase())) {
      throw new Error(`Expected in ${layer} field names of ten letters, each once, got "${name}".`);
    }
    taken.add(name.toLowerCase());
  }
}

function textCell(value: FieldValue, bytesOf: CharacterBytes) {
  const bytes: number[] = [];
  let isReplaced = false;
  for (const character of String(value ?? '')) {
    const own = bytesOf(character);
    isReplaced ||= own === null;
    const next = own ?? Uint8Array.of(REPLACEMENT);
    if (bytes.length + next.length > MOST_TEXT_BYTES) {
      return { bytes: Uint8Array.from(bytes), isCut: true, isReplaced };
    }
    bytes.push(...next);
  }
  return { bytes: Uint8Array.from(bytes), isCut: false, isReplaced };
}

/** Blank where nothing is known. A number too long for its decimals keeps as many of them as fit. */
function numberCell(value: FieldValue, kind: Exclude<FieldKind, 'text'>): Uint8Array {
  if (value === null) return new Uint8Array();
  const number = Number(value);
  if (!Number.isFinite(number)) throw new Error(`Expected a finite number or null, got ${value}.`);
  if (kind === 'integer') return asciiBytes(number.toFixed(0));
  const wholeWidth = number.toFixed(0).length + 2;
  return asciiBytes(number.toFixed(Math.max(0, Math.min(REAL.decimals, REAL.width - wholeWidth))));
}

function asciiBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function tableBytes(
  columns: readonly Column[],
  rowCount: number,
  languageDriver: number,
  writtenOn: Date,
): Uint8Array {
  const headerBytes = HEADER_BYTES + FIELD_BYTES * columns.length + 1;
  const rowBytes = columns.reduce((sum, { width }) => sum + width, 1);
  const table = new Uint8Array(headerBytes + rowBytes * rowCount + 1);
  const view = new DataView(table.buffer);
  view.setUint8(0, 3);
  view.setUint8(1, writtenOn.getFullYear() - 1900);
  view.setUint8(2, writtenOn.getMonth() + 1);
  view.setUint8(3, writtenOn.getDate());
  view.setUint32(4, rowCount, true);
  view.setUint16(8, headerBytes, true);
  view.setUint16(10, rowBytes, true);
  view.setUint8(29, languageDriver);
  columns.forEach(({ field, width }, i) => {
    const at = HEADER_BYTES + FIELD_BYTES * i;
    table.set(asciiBytes(field.name), at);
    view.setUint8(at + 11, (field.kind === 'text' ? 'C' : 'N').charCodeAt(0));
    view.setUint8(at + 16, width);
    view.setUint8(at + 17, field.kind === 'real' ? REAL.decimals : 0);
  });
  table[headerBytes - 1] = END_OF_HEADER;
  table.fill(BLANK, headerBytes);
  fillRows(table, columns, headerBytes, rowBytes);
  table[table.length - 1] = END_OF_FILE;
  return table;
}

/** Text begins at the left of its cell, a number ends at the right; the first byte of a row says: not deleted. */
function fillRows(
  table: Uint8Array,
  columns: readonly Column[],
  headerBytes: number,
  rowBytes: number,
): void {
  let left = headerBytes + 1;
  for (const { field, cells, width } of columns) {
    cells.forEach((cell, row) => {
      const indent = field.kind === 'text' ? 0 : width - cell.length;
      table.set(cell, left + rowBytes * row + indent);
    });
    left += width;
  }
}
