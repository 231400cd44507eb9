/** Where the strokes of a bench are drawn: neighbourhoods with enough buildings of one community in sight. */
import type { Page } from 'playwright-core';
import type { Random } from '../../data/generator/random.ts';
import type { CityData, Grid } from '../../src/domain/city.ts';
import type { LonLat } from '../../src/domain/geometry.ts';
import type { ScreenPoint } from '../../src/map/adapter.ts';
import { geometryBounds } from '../../src/map/bounds.ts';
import { locateCommunities } from '../../src/worker/community-locator.ts';

export interface Place {
  readonly grid: Grid;
  /** The buildings of its community that are nearest to it, the nearest first. */
  readonly houses: readonly LonLat[];
}

/** Buildings under a stroke, as far as they stand in the open. */
const BUILDINGS = 200;
const ENOUGH = 180;
/** Nobody draws from further off. */
const MOST_STEPS_BACK = 4;
/** Where no panel covers the map of a window of 1440 by 900. */
const FREE = { west: 340, east: 1080, south: 600, north: 230 } as const;

/** Places of communities with enough buildings, without end: a community comes again when all have been visited. */
export function* placesIn(city: CityData, random: Random): Generator<Place> {
  const houses = housesOfCommunities(city);
  const grids = city.grids.filter(
    ({ kind, communityCode }) =>
      kind !== 'dedicated' && (houses.get(communityCode)?.length ?? 0) >= BUILDINGS,
  );
  if (grids.length === 0) throw new Error(`Expected a community with ${BUILDINGS} buildings, found none.`);
  for (;;) {
    for (const grid of random.shuffled(grids)) {
      yield { grid, houses: nearestTo(grid, houses.get(grid.communityCode) ?? []) };
    }
  }
}

/** Brings a place into sight. Answers where its houses are on the page, `null` where too few stand in the open. */
export async function lookAt(page: Page, { grid, houses }: Place): Promise<readonly ScreenPoint[] | null> {
  const name = '搜索网格、站点、社区或小区';
  await page.getByRole('combobox', { name }).fill(grid.code);
  await page.getByRole('listbox', { name }).getByRole('option').first().click();
  await page.getByTestId('map').locator('canvas').focus();
  for (let steps = 0; steps <= MOST_STEPS_BACK; steps++) {
    const free = (await pixelsOf(page, houses)).filter(isFree);
    if (free.length >= ENOUGH) {
      await pictureComplete(page);
      return free;
    }
    await page.keyboard.press('-');
  }
  return null;
}

/** Resolves when the map shows everything that it was given. */
export async function pictureComplete(page: Page): Promise<void> {
  await page.evaluate(() => window.gridcircle!.map!.idle());
}

function housesOfCommunities({ adminUnits, buildings }: CityData): ReadonlyMap<string, readonly LonLat[]> {
  const communityAt = locateCommunities(adminUnits);
  const houses = new Map<string, LonLat[]>();
  for (let row = 0; row < buildings.count; row++) {
    const [lon, lat] = [buildings.lon[row], buildings.lat[row]];
    const community = communityAt(lon, lat);
    if (community === null) continue;
    const others = houses.get(community);
    if (others) others.push([lon, lat]);
    else houses.set(community, [[lon, lat]]);
  }
  return houses;
}

function nearestTo({ geometry }: Grid, houses: readonly LonLat[]): LonLat[] {
  const [west, south, east, north] = geometryBounds(geometry);
  const shrink = Math.cos((south * Math.PI) / 180);
  const off = ([lon, lat]: LonLat) =>
    Math.hypot((lon - (west + east) / 2) * shrink, lat - (south + north) / 2);
  return [...houses].sort((a, b) => off(a) - off(b)).slice(0, BUILDINGS);
}

async function pixelsOf(page: Page, positions: readonly LonLat[]): Promise<ScreenPoint[]> {
  const pixels = await page.evaluate(
    (all) => all.map((at) => window.gridcircle!.map!.project(at)),
    positions,
  );
  return pixels.map(([x, y]) => ({ x, y }));
}

function isFree({ x, y }: ScreenPoint): boolean {
  return x > FREE.west && x < FREE.east && y > FREE.north && y < FREE.south;
}
