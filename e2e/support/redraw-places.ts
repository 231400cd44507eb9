/**
 * Places of the city where redrawing shows: found with the engine itself, so that the stories keep working
 * when the demo city changes.
 */
import type { CityData, Grid } from '../../src/domain/city.ts';
import type { GroundAction, GroundCommand } from '../../src/domain/edit.ts';
import type { EditEffect } from '../../src/domain/figures.ts';
import { type LonLat, type Polygon, roundDegrees } from '../../src/domain/geometry.ts';
import { haversineM } from '../../src/engine/geometry/haversine.ts';
import { locatePoint } from '../../src/engine/geometry/point-in-polygon.ts';
import { geometryBounds } from '../../src/map/bounds.ts';
import { interiorPoint } from '../../src/map/interior-point.ts';
import type { CitySource } from '../../src/sources/city-source.ts';
import type { EngineApi } from '../../src/worker/protocol.ts';

/** A command of nothing but the action: no locks, no repairs. */
export function plain(action: GroundAction, communityCode: string): GroundCommand {
  return { ...action, communityCode, locked: [], repairs: [], compoundReason: null };
}

/** Gives the engine what the page gives its own before ground of the community is edited. */
export async function provideFootprints(
  city: CityData,
  engine: EngineApi,
  source: CitySource,
  communityCode: string,
): Promise<void> {
  const unit = city.adminUnits.find(({ code }) => code === communityCode)!;
  await engine.provideFootprints(await source.buildingFootprints(geometryBounds(unit.geometry)));
}

/** What the command would do, with nothing left behind; `null` when it is refused. */
async function tried(engine: EngineApi, command: GroundCommand): Promise<EditEffect | null> {
  const answer = await engine.edit(command, 'provisional', false);
  await engine.cancelEdit();
  return answer.ok ? answer.value : null;
}

/** True when the stroke asks nobody for a decision. */
export function landsAtOnce({ warnings }: EditEffect): boolean {
  return warnings.every(({ blocking, repairs }) => !blocking && repairs.length === 0);
}

export interface StreetSplit {
  readonly grid: Grid;
  /** The street from border to border. */
  readonly line: readonly LonLat[];
}

/** A grid that a street crosses from border to border, so that both sides have homes and nothing is cut. */
export async function streetSplit(
  city: CityData,
  engine: EngineApi,
  source: CitySource,
): Promise<StreetSplit> {
  for (const grid of city.grids) {
    for (const line of crossings(city, grid)) {
      await provideFootprints(city, engine, source, grid.communityCode);
      const effect = await tried(
        engine,
        plain({ kind: 'split_grid', gridCode: grid.code, line }, grid.communityCode),
      );
      const inhabited = effect?.grids.filter(({ households }) => households > 0) ?? [];
      if (effect && landsAtOnce(effect) && inhabited.length === 2) return { grid, line };
    }
  }
  throw new Error('No street of the city splits a grid without cutting something.');
}

/** Stretches of single streets that begin and end on the grid's border and run inside it between. */
function* crossings({ streets }: CityData, { geometry }: Grid): Generator<LonLat[]> {
  const [west, south, east, north] = geometryBounds(geometry);
  for (let street = 0; street < streets.count; street++) {
    let line: LonLat[] = [];
    for (let vertex = streets.offsets[street]; vertex < streets.offsets[street + 1]; vertex++) {
      const at: LonLat = [roundDegrees(streets.lon[vertex]), roundDegrees(streets.lat[vertex])];
      const near = at[0] >= west && at[0] <= east && at[1] >= south && at[1] <= north;
      const where = near ? locatePoint(at[0], at[1], geometry.coordinates) : 'outside';
      if (where === 'inside' && line.length > 0) line.push(at);
      else if (where === 'border') {
        if (line.length > 1) yield [...line, at];
        line = [at];
      } else line = [];
    }
  }
}

export interface Handover {
  /** Who receives. */
  readonly grid: Grid;
  readonly from: Grid;
  readonly compoundCode: string;
  /** A building of the compound, far from its rim. */
  readonly at: LonLat;
  /** What the engine says when the compound is given whole, with the whole of its ground. */
  readonly effect: EditEffect;
}

/** A compound that a neighbouring grid can take over; `suits` looks at what the engine says to it. */
export async function compoundHandover(
  city: CityData,
  engine: EngineApi,
  source: CitySource,
  suits: (effect: EditEffect) => boolean,
): Promise<Handover> {
  for (const { code: compoundCode, geometry } of city.compounds) {
    const at = geometry.type === 'Polygon' ? innermostBuilding(city, compoundCode, geometry) : null;
    const from =
      at && city.grids.find((grid) => locatePoint(at[0], at[1], grid.geometry.coordinates) === 'inside');
    if (!at || !from) continue;
    await provideFootprints(city, engine, source, from.communityCode);
    for (const grid of neighboursOf(city.grids, from)) {
      const effect = await tried(engine, handover(compoundCode, grid));
      if (effect && suits(effect)) return { grid, from, compoundCode, at, effect };
    }
  }
  throw new Error('No compound of the city can be handed over like that.');
}

/** Where the compound's building nearest to its inside stands; `null` when it has none. */
function innermostBuilding({ buildings, compounds }: CityData, code: string, ground: Polygon): LonLat | null {
  const [lon, lat] = interiorPoint(ground);
  let best: LonLat | null = null;
  let shortest = Number.POSITIVE_INFINITY;
  for (let row = 0; row < buildings.count; row++) {
    if (compounds[buildings.compoundIndex[row]]?.code !== code) continue;
    const metres = haversineM(lon, lat, buildings.lon[row], buildings.lat[row]);
    if (metres >= shortest) continue;
    shortest = metres;
    best = [buildings.lon[row], buildings.lat[row]];
  }
  return best;
}

/** The command that gives a whole compound to a grid. */
export function handover(compoundCode: string, to: Grid): GroundCommand {
  const picked = { buildings: [], compounds: [compoundCode], blocksAt: [] };
  return plain({ kind: 'assign_ground', picked, to: to.code, onlyFrom: null }, to.communityCode);
}

/** Grids of the same community that share a stretch of border. */
export function neighboursOf(grids: Iterable<Grid>, { code, communityCode, geometry }: Grid): Grid[] {
  const own = new Set(geometry.coordinates[0].map((at) => at.join()));
  return [...grids].filter(
    (grid) =>
      grid.communityCode === communityCode &&
      grid.code !== code &&
      grid.geometry.coordinates[0].filter((at) => own.has(at.join())).length > 1,
  );
}
