/**
 * What an adjustment round works on, found with the engine: a grid that has outgrown its band and the two
 * streets that make three of it, and problems that a few buildings given to a neighbour mend.
 */
import type { CityData, Grid } from '../../src/domain/city.ts';
import type { EditCommand } from '../../src/domain/edit.ts';
import type { EditEffect } from '../../src/domain/figures.ts';
import { type LonLat, roundDegrees } from '../../src/domain/geometry.ts';
import { applyToRecords, invertChange } from '../../src/editing/change.ts';
import { haversineM } from '../../src/engine/geometry/haversine.ts';
import { locatePoint } from '../../src/engine/geometry/point-in-polygon.ts';
import { interiorPoint } from '../../src/map/interior-point.ts';
import type { CitySource } from '../../src/sources/city-source.ts';
import type { EngineApi } from '../../src/worker/protocol.ts';
import { landsAtOnce, neighboursOf, plain, provideFootprints } from './redraw-places.ts';

/** The map as the twin has it, brought forward by everything that lands. */
export class Twin {
  readonly city: CityData;
  readonly engine: EngineApi;
  readonly #source: CitySource;
  grids: ReadonlyMap<string, Grid>;

  constructor(city: CityData, engine: EngineApi, source: CitySource) {
    this.city = city;
    this.engine = engine;
    this.#source = source;
    this.grids = new Map(city.grids.map((grid) => [grid.code, grid]));
  }

  /** Gives the engine what the page gives its own before ground of the community is edited. */
  prepare(communityCode: string): Promise<void> {
    return provideFootprints(this.city, this.engine, this.#source, communityCode);
  }

  /** Lands the command; `null`, and nothing changed, when it is refused or asks for a decision. */
  async land(command: EditCommand): Promise<EditEffect | null> {
    const tried = await this.engine.edit(command, 'provisional', false);
    await this.engine.cancelEdit();
    if (!tried.ok || !landsAtOnce(tried.value)) return null;
    const answer = await this.engine.edit(command, 'commit', false);
    if (!answer.ok) throw new Error(`Previewed, then refused: ${answer.reason}`);
    this.grids = applyToRecords(this.grids, answer.value.change.grids);
    return answer.value;
  }

  async takeBack({ change }: EditEffect): Promise<void> {
    const back = invertChange(change);
    await this.engine.apply(back);
    this.grids = applyToRecords(this.grids, back.grids);
  }
}

export interface ThreeWaySplit {
  readonly grid: Grid;
  readonly households: number;
  /** Streets from border to border: the first cuts the grid, the second one of its parts. */
  readonly cuts: readonly [Cut, Cut];
}

export interface Cut {
  readonly gridCode: string;
  readonly line: readonly LonLat[];
}

/** Households that the three grids may be outside the band, together: a few buildings mend it. */
const NEARLY = 40;

/** The grid furthest above its band, cut along two streets into three that are nearly within it. */
export async function threeWaySplit(twin: Twin): Promise<ThreeWaySplit> {
  const { grids } = await twin.engine.figures();
  const largest = [...grids].sort((a, b) => b.bandDeviation - a.bandDeviation)[0];
  const grid = twin.grids.get(largest.code)!;
  await twin.prepare(grid.communityCode);
  const streets = await streetsAcross(twin, grid);
  for (const first of streets) {
    const cut = await twin.land(split(grid.code, first, grid));
    if (cut === null) continue;
    const whole = new Map(cut.grids.map((part) => [part.code, part]));
    for (const gridCode of [grid.code, ...Object.keys(cut.change.grids.added)]) {
      for (const line of streets) {
        const again = await twin.land(split(gridCode, line, grid));
        if (again === null) continue;
        const parts = new Map([...whole, ...again.grids.map((part) => [part.code, part] as const)]);
        const made = [grid.code, ...parts.keys()].filter(
          (code) => code === grid.code || !knew(twin.city, code),
        );
        const three = [...new Set(made)].map((code) => parts.get(code)!);
        const deviation = three.reduce((sum, part) => sum + Math.abs(part.bandDeviation), 0);
        await twin.takeBack(again);
        if (three.length !== 3 || deviation > NEARLY) continue;
        await twin.takeBack(cut);
        return {
          grid,
          households: largest.households,
          cuts: [
            { gridCode: grid.code, line: first },
            { gridCode, line },
          ],
        };
      }
    }
    await twin.takeBack(cut);
  }
  throw new Error(`No two streets make three grids out of ${grid.code}.`);
}

function knew(city: CityData, code: string): boolean {
  return city.grids.some((grid) => grid.code === code);
}

export function split(gridCode: string, line: readonly LonLat[], { communityCode }: Grid): EditCommand {
  return plain({ kind: 'split_grid', gridCode, line }, communityCode);
}

/** Ways along streets through the grid between two places where streets meet its border. */
async function streetsAcross({ city, engine }: Twin, grid: Grid): Promise<LonLat[][]> {
  const { coordinates } = grid.geometry;
  const ends = streetEnds(city).filter(([lon, lat]) => locatePoint(lon, lat, coordinates) === 'border');
  const ways = new Map<string, LonLat[]>();
  for (const [i, from] of ends.entries()) {
    for (const to of ends.slice(i + 1)) {
      const way = await engine.streetPath(grid.communityCode, from, to);
      const through = way && stretchInside(way, coordinates);
      if (through) ways.set(through.join(' '), through);
    }
  }
  return [...ways.values()];
}

/** The one stretch of a way that runs inside, with the places on the border where it enters and leaves. */
function stretchInside(way: readonly LonLat[], rings: Grid['geometry']['coordinates']): LonLat[] | null {
  const isInside = way.map(([lon, lat]) => locatePoint(lon, lat, rings) === 'inside');
  const [first, last] = [isInside.indexOf(true), isInside.lastIndexOf(true)];
  const isOne = first > 0 && last < way.length - 1 && isInside.slice(first, last + 1).every(Boolean);
  return isOne ? way.slice(first - 1, last + 2) : null;
}

/** Every end of a street, once. */
function streetEnds({ streets }: CityData): LonLat[] {
  const ends = new Map<string, LonLat>();
  for (let street = 0; street < streets.count; street++) {
    for (const vertex of [streets.offsets[street], streets.offsets[street + 1] - 1]) {
      const at: LonLat = [roundDegrees(streets.lon[vertex]), roundDegrees(streets.lat[vertex])];
      ends.set(at.join(), at);
    }
  }
  return [...ends.values()];
}

export interface Mending {
  /** The grid below its band. */
  readonly grid: Grid;
  /** Buildings of a neighbour, to be given one by one in this order. */
  readonly buildings: readonly LonLat[];
}

/**
 * Grids below their band that a neighbour can fill, one building after the other, without leaving its own;
 * those of one community first, then those that lack least. The twin keeps what lands.
 */
export async function mendings(twin: Twin, count: number, first: string): Promise<readonly Mending[]> {
  const found: Mending[] = [];
  const { grids } = await twin.engine.figures();
  const under = grids
    .filter(({ band }) => band === 'under')
    .sort((a, b) => b.bandDeviation - a.bandDeviation)
    .map(({ code }) => twin.grids.get(code)!);
  for (const grid of under.sort((a, b) => rankOf(a, first) - rankOf(b, first))) {
    await twin.prepare(grid.communityCode);
    for (const neighbour of neighboursOf(twin.grids.values(), grid)) {
      const buildings = neighbour.kind === 'scattered_housing' ? await filling(twin, grid, neighbour) : null;
      if (buildings === null) continue;
      found.push({ grid, buildings });
      break;
    }
    if (found.length === count) return found;
  }
  throw new Error(`Only ${found.length} grids below the band can be filled by a neighbour.`);
}

function rankOf({ communityCode }: Grid, first: string): number {
  return communityCode === first ? 0 : 1;
}

/** Lands buildings until the grid is in its band and the neighbour still in its own; `null` when that never is. */
async function filling(twin: Twin, grid: Grid, neighbour: Grid): Promise<LonLat[] | null> {
  const { buildings } = twin.city;
  const effects: EditEffect[] = [];
  const given: LonLat[] = [];
  for (const row of nearestBuildings(twin.city, neighbour, interiorPoint(grid.geometry)).slice(0, 16)) {
    const effect = await twin.land(giveBuilding(twin.city, row, grid));
    if (effect === null) continue;
    effects.push(effect);
    given.push([buildings.lon[row], buildings.lat[row]]);
    const ends = [grid, neighbour].map(({ code }) => effect.grids.find((one) => one.code === code));
    if (ends.every((one) => one?.band === 'in')) return given;
  }
  for (const effect of effects.reverse()) await twin.takeBack(effect);
  return null;
}

function giveBuilding({ buildings }: CityData, row: number, to: Grid): EditCommand {
  const picked = { buildings: [buildings.codes[row]], compounds: [], blocksAt: [] };
  return plain({ kind: 'assign_ground', picked, to: to.code, onlyFrom: null }, to.communityCode);
}

/** Rows of the grid's buildings outside compounds, nearest to the place first. */
function nearestBuildings({ buildings }: CityData, { geometry }: Grid, [lon, lat]: LonLat): number[] {
  const rows = Array.from({ length: buildings.count }, (_, row) => row).filter(
    (row) =>
      buildings.compoundIndex[row] === -1 &&
      locatePoint(buildings.lon[row], buildings.lat[row], geometry.coordinates) === 'inside',
  );
  const away = (row: number) => haversineM(buildings.lon[row], buildings.lat[row], lon, lat);
  return rows.sort((a, b) => away(a) - away(b));
}
