import type { MultiPolygon, Point, Polygon } from '../../../domain/geometry.ts';

/** What a column of the table holds. Codes are text: a number would lose their zeros. */
export type FieldKind = 'text' | 'integer' | 'real';

export interface ShapeField {
  /** At most ten bytes of ASCII, and no other field of the layer has it: more a table of dBASE cannot hold. */
  readonly name: string;
  /** What the ten bytes stand for, in the words of one language. */
  readonly meaning: string;
  readonly kind: FieldKind;
}

export type FieldValue = string | number | null;

export interface ShapeRow {
  /** `null` for what has no place, such as an online station: its row is kept, its shape is empty. */
  readonly geometry: Polygon | MultiPolygon | Point | null;
  /** One per field; `null` where there is nothing to tell. */
  readonly values: readonly FieldValue[];
}

/** One shapefile: its shapes are all of one kind. */
export interface ShapeLayer {
  /** Name of its files, without an ending. */
  readonly name: string;
  readonly shape: 'point' | 'polygon';
  readonly fields: readonly ShapeField[];
  readonly rows: readonly ShapeRow[];
}
