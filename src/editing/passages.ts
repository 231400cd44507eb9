/** Edits of gates and crossings, as the Change they make. */
import type { Crossing, Gate } from '../domain/city.ts';
import type { EditRefusal, PassageCommand } from '../domain/edit.ts';
import { type LonLat, roundDegrees } from '../domain/geometry.ts';
import type { Change, RecordChange } from '../domain/plan.ts';
import { ok, type Result, refuse } from '../domain/result.ts';
import { changeOf, sameRecord } from './change.ts';

/** What an edit of a passage may look at. */
export interface PassageMap {
  gate(code: string): Gate | undefined;
  crossing(code: string): Crossing | undefined;
  hasCompound(code: string): boolean;
  contains(position: LonLat): boolean;
}

/**
 * The change of an edit, stored positions rounded; refused where nothing stands, a code is taken, or something
 * would come to stand outside the city. What stands there already may be changed otherwise.
 */
export function passageChange(command: PassageCommand, map: PassageMap): Result<Change, EditRefusal> {
  switch (command.kind) {
    case 'add_gate':
    case 'update_gate': {
      const gate = storedGate(command.gate);
      if (!map.hasCompound(gate.compoundCode)) return refuse('not_found');
      const known = map.gate(gate.code);
      const isPlaced = !sameRecord(known?.geometry, gate.geometry);
      if (isPlaced && !map.contains(gate.geometry.coordinates as unknown as LonLat))
        return refuse('outside_city');
      const gates = written(command.kind === 'add_gate', known, gate);
      return gates.ok ? ok(changeOf({ gates: gates.value })) : gates;
    }
    case 'remove_gate': {
      const gate = map.gate(command.gateCode);
      return gate ? ok(changeOf({ gates: removed(gate) })) : refuse('not_found');
    }
    case 'add_crossing':
    case 'update_crossing': {
      const crossing = { ...command.crossing, line: command.crossing.line.map(stored) };
      if (!leadsSomewhere(crossing)) return refuse('nothing_changes');
      const known = map.crossing(crossing.code);
      const isPlaced = !sameRecord(known?.line, crossing.line);
      if (isPlaced && !crossing.line.every((position) => map.contains(position)))
        return refuse('outside_city');
      const crossings = written(command.kind === 'add_crossing', known, crossing);
      return crossings.ok ? ok(changeOf({ crossings: crossings.value })) : crossings;
    }
    case 'remove_crossing': {
      const crossing = map.crossing(command.crossingCode);
      return crossing ? ok(changeOf({ crossings: removed(crossing) })) : refuse('not_found');
    }
  }
}

export function isPassageCommand(command: { readonly kind: string }): command is PassageCommand {
  return command.kind.endsWith('_gate') || command.kind.endsWith('_crossing');
}

function written<T extends { readonly code: string }>(
  isNew: boolean,
  known: T | undefined,
  record: T,
): Result<RecordChange<T>, EditRefusal> {
  if (isNew) {
    return known ? refuse('code_exists') : ok({ added: { [record.code]: record }, updated: {}, removed: {} });
  }
  if (known === undefined) return refuse('not_found');
  return ok({ added: {}, updated: { [record.code]: [known, record] }, removed: {} });
}

function removed<T extends { readonly code: string }>(record: T): RecordChange<T> {
  return { added: {}, updated: {}, removed: { [record.code]: record } };
}

function leadsSomewhere({ line }: Crossing): boolean {
  const [first] = line;
  return line.some(([lon, lat]) => lon !== first[0] || lat !== first[1]);
}

function storedGate(gate: Gate): Gate {
  const [lon, lat] = gate.geometry.coordinates;
  return { ...gate, geometry: { type: 'Point', coordinates: [...stored([lon, lat])] } };
}

function stored([lon, lat]: LonLat): LonLat {
  return [roundDegrees(lon), roundDegrees(lat)];
}
