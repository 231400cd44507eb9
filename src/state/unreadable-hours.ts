/** Hours in the city's data that nobody can read, so that the figures of an hour rest on an assumption. */
import { ALWAYS_OPEN } from '../domain/city.ts';
import { canReadHours } from '../engine/coverage/open-hours.ts';
import type { CityRecords } from './city-store.ts';
import type { PassageRecord } from './passage-records.ts';

export interface UnreadableHours {
  /** A station with such hours counts as closed, a gate or crossing as open. */
  readonly kind: 'station' | PassageRecord['kind'];
  readonly code: string;
  readonly hours: string;
}

/** Those of the draft: stations, gates, crossings, each in order of code. */
export function unreadableHours(
  records: Pick<CityRecords, 'stations' | 'gates' | 'crossings'>,
): readonly UnreadableHours[] {
  const stations = [...records.stations.values()].flatMap(({ code, openingHours: hours }) =>
    hours === null || canReadHours(hours) ? [] : [{ kind: 'station' as const, code, hours }],
  );
  const passages: PassageRecord[] = [
    ...[...records.gates.values()].map((record) => ({ kind: 'gate' as const, record })),
    ...[...records.crossings.values()].map((record) => ({ kind: 'crossing' as const, record })),
  ];
  const unread = passages.flatMap((passage) => {
    const { code, open: hours } = passage.record;
    const isRead = hours === ALWAYS_OPEN || canReadHours(hours);
    return isRead ? [] : [{ kind: passage.kind, code, hours }];
  });
  const byKind = (kind: UnreadableHours['kind']) =>
    [...stations, ...unread]
      .filter((one) => one.kind === kind)
      .sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
  return [...byKind('station'), ...byKind('gate'), ...byKind('crossing')];
}
