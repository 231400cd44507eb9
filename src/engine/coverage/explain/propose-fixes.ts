import type { Station } from '../../../domain/city.ts';
import type { CoverageSettings } from '../../../domain/coverage.ts';
import type { EditCommand } from '../../../domain/edit.ts';
import type { FixKind } from '../../../domain/reason.ts';
import { withHourAdded } from './added-hours.ts';

/** A change that may help; what it is worth is found out by making it. */
export interface ProposedFix {
  readonly kind: FixKind;
  readonly command: EditCommand;
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
