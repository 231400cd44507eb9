/**
 * Makes an invented city: the demo district of 406 grids or a prefecture of 2,427. It works in one direction.
 * The terrain (river, railway, expressway, main roads bent along the river) is cut into blocks as one planar
 * subdivision; blocks are grouped into counties, sub-districts and communities and cut by smaller streets until each
 * community has its grids; each grid gets a use (walled compound, old quarter, business …), lanes and houses; stations
 * are placed; and every border is read off the same edges, so neighbours share their vertices exactly.
 * Pure: no clock, no files, and all chance comes from the seed.
 */
import { type CityData, DEFAULT_STATION_CAPACITY, DEFAULT_WALK_PROFILES } from '../src/domain/city.ts';
import { arrange } from './generator/arrangement.ts';
import { drawCircles } from './generator/circles.ts';
import { backdropOf, buildingTable, compoundsOf } from './generator/features.ts';
import { buildInteriors } from './generator/interiors.ts';
import { assignLandUse } from './generator/land-use.ts';
import { layOut } from './generator/layout.ts';
import { NameBook } from './generator/names.ts';
import { publicFactsOf } from './generator/public-facts.ts';
import { createRandom } from './generator/random.ts';
import { type CityPreset, recipeFor } from './generator/recipe.ts';
import { registerAreas } from './generator/register.ts';
import { placeStations } from './generator/stations.ts';
import { nameLines, streetTable } from './generator/streets.ts';
import { LineBook, layTerrain } from './generator/terrain.ts';

export type { CityPreset };

export const DEFAULT_SEED = 20260331;

/** The city of a preset. The same preset and seed give the same bytes. */
export function generateCity(preset: CityPreset, seed: number = DEFAULT_SEED): CityData {
  const recipe = recipeFor(preset, seed);
  const random = createRandom(seed);
  const book = new LineBook();
  const names = new NameBook(random.fork('names'));

  const terrain = layTerrain(recipe, book, random.fork('terrain'));
  const map = arrange(terrain.courses, terrain.outline);
  const plans = layOut(map, recipe, book, random.fork('layout'));
  const drafts = assignLandUse(map, plans, recipe, terrain.riverHalfWidthM, random.fork('land use'));
  const city = buildInteriors(map, drafts, terrain.riverHalfWidthM, book, random.fork('interiors'));

  const { adminUnits, grids, communityCodes } = registerAreas(
    map,
    recipe,
    plans,
    drafts,
    names,
    random.fork('staff'),
  );
  const { compounds, gates } = compoundsOf(city, grids, names, random.fork('compounds'));
  const streetNames = nameLines(map, names, random.fork('streets'));
  const known = { units: adminUnits, grids, communityCodes, compounds, streetNames };
  const stations = placeStations(city, recipe, known, random.fork('stations'));
  return {
    info: {
      name: recipe.name,
      nameEn: recipe.nameEn,
      code: recipe.code,
      crs: 'EPSG:4490',
      source: `GridCircle city generator, seed ${seed}`,
      licence: 'CC0-1.0',
      dataDate: '2026-03-31',
      synthetic: true,
      mapApprovalNumber: null,
      bands: { gated_compound: null, scattered_housing: { min: 300, max: 500 }, dedicated: null },
      walkProfiles: DEFAULT_WALK_PROFILES,
      stationCapacity: DEFAULT_STATION_CAPACITY,
    },
    adminUnits,
    grids,
    retiredGridCodes: [],
    compounds,
    gates,
    crossings: [],
    buildings: buildingTable(city, random.fork('buildings')),
    stations,
    streets: streetTable(map, city.ways, streetNames),
    exactNetwork: null,
    backdrop: backdropOf(city, terrain.riverHalfWidthM),
    serviceCircles: drawCircles(adminUnits, stations, random.fork('circles')),
    publicFacts: publicFactsOf(grids, random.fork('public facts')),
  };
}
