import type { Crossing, Gate, Grid } from '../../domain/city.ts';
import type { LonLat } from '../../domain/geometry.ts';
import type { Change, RecordChange } from '../../domain/plan.ts';
import { changeOf } from '../../editing/change.ts';
import { interiorPoint } from '../../engine/geometry/interior-point.ts';
import { covers, type MapVersion, type MemoryMap } from './memory-map.ts';
import { contentOf, type MapRecord } from './records.ts';

/** Behind a community's code. */
const SEQUENCE_DIGITS = 3;

/**
 * The change that makes the grids, stations, gates and crossings of a unit what they were in `then`, by the
 * rules of `restore_version`: grids whose codes have ended come back under the next codes of their community.
 */
export function restoringChange(map: MemoryMap, then: MapVersion, unitCode: string): Change {
  const own = <T extends MapRecord>(records: readonly T[]) =>
    records.filter((record) => belongs(map, unitCode, record));
  const now = map.city;
  return changeOf({
    grids: recoded(map, between(own(now.grids), own(then.grids))),
    stations: between(own(now.stations), own(then.stations)),
    gates: between(own(now.gates), own(then.gates)),
    crossings: between(own(now.crossings), own(then.crossings)),
  });
}

function belongs(map: MemoryMap, unitCode: string, record: MapRecord): boolean {
  if ('communityCode' in record) return map.isWithin(record.communityCode, unitCode);
  const place = 'location' in record ? record.location : beginningOf(record);
  return place ? covers(map.unit(unitCode)!, place) : unitCode === map.root.code;
}

function beginningOf(passage: Gate | Crossing): LonLat {
  return 'line' in passage ? passage.line[0] : (passage.geometry.coordinates as unknown as LonLat);
}

function between<T extends MapRecord>(now: readonly T[], then: readonly T[]): RecordChange<T> {
  const before = new Map(now.map((record) => [record.code, record]));
  const after = new Map(then.map((record) => [record.code, record]));
  const both = then.flatMap((to) => {
    const from = before.get(to.code);
    return from && contentOf(from) !== contentOf(to) ? [[to.code, [from, to] as const] as const] : [];
  });
  return {
    added: Object.fromEntries(then.filter(({ code }) => !before.has(code)).map((to) => [to.code, to])),
    updated: Object.fromEntries(both),
    removed: Object.fromEntries(now.filter(({ code }) => !after.has(code)).map((from) => [from.code, from])),
  };
}

function recoded(map: MemoryMap, change: RecordChange<Grid>): RecordChange<Grid> {
  const issued = new Set(map.issuedCodes());
  const added = [...Object.values(change.added)].sort(westToEast).map((grid) => {
    const code = nextCode(grid.communityCode, issued);
    issued.add(code);
    return [code, { ...grid, code }] as const;
  });
  return { ...change, added: Object.fromEntries(added) };
}

/** One more than the highest sequence that was ever issued behind the community's code. */
function nextCode(communityCode: string, issued: ReadonlySet<string>): string {
  const sequences = [...issued]
    .filter((code) => code.startsWith(communityCode))
    .map((code) => code.slice(communityCode.length))
    .filter((tail) => tail.length >= SEQUENCE_DIGITS && /^\d+$/.test(tail))
    .map(Number);
  return communityCode + String(Math.max(0, ...sequences) + 1).padStart(SEQUENCE_DIGITS, '0');
}

/** West before east, then north before south. */
function westToEast(a: Grid, b: Grid): number {
  const [[lonA, latA], [lonB, latB]] = [placeOf(a), placeOf(b)];
  return lonA - lonB || latB - latA;
}

function placeOf({ geometry }: Grid): LonLat {
  return interiorPoint([geometry.coordinates as never])!;
}
