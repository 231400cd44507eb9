/** Finding one's own place by name, address, code or pinyin, on the device. */
import type { PublicIndex, PublicPlace, PublicPlaces, PublicUnit } from '../../../domain/public-city.ts';
import type { Findable } from './place.ts';
import { saidFrom } from './said-alike.ts';

/** Everything that can be found by name: compounds first, since people look for their home. */
export function findables(
  { units, stations }: PublicIndex,
  places: PublicPlaces | null,
): readonly Findable[] {
  const unitNames = new Map(units.map(({ code, name }) => [code, name]));
  const nameOf = (code: string | null) => unitNames.get(code ?? '') ?? '';
  const named = (
    kind: 'compound' | 'street',
    { code, name, communityCode, position }: PublicPlace,
  ): Findable => {
    return { kind, code, name, within: nameOf(communityCode), position };
  };
  const compounds = (places?.compounds ?? []).map((place) => named('compound', place));
  const streets = (places?.streets ?? []).map((place) => named('street', place));
  const communities = communitiesOf(units).map(({ code, name, parentCode, position }): Findable => {
    return { kind: 'community', code, name, within: nameOf(parentCode), position };
  });
  const standing = stations.flatMap(({ code, name, address, location }): Findable[] =>
    location === null ? [] : [{ kind: 'station', code, name, within: address ?? '', position: location }],
  );
  return [...compounds, ...communities, ...standing, ...streets];
}

export function communitiesOf(units: readonly PublicUnit[]): readonly PublicUnit[] {
  return units.filter(({ level }) => level === 'community');
}

/** A findable as its words are looked through. */
interface Entry {
  readonly found: Findable;
  readonly name: string;
  readonly syllables: readonly string[];
  readonly beside: string;
}
export type PlaceFinder = (typed: string, limit: number) => readonly Findable[];

/**
 * A search over these; `pinyin` as {@link PublicPlaces} has it. It answers at most `limit` whose name, pinyin (in full, by
 * its initials, or in between), code or address has every word
 * typed, best first: the whole name or code, names that begin with it, names that have it, then the rest; earlier
 * kinds first among equals. Width and case do not matter.
 */
export function placeFinder(all: readonly Findable[], pinyin: PublicPlaces['pinyin'] = {}): PlaceFinder {
  const entries = all.map((found): Entry => {
    const name = plain(found.name);
    const syllables = pinyin[found.name]?.split(' ') ?? [];
    return { found, name, syllables, beside: plain(`${found.code} ${found.within}`) };
  });
  return (typed, limit) => {
    const words = plain(typed).split(/\s+/).filter(Boolean);
    if (words.length === 0) return [];
    return entries
      .map((entry, order) => ({ entry, order, rank: Math.max(...words.map((word) => rankOf(entry, word))) }))
      .filter(({ rank }) => rank < NOT_FOUND)
      .sort((a, b) => a.rank - b.rank || a.order - b.order)
      .slice(0, limit)
      .map(({ entry }) => entry.found);
  };
}

const NOT_FOUND = 5;

function rankOf({ found, name, syllables, beside }: Entry, word: string): number {
  if (name === word || plain(found.code) === word) return 0;
  if (name.startsWith(word)) return 1;
  if (name.includes(word)) return 2;
  const said = saidFrom(syllables, word);
  if (said === 0) return 3;
  return said > 0 || beside.includes(word) ? 4 : NOT_FOUND;
}

/** Full-width letters and digits as plain ones, lower case. */
function plain(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}
