import type { BuildingTable } from '../../../domain/city.ts';
import type { GapCluster, GapFigures } from '../../../domain/coverage-report.ts';
import type { LocalFrame } from '../../geometry/local-frame.ts';
import type { CoverageModel } from '../coverage-model.ts';
import { minutesOf } from '../walk-limit.ts';
import { clusterRows } from './gap-clusters.ts';

/** Buildings in which households live beyond the limit. */
export function gapRows({ count, households }: BuildingTable, model: CoverageModel): number[] {
  const rows: number[] = [];
  for (let row = 0; row < count; row++) if (households[row] > 0 && !model.isCovered(row)) rows.push(row);
  return rows;
}

/** The gaps of grids, most households first. `codeOf` names the grid of a group, `null` for one that is gone. */
export function gapsByGrid(
  rows: readonly number[],
  buildings: BuildingTable,
  model: CoverageModel,
  codeOf: (group: number) => string | null,
): GapFigures[] {
  const rowsOf = new Map<string, number[]>();
  for (const row of rows) {
    const group = model.groupOf(row);
    const code = group < 0 ? null : codeOf(group);
    if (code === null) continue;
    const known = rowsOf.get(code);
    if (known) known.push(row);
    else rowsOf.set(code, [row]);
  }
  return mostFirst(Array.from(rowsOf, ([code, members]) => gapFigures(code, members, buildings, model)));
}

/** Such buildings together with those near to them. */
export function gapClusterRows(
  rows: readonly number[],
  { lon, lat }: BuildingTable,
  frame: LocalFrame,
): number[][] {
  const { x, y } = frame.columnsToLocal(
    Float64Array.from(rows, (row) => lon[row]),
    Float64Array.from(rows, (row) => lat[row]),
  );
  const places = rows.map((_, place) => place);
  const clusters = clusterRows(
    places,
    (place) => x[place],
    (place) => y[place],
  );
  return clusters.map((members) => members.map((place) => rows[place]));
}

/** The gaps of neighbouring homes, as {@link gapClusterRows} tells them, most households first. */
export function gapsByCluster(
  clusters: readonly (readonly number[])[],
  buildings: BuildingTable,
  model: CoverageModel,
  codeOf: (group: number) => string | null,
): GapCluster[] {
  return mostFirst(
    clusters.map((members) => {
      const { codes, households, lon, lat } = buildings;
      const heaviest = members.reduce((best, row) =>
        households[row] > households[best] ||
        (households[row] === households[best] && codes[row] < codes[best])
          ? row
          : best,
      );
      const perGrid = householdsBy(members, buildings, (row) => {
        const group = model.groupOf(row);
        return group < 0 ? null : codeOf(group);
      });
      return {
        ...gapFigures(codes[heaviest], members, buildings, model),
        at: [lon[heaviest], lat[heaviest]],
        bounds: boundsOf(members, buildings),
        gridCodes: perGrid.map(([code]) => code),
      };
    }),
  );
}

function gapFigures(
  code: string,
  rows: readonly number[],
  buildings: BuildingTable,
  model: CoverageModel,
): GapFigures {
  const { households, olderHouseholds } = buildings;
  let gapHouseholds = 0;
  let unreachableHouseholds = 0;
  let olderGapHouseholds: number | null = null;
  let householdMetres = 0;
  for (const row of rows) {
    gapHouseholds += households[row];
    if (olderHouseholds[row] >= 0) olderGapHouseholds = (olderGapHouseholds ?? 0) + olderHouseholds[row];
    const metres = model.metresOf(row);
    if (metres === Number.POSITIVE_INFINITY) unreachableHouseholds += households[row];
    else householdMetres += metres * households[row];
  }
  const walkers = gapHouseholds - unreachableHouseholds;
  const { speedKmh, limitMinutes } = model.walk;
  const [nearest] = householdsBy(rows, buildings, (row) => model.stationOf(row));
  return {
    code,
    gapHouseholds,
    olderGapHouseholds,
    unreachableHouseholds,
    buildings: rows.length,
    stationCode: nearest?.[0] ?? null,
    extraMinutes: walkers === 0 ? null : minutesOf(householdMetres / walkers, speedKmh) - limitMinutes,
  };
}

/** Households by what a row is named, most first, then by name; rows named `null` are left out. */
function householdsBy(
  rows: readonly number[],
  { households }: BuildingTable,
  nameOf: (row: number) => string | null,
): [name: string, households: number][] {
  const sums = new Map<string, number>();
  for (const row of rows) {
    const name = nameOf(row);
    if (name !== null) sums.set(name, (sums.get(name) ?? 0) + households[row]);
  }
  return [...sums].sort(([a, ofA], [b, ofB]) => ofB - ofA || (a < b ? -1 : 1));
}

function boundsOf(rows: readonly number[], { lon, lat }: BuildingTable): GapCluster['bounds'] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const row of rows) {
    west = Math.min(west, lon[row]);
    south = Math.min(south, lat[row]);
    east = Math.max(east, lon[row]);
    north = Math.max(north, lat[row]);
  }
  return [west, south, east, north];
}

function mostFirst<Gap extends GapFigures>(gaps: Gap[]): Gap[] {
  return gaps.sort((a, b) => b.gapHouseholds - a.gapHouseholds || (a.code < b.code ? -1 : 1));
}
