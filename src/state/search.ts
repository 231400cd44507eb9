/**
 * Search as people type it: by any part of a name or a code, in any script. A few thousand names are
 * scanned in some milliseconds, so there is no index that could be out of date, and any substring of a
 * Chinese name is found, which word indexes cannot do.
 */
import type { OpenCity } from './city-store.ts';

export interface SearchHit {
  readonly kind: 'grid' | 'station' | 'unit' | 'compound' | 'gate' | 'crossing';
  readonly code: string;
  readonly name: string;
  /** Where it is: the community of a grid, the parent of a unit, the code of a gate; empty when that adds nothing. */
  readonly within: string;
}

/** Best hits first: exact, then beginning, then containing; at most `count`. Several words must all be met. */
export function searchCity(city: OpenCity, query: string, count = 12): SearchHit[] {
  const words = normalised(query).split(' ').filter(Boolean);
  if (words.length === 0) return [];
  const found: { readonly hit: SearchHit; readonly rank: number }[] = [];
  for (const hit of candidates(city)) {
    const rank = rankOf(hit, words);
    if (rank !== null) found.push({ hit, rank });
  }
  return found
    .sort((a, b) => a.rank - b.rank || (a.hit.code < b.hit.code ? -1 : 1))
    .slice(0, count)
    .map(({ hit }) => hit);
}

function* candidates({ current, index, data }: OpenCity): Generator<SearchHit> {
  const nameOf = (code: string | null) => (code === null ? '' : (index.units.get(code)?.name ?? ''));
  for (const { code, name, parentCode } of index.units.values()) {
    yield { kind: 'unit', code, name, within: nameOf(parentCode) };
  }
  for (const { code, name, communityCode } of current.grids.values()) {
    yield { kind: 'grid', code, name, within: nameOf(communityCode) };
  }
  for (const { code, name, address } of current.stations.values()) {
    yield { kind: 'station', code, name, within: address ?? '' };
  }
  const compounds = new Map(data.compounds.map(({ code, name }) => [code, name]));
  for (const [code, name] of compounds) yield { kind: 'compound', code, name, within: '' };
  for (const { code, compoundCode } of current.gates.values()) {
    yield { kind: 'gate', code, name: compounds.get(compoundCode) ?? code, within: code };
  }
  for (const { code, name } of current.crossings.values()) {
    yield { kind: 'crossing', code, name: name ?? code, within: code };
  }
}

const KIND_RANK: Readonly<Record<SearchHit['kind'], number>> = {
  unit: 0,
  station: 1,
  grid: 2,
  compound: 3,
  gate: 4,
  crossing: 5,
};

/** Lower is better; `null` when a word is not met. */
function rankOf(hit: SearchHit, words: readonly string[]): number | null {
  const name = normalised(hit.name);
  const code = normalised(hit.code);
  const text = `${name} ${code} ${normalised(hit.within)}`;
  if (!words.every((word) => text.includes(word))) return null;
  const [word] = words;
  const nearness =
    name === word || code === word
      ? 0
      : name.startsWith(word)
        ? 1
        : name.includes(word) || code.endsWith(word)
          ? 2
          : 3;
  return nearness * 10 + KIND_RANK[hit.kind];
}

/** Full-width forms, letter case and repeated spaces make no difference. */
function normalised(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}
