/**
 * Everything that is wrong with the map on the desk, as the contract names it, told anew after every edit. What
 * concerns borders is kept per community and looked at again only where grids changed; what concerns records
 * that no edit of ground touches is found once.
 */
import type { Grid } from '../../domain/city.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Cut, WholeThing } from '../../editing/warnings/kept-whole.ts';
import { findDuplicateCodes, findMissingReferences } from '../../engine/checking/check-records.ts';
import { polygonsOf, shapeOf } from '../../engine/geometry/local-polygons.ts';
import { boundsTouch, type PlanarBounds, shapeBounds } from '../../engine/geometry/planar.ts';
import { shapeCovers } from '../../engine/geometry/point-in-polygon.ts';
import type { CityState } from '../city-state.ts';
import type { CommittedMap } from '../committed-map.ts';
import { locateCommunities } from '../community-locator.ts';
import type { CommunityPlace, CommunityPlaces } from '../community-places.ts';
import { bareCommunityProblem, borderProblems, cutProblem, withOpenedGround } from './community-problems.ts';
import { type BandFigures, bandProblems, unassignedProblems } from './household-problems.ts';
import { newCuts } from './new-cuts.ts';

type GridsByCommunity = ReadonlyMap<string, readonly Grid[]>;

/** What was found in a community: as long as the place and its grids are the same, so is this. */
interface Known {
  readonly place: CommunityPlace | null;
  readonly own: readonly Grid[];
  /** Of its borders alone. */
  readonly problems: readonly Problem[];
  /** What its grids cut and those in force do not. */
  readonly newCuts: readonly Problem[];
  /** What is cut there, also by the grids of these communities. */
  readonly cuts: { readonly around: readonly (readonly Grid[])[]; readonly problems: readonly Problem[] };
}

const NONE: ReadonlySet<string> = new Set();
const NO_GRIDS: readonly Grid[] = [];
const NOTHING_KNOWN = { problems: [], newCuts: [] };

export class LiveProblems {
  readonly #state: CityState;
  readonly #map: CommittedMap;
  readonly #places: CommunityPlaces;
  readonly #communityAt: (lon: number, lat: number) => string | null;
  readonly #bounds: ReadonlyMap<string, PlanarBounds>;
  /** Communities whose boxes touch that of a community, by its code. */
  readonly #beside = new Map<string, readonly string[]>();
  readonly #known = new Map<string, Known>();
  readonly #duplicates: readonly Problem[];
  #missedByGates: readonly Problem[] | null = null;
  /** The city as it was opened: the map in force, whatever was edited since. */
  readonly #inForce: GridsByCommunity;
  /** The grids looked at last. */
  #grids: GridsByCommunity;

  constructor(state: CityState, map: CommittedMap, places: CommunityPlaces) {
    const { city } = state;
    this.#state = state;
    this.#map = map;
    this.#places = places;
    this.#communityAt = locateCommunities(city.adminUnits);
    this.#bounds = new Map(
      city.adminUnits
        .filter(({ level }) => level === 'community')
        .map(({ code, geometry }) => [code, shapeBounds(shapeOf(geometry))]),
    );
    this.#inForce = byCommunity(city.grids);
    this.#grids = this.#inForce;
    this.#duplicates = findDuplicateCodes(city).map((problem) => ({ ...problem, subjects: [problem.where] }));
  }

  /** Homes in no grid first, then errors, then warnings. */
  all(figures: readonly BandFigures[]): Problem[] {
    const all = this.#map.allGrids();
    const grids = regrouped(all, this.#grids);
    this.#grids = grids;
    const known = [...new Set([...this.#bounds.keys(), ...grids.keys()])].map((code) =>
      this.#ofCommunity(code, grids),
    );
    const fresh = new Set(known.flatMap(({ newCuts }) => newCuts.map(nameOf)));
    const problems = [
      ...known.flatMap((community) => community.problems).map((problem) => withNews(problem, fresh)),
      ...this.#duplicates,
      ...this.#missingReferences(all),
      ...bandProblems(figures, this.#state.grids),
    ];
    return [
      ...unassignedProblems(this.#state, this.#communityAt),
      ...problems.filter(({ severity }) => severity === 'error'),
      ...problems.filter(({ severity }) => severity === 'warning'),
    ];
  }

  #ofCommunity(code: string, all: GridsByCommunity): Pick<Known, 'problems' | 'newCuts'> {
    const own = all.get(code) ?? NO_GRIDS;
    const inForce = this.#inForce.get(code) ?? NO_GRIDS;
    const place = this.#places.place(code);
    if (own.length === 0) {
      const [outline = null] = place === null ? [] : polygonsOf(place.outline);
      return all.size === 0
        ? NOTHING_KNOWN
        : { ...NOTHING_KNOWN, problems: [bareCommunityProblem(code, outline, inForce.length > 0)] };
    }
    const known = this.#known.get(code);
    const ofOwn = known?.place === place && known.own === own ? known : this.#ofOwn(place, code, own);
    const around = place === null ? [own] : this.#gridsAround(place, all);
    const isSame = ofOwn === known && known.cuts.around.every((grids, i) => grids === around[i]);
    const found = isSame ? known : { ...ofOwn, cuts: this.#cutsAmong(place, own, around) };
    this.#known.set(code, found);
    return { problems: [...found.problems, ...found.cuts.problems], newCuts: found.newCuts };
  }

  /** What does not depend on any other community. */
  #ofOwn(place: CommunityPlace | null, code: string, own: readonly Grid[]): Omit<Known, 'cuts'> {
    const inForce = this.#inForce.get(code) ?? NO_GRIDS;
    return {
      place,
      own,
      problems: withOpenedGround(borderProblems(this.#map.partitionOf(code), own), inForce, own),
      newCuts: place === null ? [] : newCuts(place, inForce, own).map(cutProblem),
    };
  }

  #cutsAmong(
    place: CommunityPlace | null,
    own: readonly Grid[],
    around: readonly (readonly Grid[])[],
  ): Known['cuts'] {
    return { around, problems: place === null ? [] : this.#cuts(place, own, around.flat()).map(cutProblem) };
  }

  /** The grids of the community, and of those into which its compounds or buildings may reach. */
  #gridsAround({ code, outline }: CommunityPlace, all: GridsByCommunity): readonly (readonly Grid[])[] {
    return [code, ...this.#communitiesBeside(code, outline)].map((each) => all.get(each) ?? NO_GRIDS);
  }

  /** An outline stays as long as the city does. */
  #communitiesBeside(code: string, outline: CommunityPlace['outline']): readonly string[] {
    const known = this.#beside.get(code);
    if (known) return known;
    const bounds = shapeBounds(shapeOf(outline));
    const beside = [...this.#bounds].flatMap(([other, box]) =>
      other !== code && boundsTouch(box, bounds) ? [other] : [],
    );
    this.#beside.set(code, beside);
    return beside;
  }

  #cuts({ code, outline, keptWhole }: CommunityPlace, own: readonly Grid[], around: readonly Grid[]): Cut[] {
    const borders = own.flatMap(({ geometry }) => geometry.coordinates);
    const [ownGround, ground] = [own, around].map(
      (grids) => new Map(grids.map((grid) => [grid.code, [grid.geometry]])),
    );
    return keptWhole.metBy(borders).flatMap((thing): Cut[] => {
      const isWithin = cornersOf(thing).every(([lon, lat]) => shapeCovers(shapeOf(outline), lon, lat));
      if (!isWithin && this.#homeOf(thing) !== code) return [];
      const grids = keptWhole.gridsCutting(thing, isWithin ? ownGround : ground);
      return grids === null ? [] : [{ thing, grids }];
    });
  }

  /** A thing on the border of communities is told once: where its first corner inside any of them lies. */
  #homeOf(thing: WholeThing): string | null {
    for (const [lon, lat] of cornersOf(thing)) {
      const community = this.#communityAt(lon, lat);
      if (community !== null) return community;
    }
    return null;
  }

  /** Of units, grids and stations; no edit of the ground changes to which compound a gate belongs. */
  #missingReferences(grids: readonly Grid[]): Problem[] {
    const { city, stations } = this.#state;
    const now = { ...city, compounds: [], gates: [], grids, stations: [...stations.values()] };
    this.#missedByGates ??= findMissingReferences({ ...city, adminUnits: [], grids: [], stations: [] }, NONE);
    return [...findMissingReferences(now, NONE), ...this.#missedByGates].map((problem) => {
      const at = stations.get(problem.where)?.location;
      return { ...problem, subjects: [problem.where], ...(at && { at }) };
    });
  }
}

function byCommunity(grids: readonly Grid[]): GridsByCommunity {
  const groups = new Map<string, Grid[]>();
  for (const grid of grids) {
    const group = groups.get(grid.communityCode);
    if (group === undefined) groups.set(grid.communityCode, [grid]);
    else group.push(grid);
  }
  return groups;
}

/** The same, every community whose grids are those of before with the very array that it had. */
function regrouped(grids: readonly Grid[], before: GridsByCommunity): GridsByCommunity {
  const groups = byCommunity(grids);
  return new Map(
    Array.from(groups, ([code, own]) => {
      const earlier = before.get(code);
      return [code, earlier !== undefined && sameGrids(earlier, own) ? earlier : own];
    }),
  );
}

/** The problem, marked when it is among the new ones. */
function withNews(problem: Problem, fresh: ReadonlySet<string>): Problem {
  return fresh.has(nameOf(problem)) ? { ...problem, isNew: true } : problem;
}

function nameOf({ code, where }: Problem): string {
  return `${code} ${where}`;
}

function cornersOf({ geometry }: WholeThing): readonly (readonly number[])[] {
  return shapeOf(geometry).flatMap(([shell]) => shell.slice(1));
}

function sameGrids(a: readonly Grid[], b: readonly Grid[]): boolean {
  return a.length === b.length && a.every((grid, i) => grid === b[i]);
}
