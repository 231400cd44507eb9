/**
 * What of a city is made public, as documents by path (`src/domain/public-city.ts` says what stands in them): facts
 * of the street by tile (`ground-by-tile.ts`, `project-tiles.ts`, `tile-columns.ts`), which grid and which walk each
 * building has (`building-walks.ts`), the city, its units and stations (`project-index.ts`), names to search for
 * (`project-places.ts`), and figures of units that
 * are rounded and suppressed (`count-units.ts`, `suppress.ts`). Whatever is not named there stays inside: every record is made from the
 * facts that it is to have, never by leaving some out.
 *
 * It needs all buildings with their households, so it is made where the operator's rights are, never in a browser.
 */
import type { CityData, Grid } from '../../domain/city.ts';
import type { PublicDocuments, PublicFacts, PublicFigures, PublicPath } from '../../domain/public-city.ts';
import { CityWalks } from '../coverage/city-walks.ts';
import { createGridAssignment } from '../topology/grid-assignment.ts';
import { type BuildingWalks, walkBuildings } from './building-walks.ts';
import { countUnits } from './count-units.ts';
import type { TellingRule } from './figure-attack.ts';
import { projectIndex } from './project-index.ts';
import { projectPlaces } from './project-places.ts';
import { projectTiles } from './project-tiles.ts';
import { publicFigures } from './suppress.ts';

export interface ProjectionInput {
  readonly city: CityData;
  /** Of the map in force; 1 for a package. */
  readonly version: number;
  /** ISO instant. */
  readonly madeAt: string;
  /** Grids of the map before the last redraw; `null` where there was none or it is not to be told. */
  readonly earlierGrids: readonly Grid[] | null;
  readonly facts: PublicFacts;
}

/** All documents of the public projection, of one version. The same input gives the same documents. */
export function projectPublicCity(input: ProjectionInput): PublicDocuments {
  const { city, version, madeAt, facts } = input;
  const gridOf = gridOfBuildings(city, city.grids);
  const walks = new CityWalks(city);
  const buildingWalks = walkBuildings(city, walks, gridOf);
  const tiles = projectTiles({
    city,
    version,
    facts,
    gridOf,
    earlier: earlierOf(input),
    walks: buildingWalks,
  });
  const index = projectIndex({
    city,
    version,
    madeAt,
    facts,
    planeLatitude: walks.moment.ground.planeLatitude,
    figuresOf: figuresOfUnits(city, buildingWalks, facts.settings),
    tiles: tiles.map(({ id }) => id),
  });
  return new Map<PublicPath, unknown>([
    ['index.json', index],
    ['places.json', projectPlaces(city, version)],
    ...tiles.map((tile): [PublicPath, unknown] => [`tiles/${tile.id}.json`, tile]),
  ]);
}

/** The figures of each unit as they are told; none of a unit that is in no tree. */
function figuresOfUnits(city: CityData, walks: BuildingWalks, rule: TellingRule) {
  const { units, rowOf } = countUnits(city, walks.standard);
  const figures = publicFigures(units, rule);
  return (code: string): PublicFigures =>
    figures[rowOf.get(code) ?? -1] ?? { households: null, coveredHouseholds: null };
}

/** Where homes were before the last redraw, while an operator has it told. */
function earlierOf({ city, earlierGrids, facts }: ProjectionInput) {
  if (earlierGrids === null || facts.settings.changesUntil === null) return null;
  return { grids: earlierGrids, gridOf: gridOfBuildings(city, earlierGrids) };
}

function gridOfBuildings({ buildings }: CityData, grids: readonly Grid[]): Int32Array {
  const shapes = grids.map(({ code, geometry }) => ({ code, polygon: geometry }));
  return createGridAssignment(buildings.lon, buildings.lat, shapes).gridOf;
}
