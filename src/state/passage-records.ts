/** A gate or a crossing of the draft under one name, and the edits that change it. */
import type { Crossing, Gate } from '../domain/city.ts';
import type { PassageCommand } from '../domain/edit.ts';
import type { LonLat } from '../domain/geometry.ts';
import { sameRecord } from '../editing/change.ts';
import type { CityRecords, OpenCity } from './city-store.ts';

export type PassageRecord =
  | { readonly kind: 'gate'; readonly record: Gate }
  | { readonly kind: 'crossing'; readonly record: Crossing };

export interface PassageStanding {
  /** As the draft has it; one that the draft removes, as the map in force has it. */
  readonly passage: PassageRecord;
  /** Against the map in force. */
  readonly state: 'same' | 'planned' | 'changed' | 'removed';
}

/** `null` where neither the draft nor the map in force has it. */
export function passageStanding(
  { current, inForce }: Pick<OpenCity, 'current' | 'inForce'>,
  kind: PassageRecord['kind'],
  code: string,
): PassageStanding | null {
  const now = passageIn(current, kind, code);
  const before = passageIn(inForce, kind, code);
  if (now === null) return before && { passage: before, state: 'removed' };
  if (before === null) return { passage: now, state: 'planned' };
  return { passage: now, state: sameRecord(now.record, before.record) ? 'same' : 'changed' };
}

function passageIn(records: CityRecords, kind: PassageRecord['kind'], code: string): PassageRecord | null {
  if (kind === 'gate') {
    const record = records.gates.get(code);
    return record ? { kind, record } : null;
  }
  const record = records.crossings.get(code);
  return record ? { kind, record } : null;
}

/** Where it stands, or begins. */
export function passagePlace({ kind, record }: PassageRecord): LonLat {
  if (kind === 'crossing') return record.line[0];
  const [lon, lat] = record.geometry.coordinates;
  return [lon, lat];
}

export function removalOf({ kind, record }: PassageRecord): PassageCommand {
  return kind === 'gate'
    ? { kind: 'remove_gate', gateCode: record.code }
    : { kind: 'remove_crossing', crossingCode: record.code };
}

export function updateOf(passage: PassageRecord): PassageCommand {
  return passage.kind === 'gate'
    ? { kind: 'update_gate', gate: passage.record }
    : { kind: 'update_crossing', crossing: passage.record };
}
