/**
 * Arithmetic of Changes: the one value that undo keeps, a save sends, compare shows and the dossier
 * prints. Records are compared by content, so a change that returns to where it began is empty.
 */
import { COORDINATE_SCALE, type Polygon } from '../domain/geometry.ts';
import type { Change, RecordChange } from '../domain/plan.ts';
import { canonicalPolygon } from '../engine/geometry/canonical-polygon.ts';

const NOTHING: RecordChange<never> = { added: {}, updated: {}, removed: {} };

export const EMPTY_CHANGE: Change = { grids: NOTHING, stations: NOTHING };

/** A change with all its parts, empty where it leaves them out. */
export type WholeChange = Required<Change>;

export function wholeChange(change: Change): WholeChange {
  return { compoundReasons: NOTHING, gates: NOTHING, crossings: NOTHING, ...change };
}

/** The change with these parts and no others; a part without records that may be left out is. */
export function changeOf(parts: Partial<Change>): Change {
  const { grids, stations, ...seldom } = wholeChange({ ...EMPTY_CHANGE, ...parts });
  const present = Object.entries(seldom).filter(([, records]) => !isEmptyRecordChange(records));
  return { grids, stations, ...Object.fromEntries(present) };
}

export function isEmptyChange(change: Change): boolean {
  return Object.values(change).every(isEmptyRecordChange);
}

/** The change that takes back what `change` did. */
export function invertChange(change: Change): Change {
  const { grids, stations, compoundReasons, gates, crossings } = wholeChange(change);
  return changeOf({
    grids: invertRecords(grids),
    stations: invertRecords(stations),
    compoundReasons: invertRecords(compoundReasons),
    gates: invertRecords(gates),
    crossings: invertRecords(crossings),
  });
}

/** One change with the effect of `first` and then `second`; parts that cancel out disappear. */
export function mergeChanges(first: Change, second: Change): Change {
  const [a, b] = [wholeChange(first), wholeChange(second)];
  return changeOf({
    grids: mergeRecords(a.grids, b.grids),
    stations: mergeRecords(a.stations, b.stations),
    compoundReasons: mergeRecords(a.compoundReasons, b.compoundReasons),
    gates: mergeRecords(a.gates, b.gates),
    crossings: mergeRecords(a.crossings, b.crossings),
  });
}

type RecordOf<Part extends keyof Change> = WholeChange[Part] extends RecordChange<infer T> ? T : never;
/** All records of each part of a map; a part that is left out has none. */
export type RecordLists = {
  readonly [Part in keyof Change]: readonly RecordOf<Part>[];
};

/** The change that turns `from` into `to`, each record keyed by its code. */
export function changeBetween(from: RecordLists, to: RecordLists): Change {
  return changeOf({
    grids: recordsBetween(from.grids, to.grids),
    stations: recordsBetween(from.stations, to.stations),
    compoundReasons: recordsBetween(from.compoundReasons ?? [], to.compoundReasons ?? []),
    gates: recordsBetween(from.gates ?? [], to.gates ?? []),
    crossings: recordsBetween(from.crossings ?? [], to.crossings ?? []),
  });
}

/** What a record of each part is called, to tell a grid from a station of the same code. */
const CALLED: Readonly<Record<keyof Change, string>> = {
  grids: 'grid',
  stations: 'station',
  compoundReasons: 'compound',
  gates: 'gate',
  crossings: 'crossing',
};

/** A key for every record that a change touches. */
export function recordKeys(change: Change): string[] {
  return Object.entries(change).flatMap(([part, records]: [string, RecordChange<unknown>]) =>
    codesOf(records).map((code) => `${CALLED[part as keyof Change]} ${code}`),
  );
}

/** Codes of all records that a change of one kind touches. */
export function codesOf({ added, updated, removed }: RecordChange<unknown>): string[] {
  return [added, updated, removed].flatMap((part) => Object.keys(part));
}

/** The records after `change`: the given ones, left as they are, where it is empty. Throws as {@link applyInto} does. */
export function applyToRecords<T extends { readonly code: string }>(
  records: ReadonlyMap<string, T>,
  change: RecordChange<T>,
): ReadonlyMap<string, T> {
  if (isEmptyRecordChange(change)) return records;
  const result = new Map(records);
  applyInto(result, change);
  return result;
}

/**
 * Brings `change` into the records themselves. Throws, and changes nothing, when it does not fit: a record
 * it adds is there already, or one that it updates or removes is missing or differs from what it saw.
 */
export function applyInto<T>(records: Map<string, T>, change: RecordChange<T>): void {
  for (const [code, record] of Object.entries(change.removed)) expectSame(code, records.get(code), record);
  for (const [code, [from]] of Object.entries(change.updated)) expectSame(code, records.get(code), from);
  for (const code of Object.keys(change.added)) {
    if (records.has(code)) throw new Error(`The change adds ${code}, which exists already.`);
  }
  for (const code of Object.keys(change.removed)) records.delete(code);
  for (const [code, [, to]] of Object.entries(change.updated)) records.set(code, to);
  for (const [code, record] of Object.entries(change.added)) records.set(code, record);
}

/** The record that a change found under this code, given the one that is there after it. */
export function recordBefore<T>(change: RecordChange<T>, code: string, now: T | undefined): T | undefined {
  if (code in change.added) return undefined;
  return change.updated[code]?.[0] ?? change.removed[code] ?? now;
}

function expectSame<T>(code: string, actual: T | undefined, expected: T): void {
  if (actual === undefined) throw new Error(`The change expects ${code}, which does not exist.`);
  if (!sameRecord(actual, expected)) {
    throw new Error(`The change expects another state of ${code} than the present one.`);
  }
}

/**
 * Content equality. The order of keys does not matter (a database returns its own), nor does the vertex at
 * which a ring begins: the map in force keeps the rings of its source, an edit writes canonical ones.
 */
export function sameRecord(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  if (isPolygon(a) && isPolygon(b)) return sameBorders(a, b);
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => key in b && sameRecord(a[key as never], b[key as never]));
}

function isPolygon(record: object): record is Polygon {
  return 'type' in record && record.type === 'Polygon' && 'coordinates' in record;
}

function sameBorders(a: Polygon, b: Polygon): boolean {
  if (sameRecord(a.coordinates, b.coordinates)) return true;
  if (positionSum(a) !== positionSum(b)) return false;
  const sizes = (polygon: Polygon) => polygon.coordinates.map((ring) => ring.length).sort((m, n) => m - n);
  const [smallest = 0] = sizes(a);
  if (smallest < 4 || !sameRecord(sizes(a), sizes(b))) return false;
  return sameRecord(canonicalPolygon(a.coordinates), canonicalPolygon(b.coordinates));
}

/**
 * A number that does not depend on where rings begin or which way they run: where it differs, under a moving
 * vertex nearly always, the borders do, and need not be brought into one form. Whole units add up exactly.
 */
function positionSum({ coordinates }: Polygon): number {
  let sum = 0;
  for (const ring of coordinates) {
    for (let i = 1; i < ring.length; i++) {
      sum += Math.round(ring[i][0] * COORDINATE_SCALE) - Math.round(ring[i][1] * COORDINATE_SCALE);
    }
  }
  return sum;
}

function isEmptyRecordChange(change: RecordChange<unknown>): boolean {
  return [change.added, change.updated, change.removed].every((part) => Object.keys(part).length === 0);
}

function invertRecords<T>(change: RecordChange<T>): RecordChange<T> {
  const updated = Object.entries(change.updated).map(([code, [from, to]]) => [code, [to, from] as const]);
  return { added: change.removed, updated: Object.fromEntries(updated), removed: change.added };
}

/** What a record was before a change and what it is after; `undefined` where it does not exist. */
type Fate<T> = readonly [before: T | undefined, after: T | undefined];

function fates<T>(change: RecordChange<T>): Map<string, Fate<T>> {
  const result = new Map<string, Fate<T>>();
  for (const [code, record] of Object.entries(change.added)) result.set(code, [undefined, record]);
  for (const [code, pair] of Object.entries(change.updated)) result.set(code, pair);
  for (const [code, record] of Object.entries(change.removed)) result.set(code, [record, undefined]);
  return result;
}

function fromFates<T>(entries: Iterable<readonly [string, Fate<T>]>): RecordChange<T> {
  const added: Record<string, T> = {};
  const updated: Record<string, readonly [T, T]> = {};
  const removed: Record<string, T> = {};
  for (const [code, [before, after]] of entries) {
    if (before === undefined && after !== undefined) added[code] = after;
    else if (before !== undefined && after === undefined) removed[code] = before;
    else if (before !== undefined && after !== undefined && !sameRecord(before, after)) {
      updated[code] = [before, after];
    }
  }
  return { added, updated, removed };
}

function mergeRecords<T>(first: RecordChange<T>, second: RecordChange<T>): RecordChange<T> {
  const merged = fates(first);
  for (const [code, [before, after]] of fates(second)) {
    const earlier = merged.get(code);
    merged.set(code, [earlier ? earlier[0] : before, after]);
  }
  return fromFates(merged);
}

function recordsBetween<T extends { readonly code: string }>(
  from: readonly T[],
  to: readonly T[],
): RecordChange<T> {
  const pairs = new Map<string, Fate<T>>(from.map((record) => [record.code, [record, undefined]]));
  for (const record of to) pairs.set(record.code, [pairs.get(record.code)?.[0], record]);
  return fromFates(pairs);
}
