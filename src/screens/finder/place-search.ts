/** Finding one's own place by name among compounds, communities and stations, on the device. */
import type { CityData } from '../../domain/city.ts';
import type { LonLat } from '../../domain/geometry.ts';
import { middleOf, type Place } from './place.ts';

export interface Findable {
  readonly kind: 'compound' | 'community' | 'station';
  readonly code: string;
  readonly name: string;
  /** Where it lies, in words: the unit above a community, the address of a station; empty when unknown. */
  readonly within: string;
  /** Worked out when chosen: a prefecture has thousands of compounds. */
  readonly position: () => LonLat;
}

export function placeOf(found: Findable): Place {
  return { kind: found.kind, name: found.name, position: found.position() };
}

/** Everything that can be found by name: compounds first, since people look for their home. */
export function findables(city: CityData): readonly Findable[] {
  const unitNames = new Map(city.adminUnits.map(({ code, name }) => [code, name]));
  const compounds = city.compounds.map((compound): Findable => {
    const { code, name, geometry } = compound;
    return { kind: 'compound', code, name, within: '', position: () => middleOf(geometry) };
  });
  const communities = city.adminUnits
    .filter(({ level }) => level === 'community')
    .map(({ code, name, parentCode, geometry }): Findable => {
      const within = unitNames.get(parentCode ?? '') ?? '';
      return { kind: 'community', code, name, within, position: () => middleOf(geometry) };
    });
  const stations = city.stations.flatMap(({ code, name, address, location }): Findable[] =>
    location === null
      ? []
      : [{ kind: 'station', code, name, within: address ?? '', position: () => location }],
  );
  return [...compounds, ...communities, ...stations];
}

/**
 * At most `limit` findables whose name contains every word typed, best first: the whole name, then names
 * that begin with it, then the rest; earlier kinds first among equals. Width and case do not matter.
 */
export function searchPlaces(all: readonly Findable[], typed: string, limit: number): readonly Findable[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const rank = (name: string) => (name === words.join('') ? 0 : name.startsWith(words[0]) ? 1 : 2);
  return all
    .map((found) => ({ found, name: plain(found.name) }))
    .filter(({ name }) => words.every((word) => name.includes(word)))
    .map(({ found, name }, order) => ({ found, rank: rank(name), order }))
    .sort((a, b) => a.rank - b.rank || a.order - b.order)
    .slice(0, limit)
    .map(({ found }) => found);
}

/** Full-width letters and digits as plain ones, lower case. */
function plain(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}
