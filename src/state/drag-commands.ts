/** What a drag comes to: the edit that leaves what is held at the place it was brought to. */
import type { Crossing } from '../domain/city.ts';
import type { EditCommand } from '../domain/edit.ts';
import { type LonLat, roundDegrees } from '../domain/geometry.ts';
import type { CityRecords } from './city-store.ts';
import type { Drag } from './gesture-store.ts';

/** Throws when the gate or crossing that is held is not among the records. */
export function dragCommand(
  { subject, to }: Pick<Drag, 'subject' | 'to'>,
  records: CityRecords,
): EditCommand {
  switch (subject.kind) {
    case 'vertex':
      return { kind: 'move_vertex', communityCode: subject.communityCode, at: subject.from, to };
    case 'station':
      return { kind: 'move_station', stationCode: subject.code, to };
    case 'gate': {
      const gate = records.gates.get(subject.code);
      if (!gate) throw new Error(`Gate ${subject.code} is held, and not there.`);
      return { kind: 'update_gate', gate: { ...gate, geometry: { type: 'Point', coordinates: [...to] } } };
    }
    case 'crossing': {
      const crossing = records.crossings.get(subject.code);
      if (!crossing) throw new Error(`Crossing ${subject.code} is held, and not there.`);
      const line = movedLine(crossing, subject.vertex, subject.from, to);
      return { kind: 'update_crossing', crossing: { ...crossing, line } };
    }
  }
}

/** One vertex of a crossing brought to a place, or (`null`) the whole of it by as much as from one to the other. */
export function movedLine(
  { line }: Crossing,
  vertex: number | null,
  from: LonLat,
  to: LonLat,
): readonly LonLat[] {
  if (vertex !== null) return line.map((at, place) => (place === vertex ? to : at));
  const [east, north] = [to[0] - from[0], to[1] - from[1]];
  return line.map(([lon, lat]) => [roundDegrees(lon + east), roundDegrees(lat + north)]);
}
