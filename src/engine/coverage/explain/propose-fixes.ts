import { ALWAYS_OPEN, type Crossing, type Gate, type Station } from '../../../domain/city.ts';
import type { CoverageSettings } from '../../../domain/coverage.ts';
import type { EditCommand } from '../../../domain/edit.ts';
import type { LonLat } from '../../../domain/geometry.ts';
import type { FixKind } from '../../../domain/reason.ts';
import { withHourAdded } from './added-hours.ts';
import type { CrossingPlace } from './crossing-place.ts';

/** A change that may help; what it is worth is found out by making it. */
export interface ProposedFix {
  readonly kind: FixKind;
  readonly command: EditCommand;
}

export function openGate(gate: Gate): ProposedFix {
  return { kind: 'open_gate', command: { kind: 'update_gate', gate: { ...gate, open: ALWAYS_OPEN } } };
}

export function openCrossing(crossing: Crossing): ProposedFix {
  const opened = { ...crossing, open: ALWAYS_OPEN };
  return { kind: 'open_crossing', command: { kind: 'update_crossing', crossing: opened } };
}

export function stepFreeGate(gate: Gate): ProposedFix {
  return { kind: 'step_free_gate', command: { kind: 'update_gate', gate: { ...gate, stepFree: true } } };
}

export function stepFreeCrossing(crossing: Crossing): ProposedFix {
  const levelled = { ...crossing, stepFree: true };
  return { kind: 'step_free_crossing', command: { kind: 'update_crossing', crossing: levelled } };
}

/** A ramp from one end of the steps to the other. */
export function stepFreeWay(from: LonLat, to: LonLat, taken: TakenCodes): ProposedFix {
  const crossing = newCrossing('crossing', [from, to], taken);
  return { kind: 'step_free_way', command: { kind: 'add_crossing', crossing } };
}

/** The station open for the hour asked about, and one more rule in its hours. */
export function openStation(station: Station, { at }: CoverageSettings): ProposedFix[] {
  if (at === null) return [];
  const openingHours = withHourAdded(station.openingHours, at);
  return [
    { kind: 'open_station', command: { kind: 'update_station', station: { ...station, openingHours } } },
  ];
}

/** The service asked for at a station that does without; a tier cannot be given. */
export function offerService(station: Station, { service }: CoverageSettings): ProposedFix[] {
  if (service === null || station.services.includes(service)) return [];
  const services = [...station.services, service];
  return [{ kind: 'offer_service', command: { kind: 'update_station', station: { ...station, services } } }];
}

/**
 * A bridge over the barrier, a way through the wall of a compound from street to street, or before a door without
 * streets a gate; for everybody, at every hour.
 */
export function passAt(place: CrossingPlace, taken: TakenCodes): ProposedFix {
  const { barrier, from, to, at, isFromDoor } = place;
  if (barrier.compoundCode === null || !isFromDoor) {
    const isWall = barrier.kind === 'wall';
    const crossing = newCrossing(isWall ? 'crossing' : 'bridge', [from, to], taken);
    return { kind: isWall ? 'add_passage' : 'add_crossing', command: { kind: 'add_crossing', crossing } };
  }
  const gate: Gate = {
    code: freeCode(`${barrier.compoundCode}-G`, taken.gates),
    compoundCode: barrier.compoundCode,
    open: ALWAYS_OPEN,
    stepFree: true,
    geometry: { type: 'Point', coordinates: [...at] },
  };
  return { kind: 'add_gate', command: { kind: 'add_gate', gate } };
}

/** Codes that are given already. */
export interface TakenCodes {
  readonly gates: Pick<ReadonlySet<string>, 'has'>;
  readonly crossings: Pick<ReadonlySet<string>, 'has'>;
}

/** A crossing under a free code, for everybody and at every hour. */
export function newCrossing(kind: Crossing['kind'], line: readonly LonLat[], taken: TakenCodes): Crossing {
  const code = freeCode('K', taken.crossings);
  return { code, name: null, kind, line, open: ALWAYS_OPEN, stepFree: true, signals: false };
}

function freeCode(prefix: string, taken: Pick<ReadonlySet<string>, 'has'>): string {
  let number = 1;
  while (taken.has(`${prefix}${number}`)) number++;
  return `${prefix}${number}`;
}
