/**
 * Which grid a home is in, by its building and never by a point near a line: the public tiles say for every
 * building which grid it has. Where only a position is known, the nearest building speaks for it, and where
 * buildings of several grids are as near, the visitor is asked which is theirs.
 */
import type { PublicTile } from '../../../domain/public-city.ts';
import { isInsideTile } from '../../../domain/public-tiles.ts';
import type { Place } from '../place/place.ts';
import {
  buildingsWhere,
  buildingWithCode,
  compoundOf,
  type FoundBuilding,
  gridOf,
} from './found-building.ts';

/** Within it of a position, buildings of another grid may as well be meant. */
const LEAST_DOUBT_M = 25;
/** A browser may be further off, but nobody is asked about a whole neighbourhood. */
const MOST_DOUBT_M = 60;
/** A building further away says nothing about a position. */
const MOST_AWAY_M = 150;

export { gridOf, walkFrom } from './found-building.ts';

export type HomeAnswer =
  /** `by`: the visitor named the building, or it is the nearest, or all of the compound has the same grid. */
  | { readonly kind: 'home'; readonly building: FoundBuilding; readonly by: 'name' | 'nearest' | 'compound' }
  /** Which of these is meant? Nearest first; they stand in several grids. */
  | { readonly kind: 'ask'; readonly buildings: readonly FoundBuilding[] }
  /** No building stands near, or the place is no home. */
  | { readonly kind: 'none' };

/** The home at a place. A building known by its code is found wherever the position jitters to. */
export function homeAt(tiles: readonly PublicTile[], place: Place): HomeAnswer {
  const { kind, code, position, buildingCode } = place;
  const named = buildingCode === null ? null : buildingWithCode(tiles, buildingCode, position);
  if (named !== null) return { kind: 'home', building: named, by: 'name' };
  if (kind === 'compound') {
    const own = buildingsWhere(tiles, position, (building) => compoundOf(building)?.code === code);
    return homeAmong(own, own, 'compound');
  }
  if (kind !== 'browser' && kind !== 'map') return { kind: 'none' };
  const near = buildingsNear(tiles, place);
  return homeAmong(near, meantBy(place, near), 'nearest');
}

/** More than {@link MOST_AWAY_M} in the latitudes of China. */
const MOST_AWAY_DEGREES = 0.002;

/** Whether the tile with a place in it tells its home, whatever stands in those around. */
export function isToldByOwnTile(own: readonly PublicTile[], place: Place): boolean {
  const { kind, position, buildingCode } = place;
  if (buildingCode !== null) return buildingWithCode(own, buildingCode, position) !== null;
  return kind !== 'compound' && isInsideTile(position, MOST_AWAY_DEGREES);
}

function homeAmong(
  near: readonly FoundBuilding[],
  meant: readonly FoundBuilding[],
  by: 'nearest' | 'compound',
): HomeAnswer {
  if (near.length === 0) return { kind: 'none' };
  const grids = new Set(meant.map((building) => gridOf(building)?.code ?? ''));
  return grids.size > 1 ? { kind: 'ask', buildings: meant } : { kind: 'home', building: near[0], by };
}

/** Buildings that a place may be at, nearest first. */
export function buildingsNear(tiles: readonly PublicTile[], { position }: Place): readonly FoundBuilding[] {
  return buildingsWhere(tiles, position, ({ awayM }) => awayM <= MOST_AWAY_M);
}

/** Those among which the position does not decide: as near as it may be off, or hardly further than the nearest. */
function meantBy({ accuracyM = 0 }: Place, near: readonly FoundBuilding[]): readonly FoundBuilding[] {
  const doubtM = Math.min(MOST_DOUBT_M, Math.max(LEAST_DOUBT_M, accuracyM));
  const nearestM = near[0]?.awayM ?? 0;
  return near.filter(({ awayM }) => awayM <= Math.max(doubtM, nearestM));
}
