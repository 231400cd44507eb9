/** Records of a map (grids, stations, gates, crossings) as the memory twin compares and changes them. */
import type { Crossing, Gate, Grid, Station } from '../../domain/city.ts';
import type { Change, RecordChange } from '../../domain/plan.ts';
import { canonicalPolygon } from '../../engine/geometry/canonical-polygon.ts';

export type MapRecord = Grid | Station | Gate | Crossing;

const NOTHING: RecordChange<never> = { added: {}, updated: {}, removed: {} };
export const NO_CHANGE: Change = { grids: NOTHING, stations: NOTHING };

export function codesOf<T>(records: RecordChange<T>): string[] {
  return everyRecord(records).map(([code]) => code);
}

/** Every record of a change with its code: added, removed, and both sides of what was updated. */
export function everyRecord<T>({ added, updated, removed }: RecordChange<T>): [code: string, record: T][] {
  return [
    ...Object.entries(added),
    ...Object.entries(removed),
    ...Object.entries(updated).flatMap(([code, sides]) => sides.map((side): [string, T] => [code, side])),
  ];
}

/** The first code whose record in force is no longer as the change found it; `null` when all are. */
export function firstStale<T extends MapRecord>(
  inForce: readonly T[],
  { added, updated, removed }: RecordChange<T>,
): string | null {
  const byCode = new Map(inForce.map((record) => [record.code, record]));
  const isAsFound = (code: string, before: T | undefined) =>
    contentOf(byCode.get(code)) === contentOf(before);
  return (
    Object.keys(added).find((code) => !isAsFound(code, undefined)) ??
    Object.entries(removed).find(([code, record]) => !isAsFound(code, record))?.[0] ??
    Object.entries(updated).find(([code, [from]]) => !isAsFound(code, from))?.[0] ??
    null
  );
}

/** A text that is equal for equal records: whatever the order of their keys, wherever their rings begin. */
export function contentOf(record: MapRecord | undefined): string {
  if (record === undefined) return '';
  const plain =
    'geometry' in record && record.geometry.type === 'Polygon'
      ? { ...record, geometry: canonicalPolygon(record.geometry.coordinates as never) }
      : record;
  return JSON.stringify(plain, (_, value) => (isPlainObject(value) ? sortedByKey(value) : value));
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sortedByKey(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The records after the change, by code. */
export function applied<T extends MapRecord>(inForce: readonly T[], change: RecordChange<T>): T[] {
  const byCode = new Map(inForce.map((record) => [record.code, record]));
  for (const code of Object.keys(change.removed)) byCode.delete(code);
  for (const [code, [, to]] of Object.entries(change.updated)) byCode.set(code, to);
  for (const [code, record] of Object.entries(change.added)) byCode.set(code, record);
  return byOwnCode([...byCode.values()]);
}

export function byOwnCode<T extends { readonly code: string }>(records: readonly T[]): T[] {
  return [...records].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** How many records the two changes treat differently. */
export function differingRecords<T extends MapRecord>(one: RecordChange<T>, other: RecordChange<T>): number {
  const [left, right] = [fates(one), fates(other)];
  return [...new Set([...left.keys(), ...right.keys()])].filter((code) => left.get(code) !== right.get(code))
    .length;
}

function fates<T extends MapRecord>({ added, updated, removed }: RecordChange<T>): Map<string, string> {
  return new Map([
    ...Object.entries(added).map(([code, to]) => [code, `>${contentOf(to)}`] as const),
    ...Object.entries(removed).map(([code, from]) => [code, `${contentOf(from)}>`] as const),
    ...Object.entries(updated).map(
      ([code, [from, to]]) => [code, `${contentOf(from)}>${contentOf(to)}`] as const,
    ),
  ]);
}
