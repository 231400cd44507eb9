import type { CityData, Grid } from '../domain/city.ts';
import type { EditWarningCode, GroundAction, GroundCommand, PickedGround } from '../domain/edit.ts';
import type { LonLat } from '../domain/geometry.ts';
import { TOWN_COMMUNITIES } from './town-fixture.ts';

/** A stroke that breaks something, and what must be said before it lands. */
export interface BreakingStroke {
  readonly command: GroundCommand;
  readonly breaks: EditWarningCode;
}

const [COMMUNITY, NEIGHBOUR] = TOWN_COMMUNITIES;

/** Strokes in the first community of the town, each made to break one thing; `random` chooses which and where. */
export function breakingStroke(city: CityData, random: () => number): BreakingStroke {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)];
  const grids = city.grids.filter(({ communityCode }) => communityCode === COMMUNITY);
  const houses = housesByGrid(city);
  const open = grids.filter(({ kind }) => kind === 'scattered_housing');
  const walled = grids.filter(({ kind }) => kind === 'gated_compound');
  const [grid, other] = [pick(open), pick(grids)];
  const elsewhere = pick(grids.filter((one) => one !== grid && !areNeighbours(one, grid)));
  const beside = pick(grids.filter((one) => one !== grid && areNeighbours(one, grid)));
  const stroke = (
    breaks: EditWarningCode,
    action: GroundAction,
    options: Partial<GroundCommand> = {},
  ): BreakingStroke => {
    const plain = { communityCode: COMMUNITY, locked: [], repairs: [], compoundReason: null };
    return { breaks, command: { ...plain, ...options, ...action } as GroundCommand };
  };
  const give = (buildings: readonly string[], to: Grid): GroundAction => ({
    kind: 'assign_ground',
    picked: picking({ buildings }),
    to: to.code,
    onlyFrom: null,
  });
  const homesOf = (one: Grid) => houses.get(one.code) ?? [];
  const kinds: (() => BreakingStroke)[] = [
    // A house in the middle of a block goes to a grid that does not touch the block.
    () => stroke('disconnected', give([homesOf(grid)[4]], elsewhere)),
    // So do the houses between, from street to street, which cuts the block in two besides.
    () => stroke('disconnected', give(homesOf(grid).slice(3, 6), elsewhere)),
    () => stroke('empty_grid', give(homesOf(grid), beside)),
    () => stroke('cuts_compound', give([pick(homesOf(pick(walled)))], grid)),
    () =>
      stroke('cuts_building', {
        kind: 'split_grid',
        gridCode: grid.code,
        line: lineThrough(city, homesOf(grid)[4]),
      }),
    () => stroke('out_of_band', give(homesOf(grid).slice(0, 6), beside)),
    () =>
      stroke(
        'locked',
        give([...homesOf(grid).slice(0, 3), ...homesOf(beside)], pick(without(open, [grid, beside]))),
        { locked: [grid.code] },
      ),
    () =>
      stroke(
        'outside_community',
        give(
          [
            pick(homesOf(pick(city.grids.filter((one) => one.communityCode === NEIGHBOUR)))),
            homesOf(other)[0],
          ],
          pick(without(open, [other])),
        ),
      ),
    () => {
      const [west, east] = acrossRailway(grids, pick);
      return stroke('crosses_barrier', give(homesOf(east), west), { compoundReason: '调整' });
    },
  ];
  return pick(kinds)();
}

function picking(part: Partial<PickedGround>): PickedGround {
  return { buildings: [], compounds: [], blocksAt: [], ...part };
}

function without(grids: readonly Grid[], left: readonly Grid[]): Grid[] {
  return grids.filter((grid) => !left.includes(grid));
}

/** Codes of the nine houses of every block, in the order of the fixture. */
function housesByGrid({ grids, buildings }: CityData): Map<string, string[]> {
  return new Map(grids.map(({ code }, i) => [code, buildings.codes.slice(9 * i, 9 * (i + 1))]));
}

/** Whether two blocks share a side. */
function areNeighbours(a: Grid, b: Grid): boolean {
  const corners = new Set(a.geometry.coordinates[0].map(String));
  return b.geometry.coordinates[0].slice(1).filter((position) => corners.has(String(position))).length === 2;
}

/** From west to east across the town, through the middle of a house. */
function lineThrough({ buildings }: CityData, code: string): LonLat[] {
  const row = buildings.codes.indexOf(code);
  const [lon, lat] = [buildings.lon[row], buildings.lat[row]];
  return [
    [lon - 0.004, lat],
    [lon + 0.004, lat],
  ];
}

/** Blocks of the same row on both sides of the railway. */
function acrossRailway(grids: readonly Grid[], pick: <T>(items: readonly T[]) => T): [Grid, Grid] {
  const row = pick([0, 1, 2]);
  return [grids[3 + row], grids[6 + row]];
}
